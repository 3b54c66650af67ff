import { giveTurn } from '@/lib/page/give-turn';

/** A table on its way into a file, whatever the format. */

/**
 * `undefined` is an empty cell. A `Date` is a moment, shown in the user's own time zone; a day without a time is text like
 * `2026-11-22` in a column of kind `day`.
 */
export type Cell = string | number | Date | undefined;
export type Row = readonly Cell[];

export interface Column {
  readonly id: string;
  readonly header: string;
  /**
   * `text` keeps leading zeros and plus signs: phones, postal codes and register numbers are text. A `date` is a moment, a
   * `day` is one without a time of day.
   */
  readonly kind: 'text' | 'number' | 'date' | 'day';
  /** What its cells hold can be opened: an http(s) address, or a mail address. */
  readonly link?: 'web' | 'mail' | undefined;
  /** For programs, not for people: shown as narrow as can be. */
  readonly isNarrow?: true | undefined;
}

export interface Table {
  /** Name of the sheet. */
  readonly name: string;
  readonly columns: readonly Column[];
  /** How many rows there are; where leads come and go meanwhile, how many there were. */
  readonly count: number;
  /** Gives the rows anew on every call, so that 100,000 of them need not be held at once: one by one, or in pieces. */
  rows(): Iterable<Row> | AsyncIterable<readonly Row[]>;
}

/** How far something is, in rows: of a file with several sheets, those of all of them. */
export type Progress = (done: number, total: number) => void;

export interface WriteOptions {
  /** Ends the writing with the signal's reason; nothing is left behind. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: Progress | undefined;
  /** For the properties of the document, where the format has any. */
  readonly title?: string | undefined;
  /** When it was written, milliseconds since 1970; without it a file holds no time, and equal tables give equal files. */
  readonly at?: number | undefined;
}

/** Rows between two turns for the page: some milliseconds of work with 20 columns. */
const ROWS_A_PIECE = 100;

/** The rows of a table in small pieces; between two of them the page gets its turn, and a signal ends it. */
export async function* readPieces(table: Table, signal?: AbortSignal): AsyncGenerator<readonly Row[]> {
  signal?.throwIfAborted();
  const rows = table.rows();
  if (Symbol.asyncIterator in rows) {
    for await (const chunk of rows) yield* cut(chunk, signal);
  } else yield* cut(rows, signal);
}

async function* cut(rows: Iterable<Row>, signal?: AbortSignal): AsyncGenerator<readonly Row[]> {
  let piece: Row[] = [];
  for (const row of rows) {
    piece.push(row);
    if (piece.length < ROWS_A_PIECE) continue;
    yield piece;
    piece = [];
    await giveTurn();
    signal?.throwIfAborted();
  }
  if (piece.length > 0) yield piece;
}
