import { toAccount } from './account';
import type { PageReading } from './candidate';
import type { CapturedPage } from './lead';
import { toRequestKey } from './post-candidate';
import { urlKey } from './url-key';

/**
 * What is kept of a page of a thread that was read, whether or not anything of it was saved: enough to count what is asked
 * for and who is answered. No post's text is part of it.
 */
export interface ThreadRecord {
  /** The page's address without what tells no pages apart (`urlKey`): reading it again replaces the record. */
  key: string;
  page: CapturedPage;
  /** Milliseconds since 1970. */
  readAt: number;
  /** Something of it was saved; else it was only read. */
  saved?: true | undefined;
  asked: ReadRequest[];
  answered: Answered[];
}

interface ReadRequest {
  /** `hashKey` of what its request would be known by, so that one that was saved is not counted twice. */
  key: string;
  /** When it was asked, as far as the page says, milliseconds since 1970. */
  at: number;
  /** Words for the goods, as written. */
  products: string[];
}

/** Answers that one author got in one month. */
interface Answered {
  account: string;
  /** As the thread writes it. */
  name: string;
  /** `toMonth` of the answers. */
  month: number;
  count: number;
}

/** A record takes some kilobytes at most, however long the page. */
const MAX_ASKED = 100;
const MAX_ANSWERED = 200;

/** Counts a thread's page. `undefined` where there is nothing to count. */
export function toThreadRecord(
  { kind, posts }: Pick<PageReading, 'kind' | 'posts'>,
  page: CapturedPage,
  now: number,
): ThreadRecord | undefined {
  const key = urlKey(page.url);
  if (kind !== 'thread' || key === undefined) return undefined;
  const asked: ReadRequest[] = [];
  const answered = new Map<string, Answered>();
  for (const post of posts) {
    const posted = Date.parse(post.postedAt ?? '');
    const at = Number.isNaN(posted) ? now : posted;
    const products = post.intent === 'buy' ? (post.request?.products ?? []) : [];
    if (products.length > 0) asked.push({ key: hashKey(toRequestKey(post, page)), at, products });
    const own = post.author && toAccount(page.url, post.author);
    for (const name of new Set(post.replyTo)) {
      const account = toAccount(page.url, name);
      // Who goes on with their own post is not answered by anybody.
      if (account === undefined || account === own) continue;
      const month = toMonth(at);
      const known = answered.get(`${account} ${month}`);
      if (known) known.count += 1;
      else answered.set(`${account} ${month}`, { account, name, month, count: 1 });
    }
  }
  if (asked.length === 0 && answered.size === 0) return undefined;
  return {
    key,
    page,
    readAt: now,
    asked: asked.slice(0, MAX_ASKED),
    answered: [...answered.values()].sort((a, b) => b.count - a.count).slice(0, MAX_ANSWERED),
  };
}

/** Calendar months since the year 0, UTC. */
export function toMonth(at: number): number {
  const date = new Date(at);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

/** A key of any length in at most 11 signs (53 bits): it tells requests apart, and says nothing of them. */
export function hashKey(key: string): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let at = 0; at < key.length; at += 1) {
    const code = key.charCodeAt(at);
    high = Math.imul(high ^ code, 2_654_435_761);
    low = Math.imul(low ^ code, 1_597_334_677);
  }
  high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909);
  low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909);
  return (4_294_967_296 * (2_097_151 & low) + (high >>> 0)).toString(36);
}
