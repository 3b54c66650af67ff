/** A table on its way into a file, whatever the format. */

/** `undefined` is an empty cell. A `Date` is a moment, shown in the user's own time zone. */
export type Cell = string | number | Date | undefined;

export interface Column {
  readonly id: string;
  readonly header: string;
  /**
   * `text` keeps leading zeros and plus signs: phones, postal codes and register numbers are text. A `date` is a moment, a
   * `day` is one without a time of day.
   */
  readonly kind: 'text' | 'number' | 'date' | 'day';
}

export interface Table {
  /** Name of the sheet. */
  readonly name: string;
  readonly columns: readonly Column[];
  /** How many rows there are. */
  readonly count: number;
  /** Gives the rows anew on every call, so that 100,000 of them need not be held at once. */
  rows(): Iterable<readonly Cell[]>;
}
