import { ABJAD, romanise, SYLLABIC } from './romanise';

/** One word of a name in the forms it is compared in. */
export interface Word {
  /** Folded, in its own script. */
  readonly text: string;
  readonly latin: string;
  /** The same for spellings that sound alike: Qaddafi and Kadafi, Schwarz and Shvarts. */
  readonly sound: string;
  /** First letter and consonants: Mohammed and Muhammad. */
  readonly bones: string;
  /** The letters of `latin` as bits, to see quickly that two words have little in common. */
  readonly letters: number;
  readonly hasFigures: boolean;
  readonly isAbjad: boolean;
  readonly isSyllabic: boolean;
}

/** Names repeat their words, and every lead is looked at: the same word is made once. */
const made = new Map<string, Word>();
const MAX_MADE = 200_000;

/** After a search: 100,000 leads have tens of thousands of words, and nobody asks for them again soon. */
export const forgetWords = (): void => made.clear();

export function toWord(text: string): Word {
  const known = made.get(text);
  if (known) return known;
  const latin = romanise(text);
  const sound = soundOf(latin);
  const word = {
    text,
    latin,
    sound,
    bones: bonesOf(sound),
    letters: lettersOf(latin),
    hasFigures: /\d/.test(text),
    isAbjad: ABJAD.test(text),
    isSyllabic: SYLLABIC.test(text),
  };
  if (made.size >= MAX_MADE) made.clear();
  made.set(text, word);
  return word;
}

function soundOf(latin: string): string {
  return latin
    .replace(/tsch|tch|cz/g, 'ch')
    .replace(/sch|sz/g, 'sh')
    .replace(/dzh|zh|dj/g, 'j')
    .replace(/ph/g, 'f')
    .replace(/ck|q/g, 'k')
    .replace(/c(?=[eiy])/g, 's')
    .replace(/c(?!h)/g, 'k')
    .replace(/x/g, 'ks')
    .replace(/tz|ts/g, 's')
    .replace(/w/g, 'v')
    .replace(/(?<=[kgtdb])h/g, '')
    .replace(/ou|oo|ow/g, 'u')
    .replace(/ae|oe/g, 'e')
    .replace(/[yj]/g, 'i')
    .replace(/(?:ee|ie|ei|ii)+/g, 'i')
    .replace(/(.)\1+/g, '$1');
}

function bonesOf(sound: string): string {
  const first = sound.charAt(0);
  return (/[aeiouy]/.test(first) ? 'a' : first) + sound.slice(1).replace(/[aeiouyv]|h$/g, '');
}

const MAX_LETTERS = 64;
/** Three rows of the table of slips, kept: the comparison runs millions of times. */
let [older, old, row] = [0, 1, 2].map(() => new Uint8Array(MAX_LETTERS + 1)) as [
  Uint8Array,
  Uint8Array,
  Uint8Array,
];

/**
 * Slips of the pen between two words: letters added, left out, changed or swapped with their neighbour. More than
 * `most` count as `most + 1`, so that words that have nothing in common cost little.
 */
export function countSlips(a: string, b: string, most: number): number {
  if (a === b) return 0;
  let [start, aEnd, bEnd] = [0, a.length, b.length];
  if (Math.abs(aEnd - bEnd) > most || most <= 0) return most + 1;
  while (start < aEnd && start < bEnd && a.charCodeAt(start) === b.charCodeAt(start)) start++;
  while (aEnd > start && bEnd > start && a.charCodeAt(aEnd - 1) === b.charCodeAt(bEnd - 1)) {
    aEnd--;
    bEnd--;
  }
  const [rows, columns] = [aEnd - start, bEnd - start];
  if (rows === 0 || columns === 0) return Math.min(rows + columns, most + 1);
  if (rows > MAX_LETTERS || columns > MAX_LETTERS) return most + 1;
  for (let j = 0; j <= columns; j++) old[j] = j;
  for (let i = 1; i <= rows; i++) {
    const x = a.charCodeAt(start + i - 1);
    row[0] = i;
    let least = i;
    for (let j = 1; j <= columns; j++) {
      const y = b.charCodeAt(start + j - 1);
      let slips = Math.min(old[j] ?? 0, row[j - 1] ?? 0) + 1;
      const changed = (old[j - 1] ?? 0) + (x === y ? 0 : 1);
      if (changed < slips) slips = changed;
      if (
        i > 1 &&
        j > 1 &&
        x === b.charCodeAt(start + j - 2) &&
        a.charCodeAt(start + i - 2) === y &&
        (older[j - 2] ?? 0) + 1 < slips
      ) {
        slips = (older[j - 2] ?? 0) + 1;
      }
      row[j] = slips;
      if (slips < least) least = slips;
    }
    if (least > most) return most + 1;
    [older, old, row] = [old, row, older];
  }
  return Math.min(old[columns] ?? 0, most + 1);
}

/** Which letters a word has, as bits. */
function lettersOf(text: string): number {
  let bits = 0;
  for (let at = 0; at < text.length; at++) bits |= 1 << (text.charCodeAt(at) & 31);
  return bits;
}

/** False when the two have more letters of their own than so many slips explain. */
export function mayBeSlips(a: Word, b: Word, most: number): boolean {
  if (Math.abs(a.latin.length - b.latin.length) > most) return false;
  let own = a.letters ^ b.letters;
  let count = 0;
  for (; own !== 0; own &= own - 1) count++;
  return count <= 2 * most;
}
