import { i18n } from '#i18n';
import type { FoundGroup } from '@/lib/store/follow-duplicates';
import { formatNumber } from '../ui/format';
import { useRows } from '../leads/use-rows';
import styles from './group-list.module.css';

/** Two lines: 6 + 18 + 17 + 6 and the line between. */
const ROW_HEIGHT = 48;

interface GroupListProps {
  groups: readonly FoundGroup[];
  active: number;
  turn: number;
  onChoose: (index: number) => void;
  keyOf: (group: FoundGroup) => string;
}

/** The groups, as many as there are: who may be the same, and how sure that is. */
export function GroupList({ groups, active, turn, onChoose, keyOf }: GroupListProps) {
  const { scroller, rows, focusWanted } = useRows({
    count: groups.length,
    height: ROW_HEIGHT,
    active: turn === 0 ? -1 : active,
    turn,
  });
  return (
    <div ref={scroller} className={styles.scroller}>
      <ul
        aria-label={i18n.t('duplicates.list')}
        className={styles.list}
        style={{ height: rows.getTotalSize() }}
      >
        {rows.getVirtualItems().map(({ index, start }) => {
          const group = groups[index];
          if (!group) return null;
          const [first, second] = group.leads.map(({ name }) => name ?? i18n.t('page.noName'));
          const names = group.leads.length;
          return (
            <li
              key={keyOf(group)}
              className={styles.row}
              style={{ height: ROW_HEIGHT, transform: `translateY(${String(start)}px)` }}
              aria-setsize={groups.length}
              aria-posinset={index + 1}
            >
              <button
                type="button"
                ref={focusWanted}
                data-main={index}
                aria-current={index === active}
                tabIndex={index === active ? 0 : -1}
                className={styles.main}
                onClick={() => onChoose(index)}
              >
                <b className={styles.name}>{first}</b>
                <span className={styles.verdict}>
                  {group.verdict === 'certain' ? i18n.t('duplicates.certain') : i18n.t('duplicates.likely')}
                </span>
                <span className={styles.second}>
                  {second === first ? i18n.t('duplicates.sameName') : second}
                  {names > 2 ? ` +${formatNumber(names - 2)}` : ''}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
