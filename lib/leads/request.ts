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

/** `stale` is no status: it is worked out from the date (`isStale`). */
export const requestStatuses = ['open', 'answered', 'won', 'lost'] as const;
export type RequestStatus = (typeof requestStatuses)[number];

export const leadRequest = z.object({
  ...details,
  /** The post's permalink, or its page's address and the beginning of its text: the same when the post is read again. */
  key: z.string().check(z.minLength(1), z.maxLength(2_400)),
  /** The post's own words. */
  text: z.string().check(z.maxLength(MAX_POST_LENGTH)),
  /** Where it can be read again: the post's permalink, else its page. */
  url: webUrl,
  pageTitle: z.string().check(z.maxLength(MAX_VALUE_LENGTH)),
  /** ISO 8601, as precise as the page is. */
  postedAt: z.optional(z.string().check(z.maxLength(40))),
  postedAtShown: z.optional(z.string().check(z.maxLength(120))),
  /** When it was saved, milliseconds since 1970. */
  foundAt: z.int().check(z.nonnegative()),
  status: z.enum(requestStatuses),
});
export type LeadRequest = z.infer<typeof leadRequest>;
