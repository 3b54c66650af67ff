import * as z from 'zod/mini';
import {
  MAX_CANDIDATES,
  MAX_POST_LENGTH,
  MAX_POSTS,
  MAX_REPLY_TO,
  MAX_VALUE_LENGTH,
  MAX_VALUES_PER_FIELD,
} from './limits';
import { account } from './account';
import { foundRequest, phrases, postedRequest } from './request';
import { fieldIds, fieldValues, shownText, type FieldId, type ValueOf } from './values';

/**
 * A candidate is what a page says; a lead is what we keep. Readers make candidates, and only `lib/leads`
 * turns one into the other.
 */

/** Which reader found a value. `contact` is pattern matching over text nobody marked up. */
export const readerIds = [
  'json-ld',
  'microdata',
  'rdfa',
  'microformats',
  'listing',
  'table',
  'profile',
  'thread',
  'contact',
  'recipe',
] as const;
export type ReaderId = (typeof readerIds)[number];

/** Where on the page something stands, good enough to scroll to it and light it up. */
const place = z.object({
  /** CSS selector from the document (or shadow root / frame, joined by ` >>> `). */
  selector: z.string().check(z.minLength(1), z.maxLength(1_000)),
});
export type Place = z.infer<typeof place>;

const foundAs = {
  /** The text as the page shows it, before any normalising. */
  shown: z.string().check(z.maxLength(MAX_VALUE_LENGTH)),
  reader: z.enum(readerIds),
  /** 0–1: how sure the reader is that this value belongs to this candidate. Below 0.5 the UI says "doubtful". */
  confidence: z.number().check(z.minimum(0), z.maximum(1)),
  place: z.optional(place),
  /** What the page calls it: "Sales", "Mobile", "Head office". */
  label: z.optional(z.string().check(z.minLength(1), z.maxLength(80))),
};

/** One value with its evidence. */
export interface Found<T> {
  value: T;
  shown: string;
  reader: ReaderId;
  confidence: number;
  place?: Place | undefined;
  label?: string | undefined;
}

/** All values found, best first within a field. A field without values is absent. */
export type FoundFacts = { [F in FieldId]?: Found<ValueOf[F]>[] | undefined };

const foundFacts = z.object(
  Object.fromEntries(
    fieldIds.map((field) => [
      field,
      z.optional(
        z.array(z.object({ value: fieldValues[field], ...foundAs })).check(z.maxLength(MAX_VALUES_PER_FIELD)),
      ),
    ]),
  ),
) as unknown as z.ZodMiniType<FoundFacts>;

export const leadKinds = ['organisation', 'person'] as const;
export type LeadKind = (typeof leadKinds)[number];

export const candidate = z.object({
  /** Unique within one reading and the same when the unchanged page is read again. */
  key: z.string().check(z.minLength(1), z.maxLength(200)),
  kind: z.enum(leadKinds),
  facts: foundFacts,
  place: z.optional(place),
  /** Only of a candidate made of a post (`toThreadRows`): who wrote it, on which site, and what is asked for. */
  accounts: z.optional(z.array(account).check(z.maxLength(10))),
  requests: z.optional(z.array(postedRequest).check(z.maxLength(100))),
});
export type Candidate = z.infer<typeof candidate>;

export const intents = ['buy', 'sell', 'none'] as const;

/** One post of a thread, or one topic of a board's index. */
export const post = z.object({
  key: z.string().check(z.minLength(1), z.maxLength(200)),
  author: z.optional(shownText),
  authorUrl: z.optional(fieldValues.profile),
  /** ISO 8601, as precise as the page is: `2016-03-02` or `2016-03-02T10:11:00`. */
  postedAt: z.optional(z.string().check(z.maxLength(40))),
  /** The date as shown, kept also when it could not be read ("yesterday"). */
  postedAtShown: z.optional(z.string().check(z.maxLength(120))),
  permalink: z.optional(fieldValues.profile),
  /** The post's own words: no quotes, no signature. */
  text: z.string().check(z.maxLength(MAX_POST_LENGTH)),
  /** The author's own contact details. */
  facts: foundFacts,
  /** Somebody else's, whom the post names: "call my old supplier on …". */
  mentioned: z.optional(foundFacts),
  intent: z.enum(intents),
  /** Whom it answers, by the names they write under: who is quoted, or whose post stands above it in a tree. */
  replyTo: z.optional(z.array(shownText).check(z.maxLength(MAX_REPLY_TO))),
  /** The author offers something in the signature, whatever the post is about. */
  advertises: z.optional(z.boolean()),
  /** The words that decided the intent, as written. */
  phrases: z.optional(phrases),
  /** What is asked for; only where the intent is `buy`. */
  request: z.optional(foundRequest),
  place: z.optional(place),
});
export type Post = z.infer<typeof post>;

/** `not-loaded`: the page was still an empty shell; reading again later may find more. */
export const pageKinds = ['listing', 'profile', 'thread', 'none', 'not-loaded'] as const;
export type PageKind = (typeof pageKinds)[number];

/** Something the user should know about a reading. The UI owns the words. */
export const problem = z.object({
  code: z.enum([
    'reader-failed',
    'broken-structured-data',
    'value-dropped',
    'value-shortened',
    'budget-spent',
    'too-many-records',
    // A site's recipe has nothing to read any more where the general readers find entries.
    'recipe-misfit',
  ]),
  reader: z.optional(z.enum(readerIds)),
  /** How often; a page with fifty broken blocks is one problem with count 50. */
  count: z.int().check(z.minimum(1)),
});
export type Problem = z.infer<typeof problem>;

/** Everything one run of the readers says about one page. */
export const pageReading = z.object({
  kind: z.enum(pageKinds),
  /** The document's title, for showing; never a candidate's name by itself. */
  title: z.string().check(z.maxLength(MAX_VALUE_LENGTH)),
  /** BCP 47 of the page's text, as declared. */
  language: z.optional(z.string().check(z.maxLength(35))),
  candidates: z.array(candidate).check(z.maxLength(MAX_CANDIDATES)),
  posts: z.array(post).check(z.maxLength(MAX_POSTS)),
  /** Address of the next page of the same list or thread. */
  nextPage: z.optional(fieldValues.profile),
  /** How many records the page itself says there are in all ("1–50 of 467"). */
  total: z.optional(z.int().check(z.positive())),
  /** Another list of the page, to be asked for when this reading is not what was wanted, and how many rows it seems to have. */
  nextList: z.optional(
    z.object({ list: z.int().check(z.nonnegative()), rows: z.int().check(z.nonnegative()) }),
  ),
  /** Signs of posts: the thread reader should look at the page, too. */
  mayHoldPosts: z.optional(z.boolean()),
  problems: z.array(problem).check(z.maxLength(50)),
  /** True when the budget ran out before everything was read. */
  partial: z.boolean(),
  /** Milliseconds the reading took, in the page. */
  ms: z.number().check(z.nonnegative()),
});
export type PageReading = z.infer<typeof pageReading>;
