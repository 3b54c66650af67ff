import { useLiveQuery } from 'dexie-react-hooks';
import { i18n } from '#i18n';
import { forgetSearches, readSearches } from '@/lib/store/searches';
import type { LeadList } from '../leads/use-lead-list';
import { useServices } from '../services';
import { Button } from '../ui/button';
import { formatNumber } from '../ui/format';
import styles from './searched-most.module.css';

const MOST = 10;

/** What was searched for most and how much that found: what people look for and you may not have yet. */
export function SearchedMost({ list }: { list: LeadList }) {
  const { store } = useServices();
  const searches = useLiveQuery(() => readSearches(store), [store]) ?? [];
  if (searches.length === 0) return null;
  return (
    <details className={styles.searches}>
      <summary>{i18n.t('searched.title')}</summary>
      <ol>
        {searches.slice(0, MOST).map(({ text, count, found }) => (
          <li key={text}>
            <button
              type="button"
              className={styles.search}
              aria-current={list.text === text}
              onClick={() => list.setText(text)}
            >
              <span className={styles.text}>{text}</span>
              <span className={styles.count}>{i18n.t('searched.times', count, [formatNumber(count)])}</span>
              <span className={styles.count} data-none={found === 0}>
                {i18n.t('searched.found', found, [formatNumber(found)])}
              </span>
            </button>
          </li>
        ))}
      </ol>
      <p className={styles.hint}>{i18n.t('searched.hint')}</p>
      <Button look="quiet" onClick={() => void forgetSearches(store)}>
        {i18n.t('searched.forget')}
      </Button>
    </details>
  );
}
