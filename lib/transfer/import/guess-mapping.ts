import { findEmails } from '@/lib/contact/email';
import { findCountryByName } from '@/lib/contact/countries';
import { hasLegalForm } from '@/lib/contact/company-name';
import { isJobTitle, personLikeness } from '@/lib/contact/person-name';
import { toPhone } from '@/lib/contact/phone';
import { toSocialProfile } from '@/lib/contact/social';
import type { CustomField, CustomFieldType } from '@/lib/leads/definitions';
import { fold } from '@/lib/leads/fold';
import type { FileCell, FileRow } from '@/lib/transfer/read/opened-file';
import { findYesNo, saysNothing } from './choice-words';
import { findHeading } from './heading-words';
import { findDateOrder, readCountry, readUrl } from './read-values';
import { singleTargets } from './targets';

/** What a column of a file seems to be. */
export interface GuessedColumn {
  /** From 0. */
  readonly at: number;
  /** As it stands in the heading row; absent without one. */
  readonly heading?: string | undefined;
  /** A target of `targets.ts`; absent when nothing was recognised, or when it is nothing that can be taken over. */
  readonly to?: string | undefined;
  /** 0–1; from 0.8 on the heading says it, below 0.5 it is worth a question. */
  readonly confidence: number;
  /** We know what it is, and it cannot be taken over: worked out by us, such as "Changed". */
  readonly derived?: true;
  /** What a field of the user's own would be for it, where nothing else fits. */
  readonly newField?:
    | { readonly name: string; readonly type: CustomFieldType; readonly choices?: readonly string[] }
    | undefined;
  /** The first different values, for showing. */
  readonly samples: readonly string[];
}

export interface GuessedMapping {
  /** Number of the row that holds the headings; absent where there is none. */
  readonly headerRow?: number | undefined;
  readonly columns: readonly GuessedColumn[];
  /** Which comes first in dates like 03/04/2026, where the column tells. */
  readonly dates?: 'day' | 'month' | undefined;
  /** The country most rows name, or most phones tell. */
  readonly country?: string | undefined;
  /** One of our own exports, to be compared lead by lead. */
  readonly hasRef: boolean;
}

export interface GuessOptions {
  /** Set by the user: which row holds the headings; `null` is none. */
  readonly headerRow?: number | null | undefined;
  readonly customFields?: readonly CustomField[] | undefined;
}

/** Rows in which headings are looked for: reports have a title and a date above them. */
const HEADING_ROWS = 15;
/** Values looked at in each column. */
const VALUES = 100;
const SAMPLES = 3;

/** What the columns of a sheet are, from its first rows. */
export function guessMapping(
  rows: readonly FileRow[],
  { headerRow: chosen, customFields = [] }: GuessOptions = {},
): GuessedMapping {
  const header =
    chosen === null
      ? undefined
      : chosen === undefined
        ? findHeaderRow(rows, customFields)
        : rows.find(({ number }) => number === chosen);
  const below = rows.filter(({ number }) => header === undefined || number > header.number);
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length));
  const texts = Array.from({ length: width }, (_, at) =>
    below.flatMap(({ cells }) => cells[at] ?? []).slice(0, VALUES),
  );
  const headings = toHeadings(header, rows);
  const guesses = texts.map((cells, at) => guessColumn(at, headings[at], cells, customFields));
  const columns = settle(guesses, texts);
  const dates = findDateOrder(
    columns.flatMap(({ to, at }) =>
      to === 'savedAt' || to?.startsWith('custom.') ? (texts[at] ?? []).map(({ text }) => text) : [],
    ),
  );
  return {
    ...(header && { headerRow: header.number }),
    columns,
    ...(dates && { dates }),
    country: findCountry(columns, texts),
    hasRef: columns.some(({ to }) => to === 'ref'),
  };
}

/** The row most of whose cells are called like columns are; else the first, if what is below looks otherwise. */
function findHeaderRow(rows: readonly FileRow[], customFields: readonly CustomField[]): FileRow | undefined {
  const names = new Set(customFields.map(({ name }) => fold(name)));
  let best: FileRow | undefined;
  let most = 0;
  for (const row of rows.slice(0, HEADING_ROWS)) {
    const filled = row.cells.flatMap((cell) => (cell === undefined || cell.text.trim() === '' ? [] : cell));
    const known = filled.filter(
      ({ text, kind }) =>
        kind === undefined && (findHeading(text) !== undefined || names.has(fold(text.trim()))),
    ).length;
    // A value may be called like a column ("Berlin, Germany, Sales"): most of a heading row is.
    const isHeading = known >= 2 || (known === 1 && filled.length <= 3);
    const looksLikeData = filled.some(({ text, kind }) => kind !== undefined || isPlainlyValue(text));
    if (isHeading && !looksLikeData && known > most) [best, most] = [row, known];
  }
  if (best) return best;
  const [first, ...others] = rows;
  if (first === undefined || others.length === 0) return undefined;
  const isTexts = first.cells.every(
    (cell) =>
      cell === undefined || (cell.kind === undefined && !isPlainlyValue(cell.text) && cell.text.length <= 60),
  );
  const hasValues = others
    .slice(0, 20)
    .some(({ cells }) =>
      cells.some((cell) => cell !== undefined && (cell.kind !== undefined || isPlainlyValue(cell.text))),
    );
  return isTexts && hasValues ? first : undefined;
}

/**
 * The words of the heading row. Those that stand there several times are told apart by the row above, where there is one:
 * its words stand once over all the columns they are about, "Company" over "Name" and "City", "Contact" over "Name".
 */
function toHeadings(header: FileRow | undefined, rows: readonly FileRow[]): (string | undefined)[] {
  const words = Array.from(header?.cells ?? [], (cell) => cell?.text.trim());
  const above = rows.find(({ number }) => header !== undefined && number === header.number - 1);
  if (above === undefined) return words;
  let group = '';
  return words.map((word, at) => {
    group = above.cells[at]?.text.trim() || group;
    const isOne = word === undefined || words.filter((other) => other === word).length === 1;
    return isOne || group === '' ? word : `${group} ${word}`;
  });
}

const isPlainlyValue = (text: string) => /@\S+\.|^https?:|^\+?[\d\s().-]{5,}$|^\d+$/.test(text.trim());

interface Guess extends GuessedColumn {
  /** What the values say, where the heading says something else or nothing. */
  readonly byValues?: { to: string; confidence: number } | undefined;
}

function guessColumn(
  at: number,
  heading: string | undefined,
  cells: readonly FileCell[],
  customFields: readonly CustomField[],
): Guess {
  const values = cells.map(({ text }) => text.trim()).filter((text) => text !== '' && !saysNothing(text));
  const base = {
    at,
    ...(heading !== undefined && heading !== '' && { heading }),
    samples: [...new Set(values)].slice(0, SAMPLES).map((text) => text.slice(0, 120)),
  };
  const byValues = guessByValues(cells, values);
  const own =
    heading === undefined ? undefined : customFields.find(({ name }) => fold(name) === fold(heading));
  if (own) return { ...base, to: `custom.${own.id}`, confidence: 1 };
  const meant = heading === undefined ? undefined : findHeading(heading);
  if (meant?.to === 'derived') return { ...base, confidence: meant.confidence, derived: true };
  if (meant) {
    const to = correct(meant.to, byValues?.to, values);
    return { ...base, to, confidence: to === meant.to ? meant.confidence : 0.7, byValues };
  }
  if (byValues) return { ...base, to: byValues.to, confidence: byValues.confidence, byValues };
  const newField =
    base.heading === undefined || values.length === 0 ? undefined : toField(base.heading, cells, values);
  return { ...base, confidence: 0, ...(newField && { newField }) };
}

/** A heading can be vague; what stands below it decides between its meanings. */
function correct(to: string, byValues: string | undefined, values: readonly string[]): string {
  const share = (test: (text: string) => boolean) => values.filter(test).length / Math.max(1, values.length);
  switch (to) {
    case 'jobTitle':
      // Lists of places are headed "title", too.
      return values.length > 2 && share(isJobTitle) < 0.1 && share(hasLegalForm) > 0.1 ? 'name' : to;
    case 'website':
    case 'profile':
      return byValues === 'email' || byValues === 'social' ? byValues : to;
    case 'phone':
    case 'mobile':
    case 'address':
    case 'person':
      return byValues === 'email' ? 'email' : to;
    case 'street':
      return to;
    case 'note':
    case 'description':
      return to;
    default:
      return to;
  }
}

function guessByValues(
  cells: readonly FileCell[],
  values: readonly string[],
): { to: string; confidence: number } | undefined {
  if (values.length === 0) return undefined;
  const share = (test: (text: string) => boolean) => values.filter(test).length / values.length;
  const most = 0.6;
  if (share((text) => REF.test(text)) > most) return { to: 'ref', confidence: 1 };
  if (share((text) => text.includes('@') && findEmails(text).length > 0) > most)
    return { to: 'email', confidence: 0.75 };
  const isUrl = (text: string) =>
    /^(?:https?:\/\/|www\.)|^[\w-]+(?:\.[\w-]+)+$/i.test(text) &&
    readUrl(text, 'bad-website').value !== undefined;
  if (share((text) => isUrl(text) && toSocialProfile(text) !== undefined) > most)
    return { to: 'social', confidence: 0.7 };
  if (share((text) => isUrl(text) && !/^\d+(?:\.\d+)+$/.test(text)) > most)
    return { to: 'website', confidence: 0.7 };
  if (cells.filter(({ kind }) => kind === 'date').length / cells.length > most) return undefined;
  const isPhone = (text: string) =>
    /^[+(]|^0\d|\d[\s()-]+\d/.test(text) && /\d(?:\D{0,3}\d){6}/.test(text) && toPhone(text) !== undefined;
  if (share(isPhone) > most) return { to: 'phone', confidence: 0.65 };
  if (
    values.length >= 2 &&
    share(
      (text) => text.length > 2 && readCountry(text) !== undefined && findCountryByName(text) !== undefined,
    ) > 0.8
  )
    return { to: 'country', confidence: 0.6 };
  if (share((text) => /\d/.test(text) && /,/.test(text) && text.length > 15 && /\p{L}{3}/u.test(text)) > most)
    return { to: 'address', confidence: 0.45 };
  if (share(hasLegalForm) > 0.3) return { to: 'name', confidence: 0.55 };
  if (values.length >= 3 && share(isJobTitle) > most) return { to: 'jobTitle', confidence: 0.5 };
  if (values.length >= 3 && share((text) => personLikeness(text) >= 0.6) > 0.8)
    return { to: 'person', confidence: 0.45 };
  return undefined;
}

const REF = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}~\d+$/;

/** Which columns say the same thing, and which of them it is said by. */
function settle(guesses: readonly Guess[], texts: readonly (readonly FileCell[])[]): GuessedColumn[] {
  const has = (to: string) => guesses.some((guess) => guess.to === to);
  const taken = new Map<string, Guess>();
  const best = (guess: Guess) => {
    const other = guess.to === undefined ? undefined : taken.get(guess.to);
    return other === undefined || other.confidence < guess.confidence;
  };
  const named = guesses.map((guess): Guess => {
    // "Name" beside "Company" is the person's.
    if (
      guess.to === 'name' &&
      guess.confidence >= 0.8 &&
      has('company') &&
      !has('person') &&
      !has('firstName')
    )
      return { ...guess, to: 'person', confidence: 0.8 };
    return guess;
  });
  for (const guess of named)
    if (guess.to !== undefined && singleTargets.has(guess.to) && best(guess)) taken.set(guess.to, guess);
  const isNameless = !named.some(({ to }) => to === 'name' || to === 'company');
  const nameless =
    isNameless && !named.some(({ to }) => to === 'person' || to === 'firstName' || to === 'lastName')
      ? named.find(
          ({ to, at, derived }) => to === undefined && derived === undefined && isTextual(texts[at] ?? []),
        )
      : undefined;
  return named.map(({ byValues: _, ...guess }) => {
    if (guess === nameless || guess.at === nameless?.at) {
      const { newField: _new, ...rest } = guess;
      return { ...rest, to: 'name', confidence: 0.4 };
    }
    if (guess.to !== undefined && singleTargets.has(guess.to) && taken.get(guess.to)?.at !== guess.at) {
      const { to: _to, ...rest } = guess;
      return { ...rest, confidence: 0 };
    }
    return guess;
  });
}

/** Different words in most rows, as names are. */
function isTextual(cells: readonly FileCell[]): boolean {
  const values = cells.filter(
    ({ kind, text }) => kind === undefined && /\p{L}{2}/u.test(text) && text.length <= 120,
  );
  return (
    cells.length > 0 &&
    values.length / cells.length > 0.8 &&
    new Set(values.map(({ text }) => text)).size / values.length > 0.7
  );
}

/** A field of the user's own for a column that is nothing we know. */
function toField(
  heading: string,
  cells: readonly FileCell[],
  values: readonly string[],
): GuessedColumn['newField'] {
  const share = (test: (cell: FileCell) => boolean) => cells.filter(test).length / cells.length;
  const name = heading.slice(0, 80).trim();
  if (share(({ kind }) => kind === 'date') > 0.8 || values.every((text) => /^\d{4}-\d{2}-\d{2}$/.test(text)))
    return { name, type: 'date' };
  if (
    share(({ kind }) => kind === 'boolean') > 0.8 ||
    (values.length > 1 && values.every((text) => findYesNo(text) !== undefined && !/^[01]$/.test(text)))
  )
    return { name, type: 'boolean' };
  if (values.every((text) => /^-?\d{1,15}(?:[.,]\d+)?$/.test(text) && !/^0\d/.test(text)))
    return { name, type: 'number' };
  if (values.every((text) => /^https?:\/\/\S+$/.test(text))) return { name, type: 'url' };
  const choices = [...new Set(values)];
  if (
    values.length >= 10 &&
    choices.length <= 8 &&
    choices.length * 3 <= values.length &&
    choices.every((text) => text.length <= 40)
  )
    return { name, type: 'choice', choices };
  return { name, type: 'text' };
}

/** The country the file names most, or most of its international phones are from. */
function findCountry(
  columns: readonly GuessedColumn[],
  texts: readonly (readonly FileCell[])[],
): string | undefined {
  const counts = new Map<string, number>();
  for (const { to, at } of columns) {
    const isCountry = to === 'country' || to === 'countryName';
    if (!isCountry && to !== 'phone' && to !== 'mobile') continue;
    for (const { text } of texts[at] ?? []) {
      const code = isCountry
        ? readCountry(text.trim())
        : text.trim().startsWith('+')
          ? toPhone(text)?.country
          : undefined;
      if (code !== undefined) counts.set(code, (counts.get(code) ?? 0) + (isCountry ? 3 : 1));
    }
  }
  const [first] = [...counts].sort((a, b) => b[1] - a[1]);
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return first !== undefined && first[1] * 2 > all ? first[0] : undefined;
}
