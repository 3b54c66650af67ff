import {
  Columns3,
  CopyCheck,
  FileInput,
  History,
  Inbox,
  ListTodo,
  MessagesSquare,
  RefreshCw,
  Settings2,
  type LucideIcon,
} from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { i18n } from '#i18n';
import { formatNumber } from '../ui/format';
import styles from './view-rail.module.css';

/** What the full page can show. */
export type View =
  'leads' | 'requests' | 'tasks' | 'duplicates' | 'compare' | 'import' | 'sync' | 'history' | 'settings';

interface ViewRailProps {
  views: readonly View[];
  chosen: View;
  onChoose: (view: View) => void;
  /** What waits for the user in a view: requests without an answer, tasks that are due, leads that may be the same. */
  counts: Partial<Record<View, number>>;
  /** What is on its way there by itself. */
  notes?: Partial<Record<View, number>>;
  panelId: string;
}

const icons: Record<View, LucideIcon> = {
  leads: Inbox,
  requests: MessagesSquare,
  tasks: ListTodo,
  duplicates: CopyCheck,
  compare: Columns3,
  import: FileInput,
  sync: RefreshCw,
  history: History,
  settings: Settings2,
};

/** The views of the full page, one at a time: tabs that stand one below the other (ARIA Authoring Practices, tabs). */
export function ViewRail({ views, chosen, onChoose, counts, notes = {}, panelId }: ViewRailProps) {
  const words: Record<View, string> = {
    leads: i18n.t('leads.title'),
    requests: i18n.t('requests.title'),
    tasks: i18n.t('task.title'),
    duplicates: i18n.t('duplicates.title'),
    compare: i18n.t('compare.title'),
    import: i18n.t('import.title'),
    sync: i18n.t('sync.title'),
    history: i18n.t('history.title'),
    settings: i18n.t('settings.title'),
  };

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const at = views.indexOf(chosen);
    const to = {
      ArrowDown: at + 1,
      ArrowRight: at + 1,
      ArrowUp: at - 1,
      ArrowLeft: at - 1,
      Home: 0,
      End: views.length - 1,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const index = (to + views.length) % views.length;
    const next = views[index];
    if (next) onChoose(next);
    event.currentTarget.querySelectorAll<HTMLElement>('[role=tab]')[index]?.focus();
  }

  return (
    <div
      role="tablist"
      aria-orientation="vertical"
      aria-label={i18n.t('panel.views')}
      className={styles.rail}
      onKeyDown={onKeyDown}
    >
      {views.map((view) => {
        const Icon = icons[view];
        const count = counts[view] ?? 0;
        const note = notes[view] ?? 0;
        return (
          <button
            key={view}
            type="button"
            role="tab"
            id={`${panelId}-${view}`}
            aria-selected={view === chosen}
            aria-controls={panelId}
            tabIndex={view === chosen ? 0 : -1}
            className={styles.tab}
            onClick={() => onChoose(view)}
          >
            <Icon size={16} aria-hidden />
            <span>{words[view]}</span>{' '}
            {count > 0 ? (
              <span className={styles.count}>{formatNumber(count)}</span>
            ) : note > 0 ? (
              <span className={styles.note}>{i18n.t('sync.onItsWay', [formatNumber(note)])}</span>
            ) : null}
          </button>
        );
      })}
    </div>
  );
}
