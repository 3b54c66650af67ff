import type { PageReading } from '@/lib/leads/candidate';

type Read = () => Promise<PageReading | undefined>;

/** The readers of a page. Each gives nothing where what it returned was no reading. */
export interface PageReaders {
  readonly page: Read;
  /** The page reader, told that the page is no thread. */
  readonly pageWithoutPosts: Read;
  readonly thread: Read;
}

/** Whether the thread reader should look at a page, after what the page reader said. */
export const mayHoldPosts = (reading: PageReading): boolean =>
  reading.kind === 'thread' || reading.mayHoldPosts === true;

/**
 * Reads a page by its readers: the thread reader only where the page reader saw signs of posts. A page that it took for a
 * thread at the first look, without reading more of it, is read again where there are none.
 *
 * The benchmark takes it with it as its source, so it refers to nothing but its neighbours here.
 */
export async function readByTurns(readers: PageReaders): Promise<PageReading | undefined> {
  const first = await readers.page();
  if (first === undefined || !mayHoldPosts(first)) return first;
  const second = await readers.thread();
  const joined = second && withPosts(first, second);
  if (joined?.kind !== 'none' || first.kind !== 'thread' || first.mayHoldPosts !== true) return joined;
  const again = await readers.pageWithoutPosts();
  return again && { ...again, ms: joined.ms + again.ms };
}

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
