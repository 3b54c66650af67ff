import type { PageReading } from '@/lib/leads/candidate';
import { MAX_POSTS } from '@/lib/leads/limits';
import { getSample } from '@/lib/page/sample';
import { capFacts } from './caps';
import { startReading, type ReadPageOptions } from './reading';
import { inTurns } from './steps';
import { readThread } from './thread/read-thread';

/** Of a page too large to be read whole, which the page reader has looked at before. */
const HURRIED_MS = 700;
/** From this confidence on a page is a thread whatever else is on it. */
const SURELY_THREAD = 0.5;

/**
 * Finds out whether a page is a thread, and reads its posts. A reader of its own, injected only where `readPage` saw signs
 * of posts: the phrases of ten languages and the dates of all would otherwise come along with every click.
 *
 * Of anything else it gives the kind `none`.
 */
export async function readThreadPage(document: Document, options: ReadPageOptions): Promise<PageReading> {
  const { fitting, budget, getContext, attempt, finish } = startReading(document, options, HURRIED_MS);
  const context = getContext(getSample(document));
  const found = await attempt(
    'thread',
    () => inTurns(readThread(context, fitting?.kind === 'thread' ? fitting : undefined), budget),
    undefined,
  );
  const read = (found?.confidence ?? 0) >= SURELY_THREAD ? (found?.posts ?? []) : [];
  if (read.length > MAX_POSTS) context.report('too-many-records');
  const posts = read.slice(0, MAX_POSTS).map((post) => ({
    ...post,
    facts: capFacts(post.facts, context.report),
    ...(post.mentioned && { mentioned: capFacts(post.mentioned, context.report) }),
  }));
  return finish({ kind: posts.length > 0 ? 'thread' : 'none', candidates: [], posts });
}
