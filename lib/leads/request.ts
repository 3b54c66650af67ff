import * as z from 'zod/mini';
import { MAX_POST_LENGTH, MAX_VALUE_LENGTH } from './limits';
import { webUrl } from './values';

/**
 * What somebody who writes on a board asks for. A reader makes a `FoundRequest` of a post, and saving the post keeps it
 * with the lead as a `LeadRequest`.
 */

/** `purchase`: wants a thing and says no more of how; the others are told apart by their words. */
export const requestKinds = [
  'supplier',
  'recommendation',
  'quotation',
  'hiring',
  'complaint',
  'comparison',
  'purchase',
] as const;
export type RequestKind = (typeof requestKinds)[number];

const shortText = z.string().check(z.minLength(1), z.maxLength(120));

/** The words of a post that decided what it wants, as written. */
export const phrases = z.array(z.string().check(z.maxLength(120))).check(z.maxLength(12));

const details = {
  kind: z.enum(requestKinds),
  /** Words for the goods or service, as written, most telling first: "dough mixer", "wedding caterer". */
  products: z.array(shortText).check(z.maxLength(10)),
  /** As written: "500 pcs", "two pallets". */
  quantity: z.optional(shortText),
  /** As written: "under $300", "max. 5.000 €". */
  budget: z.optional(shortText),
  place: z.optional(shortText),
  /** As written: "by Friday", "before 1 March". */
  deadline: z.optional(shortText),
  /** ISO 639 of the words that decided, not of the page around them. */
  language: z.optional(z.string().check(z.regex(/^[a-z]{2,3}$/))),
};

export const foundRequest = z.object(details);
export type FoundRequest = z.infer<typeof foundRequest>;

/** A request with where it was read: what a candidate made of a post brings along. */
export const postedRequest = z.object({
  ...details,
  /** The post's permalink, or its page's address and the beginning of its text: the same when the post is read again. */
  key: z.string().check(z.minLength(1), z.maxLength(2_400)),
  /** The post's own words. */
  text: z.string().check(z.maxLength(MAX_POST_LENGTH)),
  /** The words in the text that decided, as written. */
  phrases: z.optional(phrases),
  /** Where it can be read again: the post's permalink, else its page. */
  url: webUrl,
  pageTitle: z.string().check(z.maxLength(MAX_VALUE_LENGTH)),
  /** ISO 8601, as precise as the page is. */
  postedAt: z.optional(z.string().check(z.maxLength(40))),
  postedAtShown: z.optional(z.string().check(z.maxLength(120))),
});
export type PostedRequest = z.infer<typeof postedRequest>;

/** `stale` is no status: it is worked out from the date (`isStale`). */
export const requestStatuses = ['open', 'answered', 'won', 'lost'] as const;
export type RequestStatus = (typeof requestStatuses)[number];

export const leadRequest = z.extend(postedRequest, {
  /** When it was saved, milliseconds since 1970. */
  foundAt: z.int().check(z.nonnegative()),
  status: z.enum(requestStatuses),
});
export type LeadRequest = z.infer<typeof leadRequest>;

/** Nobody waits for an offer longer than that, in milliseconds: 60 days. */
const STALE_AFTER = 60 * 24 * 3_600_000;

/** When it was asked, milliseconds since 1970; when it was saved if the page gave no date that can be read. */
export function getRequestTime({ postedAt, foundAt }: Pick<LeadRequest, 'postedAt' | 'foundAt'>): number {
  const posted = postedAt === undefined ? Number.NaN : Date.parse(postedAt);
  return Number.isNaN(posted) ? foundAt : posted;
}

/**
 * Whether it is still open and was asked more than 60 days before `now` (milliseconds since 1970). Never stored: a request
 * grows stale by waiting, and a status kept with the lead would have to be rewritten for it every day.
 */
export function isStale(request: LeadRequest, now: number): boolean {
  return request.status === 'open' && now - getRequestTime(request) > STALE_AFTER;
}

/** In order of time, the oldest first; those of one moment by their key, so that the order is always the same. */
export function sortRequests(requests: readonly LeadRequest[]): LeadRequest[] {
  return [...requests].sort(
    (a, b) => getRequestTime(a) - getRequestTime(b) || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0),
  );
}

/** What a lead's list of removed values calls a request a person took out. */
export function removedRequestKey({ key }: Pick<PostedRequest, 'key'>): string {
  return `request:${key}`;
}
