/**
 * The language of the search box, of smart lists and of rules. Whatever is typed is a query: there are no mistakes, only
 * words.
 *
 *   acme boston            both words, anywhere, in any order, also as parts of words
 *   "great lakes"          these words together
 *   -ltd  -"great lakes"   not that
 *   city:boston            in one field; `-city:boston`, `city:"New York"`, `"Annual sales":>1000` for a field of one's own
 *   updated:<30d           younger than 30 days; `seen:>90d`, `created:>2026-10-01`, `created:2026-10`
 *   has:phone  is:person   what a lead has and is
 *   stage:new OR stage:contacted city:boston     OR joins its two neighbours only
 */
export type Comparison = '<' | '<=' | '>' | '>=' | '=';

export interface Clause {
  /** Where it stands in the text, so that it can be taken out. */
  readonly from: number;
  readonly to: number;
  readonly not: boolean;
  /** The name before the colon as written; absent for words. */
  readonly field?: string;
  /** What to look for, as written, without quotation marks and `<`, `>` or `=`. */
  readonly value: string;
  readonly quoted: boolean;
  readonly comparison?: Comparison;
}

/** Every one of `all` must be true, and it is when one of its clauses is. */
export interface Query {
  readonly all: readonly (readonly Clause[])[];
}

/** Quotation marks as keyboards and phones write them. */
const QUOTE = '["“”„«»「」『』]';
const VALUE = String.raw`(?:(?<comparison>[<>]=?|=|＜|＞)\s?)?(?:${QUOTE}(?<quote>[^"“”„«»「」『』]*)(?:${QUOTE}|$)|(?<plain>\S*))`;
const NAME = String.raw`(?:${QUOTE}(?<quotedName>[^"“”„«»「」『』]{1,80})${QUOTE}|(?<name>[\p{L}\p{N}][\p{L}\p{M}\p{N}_/-]{0,79}))`;
const FIELD = new RegExp(`${NAME}[:：]${VALUE}`, 'uy');
const WORDS = new RegExp(VALUE, 'uy');

export function parseQuery(text: string): Query {
  const all: Clause[][] = [];
  /** An OR was read and waits for what comes behind it. */
  let joins = false;
  for (let at = 0; (at = skipSpace(text, at)) < text.length;) {
    const or = /(?:OR|\|)(?=\s|$)/y;
    or.lastIndex = at;
    if (or.test(text) && all.length > 0 && text.slice(or.lastIndex).trim() !== '') {
      joins = true;
      at = or.lastIndex;
      continue;
    }
    const clause = readClause(text, at);
    at = clause.to;
    if (clause.value.trim() === '' && clause.field === undefined) continue;
    const group = all.at(-1);
    if (joins && group !== undefined) group.push(clause);
    else all.push([clause]);
    joins = false;
  }
  return { all };
}

function skipSpace(text: string, at: number): number {
  while (at < text.length && /\s/.test(text.charAt(at))) at++;
  return at;
}

function readClause(text: string, from: number): Clause {
  // A sign before something else than a space: `-ltd`, not `A - B`.
  const not = /^[-−－]\S/.test(text.slice(from, from + 2));
  const start = from + (not ? 1 : 0);
  const field = matchAt(FIELD, text, start);
  // An address is one word, and so is a time of day.
  if (field && !isAddressOrTime(field)) {
    const { quotedName, name, comparison, quote, plain } = field.groups ?? {};
    return {
      from,
      to: start + field[0].length,
      not,
      field: quotedName ?? name ?? '',
      value: quote ?? plain ?? '',
      quoted: quote !== undefined,
      ...(comparison !== undefined && { comparison: toComparison(comparison) }),
    };
  }
  const words = matchAt(WORDS, text, start);
  const quote = words?.groups?.['quote'];
  // Before a word `<` and `=` mean nothing: they belong to it.
  if (quote === undefined || words?.groups?.['comparison'] !== undefined) {
    const [word = ''] = matchAt(/\S*/y, text, start) ?? [];
    return { from, to: Math.max(start + word.length, from + 1), not, value: word, quoted: false };
  }
  return { from, to: start + (words?.[0].length ?? 1), not, value: quote, quoted: true };
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function isAddressOrTime({ groups }: RegExpExecArray): boolean {
  const { name = '', plain = '' } = groups ?? {};
  return plain.startsWith('//') || (/^\d+$/.test(name) && /^\d/.test(plain));
}

function toComparison(written: string): Comparison {
  return written === '＜' ? '<' : written === '＞' ? '>' : (written as Comparison);
}

const QUOTES = /["“”„«»「」『』]/g;

/** A name as it can stand in quotation marks: what would close it cannot, and is left out of what it is compared with. */
export const toQuotable = (name: string) => name.replace(QUOTES, ' ').replace(/\s+/g, ' ').trim();

/** The text without one of its clauses; those an OR joined stay joined. */
export function withoutClause(text: string, { from }: Pick<Clause, 'from'>): string {
  return parseQuery(text)
    .all.map((group) => group.filter((clause) => clause.from !== from))
    .filter((group) => group.length > 0)
    .map((group) => group.map((clause) => text.slice(clause.from, clause.to)).join(' OR '))
    .join(' ');
}
