import type { Post } from '@/lib/leads/candidate';
import type { CapturedPage } from '@/lib/leads/lead';
import { toPostCandidate } from '@/lib/leads/post-candidate';
import { toCandidate, type Written } from './candidates';

export const THREAD: CapturedPage = { url: 'https://forum.example/t/40', title: 'Wanted: dough mixer' };
export const OTHER_THREAD: CapturedPage = { url: 'https://forum.example/t/77', title: 'Ovens' };
export const OTHER_SITE: CapturedPage = { url: 'https://board.example/t/1', title: 'Bakers' };

interface WrittenPost extends Partial<Omit<Post, 'facts'>> {
  facts?: Written;
}

let serial = 0;

/** A post as a reader gives it; with `intent: 'buy'` unless told. */
export function toPost({ facts = {}, ...post }: WrittenPost): Post {
  const key = post.key ?? `post-${++serial}`;
  return {
    key,
    text: `Looking for something (${key})`,
    intent: 'buy',
    permalink: `https://forum.example/p/${key}`,
    ...post,
    facts: toCandidate(facts, { reader: 'thread' }).facts,
  };
}

/** What saving such a post keeps. */
export function toAsking(post: WrittenPost, page: CapturedPage = THREAD) {
  return toPostCandidate(toPost(post), page);
}
