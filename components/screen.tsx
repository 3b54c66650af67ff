import { StrictMode, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { i18n } from '#i18n';
import { ServicesProvider, type Services } from './services';
import { FullDiskEdge } from './safety/full-disk-edge';
import { StoreGate } from './safety/store-gate';
import { StoreNotice } from './store-notice';
import { Announcer } from './ui/announcer';
import './ui/tokens.css';
import './ui/base.css';
import { ErrorBoundary } from './ui/error-boundary';
import { keepFocus } from './ui/keep-focus';

/** Shows a screen in an extension page: its language, its services, its live region and its last edge. */
export function showScreen(screen: ReactNode, services: Services): void {
  // The database opens while the screen is drawn for the first time. Whoever asks it learns if it cannot.
  services.store.db.open().catch(() => undefined);
  document.documentElement.lang = i18n.t('locale');
  document.title = i18n.t('extension.name');
  const root = document.getElementById('root');
  if (!root) throw new Error('The page has no #root.');
  keepFocus(root);
  createRoot(root).render(
    <StrictMode>
      <ErrorBoundary>
        <ServicesProvider value={services}>
          <Announcer>
            <StoreNotice />
            <FullDiskEdge store={services.store}>
              <StoreGate>{screen}</StoreGate>
            </FullDiskEdge>
          </Announcer>
        </ServicesProvider>
      </ErrorBoundary>
    </StrictMode>,
  );
}
