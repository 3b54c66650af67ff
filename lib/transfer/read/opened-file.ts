/** A chosen file as rows, whatever its format. */

/** `csv` is any delimited text; `pool` is our own lossless JSON, whose rows `readPool` gives. */
export type FileKind = 'xlsx' | 'csv' | 'vcard' | 'json' | 'pool';

export interface FileCell {
  /**
   * As people see it in the file: a number its digits, a date `2026-11-21` or `2026-11-21T09:05`, a time of day `09:05`, a
   * boolean `TRUE` or `FALSE`. Never empty, except where a formula has no stored result.
   */
  readonly text: string;
  readonly kind?: 'number' | 'date' | 'boolean' | 'error';
  /** The cell computed this; what stands here is the result the file remembers. */
  readonly formula?: true;
  /** Where the cell links to. */
  readonly url?: string;
}

/**
 * - `too-long`: only the first `MAX_CELL_LENGTH` characters were kept
 * - `nul-removed`: NUL characters were taken out
 * - `unreadable-characters`: bytes that are no text in the file's encoding, shown as `�`
 * - `unclosed-quote`: a quote was never closed; the cell ends with its line
 * - `stray-quote`: quotes inside a quoted cell were not doubled; read as they stand
 * - `ragged`: the row has more or fewer cells than the others
 * - `too-many-columns`: cells from `column` on were left out
 * - `no-result`: a formula whose result the file does not hold
 * - `lost-text`: the cell refers to a text that the file does not hold
 */
export type CellProblemCode =
  | 'too-long'
  | 'nul-removed'
  | 'unreadable-characters'
  | 'unclosed-quote'
  | 'stray-quote'
  | 'ragged'
  | 'too-many-columns'
  | 'no-result'
  | 'lost-text';

export interface CellProblem {
  readonly code: CellProblemCode;
  /** From 0; absent where the whole row is meant. */
  readonly column?: number;
}

export interface FileRow {
  /** As a spreadsheet numbers it, from 1. Empty rows are left out, so numbers may have gaps. */
  readonly number: number;
  /** By column from 0; `undefined` is an empty cell. */
  readonly cells: readonly (FileCell | undefined)[];
  readonly problems?: readonly CellProblem[];
  /** The spreadsheet does not show this row, mostly because of a filter. */
  readonly hidden?: true;
}

/**
 * What concerns the whole file or a sheet; besides these, every `CellProblemCode` with how often and where first.
 *
 * - `external-links` `macros`: it refers to other files, it holds programs; neither was followed or run
 * - `formulas`: cells that compute; their stored results were taken
 * - `merged-cells`: only the first cell of a merged range holds its value
 * - `hidden-rows`
 * - `duplicate-header`: two columns are headed by the same word, `text`
 * - `empty-sheet`
 * - `left-out`: what cannot be taken over, named in `text` (of vCards: photos, birthdays …)
 */
export type FileProblemCode =
  | CellProblemCode
  | 'external-links'
  | 'macros'
  | 'formulas'
  | 'merged-cells'
  | 'hidden-rows'
  | 'duplicate-header'
  | 'empty-sheet'
  | 'left-out';

export interface FileProblem {
  readonly code: FileProblemCode;
  /** Index in `sheets`; absent where the whole file is meant. */
  readonly sheet?: number;
  /** The first place, as a spreadsheet names it: `C12`, `12` for a row, `A1:B3`. */
  readonly where?: string;
  /** How often; once where absent. */
  readonly count?: number;
  readonly text?: string;
}

export interface FileSheet {
  readonly name: string;
  /** As the file says; a hint for progress, not to be relied on. */
  readonly rows?: number;
  readonly hidden?: true;
}

export interface OpenedFile {
  readonly kind: FileKind;
  readonly sheets: readonly FileSheet[];
  /** A label of the Encoding Standard, `utf-8`; of text only. */
  readonly encoding?: string;
  /** How far the encoding can be relied on: told by the bytes, likely, or no more than the best guess. */
  readonly certainty?: 'sure' | 'likely' | 'guess';
  readonly separator?: string;
  /** Grows while rows are read: that cells are merged stands at the very end of a sheet. */
  readonly problems: readonly FileProblem[];
  /**
   * The rows from the start, in pieces of some hundred; every call reads anew and gives the same. Memory does not grow with
   * the number of rows.
   *
   * @throws FileError while reading: `damaged`, `unpacks-too-large`, `unsafe-xml`, `too-large`, `unreadable`
   */
  rows(sheet: number): AsyncIterable<readonly FileRow[]>;
}
