import { findPhrases, getSureWord, getVocabulary, getWords, NO_SPACES, toLower } from './match';
import type { RequestWords } from './phrases';

/** Names of goods kept, and how long one may be. */
const MAX_GOODS = 5;
const MAX_WORDS = 5;
const MAX_SIGNS = 16;
/** How far from the words that ask for it goods are looked for. */
const REACH = 90;

/** How often one template is looked up in a text. */
const MAX_PLACES = 4;

/** What no name of goods runs across. A dot or comma within a number does not end it. */
const STOP = /[!?;:\n()[\]{}"„“”«»|/]|[.,](?=\s|$)|\s[-–—]\s/;
const CJK_STOP = /[\s，。、！？,.!?：:；;（）()「」『』【】[\]~～…/|]/;
const AND = /\s(?:and|or|und|u\.|oder|sowie|et|ou|y|o|e|ed|en|и|или|&|\+)\s/iu;
const CJK_AND = /以及|及|と(?!い)/;
/** Between who delivers and what: "supplier of flour". */
const OF = /^(?:of|for|für|von|de|d|du|des|di|del|della|per|para|pour|voor|van|для|по)$/iu;
const MEASURE =
  /^(?:kg|kgs|kilos?|g|t|lbs?|oz|l|lit\p{L}{2,4}|m[eè]t(?:er|re|ro|ri)s?|m|m2|m²|cm|mm|кг|л)\.?$/iu;
/** Written together with the word: "l'huile", "d'un". */
const ELISION = /^(?:d|l|un|dell|all|qu)['’]/iu;

/** The words for goods and services, as written: those of the title first, then in the order of the text. */
export function findGoods(head: string, body: string, words: readonly RequestWords[]): string[] {
  const names: string[] = [];
  for (const text of [head, body]) {
    if (text === '') continue;
    const lower = toLower(text);
    const found: { start: number; pieces: string[] }[] = [];
    for (const one of words) {
      const vocabulary = getVocabulary(one.goods, () => [...getSides(one.goods).keys()]);
      for (const { start, piece } of cutOut(one.goods, text, lower, getWords(lower, vocabulary)))
        found.push({ start, pieces: toNames(piece, one) });
    }
    found.sort((a, b) => a.start - b.start);
    for (const name of found.flatMap(({ pieces }) => pieces)) {
      const key = name.toLowerCase();
      // "Mixer" beside "spiral mixer" says nothing new.
      if (names.some((known) => known.toLowerCase().includes(key))) continue;
      const shorter = names.findIndex((known) => key.includes(known.toLowerCase()));
      if (shorter < 0) names.push(name);
      else names[shorter] = name;
    }
  }
  if (names.length === 0) names.push(...fromTitle(head, words));
  return names.slice(0, MAX_GOODS);
}

/** A title is about the goods, whatever else it says: "Dough mixer for a small bakery". */
function fromTitle(head: string, words: readonly RequestWords[]): string[] {
  const [own] = words;
  if (own === undefined || head === '') return [];
  const bare = head.replace(/^\s*[[(【〔「][^\])】〕」]{1,20}[\])】〕」]/u, '').trim();
  const spans = words.flatMap((one) => [
    ...findPhrases(Object.values(one.kinds).flat(), bare),
    ...findPhrases(
      one.goods.flatMap((template) => template.split('…')).filter((part) => part.trim() !== ''),
      bare,
    ),
  ]);
  let rest = bare;
  for (const { text } of spans) rest = rest.replace(text, '\n');
  return rest
    .split(NO_SPACES.test(rest) ? CJK_STOP : STOP)
    .flatMap((piece) => toNames(piece, own))
    .slice(0, 1);
}

/** What stands before or after the goods. */
interface Sides {
  readonly left: string;
  readonly right: string;
  readonly stop: RegExp;
  /** The one of them to look for, alone in a list. */
  readonly asked: readonly string[];
}

const sidesOf = new WeakMap<readonly string[], ReadonlyMap<string | undefined, readonly Sides[]>>();

/** Templates by a word without which none of them stands in a text. */
function getSides(templates: readonly string[]): ReadonlyMap<string | undefined, readonly Sides[]> {
  let sides = sidesOf.get(templates);
  if (sides === undefined) {
    const all = templates.map((template): Sides => {
      const [left = '', right = ''] = template.split('…').map((part) => part.trim());
      return { left, right, stop: NO_SPACES.test(template) ? CJK_STOP : STOP, asked: [left || right] };
    });
    sides = Map.groupBy(all, ({ asked: [phrase = ''] }) => getSureWord(phrase));
    sidesOf.set(templates, sides);
  }
  return sides;
}

/** Every stretch of text that stands where a template has its `…`; `words` as `getWords` gives them. */
function cutOut(
  templates: readonly string[],
  text: string,
  lower: string,
  words: ReadonlySet<string>,
): { start: number; piece: string }[] {
  const found: { start: number; piece: string }[] = [];
  for (const [word, all] of getSides(templates)) {
    if (word !== undefined && !words.has(word)) continue;
    for (const { left, right, stop, asked } of all) {
      for (const { start, end } of findPhrases(asked, text, lower).slice(0, MAX_PLACES)) {
        if (left === '') {
          const before = text.slice(Math.max(0, start - REACH), start);
          found.push({ start, piece: before.trimEnd().split(stop).at(-1) ?? '' });
          continue;
        }
        const after = text.slice(end, end + REACH).replace(/^\s*[:：,，\-–]?\s*/, '');
        const piece = after.split(stop)[0] ?? '';
        const [closing] = right === '' ? [undefined] : findPhrases([right], piece);
        if (right === '') found.push({ start: end, piece });
        else if (closing !== undefined) found.push({ start: end, piece: piece.slice(0, closing.start) });
      }
    }
  }
  return found;
}

const toNames = (piece: string, words: RequestWords): string[] =>
  NO_SPACES.test(piece) ? toCjkNames(piece, words) : toSpacedNames(piece, words);

const bareWord = (word: string): string => {
  const lower = word.toLowerCase();
  return /^[a-z]+$/.test(lower) ? lower : lower.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}'’]+$/gu, '');
};

function toSpacedNames(piece: string, words: RequestWords): string[] {
  const names: string[] = [];
  for (const [at, part] of piece.split(AND).entries()) {
    const tokens = part
      .trim()
      .split(/\s+/)
      .slice(0, 14)
      .filter((token) => token !== '');
    const opening = bareWord(tokens[0] ?? '');
    const name = cleanTokens(tokens, words);
    // What an "and" goes on with is more goods where it begins or ends like goods.
    const listed = at === 0 || words.fillers.includes(opening) || tokens.length <= 2;
    if (name === undefined || !listed) {
      if (at === 0) continue;
      break;
    }
    names.push(name);
  }
  return names;
}

function cleanTokens(tokens: string[], words: RequestWords): string | undefined {
  const rest = tokens.map((token) => token.replace(ELISION, ''));
  const has = (list: readonly string[], at: number): boolean => list.includes(bareWord(rest[at] ?? ''));
  const dropFront = (): void => {
    const all = rest.length;
    while (
      rest.length > 0 &&
      (has(words.fillers, 0) ||
        // "40 metres of 10 mm chain"
        (rest.length < all && rest.length > 1 && OF.test(rest[0] ?? '')) ||
        has(words.numbers, 0) ||
        /^[\d.,]+(?:[%x]|kg|g|l|m)?$/.test(rest[0] ?? '') ||
        (MEASURE.test(rest[0] ?? '') && rest.length > 1) ||
        (has(words.units, 0) && rest.length > 1))
    )
      rest.shift();
  };
  dropFront();
  if (rest.length > 1 && has(words.suppliers, 0)) {
    rest.shift();
    if (OF.test(rest[0] ?? '')) rest.shift();
    else if (has(words.ends, 0)) return undefined;
    dropFront();
  }
  const end = rest.findIndex((_, at) => has(words.ends, at));
  if (end === 0) return undefined;
  const kept = (end < 0 ? rest : rest.slice(0, end)).slice(0, MAX_WORDS);
  while (
    kept.length > 1 &&
    [words.suppliers, words.empty].some((list) => list.includes(bareWord(kept.at(-1) ?? '')))
  )
    kept.pop();
  const name = kept
    .join(' ')
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}+#)]+$/gu, '')
    .replace(/(?<=[가-힣])[을를]$/u, '');
  if (kept.every((word) => words.empty.includes(bareWord(word)))) return undefined;
  return /\p{L}{2}/u.test(name) && name.length <= 60 ? name : undefined;
}

function toCjkNames(piece: string, words: RequestWords): string[] {
  // Japanese marks what is asked for: the name stands after the last of these.
  const kana = /[\u3040-\u30FF]/.test(piece);
  const own = kana
    ? (piece.split(/[はがをにへも、]|で(?!き)|から|ので/).findLast((part) => part !== '') ?? '')
    : piece;
  return own.split(CJK_AND).flatMap((part) => {
    let name = part.trim();
    for (let before = ''; before !== name;) {
      before = name;
      name = name.replace(
        new RegExp(
          `^(?:[\\d.]+|[一二两兩三四五六七八九十百千几幾]+)\\s?(?:${words.units.join('|')}|公斤|斤|升|克|平米|キロ)[的の]?`,
          'u',
        ),
        '',
      );
      const filler = words.fillers.find((word) => name.startsWith(word) && name.length > word.length);
      if (filler !== undefined) name = name.slice(filler.length);
    }
    const ends = words.ends.map((word) => name.indexOf(word)).filter((at) => at >= 0);
    const end = Math.min(...ends, name.length);
    name = name.slice(0, end);
    for (const word of words.suppliers)
      if (name.endsWith(word) && name.length > word.length) name = name.slice(0, -word.length);
    name = name.replace(/[的の]$/, '').trim();
    return name.length >= 2 && name.length <= MAX_SIGNS && !words.empty.includes(name) && /\p{L}/u.test(name)
      ? [name]
      : [];
  });
}
