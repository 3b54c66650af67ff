import type { CellProblemCode } from '@/lib/transfer/read/opened-file';

/**
 * What is wrong with a cell or a row, and what is done about it; besides these every code of the file's own.
 *
 * - `lost-zero`: a number that lost its leading zero; it was put back, because the number fits its country with it only
 * - `maybe-lost-zero`: it may have lost one; kept as it stands
 * - `rounded`: the spreadsheet kept only the first digits (`4,91511E+11`); left out
 * - `bad-phone`: no number of any country we know; kept as written
 * - `bad-email` `bad-website` `bad-date` `bad-number` `bad-link`: none; left out
 * - `unclear-date`: `03/04/2026` can be two days; read as the plan says
 * - `unknown-stage` `unknown-choice` `unknown-country`: not among what can be chosen; left out
 * - `unknown-category` `unknown-list`: there is none of that name and the plan makes none; left out
 * - `cut`: longer than what is kept; only the beginning was taken over
 * - `too-many`: more values than are kept
 * - `nothing`: the row says nothing of a company or person; left out
 * - `bad-ref`: no id of ours; the row is treated as one without
 * - `lead-gone`: the lead of this id was deleted; left out
 * - `several-match`: several leads have that value, and none is certainly this; left out
 * - `known` `not-found`: left out, because the plan only makes new leads, or only changes those that are there
 * - `double`: says the same lead as an earlier row of this file; both are joined
 * - `failed`: the row could not be read for a reason of ours; left out
 */
export const rowProblemCodes = [
  'lost-zero',
  'maybe-lost-zero',
  'rounded',
  'bad-phone',
  'bad-email',
  'bad-website',
  'bad-date',
  'bad-number',
  'bad-link',
  'unclear-date',
  'unknown-stage',
  'unknown-choice',
  'unknown-country',
  'unknown-category',
  'unknown-list',
  'cut',
  'too-many',
  'nothing',
  'bad-ref',
  'lead-gone',
  'several-match',
  'known',
  'not-found',
  'double',
  'failed',
] as const;
export type RowProblemCode = (typeof rowProblemCodes)[number] | CellProblemCode;

/** Codes with which the whole row is left out. */
export const skippingCodes: ReadonlySet<RowProblemCode> = new Set<RowProblemCode>([
  'nothing',
  'lead-gone',
  'several-match',
  'known',
  'not-found',
  'failed',
]);

export interface RowProblem {
  /** As a spreadsheet counts. */
  readonly row: number;
  /** Of the file, from 0; absent where the whole row is meant. */
  readonly column?: number | undefined;
  readonly code: RowProblemCode;
  /** As it stands in the file, cut to 200 characters. */
  readonly text?: string | undefined;
}
