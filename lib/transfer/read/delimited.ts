import { MAX_CELL_LENGTH, MAX_COLUMNS, ROWS_A_PIECE } from './limits';
import type { CellProblem, CellProblemCode, FileCell, FileRow } from './opened-file';
import { FileError } from './file-error';
import { limitText } from './tally';

/**
 * Delimited text as RFC 4180 and the spreadsheets have it: quotes, doubled quotes, line breaks inside them, any line end.
 * Files that break the rules are read all the same, row by row: a quote that is never closed ends with its line instead of
 * swallowing the rest, quotes that were not doubled stay where they stand, and each is told of its cell.
 */

/** Characters within which a quote is closed, or never. A note of a person has thousands, a pasted document a million. */
const MAX_QUOTED = 4 * 1024 * 1024;
/** How far a quote that was not doubled is followed within its line. */
const MAX_LINE_QUOTED = 64 * 1024;
/** A row without an end is no row. */
const MAX_ROW = 64 * 1024 * 1024;

const LF = 10;
const CR = 13;
const QUOTE = 34;
const BYTE_ORDER_MARK = 0xfeff;

interface Quoted {
  text: string;
  /** Where reading goes on: at a separator, a line end or the end. */
  end: number;
  problem?: CellProblemCode;
}

export class DelimitedParser {
  #text = '';
  #at = 0;
  #number = 0;
  #isLast = false;
  /** Before this place in the row no quote that was not doubled is followed again: it came to nothing once. */
  #inVain = -1;
  /** The next separator and line end of each kind, kept: looking for one that is far off from every cell takes hours. */
  #nextSeparator = -1;
  #nextLf = -1;
  #nextCr = -1;
  readonly #separator: string;
  readonly #separatorCode: number;
  /** Cells most rows have; others are called ragged. */
  readonly #width: number | undefined;

  /** How many rows have how many cells. */
  readonly widths = new Map<number, number>();

  constructor(separator: string, width?: number) {
    this.#separator = separator;
    this.#separatorCode = separator.charCodeAt(0);
    this.#width = width;
  }

  /** Characters that wait for the rest of their row: at least as many should follow, or long rows are read over and over. */
  get waiting(): number {
    return this.#text.length - this.#at;
  }

  /**
   * Takes more text and gives the rows that are complete, some hundred at a time as they are asked for: all of a piece of
   * the file at once would outlive several collections of garbage. To be read to its end before the next text.
   *
   * @throws FileError `too-large` for a row of 64 million characters
   */
  *push(text: string, isLast: boolean): Generator<FileRow[], void, void> {
    this.#text = this.#at < this.#text.length ? this.#text.slice(this.#at) + text : text;
    this.#at = 0;
    this.#isLast = isLast;
    this.#nextSeparator = this.#nextLf = this.#nextCr = -1;
    let rows: FileRow[] = [];
    while (this.#at < this.#text.length) {
      const start = this.#at;
      const row = this.#readRow();
      if (row === undefined) {
        this.#at = start;
        if (this.waiting > MAX_ROW) throw new FileError('too-large', String(this.#number + 1));
        break;
      }
      this.#number += 1;
      if (row === 'empty') continue;
      rows.push(row);
      if (rows.length < ROWS_A_PIECE) continue;
      yield rows;
      rows = [];
    }
    if (rows.length > 0) yield rows;
  }

  /** @returns `undefined` when its end has not come yet */
  #readRow(): FileRow | 'empty' | undefined {
    const text = this.#text;
    this.#inVain = -1;
    // Files put one behind the other bring their byte order marks along.
    if (text.charCodeAt(this.#at) === BYTE_ORDER_MARK) this.#at += 1;
    const cells: (FileCell | undefined)[] = [];
    const problems: CellProblem[] = [];
    let count = 0;
    let filled = false;
    for (;;) {
      const cell = this.#readCell();
      if (cell === undefined) return undefined;
      const column = count++;
      if (column < MAX_COLUMNS) {
        const shown = cell.text === '' ? undefined : toCell(cell.text, column, problems);
        if (cell.problem !== undefined) problems.push({ code: cell.problem, column });
        cells.push(shown);
        filled ||= shown !== undefined;
      } else if (column === MAX_COLUMNS) problems.push({ code: 'too-many-columns', column });
      const end = cell.end;
      if (end >= text.length) {
        this.#at = end;
        break;
      }
      const code = text.charCodeAt(end);
      this.#at = end + 1;
      if (code === this.#separatorCode) continue;
      if (code === CR) {
        // Whether a line feed belongs to it is known with the next character only.
        if (end + 1 >= text.length && !this.#isLast) return undefined;
        if (text.charCodeAt(end + 1) === LF) this.#at = end + 2;
      }
      break;
    }
    if (!filled) return 'empty';
    this.widths.set(count, (this.widths.get(count) ?? 0) + 1);
    if (this.#width !== undefined && count !== this.#width) problems.push({ code: 'ragged' });
    while (cells.length > 0 && cells.at(-1) === undefined) cells.pop();
    return { number: this.#number + 1, cells, ...(problems.length > 0 ? { problems } : {}) };
  }

  #readCell(): Quoted | undefined {
    const start = this.#at;
    if (this.#text.charCodeAt(start) === QUOTE) {
      const quoted = this.#readQuoted(start);
      if (typeof quoted !== 'number') return quoted;
      this.#inVain = Math.max(this.#inVain, quoted);
      const plain = this.#readPlain(start);
      return plain && { ...plain, problem: 'unclosed-quote' };
    }
    return this.#readPlain(start);
  }

  /** Up to the separator or line end, whatever stands in between. */
  #readPlain(start: number): Quoted | undefined {
    const text = this.#text;
    if (this.#nextSeparator < start) this.#nextSeparator = find(text, this.#separator, start);
    const end = Math.min(this.#nextSeparator, this.#findLineEnd(start));
    if (end !== Infinity) return { text: text.slice(start, end), end };
    return this.#isLast ? { text: text.slice(start), end: text.length } : undefined;
  }

  #findLineEnd(start: number): number {
    if (this.#nextLf < start) this.#nextLf = find(this.#text, '\n', start);
    if (this.#nextCr < start) this.#nextCr = find(this.#text, '\r', start);
    return Math.min(this.#nextLf, this.#nextCr);
  }

  /** @returns where it was given up, for a quote that is never closed */
  #readQuoted(start: number): Quoted | number | undefined {
    const text = this.#text;
    let parts = '';
    let from = start + 1;
    let isStray = false;
    for (;;) {
      const quote = text.indexOf('"', from);
      const last = quote < 0 ? text.length : quote;
      if (last - start > (isStray ? MAX_LINE_QUOTED : MAX_QUOTED)) return last;
      if (quote < 0) return this.#isLast ? last : undefined;
      if (quote + 1 >= text.length && !this.#isLast) return undefined;
      if (text.charCodeAt(quote + 1) === QUOTE) {
        parts += text.slice(from, quote + 1);
        from = quote + 2;
        continue;
      }
      const end = this.#findClosingEnd(quote + 1);
      if (end === 'more') return undefined;
      if (end !== undefined) {
        const whole = parts + text.slice(from, quote);
        if (isStray && /[\r\n]/.test(whole)) return quote;
        return { text: whole, end, ...(isStray ? { problem: 'stray-quote' as const } : {}) };
      }
      // This quote closes nothing. Behind a line end or a separator it opens the next cell, so that ours was never closed;
      // within the line it is one somebody did not double.
      const before = text.charCodeAt(quote - 1);
      const opens = quote - 1 > start && (before === this.#separatorCode || before === LF || before === CR);
      if (opens || quote < this.#inVain || this.#findLineEnd(start) < quote) return quote;
      isStray = true;
      parts += text.slice(from, quote + 1);
      from = quote + 1;
    }
  }

  /** Where the cell ends whose closing quote stands before `at`; blanks may follow it. */
  #findClosingEnd(at: number): number | 'more' | undefined {
    const text = this.#text;
    let end = at;
    while (end < text.length && text.charCodeAt(end) === 32) end++;
    if (end >= text.length) return this.#isLast ? end : 'more';
    const code = text.charCodeAt(end);
    return code === this.#separatorCode || code === LF || code === CR ? end : undefined;
  }
}

function find(text: string, sign: string, start: number): number {
  const at = text.indexOf(sign, start);
  return at < 0 ? Infinity : at;
}

/** `="01067"` is how other programs keep a spreadsheet from taking a text for a number; a spreadsheet shows the text. */
const TEXT_FORMULA = /^="([^"]*)"$/;

function toCell(raw: string, column: number, problems: CellProblem[]): FileCell | undefined {
  const forced = raw.charCodeAt(0) === 61 ? TEXT_FORMULA.exec(raw)?.[1] : undefined;
  const shown = limitText(forced ?? raw, MAX_CELL_LENGTH);
  for (const code of shown.problems) problems.push({ code, column });
  if (shown.text === '') return undefined;
  return forced === undefined ? { text: shown.text } : { text: shown.text, formula: true };
}

const SEPARATORS = [',', ';', '\t', '|'] as const;

/** How the beginning of a file is laid out. */
export interface Layout {
  separator: string;
  /** Cells most of its rows have; unknown where the first row is longer than the beginning. */
  width: number | undefined;
}

/** `sep=;`, by which Excel is told the separator; it is no row. */
export function findSeparatorLine(text: string): { separator: string; length: number } | undefined {
  const [line, , separator] = /^("?)sep=([^\r\n"])\1[,;\t|]*(?:\r\n|\r|\n|$)/i.exec(text) ?? [];
  return line === undefined || separator === undefined ? undefined : { separator, length: line.length };
}

/**
 * The separator by which the rows fall into equally many cells, and as many as can be.
 *
 * @param text the first rows of the file; where it is cut, the last may be incomplete
 */
export function findLayout(text: string, isWhole: boolean, separator?: string): Layout {
  const tried = separator === undefined ? SEPARATORS : [separator];
  const layouts = tried.map((sign) => ({ separator: sign, ...measure(text, isWhole, sign) }));
  const [best] = layouts.sort((a, b) => b.score - a.score);
  return { separator: best?.separator ?? ',', width: best?.isCut ? undefined : (best?.width ?? 1) };
}

function measure(text: string, isWhole: boolean, separator: string) {
  const parser = new DelimitedParser(separator);
  const whole = [...parser.push(text, isWhole)].flat();
  const isCut = whole.length === 0;
  const rows = isCut ? [...parser.push('', true)].flat() : whole;
  const broken = rows.filter(({ problems }) =>
    problems?.some(({ code }) => code === 'unclosed-quote' || code === 'stray-quote'),
  ).length;
  const [width, count] = [...parser.widths].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [1, 0];
  const share = rows.length === 0 ? 0 : (count - broken) / rows.length;
  // One column is what every wrong separator gives.
  return { width, isCut, score: width < 2 ? 0 : share + Math.min(width, 20) / 100 };
}
