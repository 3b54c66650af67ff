import { fold } from '@/lib/leads/fold';
import { getRequestTime } from '@/lib/leads/request';
import type { AskedRequest } from '@/lib/search/request-query';

/** Goods or a service that people ask for. */
export interface Topic {
  /** As it was written last. */
  word: string;
  /** Requests that name it. */
  count: number;
  /** The same by calendar month (UTC), the oldest first; the last is the month of `now`. */
  months: number[];
}

/**
 * What is asked for most, by the product words of requests; equal counts by what was asked last. A word counts once a
 * request, in whatever case and accents it is written.
 *
 * @param months how far back the counts over time go; `count` itself is of all time
 */
export function rankTopics(asked: readonly AskedRequest[], now: number, months = 12): Topic[] {
  const topics = new Map<string, Topic & { last: number }>();
  for (const { request } of asked) {
    const at = getRequestTime(request);
    const index = months - 1 - (toMonth(now) - toMonth(at));
    const words = new Map(request.products.map((word) => [fold(word).replace(/\s+/g, ' ').trim(), word]));
    for (const [key, word] of words) {
      const topic = topics.get(key) ?? {
        word,
        count: 0,
        months: Array.from({ length: months }, () => 0),
        last: -Infinity,
      };
      const before = topic.months[index];
      if (before !== undefined) topic.months[index] = before + 1;
      topics.set(key, {
        ...topic,
        word: at >= topic.last ? word : topic.word,
        count: topic.count + 1,
        last: Math.max(at, topic.last),
      });
    }
  }
  return [...topics.values()]
    .sort((a, b) => b.count - a.count || b.last - a.last)
    .map(({ word, count, months }) => ({ word, count, months }));
}

/** Months since the year 0. */
function toMonth(at: number): number {
  const date = new Date(at);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}
