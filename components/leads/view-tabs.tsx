import { i18n } from '#i18n';
import { formatNumber } from '../ui/format';
import { Tabs } from '../ui/tabs';
import styles from './view-tabs.module.css';

/** What panel and full page can show. */
export type View = 'leads' | 'requests';

interface ViewTabsProps {
  chosen: View;
  onChoose: (view: View) => void;
  /** Requests that wait for an answer. */
  waiting: number;
  panelId: string;
}

export function ViewTabs({ chosen, onChoose, waiting, panelId }: ViewTabsProps) {
  const requests = (
    <>
      {i18n.t('requests.title')}{' '}
      {waiting === 0 ? null : <span className={styles.waiting}>{formatNumber(waiting)}</span>}
    </>
  );
  return (
    <Tabs<View>
      label={i18n.t('panel.views')}
      panelId={panelId}
      chosen={chosen}
      onChoose={onChoose}
      tabs={[
        { id: 'leads', word: i18n.t('leads.title') },
        { id: 'requests', word: requests },
      ]}
    />
  );
}
