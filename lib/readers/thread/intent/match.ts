import { rememberLast } from '@/lib/contact/remember';
import type { Weighted } from './phrases';

/** Scripts written without spaces know no word borders. */
export const NO_SPACES = /[\u3040-\u30FF\u4E00-\u9FFF]/;

/** Letters and digits of all scripts, as ranges: `\p{L}` takes milliseconds to compile. For use within brackets. */
export const WORD_SIGNS = '0-9A-Za-z\\u00AA\\u00B5\\u00C0-\\u1FFF\\u3040-\\uD7FF';
const WORD_SIGN = new RegExp(`[${WORD_SIGNS}]`);
const isWordSign = (sign: string | undefined): boolean => sign !== undefined && WORD_SIGN.test(sign);

/** A phrase where it stands in a text. */
export interface FoundPhrase {
  /** As written. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Lower case of the same length, apostrophes as one types them, so that places in it are places in the text. */
export function toLower(text: string): string {
  const lower = text.toLowerCase();
  return (lower.length === text.length ? lower : text).replaceAll('’', "'");
}

interface Part {
  readonly words: string;
  /** Whether a letter before or after it would make another word of it. */
  readonly opens: boolean;
  readonly closes: boolean;
  /** A word that stands in every text the part stands in; nothing where none can be told. */
  readonly word: string | undefined;
}

const WORDS = new RegExp(`[${WORD_SIGNS}]+`, 'g');
/** What is let through after a phrase. */
const PLURALS = ['s', 'n', 'es', 'en'];

/** Words by each form they may stand in, so that a word of a text is looked up once. */
export type Vocabulary = ReadonlyMap<string, readonly string[]>;

/** Most text of most languages; the patterns for the rest take thrice the time. */
export const isAscii = (text: string): boolean => /^[\t-\r -~]*$/.test(text);

const split = (lower: string): readonly string[] => lower.match(isAscii(lower) ? /[0-9a-z]+/g : WORDS) ?? [];
/** The same post is asked for several times running. */
const splitPost = rememberLast(split);
const SHORT = 100;

/** The words of a lower-case text, and what they are plurals of, as far as `vocabulary` has them. */
export function getWords(lower: string, vocabulary: Vocabulary): ReadonlySet<string> {
  const words = new Set<string>();
  for (const form of (lower.length < SHORT ? split : splitPost)(lower))
    for (const word of vocabulary.get(form) ?? []) words.add(word);
  return words;
}

const vocabularies = new WeakMap<object, Vocabulary>();

/** The words by which one tells that none of some phrases stands in a text; made once for each `owner` of them. */
export function getVocabulary(
  owner: object,
  getSureWords: () => readonly (string | undefined)[],
): Vocabulary {
  const known = vocabularies.get(owner);
  if (known !== undefined) return known;
  const vocabulary = new Map<string, string[]>();
  for (const word of new Set(getSureWords())) {
    if (word === undefined) continue;
    for (const ending of ['', ...PLURALS])
      vocabulary.set(word + ending, [...(vocabulary.get(word + ending) ?? []), word]);
  }
  vocabularies.set(owner, vocabulary);
  return vocabulary;
}

const longest = (words: readonly string[]): string | undefined =>
  words.reduce<string | undefined>(
    (best, word) => (word.length > (best?.length ?? 0) ? word : best),
    undefined,
  );

/** Of the words that stand in every text `words` stand in the longest, which stands in the fewest others. */
function findSureWord(words: string, closes: boolean): string | undefined {
  const all = words.split(' ');
  const piece = longest(closes || !isWordSign(words.at(-1)) ? all : all.slice(0, -1));
  return piece === undefined || /^[a-z]+$/.test(piece) ? piece : longest(piece.match(WORDS) ?? []);
}

function toParts(phrase: string): readonly Part[] {
  const spaced = !NO_SPACES.test(phrase);
  return phrase.split(/\s*…\s*/).map((words) => {
    const opens = spaced && isWordSign(words[0]);
    // Korean hangs its endings on the word.
    const closes = spaced && isWordSign(words.at(-1)) && !/[\uAC00-\uD7A3]$/.test(words);
    return { words, opens, closes, word: opens ? findSureWord(words, closes) : undefined };
  });
}

/** A word that stands in every text a phrase stands in; nothing where none can be told. */
export const getSureWord = (phrase: string): string | undefined => toParts(phrase)[0]?.word;

/** Phrases by a word of theirs, so that a text is asked for a few dozen words and not for hundreds of phrases. */
type PhrasesByWord = ReadonlyMap<string | undefined, readonly (readonly Part[])[]>;

const byWordOf = new WeakMap<readonly string[], PhrasesByWord>();

function getByWord(phrases: readonly string[]): PhrasesByWord {
  let byWord = byWordOf.get(phrases);
  if (byWord === undefined) {
    byWord = Map.groupBy(phrases.map(toParts), ([first]) => first?.word);
    byWordOf.set(phrases, byWord);
  }
  return byWord;
}

/** A word for each of these phrases, as they are looked for. */
export const getSureWords = (lists: readonly (readonly string[])[]): (string | undefined)[] =>
  lists.flatMap((phrases) => [...getByWord(phrases).keys()]);

/** How far apart the parts around a `…` may stand, and how often one phrase is looked for in a text. */
const MAX_GAP = 41;
const MAX_PLACES = 20;

/** Where a part that begins at `at` ends, its plural let through; nothing if it is a piece of another word. */
function findEnd(lower: string, at: number, { words, opens, closes }: Part): number | undefined {
  if (opens && isWordSign(lower[at - 1])) return undefined;
  const end = at + words.length;
  if (!closes || !isWordSign(lower[end])) return end;
  for (const ending of PLURALS)
    if (lower.startsWith(ending, end) && !isWordSign(lower[end + ending.length])) return end + ending.length;
  return undefined;
}

function findNext(
  lower: string,
  from: number,
  part: Part,
  until: number,
): { at: number; end: number } | undefined {
  for (
    let at = lower.indexOf(part.words, from);
    at >= 0 && at <= until;
    at = lower.indexOf(part.words, at + 1)
  ) {
    const end = findEnd(lower, at, part);
    if (end !== undefined) return { at, end };
  }
  return undefined;
}

/**
 * Finds plain lower-case phrases; `…` in one stands for any few words, and a plural ending is let through. Those of the
 * phrases' words that stand in the text (`getWords`) save time where many phrases are looked for.
 */
export function findPhrases(
  phrases: readonly string[],
  text: string,
  lower = toLower(text),
  words?: ReadonlySet<string>,
): FoundPhrase[] {
  const found: FoundPhrase[] = [];
  if (text === '') return found;
  const byWord = getByWord(phrases);
  for (const word of words === undefined ? byWord.keys() : [undefined, ...words]) {
    for (const [first, second] of byWord.get(word) ?? []) {
      if (first === undefined || first.words === '') continue;
      let from = 0;
      for (let count = 0; count < MAX_PLACES; count += 1) {
        const start = findNext(lower, from, first, Infinity);
        if (start === undefined) break;
        from = start.end;
        let { end } = start;
        if (second !== undefined) {
          const next = findNext(lower, end, second, end + MAX_GAP);
          if (next === undefined || /[.!?\n。！？]/.test(lower.slice(end, next.at))) continue;
          ({ end } = next);
        }
        found.push({ text: text.slice(start.at, end), start: start.at, end });
      }
    }
  }
  // Of two that overlap the earlier, then the longer one says more.
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  let last = -1;
  return found.filter(({ start, end }) => {
    if (start < last) return false;
    last = end;
    return true;
  });
}

/** The text without some phrases, all else where it was. */
export function blank(lower: string, words: ReadonlySet<string>, phrases: readonly string[] = []): string {
  return findPhrases(phrases, lower, lower, words).reduce(
    (left, { start, end }) => left.slice(0, start) + ' '.repeat(end - start) + left.slice(end),
    lower,
  );
}

export const getLists = (weighted: Weighted): readonly (readonly string[])[] =>
  ([3, 2, 1] as const).map((weight) => weighted[weight]);

/** What the phrases found in a text weigh together, each once, and which they are. */
export function weighPhrases(
  weighted: Weighted,
  text: string,
  lower = toLower(text),
  words = getWords(
    lower,
    getVocabulary(weighted, () => getSureWords(getLists(weighted))),
  ),
): { sum: number; found: (FoundPhrase & { weight: number })[] } {
  const seen = new Set<string>();
  const found: (FoundPhrase & { weight: number })[] = [];
  let sum = 0;
  for (const weight of [3, 2, 1] as const) {
    for (const phrase of findPhrases(weighted[weight], text, lower, words)) {
      const key = phrase.text.toLowerCase();
      if (seen.has(key)) continue;
      seen.add(key);
      found.push({ ...phrase, weight });
      sum += weight;
    }
  }
  return { sum, found };
}

/** A pattern for any of some words as they stand, with the borders their script has; `glued` may follow a digit. */
export function anyOf(words: readonly string[], glued?: 'glued'): string {
  if (words.length === 0) return '(?!)';
  const alternatives = [...words]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/'/g, "['’]"))
    .join('|');
  if (words.some((word) => NO_SPACES.test(word))) return `(?:${alternatives})`;
  return `${glued === undefined ? `(?<![${WORD_SIGNS}])` : ''}(?:${alternatives})(?![${WORD_SIGNS}])`;
}
