import { candidate, pageReading, post, type PageReading } from '@/lib/leads/candidate';
import { MAX_CANDIDATES, MAX_POSTS } from '@/lib/leads/limits';

/**
 * Parses what the injected reader returned. The page shares a process with the reader, so this is
 * foreign input: one row that does not fit is left out and noted, and the other rows are kept.
 *
 * Returns `undefined` when it is no reading at all.
 */
export function toPageReading(input: unknown): PageReading | undefined {
  const whole = pageReading.safeParse(input);
  if (whole.success) return whole.data;
  if (typeof input !== 'object' || input === null) return undefined;

  const { candidates, posts, ...rest } = input as Record<string, unknown>;
  const frame = pageReading.safeParse({ ...rest, candidates: [], posts: [] });
  if (!frame.success) return undefined;
  const goodCandidates = keepFitting(candidates, candidate, MAX_CANDIDATES);
  const goodPosts = keepFitting(posts, post, MAX_POSTS);
  const dropped = goodCandidates.dropped + goodPosts.dropped;
  return {
    ...frame.data,
    candidates: goodCandidates.kept,
    posts: goodPosts.kept,
    problems:
      dropped > 0 ? [...frame.data.problems, { code: 'value-dropped', count: dropped }] : frame.data.problems,
  };
}

function keepFitting<T>(
  rows: unknown,
  schema: { safeParse(row: unknown): { success: true; data: T } | { success: false } },
  most: number,
): { kept: T[]; dropped: number } {
  if (!Array.isArray(rows)) return { kept: [], dropped: 0 };
  const kept: T[] = [];
  for (const row of rows.slice(0, most)) {
    const parsed = schema.safeParse(row);
    if (parsed.success) kept.push(parsed.data);
  }
  return { kept, dropped: rows.length - kept.length };
}
