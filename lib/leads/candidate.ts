import { z } from 'zod';
import { MAX_CANDIDATES, MAX_POST_LENGTH, MAX_POSTS, MAX_VALUE_LENGTH, MAX_VALUES_PER_FIELD } from './limits';
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
] as const;
export type ReaderId = (typeof readerIds)[number];

/** Where on the page something stands, good enough to scroll to it and light it up. */
const place = z.object({
  /** CSS selector from the document (or shadow root / frame, joined by ` >>> `). */
  selector: z.string().min(1).max(1_000),
});
export type Place = z.infer<typeof place>;

const foundAs = {
  /** The text as the page shows it, before any normalising. */
  shown: z.string().max(MAX_VALUE_LENGTH),
  reader: z.enum(readerIds),
  /** 0–1: how sure the reader is that this value belongs to this candidate. Below 0.5 the UI says "doubtful". */
  confidence: z.number().min(0).max(1),
  place: place.optional(),
  /** What the page calls it: "Sales", "Mobile", "Head office". */
  label: z.string().min(1).max(80).optional(),
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
      z
        .array(z.object({ value: fieldValues[field], ...foundAs }))
        .max(MAX_VALUES_PER_FIELD)
        .optional(),
    ]),
  ),
) as unknown as z.ZodType<FoundFacts>;

export const leadKinds = ['organisation', 'person'] as const;
export type LeadKind = (typeof leadKinds)[number];

export const candidate = z.object({
  /** Unique within one reading and the same when the unchanged page is read again. */
  key: z.string().min(1).max(200),
  kind: z.enum(leadKinds),
  facts: foundFacts,
  place: place.optional(),
});
export type Candidate = z.infer<typeof candidate>;

export const intents = ['buy', 'sell', 'none'] as const;

/** One post of a thread, or one topic of a board's index. */
export const post = z.object({
  key: z.string().min(1).max(200),
  author: shownText.optional(),
  authorUrl: fieldValues.profile.optional(),
  /** ISO 8601, as precise as the page is: `2016-03-02` or `2016-03-02T10:11:00`. */
  postedAt: z.string().max(40).optional(),
  /** The date as shown, kept also when it could not be read ("yesterday"). */
  postedAtShown: z.string().max(120).optional(),
  permalink: fieldValues.profile.optional(),
  /** The post's own words: no quotes, no signature. */
  text: z.string().max(MAX_POST_LENGTH),
  facts: foundFacts,
  intent: z.enum(intents),
  place: place.optional(),
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
  ]),
  reader: z.enum(readerIds).optional(),
  /** How often; a page with fifty broken blocks is one problem with count 50. */
  count: z.number().int().min(1),
});
export type Problem = z.infer<typeof problem>;

/** Everything one run of the readers says about one page. */
export const pageReading = z.object({
  kind: z.enum(pageKinds),
  /** The document's title, for showing; never a candidate's name by itself. */
  title: z.string().max(MAX_VALUE_LENGTH),
  /** BCP 47 of the page's text, as declared. */
  language: z.string().max(35).optional(),
  candidates: z.array(candidate).max(MAX_CANDIDATES),
  posts: z.array(post).max(MAX_POSTS),
  /** Address of the next page of the same list or thread. */
  nextPage: fieldValues.profile.optional(),
  /** How many records the page itself says there are in all ("1–50 of 467"). */
  total: z.number().int().positive().optional(),
  problems: z.array(problem).max(50),
  /** True when the budget ran out before everything was read. */
  partial: z.boolean(),
  /** Milliseconds the reading took, in the page. */
  ms: z.number().nonnegative(),
});
export type PageReading = z.infer<typeof pageReading>;
