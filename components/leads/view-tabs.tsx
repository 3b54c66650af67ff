import type { ReactNode } from 'react';
import { i18n } from '#i18n';
import { formatNumber } from '../ui/format';
import { Tabs } from '../ui/tabs';
import styles from './view-tabs.module.css';

/** What panel and full page can show. */
export type View = 'page' | 'leads' | 'requests' | 'tasks' | 'duplicates' | 'history' | 'settings';

interface ViewTabsProps {
  views: readonly View[];
  chosen: View;
  onChoose: (view: View) => void;
  /** Requests that wait for an answer. */
  waiting: number;
  /** Tasks that are due today or overdue. */
  due?: number | undefined;
  /** Groups of leads that may be the same. */
  duplicates?: number | undefined;
  panelId: string;
}

export function ViewTabs({
  views,
  chosen,
  onChoose,
  waiting,
  due = 0,
  duplicates = 0,
  panelId,
}: ViewTabsProps) {
  const requests = (
    <>
      {i18n.t('requests.title')}{' '}
      {waiting === 0 ? null : <span className={styles.waiting}>{formatNumber(waiting)}</span>}
    </>
  );
  const words: Record<View, ReactNode> = {
    page: i18n.t('thisPage.title'),
    leads: i18n.t('leads.title'),
    requests,
    tasks: (
      <>
        {i18n.t('task.title')}{' '}
        {due === 0 ? null : (
          <span className={styles.waiting} data-due title={i18n.t('task.isDue', due, [formatNumber(due)])}>
            <span aria-hidden>{formatNumber(due)}</span>
            <span className="spoken"> {i18n.t('task.isDue', due, [formatNumber(due)])}</span>
          </span>
        )}
      </>
    ),
    duplicates: (
      <>
        {i18n.t('duplicates.title')} <span className={styles.waiting}>{formatNumber(duplicates)}</span>
      </>
    ),
    history: i18n.t('history.title'),
    settings: i18n.t('settings.title'),
  };
  return (
    <Tabs<View>
      label={i18n.t('panel.views')}
      panelId={panelId}
      chosen={chosen}
      onChoose={onChoose}
      tabs={views.map((id) => ({ id, word: words[id] }))}
    />
  );
}
