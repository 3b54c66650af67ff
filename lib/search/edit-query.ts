import { parseQuery, toQuotable, withoutClause, type Clause, type Comparison } from './parse-query';
import {
  fieldWords,
  findQueryField,
  getQueryWord,
  toWordKey,
  type QueryField,
  type QueryLanguage,
} from './query-words';

/** What menus and chips do with the text of the search box, so that they and the keyboard write the same. */

/** `category:"Plumbers"`, `updated:<30d`, `has:phone`, in the words of a language. */
export function toClause(
  field: QueryField,
  value: string,
  language: QueryLanguage,
  { comparison = '', quoted = false }: { comparison?: Comparison | ''; quoted?: boolean } = {},
): string {
  const plain = toQuotable(value);
  return `${getQueryWord(fieldWords[field], language)}:${comparison}${quoted || /\s/.test(plain) ? `"${plain}"` : plain}`;
}

/** Equal for clauses that mean the same: in another language, in other letters, `-has:phone` and `no:phone`. */
export function toClauseKey({ field, value, comparison, not }: Clause): string {
  const known = field === undefined ? undefined : findQueryField(field);
  const name = known === 'no' ? 'has' : (known ?? (field === undefined ? '' : toWordKey(field)));
  const inner = (name === 'has' && findQueryField(value)) || toWordKey(toQuotable(value));
  return `${not !== (known === 'no') ? '-' : ''}${name}:${comparison ?? ''}${inner}`;
}

/** The clauses of a text that name a field, in their order. */
export function getFieldClauses(text: string): Clause[] {
  return parseQuery(text)
    .all.flat()
    .filter(({ field }) => field !== undefined);
}

/** The text with this clause at its end instead of those that are `meant`; `undefined` only takes them out. */
export function replaceClauses(
  text: string,
  isMeant: (clause: Clause) => boolean,
  clause: string | undefined,
): string {
  let rest = text;
  for (let old; (old = getFieldClauses(rest).find(isMeant));) rest = withoutClause(rest, old);
  return [rest.trim(), clause ?? ''].filter((part) => part !== '').join(' ');
}
