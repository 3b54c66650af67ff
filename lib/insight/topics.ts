import type { CapturedPage } from '@/lib/leads/lead';
import { getRequestTime } from '@/lib/leads/request';
import { hashKey, toMonth, type ThreadRecord } from '@/lib/leads/thread-record';
import { toProductKey, type AskedRequest } from '@/lib/search/request-query';

/** How far back the counts over time go. */
const MONTHS = 12;
/** Pages named with one topic or voice. */
const MAX_PAGES = 5;

/** Goods or a service that people ask for. */
export interface Topic {
  /** As it was written last. */
  word: string;
  /** Requests that name it, saved or only read. */
  count: number;
  /** The same by calendar month (UTC), the oldest first; the last is the month of `now`. */
  months: number[];
  /** Of those, the saved ones. */
  saved: number;
  /** Where it is asked for in threads that were read, by requests that were not saved; those read last first. */
  pages: CapturedPage[];
}

/**
 * What is asked for most, by the product words of requests; equal counts by what was asked last. A word counts once a
 * request, in whatever case, accents and number it is written, and a request once, whether saved, read or both.
 *
 * @param threads those read last first
 * @param months how far back the counts over time go; `count` itself is of all time
 */
export function rankTopics(
  asked: readonly AskedRequest[],
  threads: readonly ThreadRecord[],
  now: number,
  months = MONTHS,
): Topic[] {
  const topics = new Map<string, Topic & { last: number }>();
  const add = (products: readonly string[], at: number, page?: CapturedPage) => {
    for (const [key, word] of new Map(products.map((product) => [toProductKey(product), product]))) {
      let topic = topics.get(key);
      if (topic === undefined) {
        topic = { word, count: 0, months: toMonths(months), saved: 0, pages: [], last: -Infinity };
        topics.set(key, topic);
      }
      topic.count += 1;
      countMonth(topic.months, toMonth(at), now);
      if (at >= topic.last) Object.assign(topic, { word, last: at });
      if (page === undefined) topic.saved += 1;
      else addPage(topic.pages, page);
    }
  };
  const known = new Set<string>();
  for (const { request } of asked) {
    known.add(hashKey(request.key));
    add(request.products, getRequestTime(request));
  }
  for (const { page, asked: read } of threads) {
    for (const { key, at, products } of read) {
      // The second page of a thread, or its page by another address, may show a request again.
      if (known.has(key)) continue;
      known.add(key);
      add(products, at, page);
    }
  }
  return [...topics.values()]
    .sort((a, b) => b.count - a.count || b.last - a.last)
    .map(({ last: _, ...topic }) => topic);
}

export const toMonths = (months: number): number[] => Array.from({ length: months }, () => 0);

/** Counts one month among those that end with the month of `now`; what is older is left out. */
export function countMonth(months: number[], month: number, now: number, count = 1): void {
  const index = months.length - 1 - (toMonth(now) - month);
  const before = months[index];
  if (before !== undefined) months[index] = before + count;
}

export function addPage(pages: CapturedPage[], page: CapturedPage): void {
  if (pages.length < MAX_PAGES && !pages.some(({ url }) => url === page.url)) pages.push(page);
}
