import { fold } from '@/lib/leads/fold';

/** One thing every match must contain: `digits` anywhere, or else all `words`. */
export interface Term {
  words: readonly string[];
  /** Set when the words look like a phone number however it was grouped. */
  digits?: string;
}

const PHONE_PART = /^\+?[\d()./-]{1,40}$/;
/** Fewer digits in several words are more likely a house number and a post code. */
const MIN_DIGITS = 5;

/** What was typed, folded and taken apart. Neighbouring groups of digits are also one number: `(617) 555-01`. */
export function parseQuery(text: string): Term[] {
  const words = fold(text)
    .split(/\s+/)
    .filter((word) => word !== '');
  const terms: Term[] = [];
  for (let index = 0; index < words.length;) {
    let end = index;
    while (end < words.length && PHONE_PART.test(words[end] ?? '')) end++;
    const run = words.slice(index, end);
    const digits = toDigits(run.join(''));
    if (digits.length >= MIN_DIGITS) {
      terms.push({ words: run, digits });
      index = end;
    } else {
      const single = words[index];
      if (single !== undefined) terms.push({ words: [single] });
      index++;
    }
  }
  return terms;
}

/** Digits of a number as typed: without `+`, the international `00`, and the `(0)` of `+44 (0)20`. */
function toDigits(text: string): string {
  return text
    .replace('(0)', '')
    .replace(/\D/g, '')
    .replace(/^00(?=\d)/, '');
}

export function matchesAll(text: string, terms: readonly Term[]): boolean {
  for (const { words, digits } of terms) {
    if (digits !== undefined && text.includes(digits)) continue;
    for (const word of words) if (!text.includes(word)) return false;
  }
  return true;
}

/** True when whatever matches `terms` is sure to match `before` too. */
export function isNarrower(terms: readonly Term[], before: readonly Term[]): boolean {
  return before.every(
    (old) =>
      old.digits === undefined &&
      old.words.every((word) =>
        terms.some((term) => term.digits === undefined && term.words.some((longer) => longer.includes(word))),
      ),
  );
}
