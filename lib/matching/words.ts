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
  readonly isAbjad: boolean;
  readonly isSyllabic: boolean;
}

/** Names repeat their words, and every lead is looked at: the same word is made once. */
const made = new Map<string, Word>();
const MAX_MADE = 200_000;

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

/**
 * Slips of the pen between two words: letters added, left out, changed or swapped with their neighbour. More than
 * `most` count as `most + 1`, so that words that have nothing in common cost little.
 */
export function countSlips(a: string, b: string, most: number): number {
  if (a === b) return 0;
  const difference = Math.abs(a.length - b.length);
  if (difference > most || most <= 0) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const [x, y] = [a.charCodeAt(i - 1), b.charCodeAt(j - 1)];
      let slips = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (x === y ? 0 : 1));
      if (i > 1 && j > 1 && x === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === y) {
        slips = Math.min(slips, (before[j - 2] ?? 0) + 1);
      }
      row.push(slips);
      if (slips < least) least = slips;
    }
    if (least > most) return most + 1;
    [before, last] = [last, row];
  }
  return Math.min(last[b.length] ?? 0, most + 1);
}
