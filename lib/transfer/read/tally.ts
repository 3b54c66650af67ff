import { giveTurn } from '@/lib/page/give-turn';
import type { CellProblemCode, FileProblem, FileProblemCode, FileRow } from './opened-file';

/** What is noticed while a sheet is read: each kind once, with how often and where first. */
export class Tally {
  readonly #found = new Map<FileProblemCode, FileProblem>();

  /** @param sheet index among the file's sheets; absent for formats that have one only */
  constructor(private readonly sheet?: number) {}

  add(code: FileProblemCode, where: string, text?: string): void {
    const known = this.#found.get(code);
    this.#found.set(
      code,
      known
        ? { ...known, count: (known.count ?? 1) + 1 }
        : {
            code,
            ...(this.sheet === undefined ? {} : { sheet: this.sheet }),
            where,
            ...(text === undefined ? {} : { text }),
          },
    );
  }

  addRow({ number, cells, problems, hidden }: FileRow): void {
    for (const { code, column } of problems ?? []) this.add(code, toPlace(number, column));
    if (hidden) this.add('hidden-rows', String(number));
    for (let column = 0; column < cells.length; column++) {
      if (cells[column]?.formula) this.add('formulas', toPlace(number, column));
    }
  }

  get problems(): FileProblem[] {
    return [...this.#found.values()];
  }
}

/** `C12`, or `12` for the row. */
export function toPlace(number: number, column?: number): string {
  return `${column === undefined ? '' : toLetters(column)}${number}`;
}

/** 0 → A, 25 → Z, 26 → AA. */
function toLetters(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest > 0 ? toLetters(rest - 1) : '') + String.fromCharCode(65 + (index % 26));
}

/**
 * The problems of all sheets, each as the last complete reading found it; before there is one, as far as the first has come.
 */
export class Problems {
  readonly #sheets: (Tally | undefined)[] = [];
  readonly #read = new Set<number>();

  constructor(private readonly known: readonly FileProblem[]) {}

  /** Follows a reading of one sheet. */
  async *follow(
    sheet: number,
    tally: Tally,
    rows: AsyncIterable<readonly FileRow[]>,
  ): AsyncGenerator<readonly FileRow[], void, void> {
    if (!this.#read.has(sheet)) this.#sheets[sheet] = tally;
    for await (const piece of rows) {
      for (const row of piece) tally.addRow(row);
      yield piece;
      // Bytes that are there already are read without a break: a click, or a word to stop, would wait for all of them.
      await giveTurn();
    }
    this.#sheets[sheet] = tally;
    this.#read.add(sheet);
  }

  get all(): FileProblem[] {
    return [...this.known, ...this.#sheets.flatMap((tally) => tally?.problems ?? [])];
  }
}

/** A cell's text within its limits, and what was done to it. */
export function limitText(text: string, max: number): { text: string; problems: CellProblemCode[] } {
  const problems: CellProblemCode[] = [];
  let kept = text;
  if (kept.includes('\0')) {
    kept = kept.replaceAll('\0', '');
    problems.push('nul-removed');
  }
  if (kept.includes('\ufffd')) problems.push('unreadable-characters');
  if (kept.length > max) {
    kept = kept.slice(0, max);
    // Half a pair is no character.
    if (/[\ud800-\udbff]$/.test(kept)) kept = kept.slice(0, -1);
    problems.push('too-long');
  }
  return { text: kept, problems };
}
