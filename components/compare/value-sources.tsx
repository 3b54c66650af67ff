import { useLiveQuery } from 'dexie-react-hooks';
import { i18n } from '#i18n';
import type { Fact, Lead } from '@/lib/leads/lead';
import { getSourceKey } from '@/lib/leads/source-key';
import { toTextFragment } from '@/lib/leads/text-fragment';
import type { FieldId, FieldValue } from '@/lib/leads/values';
import { readEvidence } from '@/lib/store/queries';
import { useServices } from '../services';
import { PooledSource } from '../lead/pooled-source';
import { ImportSource } from '../transfer/import-source';
import { formatDate } from '../ui/format';
import { Link } from '../ui/link';
import styles from './compare-table.module.css';

interface ValueSourcesProps {
  lead: Lead;
  field: FieldId;
  /** Of the value among the field's. */
  index: number;
}

/** On which pages and in which files a value was seen, when, and as what; in a few words, for a narrow cell. */
export function ValueSources({ lead, field, index }: ValueSourcesProps) {
  const { store } = useServices();
  const seen = useLiveQuery(() => readEvidence(store, lead, field, index), [store, lead, field, index]);
  const fact: Fact<FieldValue> | undefined = lead.facts[field]?.[index];
  const typed = fact?.sources.filter(({ by }) => by === 'user') ?? [];
  const imported = fact?.sources.filter((source) => source.by === 'import') ?? [];
  const pooled = fact?.sources.filter((source) => source.by === 'sync') ?? [];
  return (
    <ul className={styles.sources}>
      {typed.map(({ at }) => (
        <li key={at}>{i18n.t('lead.typedOn', [formatDate(at)])}</li>
      ))}
      {imported.map((source) => (
        <li key={`${source.importId} ${source.row}`}>
          <ImportSource {...source} />
        </li>
      ))}
      {pooled.map((source) => (
        <li key={getSourceKey(source)}>
          <PooledSource source={source} />
        </li>
      ))}
      {seen?.map(({ page, at, shown, reader }, position) => (
        <li key={position}>
          <Link href={reader === 'json-ld' ? page.url : toTextFragment(page.url, shown)}>
            {page.title || page.url}
          </Link>{' '}
          · {formatDate(at)}
          <q>{shown}</q>
        </li>
      ))}
    </ul>
  );
}
