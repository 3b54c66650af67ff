import { FileQuestion, RefreshCw } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import { i18n } from '#i18n';
import type { PageReading } from '@/lib/leads/candidate';
import type { CapturedPage } from '@/lib/leads/lead';
import type { TabReading, Unreadable } from '@/lib/messages/read-tab';
import { compareCandidates, type Comparison } from '@/lib/store/queries';
import { useServices } from '../services';
import { useAnnounce } from '../ui/announcer';
import { Button } from '../ui/button';
import { Empty } from '../ui/empty';
import { getUnreadableSentence } from '../words';
import { getReadingTitle } from './page-header';
import styles from './page-view.module.css';
import { countThread } from './count-thread';
import { ReadingView } from './reading-view';
import { toRows, type Row } from './rows';

interface Read {
  step: 'read';
  page: CapturedPage;
  reading: PageReading;
  rows: readonly Row[];
  /** How the rows stood when they were read, so that the first picture is the right one. */
  compared: Map<string, Comparison> | undefined;
  /** Counts readings, so that another one starts with fresh choices. */
  turn: number;
}
type State = { step: 'reading' } | { step: 'unreadable'; reason: Unreadable } | Read;

/** The popup: what is on the page in front of the user, and which of it is already ours. */
export function PageView() {
  const services = useServices();
  const announce = useAnnounce();
  const [state, setState] = useState<State>({ step: 'reading' });
  const [windowId, setWindowId] = useState<number>();
  const [{ turn, list }, setAsked] = useState<{ turn: number; list?: number }>({ turn: 0 });
  const { store } = services;

  useEffect(() => {
    let stale = false;
    async function read() {
      const active = await services.loadActivePage();
      setWindowId(active?.windowId);
      const result: TabReading = active
        ? await services.readTab(active.tabId, list)
        : { ok: false, reason: 'browser-page' };
      if (!result.ok) {
        if (stale) return;
        setState({ step: 'unreadable', reason: result.reason });
        announce(getUnreadableSentence(result.reason));
        return;
      }
      const { page, reading } = result;
      // A store that cannot be read is no reason not to show the page; its own notice says what is wrong.
      const rows = toRows(reading, page);
      const candidates = rows.map(({ candidate }) => candidate);
      const compared = await compareCandidates(store, candidates, page.url).catch(() => undefined);
      if (stale) return;
      void countThread(services, reading, page);
      setState({ step: 'read', page, reading, rows, compared, turn });
      announce(getReadingTitle(reading, rows));
    }
    void read();
    return () => {
      stale = true;
    };
  }, [services, store, announce, turn, list]);

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
          key={state.turn}
          page={state.page}
          reading={state.reading}
          rows={state.rows}
          compared={state.compared}
          windowId={windowId}
          onReadAgain={readAgain}
          onReadList={readList}
        />
      );
  }
}
