import { getBranch } from '@/lib/leads/category-tree';
import type { Category, CustomField, List } from '@/lib/leads/definitions';
import { fold } from '@/lib/leads/fold';
import type { Lead } from '@/lib/leads/lead';
import { findCountries } from './countries';
import { findNamedCategories, findNamedLists, toNameTest } from './find-named';
import { toDueTest, toMomentTest } from './moments';
import { parseQuery, type Clause, type Comparison } from './parse-query';
import { matchesAll, parseTerms, type Term } from './terms';
import {
  classWords,
  dueWords,
  findQueryField,
  findWords,
  isWord,
  levelWords,
  noWords,
  outcomeWords,
  processWords,
  stageWords,
  toWordKey,
  traitWords,
  yesWords,
  type QueryField,
  type Trait,
} from './query-words';
import {
  getLineMark,
  isLineMark,
  toLine,
  toSearchItem,
  type LineId,
  type Marks,
  type SearchItem,
} from './search-item';

/** What the names in a query mean. */
export interface QueryContext {
  readonly categories: readonly Category[];
  readonly lists: readonly List[];
  readonly customFields: readonly CustomField[];
  /** Milliseconds since 1970, for ages. */
  readonly now: number;
}

/** One condition. */
export interface Test {
  readonly not: boolean;
  /** Every lead that passes `test` has these in its text; they decide quickly about most that do not. */
  readonly needs: readonly Term[];
  readonly test: (item: SearchItem) => boolean;
  /** Tests with the same key say the same of the same text; absent where more than the text decides. */
  readonly key?: string;
  /** The test is nothing but whether this word stands in the text. */
  readonly word?: string;
}

export interface CompiledQuery {
  /** Every one must hold, and does when one of its tests does. */
  readonly all: readonly (readonly Test[])[];
  /** Clauses that were not understood: an unknown field was read as words, an unknown value finds nothing. */
  readonly unknown: readonly Clause[];
}

/** Nobody saw or typed any value for so long: as long as a value is called old (`getStandings`). */
const STALE_AFTER = 365 * 24 * 3_600_000;
/** Smart lists that look into smart lists. */
const MOST_NESTED = 5;

/** Whether a lead is what a query looks for. Compile once for many leads. */
export function compileQuery(text: string, context: QueryContext): (lead: Lead) => boolean {
  const query = compile(text, context);
  return (lead) => matches(query, toSharedItem(lead));
}

/** Several rules ask about the same lead. */
const items = new WeakMap<Lead, SearchItem>();
function toSharedItem(lead: Lead): SearchItem {
  const known = items.get(lead);
  if (known) return known;
  const item = toSearchItem(lead);
  items.set(lead, item);
  return item;
}

export function matches({ all }: CompiledQuery, item: SearchItem): boolean {
  return all.every((tests) => tests.some(({ not, test }) => test(item) !== not));
}

/** For the index; everybody else takes `compileQuery`. */
export function compile(text: string, context: QueryContext, depth = 0): CompiledQuery {
  const all: Test[][] = [];
  const unknown: Clause[] = [];
  let words: string[] = [];
  // Words that follow each other may be one phone number, typed in groups.
  const endWords = () => {
    for (const term of parseTerms(words.join(' '))) all.push([toWordTest(term)]);
    words = [];
  };
  for (const group of parseQuery(text).all) {
    const [first] = group;
    if (group.length === 1 && first && first.field === undefined && !first.not && !first.quoted) {
      words.push(withoutStar(first.value));
      continue;
    }
    endWords();
    const tests = group.flatMap((clause) => {
      const meaning = toTest(clause, context, depth);
      if (meaning.unknown) unknown.push(clause);
      return meaning.test ?? [];
    });
    if (tests.length > 0) all.push(tests);
  }
  endWords();
  return { all, unknown };
}

interface Meaning {
  /** Absent while nothing is said yet, as in `city:`. */
  test?: Test | undefined;
  unknown?: boolean;
}

function toTest(clause: Clause, context: QueryContext, depth: number): Meaning {
  const { field, value, quoted, not } = clause;
  if (field === undefined) return { test: toTermsTest(not, toTerms(value, quoted)) };
  const target = findField(field, context);
  if (target === undefined) return { test: toTermsTest(not, parseTerms(`${field} ${value}`)), unknown: true };
  if (value.trim() === '') return {};
  const meaning =
    typeof target === 'string'
      ? toFieldTest(target, clause, context, depth)
      : toCustomTest(target, clause, context);
  if (meaning === undefined) return { test: { not, needs: [], test: () => false }, unknown: true };
  return { test: { ...meaning, not: meaning.not !== not } };
}

type Named = QueryField | CustomField;

function findField(name: string, { customFields }: QueryContext): Named | undefined {
  const key = toWordKey(name);
  return customFields.find((field) => toWordKey(field.name) === key) ?? findQueryField(name);
}

/** `undefined` when the value means nothing there. */
function toFieldTest(
  field: QueryField,
  clause: Clause,
  context: QueryContext,
  depth: number,
): Test | undefined {
  const { value, quoted, comparison } = clause;
  const whole = quoted || comparison === '=';
  switch (field) {
    case 'category':
      return toAnyTest(findCategories(value, whole, context.categories), ({ categoryIds }) => categoryIds);
    case 'list':
      return toListTest(value, whole, context, depth);
    case 'tag': {
      const isMeant = toNameTest(value, whole);
      return byMarks(({ tags }) => tags.some(isMeant));
    }
    case 'owner': {
      const isMeant = toNameTest(value, whole);
      return byMarks(({ owner }) => owner !== undefined && isMeant(owner));
    }
    case 'stage':
      return toChoiceTest(findWords(stageWords, value), ({ stage }) => stage);
    case 'class':
      return toChoiceTest(findWords(classWords, value), (marks) => marks.class);
    case 'level':
      return toChoiceTest(findWords(levelWords, value), ({ level }) => level);
    case 'source': {
      const host = fold(value)
        .replace(/^(?:https?:\/\/)?(?:www\.)?/, '')
        .replace(/\/.*$/, '');
      const ways: readonly string[] = findWords(processWords, value);
      return byMarks(
        ({ sites, process }) =>
          (process !== undefined && ways.includes(process)) ||
          (host !== '' && sites.some((site) => (whole ? site === host : site.includes(host)))),
      );
    }
    case 'language': {
      const wanted = value.toLowerCase();
      return byMarks(({ language }) => language !== undefined && language.startsWith(wanted));
    }
    case 'created':
    case 'updated':
    case 'seen': {
      const test = toMomentTest(value, comparison, context.now);
      const part = `${field}At` as const;
      return test && { not: false, needs: [], test: (item) => test(item[part]) };
    }
    case 'touched': {
      const test = toMomentTest(value, comparison, context.now);
      return test && byPart(({ touchedAt }) => touchedAt !== undefined && test(touchedAt));
    }
    case 'next': {
      const test = toDueTest(value, comparison, findWords(dueWords, value), context.now);
      return test && byPart(({ nextAt }) => nextAt !== undefined && test(nextAt));
    }
    case 'outcome': {
      const outcomes = findWords(outcomeWords, value);
      return outcomes.length === 0
        ? undefined
        : byMarks(({ outcome }) => outcome !== undefined && outcomes.includes(outcome));
    }
    case 'is':
      return toTraitTest(value, context.now);
    case 'has':
    case 'no': {
      const test = toHasTest(value, context);
      return test && { ...test, not: field === 'no' };
    }
    case 'country': {
      const codes = findCountries(value);
      const tests = codes.map((code) => getLineMark('country') + code.toLowerCase());
      return { not: false, needs: [], test: ({ text }) => tests.some((line) => text.includes(line)) };
    }
    default:
      return toLineTest(field, clause);
  }
}

const byPart = (test: (item: SearchItem) => boolean): Test => ({ not: false, needs: [], test });

/** Thousands of leads have the same marks, which are asked once. */
function byMarks(test: (marks: Marks) => boolean): Test {
  const answers = new Map<Marks, boolean>();
  return {
    not: false,
    needs: [],
    test: ({ marks }) => {
      const known = answers.get(marks);
      if (known !== undefined) return known;
      const answer = test(marks);
      answers.set(marks, answer);
      return answer;
    },
  };
}

function toChoiceTest<Id extends string>(
  ids: readonly Id[],
  getChoice: (marks: Marks) => Id,
): Test | undefined {
  return ids.length === 0 ? undefined : byMarks((marks) => ids.includes(getChoice(marks)));
}

function toAnyTest(ids: readonly string[], getIds: (marks: Marks) => readonly string[]): Test | undefined {
  if (ids.length === 0) return undefined;
  const wanted = new Set(ids);
  return byMarks((marks) => getIds(marks).some((id) => wanted.has(id)));
}

/** With all that belong to them. */
function findCategories(name: string, whole: boolean, categories: readonly Category[]): string[] {
  const found = findNamedCategories(name, whole, categories);
  return [...new Set(found.flatMap(({ id }) => [...getBranch(categories, id)]))];
}

function toListTest(name: string, whole: boolean, context: QueryContext, depth: number): Test | undefined {
  const lists = findNamedLists(name, whole, context.lists);
  if (lists.length === 0) return undefined;
  const ids = new Set(lists.map(({ id }) => id));
  const smart = lists.flatMap(({ query }) =>
    query === undefined || depth >= MOST_NESTED ? [] : compile(query, context, depth + 1),
  );
  return {
    not: false,
    needs: [],
    test: (item) =>
      item.marks.listIds.some((id) => ids.has(id)) || smart.some((query) => matches(query, item)),
  };
}

function toTraitTest(value: string, now: number): Test | undefined {
  const traits = findWords(traitWords, value);
  const stages = findWords(stageWords, value);
  const classes = findWords(classWords, value);
  const levels = findWords(levelWords, value);
  // While it is being typed, `is:p` is person, partner, prospect and public: any of them.
  if (traits.length + stages.length + classes.length + levels.length === 0) return undefined;
  return {
    not: false,
    needs: [],
    test: (item) =>
      traits.some((trait) => hasTrait(item, trait, now)) ||
      stages.includes(item.marks.stage) ||
      classes.includes(item.marks.class) ||
      levels.includes(item.marks.level),
  };
}

function hasTrait({ marks, text, seenAt }: SearchItem, trait: Trait, now: number): boolean {
  switch (trait) {
    case 'organisation':
    case 'person':
      return marks.kind === trait;
    case 'existing':
      return marks.existing;
    case 'potential':
      return !marks.existing;
    case 'stale':
      return now - seenAt > STALE_AFTER;
    case 'do-not-contact':
      return marks.doNotContact;
    case 'asking':
      return text.includes(getLineMark('request'));
  }
}

function toHasTest(name: string, context: QueryContext): Test | undefined {
  const field = findField(name, context);
  if (field === undefined) return undefined;
  if (typeof field !== 'string')
    return { not: false, needs: [], test: ({ custom }) => custom?.[field.id] !== undefined };
  switch (field) {
    case 'category':
      return byMarks(({ categoryIds }) => categoryIds.length > 0);
    case 'list':
      return byMarks(({ listIds }) => listIds.length > 0);
    case 'stage':
      return byMarks(({ stage }) => stage !== 'new');
    case 'class':
      return byMarks((marks) => marks.class !== 'prospect');
    case 'level':
      return byMarks(({ level }) => level !== 'internal');
    case 'source':
      return byMarks(({ sites, process }) => sites.length > 0 || process !== undefined);
    case 'language':
      return byMarks(({ language }) => language !== undefined);
    case 'touched':
      return byPart(({ touchedAt }) => touchedAt !== undefined);
    case 'next':
      return byPart(({ nextAt }) => nextAt !== undefined);
    case 'outcome':
      return byMarks(({ outcome }) => outcome !== undefined);
    case 'created':
    case 'updated':
    case 'seen':
    case 'is':
    case 'has':
    case 'no':
      return undefined;
    default: {
      const mark = getLineMark(field);
      return { not: false, needs: [{ words: [mark], numbers: [] }], test: ({ text }) => text.includes(mark) };
    }
  }
}

function toLineTest(field: LineId, { value, quoted, comparison }: Clause): Test | undefined {
  const mark = getLineMark(field);
  if (comparison === '=') {
    const line = mark + toLine(value.trim());
    return {
      not: false,
      needs: [{ words: [line], numbers: [] }],
      test: ({ text }) => hasWholeLine(text, line),
    };
  }
  if (comparison !== undefined) {
    const wanted = toLine(value);
    return {
      not: false,
      needs: [{ words: [mark], numbers: [] }],
      test: ({ text }) => getLines(text, mark).some((line) => isCompared(line, comparison, wanted)),
    };
  }
  const terms = toTerms(value, quoted);
  return {
    not: false,
    needs: terms,
    key: `${field} ${JSON.stringify(terms)}`,
    test: ({ text }) =>
      terms.every(
        ({ words, numbers }) =>
          numbers.some((number) => isInLine(text, number, mark)) ||
          (words.length > 0 && words.every((word) => isInLine(text, word, mark))),
      ),
  };
}

function hasWholeLine(text: string, line: string): boolean {
  for (let at = text.indexOf(line); at >= 0; at = text.indexOf(line, at + 1)) {
    const end = at + line.length;
    if (end === text.length || isLineMark(text.charCodeAt(end))) return true;
  }
  return false;
}

/** Whether `word` stands in a line that begins with that mark. */
function isInLine(text: string, word: string, mark: string): boolean {
  for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) {
    const found = text.indexOf(word, at + 1);
    if (found < 0) return false;
    let end = at + 1;
    while (end < found && !isLineMark(text.charCodeAt(end))) end++;
    // No word has a mark in it, so one that begins in the line ends there.
    if (end === found) return true;
  }
  return false;
}

function getLines(text: string, mark: string): string[] {
  const lines: string[] = [];
  for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) {
    let end = at + 1;
    while (end < text.length && !isLineMark(text.charCodeAt(end))) end++;
    lines.push(text.slice(at + 1, end));
  }
  return lines;
}

/** Numbers as numbers, anything else letter by letter. */
function isCompared(text: string, comparison: Comparison, wanted: string): boolean {
  const [a, b] = [toNumber(text), toNumber(wanted)];
  const order = a !== undefined && b !== undefined ? a - b : text < wanted ? -1 : text > wanted ? 1 : 0;
  switch (comparison) {
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
    case '=':
      return order === 0;
  }
}

/** `1,000` is a thousand. */
function toNumber(text: string): number | undefined {
  const number = Number(text.replace(/(?<=\d),(?=\d{3}(?:\D|$))/g, ''));
  return text.trim() === '' || Number.isNaN(number) ? undefined : number;
}

function toCustomTest(field: CustomField, clause: Clause, { now }: QueryContext): Test | undefined {
  const { value, quoted, comparison } = clause;
  const byValue = (test: (own: string | number | boolean) => boolean): Test => ({
    not: false,
    needs: [],
    test: ({ custom }) => {
      const own = custom?.[field.id];
      return own !== undefined && test(own);
    },
  });
  switch (field.type) {
    case 'boolean': {
      const [yes, no] = [isWord(yesWords, value), isWord(noWords, value)];
      // Nobody said yes: that is a no.
      if (no) return { not: false, needs: [], test: ({ custom }) => custom?.[field.id] !== true };
      return yes ? byValue((own) => own === true) : undefined;
    }
    case 'number': {
      if (toNumber(value) === undefined) return undefined;
      return byValue((own) => isCompared(String(own), comparison ?? '=', value));
    }
    case 'date': {
      const test = toMomentTest(value, comparison, now);
      return test && byValue((own) => test(toDay(String(own))));
    }
    case 'text':
    case 'url':
    case 'choice': {
      if (comparison !== undefined && comparison !== '=')
        return byValue((own) => isCompared(toLine(String(own)), comparison, toLine(value)));
      const wanted = toLine(withoutStar(value));
      const whole = comparison === '=' || (quoted && field.type === 'choice');
      return byValue((own) =>
        whole ? toLine(String(own)) === wanted : toLine(String(own)).includes(wanted),
      );
    }
  }
}

/** `2026-11-22` as the beginning of that day here. */
function toDay(date: string): number {
  const [year = Number.NaN, month = 1, day = 1] = date.split('-').map(Number);
  return new Date(year, month - 1, day).getTime();
}

function toWordTest(term: Term): Test {
  return toTermsTest(false, [term]) ?? { not: false, needs: [], test: () => true };
}

function toTermsTest(not: boolean, terms: readonly Term[]): Test | undefined {
  const [first] = terms;
  if (first === undefined) return undefined;
  const test = ({ text }: SearchItem) => matchesAll(text, terms);
  const [word, ...others] = terms.flatMap(({ words, numbers }) => [...words, ...numbers]);
  if (word !== undefined && others.length === 0)
    return { not, needs: terms, test, word, key: toWordTestKey(word) };
  return { not, needs: terms, test, key: JSON.stringify(terms) };
}

/** The key of a test for one word. */
export const toWordTestKey = (word: string) => `word ${word}`;

function toTerms(value: string, quoted: boolean): Term[] {
  if (!quoted) return parseTerms(withoutStar(value));
  const phrase = toLine(value).trim();
  return phrase === '' ? [] : [{ words: [phrase], numbers: [] }];
}

/** Parts of words are found anyway. */
const withoutStar = (word: string) => (word.length > 1 ? word.replace(/\*+$/, '') : word);
