import { FileSearch, MousePointerClick } from 'lucide-react';
import { Activity, useEffect, useRef } from 'react';
import { i18n } from '#i18n';
import { Button } from '../ui/button';
import { Empty } from '../ui/empty';
import { getUnreadableSentence } from '../words';
import styles from './panel-page.module.css';
import { ReadingView } from './reading-view';
import type { OpenPages } from './use-open-pages';

interface PanelPageProps {
  pages: OpenPages;
  onOpen: (leadId?: string) => void;
}

/**
 * The page beside the panel: its rows once it is read, else the way to read it. Whoever opens this view means the page
 * in front; one that comes to the front later is read when asked for.
 */
export function PanelPage({ pages, onOpen }: PanelPageProps) {
  const { active, visits, current, read } = pages;
  const meant = useRef(false);
  useEffect(() => {
    meant.current = true;
    return () => {
      meant.current = false;
    };
  }, []);
  useEffect(() => {
    if (!meant.current || active === undefined) return;
    meant.current = false;
    if (current === undefined && active.url !== undefined) void read();
  }, [active, current, read]);

  return (
    <>
      {visits.map((visit) =>
        visit.state.step === 'read' ? (
          // Hidden and kept: what was chosen on a page is still chosen when one comes back to its tab.
          <Activity key={`${visit.tabId} ${visit.turn}`} mode={visit === current ? 'visible' : 'hidden'}>
            <ReadingView
              surface="panel"
              tabId={visit.tabId}
              read={visit.state}
              onReadAgain={() => void read()}
              onReadList={(list) => void read(list)}
              onOpen={onOpen}
            />
          </Activity>
        ) : null,
      )}
      {current?.state.step === 'read' ? null : <Unread {...pages} />}
    </>
  );
}

/** Nothing is read of the page in front: why, and what to do. */
function Unread({ active, visits, current, read }: OpenPages) {
  if (active === undefined) return null;
  if (current?.state.step === 'reading') return <p className={styles.waiting}>{i18n.t('page.reading')}</p>;
  const again = (
    <Button look="primary" onClick={() => void read()}>
      {i18n.t('thisPage.read')}
    </Button>
  );
  // Of a page we may not look at, the browser does not even tell the address.
  if (active.url === undefined)
    return (
      <Empty icon={<MousePointerClick size={28} />} title={i18n.t('thisPage.locked')}>
        <p>{i18n.t('thisPage.lockedHint')}</p>
      </Empty>
    );
  if (current?.state.step === 'unreadable')
    return (
      <Empty icon={<FileSearch size={28} />} title={i18n.t('unreadable.title')}>
        <p>{getUnreadableSentence(current.state.reason)}</p>
        {current.state.reason === 'failed' || current.state.reason === 'forbidden' ? again : null}
      </Empty>
    );
  const left = visits.some(({ tabId }) => tabId === active.tabId);
  return (
    <Empty icon={<FileSearch size={28} />} title={i18n.t(left ? 'thisPage.left' : 'thisPage.unread')}>
      <p>{i18n.t(left ? 'thisPage.leftHint' : 'thisPage.unreadHint')}</p>
      {again}
    </Empty>
  );
}
