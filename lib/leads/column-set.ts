import * as z from 'zod/mini';
import { id, timestamp } from './lead-parts';

/** What a row of an export is: a lead, one contact point of a lead (for a dialler, for mail merge), or a request. */
export const rowKinds = ['lead', 'point', 'request'] as const;
export type RowKind = (typeof rowKinds)[number];

/** Several values of a lead in one row: each in a column of its own (`Phone`, `Phone 2`), or all in one cell. */
export const severalWays = ['columns', 'joined'] as const;
export type SeveralWay = (typeof severalWays)[number];

const name = z.string().check(z.minLength(1), z.maxLength(80));

/** Which columns an export has: a user's own choice, kept under its name. Ready ones are data of `lib/transfer/sets`. */
export const columnSet = z.object({
  id,
  name,
  rows: z.enum(rowKinds),
  /** In their order, by the ids of `lib/transfer/columns`; one nobody knows any more is left out. */
  columns: z
    .array(
      z.object({
        id: z.string().check(z.minLength(1), z.maxLength(100)),
        /** Instead of the column's own heading. */
        header: z.optional(name),
      }),
    )
    .check(z.minLength(1), z.maxLength(200)),
  several: z.enum(severalWays),
  createdAt: timestamp,
});
export type ColumnSet = z.infer<typeof columnSet>;
