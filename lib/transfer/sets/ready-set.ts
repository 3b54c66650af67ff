import type { ColumnChoice } from '../columns/to-tables';

/** A set of columns that is there from the start, as data. */
export interface ReadySet extends ColumnChoice {
  readonly id: string;
  /** The program it is for, the same in every language; a set of our own is named by the screens. */
  readonly program?: string;
  /** Made for a file of this format: the program reads no other. */
  readonly format?: 'csv';
  /** Another program reads it, which may refuse a column it does not know: no `ref`, no columns of provenance by themselves. */
  readonly isForeign?: true;
}
