import { toAccount } from './account';
import type { Candidate, Found, FoundFacts, PageReading, Post } from './candidate';
import { factKey } from './fact-key';
import { fold } from './fold';
import type { CapturedPage } from './lead';
import { MAX_VALUES_PER_FIELD } from './limits';
import type { PostedRequest } from './request';
import { urlKey } from './url-key';
import { fieldIds, type FieldId, type FieldValue } from './values';

/** A post with the candidate that saving it makes a lead of; both have the same key. */
export interface ThreadRow {
  candidate: Candidate;
  post: Post;
}

/** The posts of a thread by what they are good for, each list in the page's order. */
export interface ThreadRows {
  /** Somebody asks for something. */
  requests: ThreadRow[];
  /** The first post of each other author who says how to be reached. */
  contacts: ThreadRow[];
  others: ThreadRow[];
}

/** Fields by which somebody can be reached or is named; an author's name and profile alone are not. */
const REACHABLE: readonly FieldId[] = ['phone', 'email', 'website', 'messenger', 'address', 'name'];

/**
 * What can be saved of a thread. Whoever asks for something brings along how to be reached from all own posts of the
 * page, because the request seldom stands beside the signature.
 */
export function toThreadRows({ posts }: Pick<PageReading, 'posts'>, page: CapturedPage): ThreadRows {
  const whoOf = ({ author }: Post) => author && (toAccount(page.url, author) ?? author);
  const facts = new Map<string, FoundFacts>();
  const asking = new Set<string>();
  for (const post of posts) {
    const who = whoOf(post);
    if (!who) continue;
    facts.set(who, joinFacts(facts.get(who) ?? {}, post.facts));
    if (post.intent === 'buy') asking.add(who);
  }
  const listed = new Set<string>();
  const rows: ThreadRows = { requests: [], contacts: [], others: [] };
  for (const post of posts) {
    const who = whoOf(post) ?? '';
    const isReachable = REACHABLE.some((field) => post.facts[field] !== undefined);
    if (post.intent === 'buy') {
      const own = post.author && toAccount(page.url, post.author) ? facts.get(who) : undefined;
      rows.requests.push({ post, candidate: toPostCandidate(post, page, own) });
    } else if (isReachable && !asking.has(who) && !listed.has(who)) {
      if (who !== '') listed.add(who);
      rows.contacts.push({ post, candidate: toPostCandidate(post, page) });
    } else rows.others.push({ post, candidate: toPostCandidate(post, page) });
  }
  return rows;
}

/**
 * What saving a post keeps: a company when the post names one and nobody in it, else a person. The author's name on the
 * site stands behind the name they sign with; "Guest" is nobody's name. `facts` are the author's own; by default those of this post.
 */
export function toPostCandidate(post: Post, page: CapturedPage, facts: FoundFacts = post.facts): Candidate {
  const { key, author, authorUrl, place } = post;
  const found = { reader: 'thread' as const, confidence: 0.7, ...(place && { place }) };
  const account = author && toAccount(page.url, author);
  return {
    key,
    kind: facts.name !== undefined && facts.person === undefined ? 'organisation' : 'person',
    facts: joinFacts(facts, {
      ...(author !== undefined && account && { person: [{ value: author, shown: author, ...found }] }),
      ...(authorUrl !== undefined && {
        profile: [{ value: authorUrl, shown: author ?? authorUrl, ...found }],
      }),
    }),
    ...(place && { place }),
    ...(account && { accounts: [account] }),
    ...(post.intent === 'buy' && { requests: [toRequest(post, page)] }),
  };
}

function toRequest(post: Post, page: CapturedPage): PostedRequest {
  const { permalink, text, phrases, postedAt, postedAtShown } = post;
  return {
    ...(post.request ?? { kind: 'purchase', products: [] }),
    key: toRequestKey(post, page),
    text,
    ...(phrases && { phrases }),
    url: permalink ?? page.url,
    pageTitle: page.title,
    ...(postedAt !== undefined && { postedAt }),
    ...(postedAtShown !== undefined && { postedAtShown }),
  };
}

/** Enough of a post to tell it from the others of its page, in UTF-16 units. */
const BEGINNING = 120;

/** The same when the post is read again: its permalink, or its page's address and the beginning of its text. */
export function toRequestKey({ permalink, text, author }: Post, page: CapturedPage): string {
  if (permalink !== undefined) return urlKey(permalink, { hash: true }) ?? permalink;
  const beginning = fold(`${author ?? ''} ${text}`)
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, BEGINNING);
  return `${urlKey(page.url) ?? page.url} ${beginning}`;
}

/** Every value once, those of `first` before those of `second`. */
function joinFacts(first: FoundFacts, second: FoundFacts): FoundFacts {
  const joined: Partial<Record<FieldId, Found<FieldValue>[]>> = {};
  for (const field of fieldIds) {
    const all = new Map<string, Found<FieldValue>>();
    for (const one of [...(first[field] ?? []), ...(second[field] ?? [])]) {
      const key = factKey(field, one.value);
      if (!all.has(key)) all.set(key, one);
    }
    if (all.size > 0) joined[field] = [...all.values()].slice(0, MAX_VALUES_PER_FIELD);
  }
  return joined as FoundFacts;
}
