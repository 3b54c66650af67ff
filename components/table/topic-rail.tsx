import { useMemo } from 'react';
import { i18n } from '#i18n';
import { rankTopics, type Topic } from '@/lib/insight/topics';
import type { RequestList } from '../request/use-request-list';
import { formatNumber } from '../ui/format';
import styles from './topic-rail.module.css';

/** The rest is asked for once or twice. */
const MOST = 30;

/** What is asked for most, with how often month by month; one narrows the list. */
export function TopicRail({ requests }: { requests: RequestList }) {
  const { all, now, query, setQuery } = requests;
  const topics = useMemo(() => rankTopics(all, now).slice(0, MOST), [all, now]);
  return (
    <nav className={styles.rail} aria-label={i18n.t('topics.title')}>
      <h2 className={styles.title}>{i18n.t('topics.title')}</h2>
      <ol>
        {topics.map((topic) => {
          const chosen = query.text === topic.word;
          return (
            <li key={topic.word}>
              <button
                type="button"
                className={styles.topic}
                aria-pressed={chosen}
                title={getMonths(topic, now)}
                onClick={() => setQuery({ ...query, text: chosen ? '' : topic.word })}
              >
                <span className={styles.word}>{topic.word}</span>
                <Bars topic={topic} />
                <span className={styles.count}>{formatNumber(topic.count)}</span>
              </button>
            </li>
          );
        })}
      </ol>
      {topics.length === 0 ? <p className={styles.hint}>{i18n.t('topics.hint')}</p> : null}
    </nav>
  );
}

/** The last twelve months, each as high as its share of the highest. */
function Bars({ topic: { months } }: { topic: Topic }) {
  const highest = Math.max(1, ...months);
  return (
    <span className={styles.bars} aria-hidden>
      {months.map((count, index) => (
        <span
          key={index}
          data-none={count === 0}
          style={{ height: `${Math.max(1, (count / highest) * 14)}px` }}
        />
      ))}
    </span>
  );
}

/** `Mar 2026: 2, May 2026: 1` */
function getMonths({ months }: Topic, now: number): string {
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
