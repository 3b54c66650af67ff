import { FileQuestion, RefreshCw } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import { i18n } from '#i18n';
import { useServices } from '../services';
import { useAnnounce } from '../ui/announcer';
import { Button } from '../ui/button';
import { Empty } from '../ui/empty';
import { getUnreadableSentence } from '../words';
import { openLeadInPanel, openPageInPanel } from '../panel-target';
import { loadPage, type LoadedPage } from './load-page';
import styles from './page-view.module.css';
import { tellRead } from './read-news';
import { getReadingTitle } from './reading-title';
import { ReadingView } from './reading-view';

/** `turn` counts readings, so that another one starts with fresh choices. */
type State = { step: 'reading' } | (LoadedPage & { turn: number; tabId: number });

/**
 * The popup: what is on the page in front of the user, and which of it is already ours.
 *
 * @param closes its window closes by itself once all is done
 */
export function PageView({ closes = false }: { closes?: boolean }) {
  const services = useServices();
  const announce = useAnnounce();
  const [state, setState] = useState<State>({ step: 'reading' });
  const [windowId, setWindowId] = useState<number>();
  const [{ turn, list }, setAsked] = useState<{ turn: number; list?: number }>({ turn: 0 });

  useEffect(() => {
    let stale = false;
    async function read() {
      const active = await services.loadActivePage();
      setWindowId(active?.windowId);
      const loaded: LoadedPage = active
        ? await loadPage(services, active.tabId, list)
        : { step: 'unreadable', reason: 'browser-page' };
      if (stale) return;
      setState({ ...loaded, turn, tabId: active?.tabId ?? -1 });
      if (loaded.step === 'read') {
        announce(getReadingTitle(loaded.reading, loaded.rows));
        if (active) tellRead(active.tabId);
      } else announce(getUnreadableSentence(loaded.reason));
    }
    void read();
    return () => {
      stale = true;
    };
  }, [services, announce, turn, list]);

  const readAgain = useCallback(() => setAsked((asked) => ({ turn: asked.turn + 1 })), []);
  const readList = useCallback(
    (next: number) => setAsked((asked) => ({ turn: asked.turn + 1, list: next })),
    [],
  );

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
          <Empty alone icon={<FileQuestion size={28} />} title={i18n.t('unreadable.title')}>
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
                  {i18n.t('order.openPanel')}
                </Button>
              )}
            </p>
          </Empty>
        </main>
      );
    case 'read':
      return (
        <ReadingView
          key={state.turn}
          surface="popup"
          closes={closes}
          tabId={state.tabId}
          read={state}
          onReadAgain={readAgain}
          onReadList={readList}
          {...(windowId !== undefined && {
            onOpen: (leadId) => {
              openLeadInPanel(leadId);
              void services.openPanel(windowId);
            },
            onBeside: () => {
              openPageInPanel();
              void services.openPanel(windowId);
            },
          })}
        />
      );
  }
}
