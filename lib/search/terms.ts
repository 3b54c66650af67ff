import { fold } from '@/lib/leads/fold';

/** One thing every match must contain: one of `numbers` anywhere, or else all `words`. */
export interface Term {
  readonly words: readonly string[];
  /** Set when the words look like a phone number however it was grouped: the digits it may be stored with. */
  readonly numbers: readonly string[];
}

const PHONE_PART = /^\+?[\d()./-]{1,40}$/;
/** Fewer digits in several words are more likely a house number and a post code. */
const MIN_DIGITS = 5;

/** What was typed, folded and taken apart. Neighbouring groups of digits are also one number: `(617) 555-01`. */
export function parseTerms(text: string): Term[] {
  const words = fold(text)
    .split(/\s+/)
    .filter((word) => word !== '');
  const terms: Term[] = [];
  for (let index = 0; index < words.length;) {
    let end = index;
    while (end < words.length && PHONE_PART.test(words[end] ?? '')) end++;
    const numbers = toNumbers(words.slice(index, end).join(''));
    end = numbers.length > 0 ? end : index + 1;
    terms.push({ words: words.slice(index, end), numbers });
    index = end;
  }
  return terms;
}

/** Digits as typed, without `+`, the international `00` and the `(0)` of `+44 (0)20`; and without a national 0. */
function toNumbers(text: string): string[] {
  const digits = text
    .replace('(0)', '')
    .replace(/\D/g, '')
    .replace(/^00(?=\d)/, '');
  return [digits, ...(digits.startsWith('0') ? [digits.slice(1)] : [])].filter(
    (number) => number.length >= MIN_DIGITS,
  );
}

/** `text` is a lead's search text, folded like the query. */
export function matchesAll(text: string, terms: readonly Term[]): boolean {
  // Plain loops: this runs 100,000 times for each letter typed.
  for (const term of terms) {
    if (!hasNumber(text, term.numbers) && !hasWords(text, term.words)) return false;
  }
  return true;
}

function hasNumber(text: string, numbers: readonly string[]): boolean {
  for (const number of numbers) if (text.includes(number)) return true;
  return false;
}

function hasWords(text: string, words: readonly string[]): boolean {
  for (const word of words) if (!text.includes(word)) return false;
  return true;
}
