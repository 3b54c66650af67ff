import { FileQuestion, RefreshCw } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import { i18n } from '#i18n';
import type { TabReading, Unreadable } from '@/lib/messages/read-tab';
import { useServices } from '../services';
import { useAnnounce } from '../ui/announcer';
import { Button } from '../ui/button';
import { Empty } from '../ui/empty';
import { getUnreadableSentence } from '../words';
import styles from './page-view.module.css';
import { ReadingView } from './reading-view';

type State =
  | { step: 'reading' }
  | { step: 'unreadable'; reason: Unreadable }
  | (TabReading & { ok: true; step: 'read' });

/** The popup: what is on the page in front of the user, and which of it is already ours. */
export function PageView() {
  const services = useServices();
  const announce = useAnnounce();
  const [state, setState] = useState<State>({ step: 'reading' });
  const [windowId, setWindowId] = useState<number>();
  /** Counts readings, so that a second one starts with fresh choices. */
  const [turn, setTurn] = useState(0);

  useEffect(() => {
    let stale = false;
    async function read() {
      const active = await services.loadActivePage();
      setWindowId(active?.windowId);
      const result: TabReading = active
        ? await services.readTab(active.tabId)
        : { ok: false, reason: 'browser-page' };
      if (stale) return;
      setState(result.ok ? { step: 'read', ...result } : { step: 'unreadable', reason: result.reason });
      if (!result.ok) announce(getUnreadableSentence(result.reason));
    }
    void read();
    return () => {
      stale = true;
    };
  }, [services, announce, turn]);

  const readAgain = useCallback(() => setTurn((count) => count + 1), []);

  switch (state.step) {
    case 'reading':
      return (
        <main className={styles.page} aria-busy>
          <p className={styles.waiting}>{i18n.t('page.reading')}</p>
        </main>
      );
    case 'unreadable':
      return (
        <main className={styles.page}>
          <Empty icon={<FileQuestion size={28} />} title={i18n.t('unreadable.title')}>
            <p>{getUnreadableSentence(state.reason)}</p>
            <p className={styles.actions}>
              {state.reason === 'failed' || state.reason === 'forbidden' ? (
                <Button onClick={readAgain}>
                  <RefreshCw size={16} aria-hidden />
                  {i18n.t('page.readAgain')}
                </Button>
              ) : null}
              {windowId === undefined ? null : (
                <Button
                  look={state.reason === 'failed' ? 'quiet' : 'plain'}
                  onClick={() => void services.openPanel(windowId)}
                >
                  {i18n.t('page.openLeads')}
                </Button>
              )}
            </p>
          </Empty>
        </main>
      );
    case 'read':
      return (
        <ReadingView
          key={turn}
          page={state.page}
          reading={state.reading}
          windowId={windowId}
          onReadAgain={readAgain}
        />
      );
  }
}
