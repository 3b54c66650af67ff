/** One value found in running text, with the stretch of that text it was read from. */
export interface Match<T> {
  readonly value: T;
  /** The stretch as written: `text.slice(start, end)`. */
  readonly shown: string;
  /** UTF-16 offset of the first unit of `shown` in the searched text. */
  readonly start: number;
  /** UTF-16 offset after the last unit. */
  readonly end: number;
}
