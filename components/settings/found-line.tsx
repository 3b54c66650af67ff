import { useDeferredValue, useMemo } from 'react';
import { TriangleAlert } from 'lucide-react';
import { useLiveQuery } from 'dexie-react-hooks';
import { i18n } from '#i18n';
import { getLeadName } from '@/lib/leads/lead-name';
import { findUnreadable } from '@/lib/store/rules';
import { NEWEST_FIRST } from '../leads/live-index';
import type { LeadList } from '../leads/use-lead-list';
import { useServices } from '../services';
import { formatList, formatNumber } from '../ui/format';
import styles from './section.module.css';

interface FoundLineProps {
  query: string;
  list: LeadList;
}

const EXAMPLES = 3;

/** How many leads a search finds right now, and the first of them; or which part of it cannot be read. */
export function FoundLine({ query, list }: FoundLineProps) {
  const { index, version, context } = list;
  const { store } = useServices();
  // The field keeps up with the fingers.
  const wanted = useDeferredValue(query);
  const found = useMemo(() => {
    void version;
    return index.query({ text: wanted, sort: NEWEST_FIRST }, context);
  }, [wanted, context, index, version]);
  const first = found.slice(0, EXAMPLES).join(' ');
  const names = useLiveQuery(async () => {
    const leads = await store.db.leads.bulkGet(first === '' ? [] : first.split(' '));
    return leads.flatMap((lead) => (lead === undefined ? [] : (getLeadName(lead) ?? i18n.t('page.noName'))));
  }, [store, first]);
  const unreadable = findUnreadable(wanted, context);
  if (unreadable.length > 0)
    return (
      <p className={styles.wrong} role="status">
        <TriangleAlert size={14} aria-hidden />
        {i18n.t('rule.unreadable', { part: formatList(unreadable) })}
      </p>
    );
  return (
    <p className={styles.found} role="status">
      <b>{i18n.t('rule.finds', found.length, [formatNumber(found.length)])}</b>
      {names === undefined || names.length === 0 ? null : (
        <span>
          {formatList(names)}
          {found.length > EXAMPLES ? ' …' : ''}
        </span>
      )}
    </p>
  );
}
