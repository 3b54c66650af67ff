/** Milliseconds. */
const FIRST = 2_000;
const LONGEST = 3_600_000;
/** What a target may ask for at most; a longer wait is a clock gone wrong or somebody's joke. */
export const LONGEST_ASKED = 24 * 3_600_000;

/**
 * How long to wait after so many failures in a row, in milliseconds: anything up to a bound that doubles, so that
 * thousands of clients do not come back all at once ("full jitter"), but at least what the target asked for.
 *
 * @param chance 0 ≤ chance < 1
 */
export function getWait(failures: number, chance: number, askedMs = 0): number {
  const bound = Math.min(LONGEST, FIRST * 2 ** Math.min(failures, 20));
  return Math.max(Math.round(chance * bound), Math.min(askedMs, LONGEST_ASKED));
}

/**
 * What a `Retry-After` asks for, in milliseconds: seconds, or a date, which is measured against the sender's own clock
 * (its `Date`) where it gave one, for ours may be a day off. `undefined` where it asks for nothing one can read.
 */
export function readRetryAfter(headers: Headers, now: number): number | undefined {
  const text = headers.get('retry-after')?.trim();
  if (text === undefined || text === '') return undefined;
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1_000;
  // Browsers read more as a date than anybody means by one.
  const until = /^[A-Z]/i.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(until)) return undefined;
  return Math.max(0, until - (readServerTime(headers) ?? now));
}

/** What the sender's clock said, milliseconds since 1970. */
export function readServerTime(headers: Headers): number | undefined {
  const time = Date.parse(headers.get('date') ?? '');
  return Number.isNaN(time) ? undefined : time;
}
