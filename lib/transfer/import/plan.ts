import * as z from 'zod/mini';
import { customField } from '@/lib/leads/definitions';
import { id, leadClasses, levels, shortText, stages, tags } from '@/lib/leads/lead-parts';
import { countryCode } from '@/lib/leads/values';

/** What rows do: only make leads, only change those that are there, or both. */
export const importModes = ['create', 'update', 'both'] as const;

/**
 * By what a row is found among the leads. `auto`: by whatever makes it certainly the same; `ref`: the id an export of
 * ours gave it; the others by that value alone.
 */
export const importKeys = ['auto', 'ref', 'email', 'phone', 'website', 'registration', 'name'] as const;

/** All a user decided about an import; with the file it is all that is needed to do it, or to go on with it. */
export const importPlan = z.object({
  /** Of delimited text, where it was not as guessed. */
  encoding: z.optional(z.string().check(z.maxLength(40))),
  separator: z.optional(z.string().check(z.minLength(1), z.maxLength(1))),
  /** Which sheet, from 0. */
  sheet: z.int().check(z.nonnegative()),
  /** Number of the row that holds the headings, as a spreadsheet counts; absent where there is none. */
  headerRow: z.optional(z.int().check(z.positive())),
  /** Columns of the file, from 0, and the ids of the columns of `lib/transfer/columns` they are; others are left out. */
  columns: z.array(z.object({ at: z.int().check(z.nonnegative()), to: z.string().check(z.maxLength(100)) })),
  /** Fields of the user's own that columns become and that are not there yet: the import makes them, so undoing it takes them. */
  fields: z.optional(z.array(customField).check(z.maxLength(1_000))),
  mode: z.enum(importModes),
  key: z.enum(importKeys),
  /** A known lead has another value: the file's comes first and the old one stays behind it, or only gaps are filled. */
  differing: z.enum(['file', 'keep']),
  /** Of phones and addresses that do not say it. */
  country: z.optional(countryCode),
  /** Which comes first in dates like 03/04/2026. */
  dates: z.optional(z.enum(['day', 'month'])),
  /** Given to every row that does not say otherwise. */
  defaults: z.object({
    categoryIds: z.optional(z.array(id)),
    listIds: z.optional(z.array(id)),
    tags: z.optional(tags),
    owner: z.optional(shortText),
    stage: z.optional(z.enum(stages)),
    class: z.optional(z.enum(leadClasses)),
    level: z.optional(z.enum(levels)),
    note: z.optional(z.string().check(z.minLength(1), z.maxLength(100_000))),
  }),
  /** Categories and lists the file names and nobody has made yet; absent is `create`. */
  missing: z.optional(z.enum(['create', 'leave-out'])),
  /** The heading row, so that the next file like it is offered the same plan. */
  headings: z.optional(z.array(z.string().check(z.maxLength(200))).check(z.maxLength(1_000))),
  /** Rows the user took out, by their numbers. */
  without: z.optional(z.array(z.int().check(z.positive()))),
  /** Of a file that came back: changed cells the user does not want, by row number and column id. */
  refused: z.optional(z.array(z.object({ row: z.int().check(z.positive()), column: z.string() }))),
});
export type ImportPlan = z.infer<typeof importPlan>;
