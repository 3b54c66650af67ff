import { i18n } from '#i18n';
import { formatNumber } from '../ui/format';
import styles from './month-bars.module.css';

/** In pixels. */
const HIGHEST = 14;

/** Counts of months as bars, each as high as its share of the highest; in words they are `formatMonths`. */
export function MonthBars({ months }: { months: readonly number[] }) {
  const highest = Math.max(1, ...months);
  return (
    <span className={styles.bars} aria-hidden>
      {months.map((count, index) => (
        <span
          key={index}
          data-none={count === 0}
          style={{ height: `${Math.max(1, (count / highest) * HIGHEST)}px` }}
        />
      ))}
    </span>
  );
}

/** `Mar 2026: 2, May 2026: 1`; empty when all of it is older. */
export function formatMonths(months: readonly number[], now: number): string {
  const date = new Date(now);
  const format = new Intl.DateTimeFormat(i18n.t('locale'), {
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return months
    .map((count, index) => {
      const month = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - (months.length - 1 - index));
      return count === 0 ? '' : `${format.format(month)}: ${formatNumber(count)}`;
    })
    .filter((month) => month !== '')
    .join(', ');
}
