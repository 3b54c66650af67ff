import { getFieldClauses, replaceClauses, toClause, toClauseKey } from '@/lib/search/edit-query';
import { toQuotable, type Clause } from '@/lib/search/parse-query';
import {
  classWords,
  findQueryField,
  findWords,
  getQueryWord,
  levelWords,
  processWords,
  stageWords,
  toWordKey,
  traitWords,
  type QueryField,
} from '@/lib/search/query-words';
import { getQueryLanguage } from '../leads/facets';
import type { TableColumn } from './columns';

/** Columns whose leads can be grouped can be narrowed to some of their values. */
type Words = Parameters<typeof getQueryWord>[0];
type ValueColumn = Pick<TableColumn, 'group' | 'custom'>;

/** What narrows a column to one value as `groupLeads` knows it; `undefined` is those that have none. */
export function toValueClause({ group, custom }: ValueColumn, key: string | undefined, name: string): string {
  const language = getQueryLanguage();
  const is = (field: QueryField, value: string) =>
    toClause(field, value, language, { comparison: '=', quoted: true });
  const choice = (field: QueryField, words: Words | undefined) =>
    toClause(field, words === undefined ? name : getQueryWord(words, language), language);
  if (custom !== undefined)
    return key === undefined
      ? toClause('no', custom.name, language)
      : `${toName(custom.name)}:${custom.type === 'boolean' ? '' : '='}"${toQuotable(name)}"`;
  if (key === undefined) {
    const field = toClause(toField(group), '', language).replace(/:$/, '');
    return toClause('no', field, language);
  }
  switch (group) {
    case 'stage':
      return choice('stage', find(stageWords, key));
    case 'class':
      return choice('class', find(classWords, key));
    case 'level':
      return choice('level', find(levelWords, key));
    case 'process':
      return choice('source', find(processWords, key));
    case 'kind':
      return choice('is', find(traitWords, key));
    case 'country':
    case 'language':
      return toClause(group, key, language);
    default:
      return is(toField(group), name);
  }
}

/** The search with only these values of the column; none of them is all. */
export function setValues(text: string, column: ValueColumn, clauses: readonly string[]): string {
  return replaceClauses(
    text,
    (clause) => owns(column, clause),
    clauses.length === 0 ? undefined : clauses.join(' OR '),
  );
}

/** Which of these clauses the search has, however it is written there. */
export function findValues(text: string, column: ValueColumn, clauses: readonly string[]): string[] {
  const keys = getFieldClauses(text)
    .filter((clause) => owns(column, clause))
    .map(toClauseKey);
  return clauses.filter((one) => getFieldClauses(one).some((clause) => keys.includes(toClauseKey(clause))));
}

function owns({ group, custom }: ValueColumn, { not, field = '', value }: Clause): boolean {
  const known = findQueryField(field);
  if (custom !== undefined) {
    const name = toWordKey(custom.name);
    return !not && (known === 'no' ? toWordKey(value) === name : toWordKey(field) === name);
  }
  if (not) return false;
  if (known === 'no') return findQueryField(value) === toField(group);
  if (known !== toField(group)) return false;
  // Two columns share each of these.
  if (group === 'kind')
    return findWords(traitWords, value).some((trait) => trait === 'organisation' || trait === 'person');
  if (group === 'process' || group === 'source')
    return findWords(processWords, value).length > 0 === (group === 'process');
  return true;
}

function toField(group: TableColumn['group']): QueryField {
  if (group === 'process') return 'source';
  if (group === 'kind') return 'is';
  return findQueryField(group ?? '') ?? 'stage';
}

const find = <W>(words: Readonly<Record<string, W>>, key: string): W | undefined => words[key];

const toName = (name: string) => (/\s/.test(name) ? `"${toQuotable(name)}"` : name);
