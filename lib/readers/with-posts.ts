import type { PageReading } from '@/lib/leads/candidate';

/** Whether the thread reader should look at a page, after what the page reader said. */
export const mayHoldPosts = (reading: PageReading): boolean =>
  reading.kind === 'thread' || reading.mayHoldPosts === true;

/**
 * Joins what the page reader and, after it, the thread reader said of one page. Posts make a thread of whatever the page
 * was taken for; without any it stays what it was. What either noted is kept.
 */
export function withPosts(first: PageReading, second: PageReading): PageReading {
  const notes = {
    problems: [...first.problems, ...second.problems].slice(0, 50),
    partial: first.partial || second.partial,
    ms: first.ms + second.ms,
  };
  if (second.kind !== 'thread') return { ...(first.kind === 'thread' ? second : first), ...notes };
  return { ...second, ...notes, ...(first.nextPage !== undefined && { nextPage: first.nextPage }) };
}
