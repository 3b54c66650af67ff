import { X } from 'lucide-react';
import { useMemo } from 'react';
import { i18n } from '#i18n';
import { compile } from '@/lib/search/compile-query';
import { getFieldClauses, replaceClauses, toClauseKey } from '@/lib/search/edit-query';
import { withoutClause, type Clause } from '@/lib/search/parse-query';
import { findQueryField, toWordKey } from '@/lib/search/query-words';
import { Button } from '../ui/button';
import { Select } from '../ui/select';
import { getFacets, type Facet } from './facets';
import styles from './filters.module.css';
import type { LeadList } from './use-lead-list';

/** A list of choices for everything leads can be filtered by. Each writes what one could type. */
export function Filters({ id, list, onHelp }: { id: string; list: LeadList; onHelp: () => void }) {
  const { index, version, context } = list;
  const facets = useMemo(() => {
    void version;
    return getFacets(index, context);
  }, [index, version, context]);
  const clauses = getFieldClauses(list.text);
  return (
    <div id={id} role="group" aria-label={i18n.t('filter.title')} className={styles.facets}>
      {facets.map((facet) => (
        <label key={facet.id} className={styles.facet}>
          <span>{facet.label}</span>
          <Select
            label={facet.label}
            value={findChosen(facet, clauses)}
            options={[
              { value: '', word: i18n.t('filter.any') },
              ...facet.options.map(({ clause, word }) => ({ value: clause, word })),
            ]}
            onPick={(clause) =>
              list.setText(replaceClauses(list.text, facet.owns, clause === '' ? undefined : clause))
            }
          />
        </label>
      ))}
      <Button look="quiet" className={styles.how ?? ''} onClick={onHelp}>
        {i18n.t('filter.how')}
      </Button>
    </div>
  );
}

/** The choice that means what the search says, however it is written there. */
function findChosen({ options, owns }: Facet, clauses: readonly Clause[]): string {
  const keys = clauses.filter(owns).map(toClauseKey);
  const chosen = options.find(({ clause }) =>
    getFieldClauses(clause).some((one) => keys.includes(toClauseKey(one))),
  );
  return chosen?.clause ?? '';
}

/** What the search filters by, each with a way to take it out. */
export function FilterChips({ list }: { list: LeadList }) {
  const clauses = getFieldClauses(list.text);
  const { only } = list;
  if (clauses.length === 0 && only === undefined) return null;
  return (
    <ul className={styles.chips} aria-label={i18n.t('filter.active')}>
      {only === undefined ? null : (
        <li>
          <Chip what={only.word} onRemove={() => list.setOnly(undefined)} />
        </li>
      )}
      {clauses.map((clause) => (
        <li key={clause.from}>
          <Chip
            what={getClauseWord(clause)}
            onRemove={() => list.setText(withoutClause(list.text, clause))}
          />
        </li>
      ))}
    </ul>
  );
}

function Chip({ what, onRemove }: { what: string; onRemove: () => void }) {
  return (
    <button
      type="button"
      className={styles.chip}
      aria-label={i18n.t('filter.remove', { what })}
      title={i18n.t('filter.remove', { what })}
      onClick={onRemove}
    >
      <span className={styles.what}>{what}</span>
      <X size={12} aria-hidden />
    </button>
  );
}

const getClauseWord = ({ not, field = '', comparison, value }: Clause) =>
  `${not ? '−' : ''}${field}: ${comparison ?? ''}${value}`;

/** Says gently what the search did not understand. */
export function SearchHint({ list }: { list: LeadList }) {
  const { unknown } = compile(list.text, list.context);
  const [first] = unknown;
  if (first === undefined) return null;
  const key = toWordKey(first.field ?? '');
  const isField =
    findQueryField(key) !== undefined ||
    list.context.customFields.some(({ name }) => toWordKey(name) === key);
  return (
    <p aria-live="polite" className={styles.hint}>
      {isField
        ? i18n.t('filter.unknownValue', { what: getClauseWord(first) })
        : i18n.t('filter.unknownField', { field: first.field ?? '' })}
    </p>
  );
}
