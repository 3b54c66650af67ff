import { i18n } from '#i18n';
import { formatNumber } from '../ui/format';
import styles from './lead-count.module.css';
import type { LeadList } from './use-lead-list';

/** How many leads the list shows, or how many of them are selected. */
export function LeadCount({ list }: { list: LeadList }) {
  // Until all are loaded the store knows the number better than the list.
  const count = list.ready || list.narrowed ? list.ids.length : (list.expected ?? list.ids.length);
  const selected = list.selected.size;
  return (
    <span className={styles.count} data-loading={!list.ready}>
      {selected > 0
        ? i18n.t('leads.selected', selected, [formatNumber(selected)])
        : i18n.t('leads.count', count, [formatNumber(count)])}
    </span>
  );
}
