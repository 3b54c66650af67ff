import * as z from 'zod/mini';

/** The small parts leads are made of, apart from what pages say (`values.ts`). */

/** A UUID; every row of the store has one. */
export const id = z.uuid();

/** Milliseconds since 1970, UTC. */
export const timestamp = z.int().check(z.nonnegative());

/** A tag, an owner: a few words of the user's own. */
export const shortText = z.string().check(z.minLength(1), z.maxLength(80));
/** Apart from the whole lead, whose schema the popup need not load for them. */
export const tags = z.array(shortText);

/** How far a lead has come. Absent on a lead is `new`. */
export const stages = ['new', 'contacted', 'qualified', 'converted', 'unqualified'] as const;
export type Stage = (typeof stages)[number];

/** What somebody is to us, besides a plain prospect, which is absent. */
export const leadClasses = ['customer', 'partner', 'key-customer', 'buyer'] as const;
export type LeadClass = (typeof leadClasses)[number];

/** Who may see a lead, least secret first. Absent on a lead is `internal`. */
export const levels = ['public', 'internal', 'confidential', 'secret'] as const;
export type Level = (typeof levels)[number];

/** By which way a lead first came in. */
export const processes = ['directory', 'website', 'forum', 'import', 'manual', 'form', 'sync'] as const;
export type Process = (typeof processes)[number];

/** What is known of a phone, mail or other contact point besides its value. Absent on a fact is `valid`. */
export const pointStatuses = ['valid', 'doubtful', 'dead'] as const;
export type PointStatus = (typeof pointStatuses)[number];

/** The value of a field the user defined; a date is `2026-11-22`. */
export const customValue = z.union([
  z.string().check(z.minLength(1), z.maxLength(10_000)),
  z.number(),
  z.boolean(),
]);
export type CustomValue = z.infer<typeof customValue>;
