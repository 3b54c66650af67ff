import { foldWords } from '@/lib/leads/fold';
import type { LeadKind } from '@/lib/leads/candidate';
import { longForms, withoutForms, withoutJoinedForms } from './legal-forms';
import { isJoining, isTitle, shareGivenName, spellOut } from './name-words';
import { romanise } from './romanise';
import { countSlips, mayBeSlips, toWord, type Word } from './words';

/** A name ready for comparing. */
export interface Name {
  readonly kind: LeadKind;
  /** What tells it from others: no legal form, no title, no joining words. Never empty unless the text has no letters. */
  readonly words: readonly Word[];
  /** All of it in one, for what is parted in different places: `sergeilavrov`. */
  readonly joined: string;
}

const MAX_WORDS = 12;

export function toName(text: string, kind: LeadKind): Name {
  const folded = foldWords(withoutJoinedForms(text.slice(0, 300))).map((word) => romaniseForm(word));
  const merged = kind === 'organisation' ? joinSingles(folded) : folded;
  const formless = withoutForms(merged);
  const plain =
    kind === 'organisation'
      ? formless.map(spellOut)
      : orAll(
          formless.filter((word) => !isTitle(word)),
          formless,
        );
  const telling = orAll(
    // "A. Invented" and "Ben Invented" are people: an initial and a first name are no joining words.
    plain.filter(
      (word, at) =>
        !isJoining(word) || (kind === 'person' && (word.length === 1 || (at === 0 && word.length === 3))),
    ),
    plain,
  );
  const words = telling.slice(0, MAX_WORDS).map(toWord);
  return { kind, words, joined: words.map((word) => word.latin).join('') };
}

const orAll = (some: readonly string[], all: readonly string[]) => (some.length > 0 ? some : all);

/** Forms of other scripts are known in Latin letters; the names keep their script. */
function romaniseForm(word: string): string {
  return /^[\u0400-\u04ff]+$/.test(word) ? romanise(word) : word;
}

/** `n v` and `l x c` are `nv` and `lxc`. */
function joinSingles(words: readonly string[]): string[] {
  const joined: string[] = [];
  let run = '';
  for (const word of [...words, '']) {
    if (word.length === 1 && /\p{L}/u.test(word)) {
      run += word;
      continue;
    }
    if (run !== '') joined.push(run);
    run = '';
    if (word !== '') joined.push(word);
  }
  return joined;
}

/**
 * `equal`: nothing but order, script, forms and joining words differs. `similar`: a slip of the pen, an initial, a
 * nickname, a middle name. `part`: one says more than the other. `differ`: each has a word the other has not.
 */
export type NameRelation = 'equal' | 'similar' | 'part' | 'differ';

export interface NameComparison {
  readonly relation: NameRelation;
  /** 0–1. */
  readonly score: number;
}

const NOWHERE: ReadonlySet<string> = new Set();
const DIFFER: NameComparison = { relation: 'differ', score: 0 };

/** `places` are words that add nothing to a name there: the town both are in. */
export function compareNames(a: Name, b: Name, places: ReadonlySet<string> = NOWHERE): NameComparison {
  if (a.joined === '' || b.joined === '') return DIFFER;
  if (a.joined === b.joined) return { relation: 'equal', score: 1 };
  const isPerson = a.kind === 'person';
  const [left, right] = [joinParted(a.words, b.words), joinParted(b.words, a.words)];
  const { pairs, leftOver, rightOver } = align(left, right, isPerson, places);
  if (pairs.length === 0) return compareJoined(a, b);
  let [weight, sum, slips, exact] = [0, 0, 0, 0];
  for (const pair of pairs) {
    weight += pair.weight;
    sum += pair.weight * pair.likeness;
    slips += pair.slips;
    if (pair.likeness === 1) exact++;
  }
  const [more, fewer] = leftOver.length > rightOver.length ? [leftOver, rightOver] : [rightOver, leftOver];
  if (fewer.length > 0) {
    const joined = compareJoined(a, b);
    if (joined.relation !== 'differ') return joined;
    return {
      relation: 'differ',
      score: sum / (weight + Math.min(lettersOf(more), lettersOf(fewer))),
    };
  }
  const letters = Math.max(a.joined.length, b.joined.length);
  const likeness = sum / weight;
  if (more.length === 0) {
    if (exact === pairs.length) return { relation: 'equal', score: 1 };
    const isSimilar = slips * 4 <= letters && likeness >= 0.75;
    return { relation: isSimilar ? 'similar' : 'differ', score: likeness };
  }
  const lost = lettersOf(more);
  const isSame = slips * 4 <= letters && likeness >= 0.75;
  if (!isSame) return { relation: 'differ', score: likeness * 0.5 };
  // A middle name more or less; one word alone says too little.
  if (isPerson && pairs.filter(({ weight }) => weight > 1).length >= 2 && lost <= weight * 1.5) {
    return { relation: 'similar', score: sum / (weight + 0.25 * lost) };
  }
  const joined = compareJoined(a, b);
  if (joined.relation !== 'differ') return joined;
  return { relation: 'part', score: sum / (weight + lost) };
}

const lettersOf = (words: readonly Word[]) => words.reduce((sum, word) => sum + word.latin.length, 0);

/** Blanks in other places and a slip: nothing of it is seen word by word. */
function compareJoined(a: Name, b: Name): NameComparison {
  const letters = Math.min(a.joined.length, b.joined.length);
  const most = Math.min(2, Math.floor(letters / 7));
  if (
    letters < 7 ||
    a.words.length === b.words.length ||
    hasSyllables(a) ||
    hasSyllables(b) ||
    hasOtherNumbers(a, b)
  )
    return DIFFER;
  const slips = countSlips(a.joined, b.joined, most);
  return slips <= most ? { relation: 'similar', score: 1 - slips / letters } : DIFFER;
}

const hasSyllables = (name: Name) => name.words.some((word) => word.isSyllabic);
const numbersOf = (name: Name) => name.words.filter(({ hasFigures }) => hasFigures).map(({ text }) => text);
function hasOtherNumbers(a: Name, b: Name): boolean {
  const [left, right] = [numbersOf(a).join(' '), numbersOf(b).join(' ')];
  return left !== right;
}

/** `patr ushev` as one word where the other name has `patrushev`. */
function joinParted(words: readonly Word[], others: readonly Word[]): readonly Word[] {
  for (const length of [3, 2]) {
    for (let at = 0; at + length <= words.length; at++) {
      const parts = words.slice(at, at + length);
      const joined = parts.map((word) => word.text).join('');
      if (joined.length < 4 || /\d/.test(joined)) continue;
      // A part that the other name has as it is, is no part.
      const mayHaveSlip =
        joined.length >= 6 && !parts.some((part) => others.some(({ text }) => text === part.text));
      const latin = romanise(joined);
      const hit = others.some(
        (other) =>
          other.latin === latin ||
          (mayHaveSlip && other.latin.length >= 6 && countSlips(other.latin, latin, 1) <= 1),
      );
      if (hit) return [...words.slice(0, at), toWord(joined), ...words.slice(at + length)];
    }
  }
  return words;
}

interface Pair {
  readonly likeness: number;
  readonly weight: number;
  readonly slips: number;
}

/** Best pairs first, each word once, the order of the words no matter. */
function align(
  left: readonly Word[],
  right: readonly Word[],
  isPerson: boolean,
  places: ReadonlySet<string>,
) {
  const all: { i: number; j: number; likeness: number; slips: number }[] = [];
  for (const [i, x] of left.entries()) {
    for (const [j, y] of right.entries()) {
      const found = compareWords(x, y, isPerson);
      if (found) all.push({ i, j, ...found });
    }
  }
  all.sort((x, y) => y.likeness - x.likeness || Math.abs(x.i - x.j) - Math.abs(y.i - y.j));
  const [takenLeft, takenRight] = [new Set<number>(), new Set<number>()];
  const pairs: Pair[] = [];
  for (const { i, j, likeness, slips } of all) {
    if (takenLeft.has(i) || takenRight.has(j)) continue;
    takenLeft.add(i);
    takenRight.add(j);
    const [x, y] = [left[i]?.latin ?? '', right[j]?.latin ?? ''];
    pairs.push({
      likeness,
      slips,
      weight: Math.min(x.length, y.length) === 1 ? 1 : Math.max(x.length, y.length),
    });
  }
  const isLong = (word: string) => longForms.some((form) => countSlips(form, word, 2) <= 1);
  const isOver = (word: Word, others: readonly Word[]) =>
    // A word said twice, and a legal form with a slip in it, add nothing.
    !places.has(word.text) &&
    !others.some((other) => other.latin === word.latin) &&
    (isPerson || word.latin.length < 7 || !isLong(word.latin));
  return {
    pairs,
    leftOver: left.filter((word, at) => !takenLeft.has(at) && isOver(word, right)),
    rightOver: right.filter((word, at) => !takenRight.has(at) && isOver(word, left)),
  };
}

function compareWords(a: Word, b: Word, isPerson: boolean): { likeness: number; slips: number } | undefined {
  if (a.latin === b.latin) return { likeness: 1, slips: 0 };
  if (a.isSyllabic && b.isSyllabic) return undefined;
  if (a.hasFigures || b.hasFigures) return compareNumbers(a, b);
  const [short, long] = a.latin.length <= b.latin.length ? [a, b] : [b, a];
  if (short.latin.length === 1) {
    return isPerson && long.latin.startsWith(short.latin) ? { likeness: 0.9, slips: 0 } : undefined;
  }
  if (short.sound === long.sound) return { likeness: 0.97, slips: 0 };
  if (isPerson && shareGivenName(a.latin, b.latin)) return { likeness: 0.9, slips: 0 };
  if (a.bones === b.bones && a.bones.length >= (isPerson ? 3 : 4)) return { likeness: 0.9, slips: 1 };
  if (a.isAbjad !== b.isAbjad && a.bones.length >= 3 && countSlips(a.bones, b.bones, 1) <= 1) {
    return { likeness: 0.8, slips: 1 };
  }
  const letters = long.latin.length;
  if (!isPerson && short.latin.length >= 4 && letters >= 7 && long.latin.startsWith(short.latin)) {
    return { likeness: 0.8, slips: 1 };
  }
  const most = isPerson ? (letters < 3 ? 0 : letters < 5 ? 1 : 2) : letters < 4 ? 0 : letters < 9 ? 1 : 2;
  if (!mayBeSlips(a, b, most + 1)) return undefined;
  const slips = Math.min(countSlips(a.latin, b.latin, most), countSlips(a.sound, b.sound, most));
  return slips <= most ? { likeness: 1 - slips / letters, slips } : undefined;
}

/** Numbers tell sites, branches and series apart; in a word of letters a figure is a slip. */
function compareNumbers(a: Word, b: Word): { likeness: number; slips: number } | undefined {
  const letters = (word: Word) => word.text.replace(/\d/g, '').length;
  if (letters(a) < 3 || letters(b) < 3) return undefined;
  const slips = countSlips(a.text, b.text, 2);
  return slips <= 2 && a.text.length >= 4 ? { likeness: 1 - slips / a.text.length, slips } : undefined;
}
