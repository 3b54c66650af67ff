import type { CapturedPage } from '@/lib/leads/lead';
import type { ThreadRecord } from '@/lib/leads/thread-record';
import { addPage, countMonth, toMonths } from './topics';

/** Somebody whom others answer: whose word counts on a board. */
export interface Voice {
  /** The site and the name there (`lib/leads/account.ts`). */
  account: string;
  /** As the thread read last writes it. */
  name: string;
  /** Answers in the threads that were read. */
  count: number;
  /** The same by calendar month (UTC), the oldest first; the last is the month of `now`. */
  months: number[];
  /** Where the answers are, those read last first. */
  pages: CapturedPage[];
}

/**
 * Who is answered most, in the threads that were read; equal counts by name. One answer makes no opinion leader, so there
 * must be two.
 *
 * @param threads those read last first
 * @param months how far back the counts over time go; `count` itself is of all time
 */
export function rankVoices(threads: readonly ThreadRecord[], now: number, months = 12): Voice[] {
  const voices = new Map<string, Voice>();
  for (const { page, answered } of threads) {
    for (const { account, name, month, count } of answered) {
      let voice = voices.get(account);
      if (voice === undefined)
        voices.set(account, (voice = { account, name, count: 0, months: toMonths(months), pages: [] }));
      voice.count += count;
      countMonth(voice.months, month, now, count);
      addPage(voice.pages, page);
    }
  }
  return [...voices.values()]
    .filter(({ count }) => count > 1)
    .sort((a, b) => b.count - a.count || (a.account < b.account ? -1 : 1));
}
