import { MAX_CELL_LENGTH, MAX_COLUMNS, ROWS_A_PIECE } from '../limits';
import type { CellProblem, CellProblemCode, FileCell, FileRow } from '../opened-file';
import { limitText, type Tally } from '../tally';
import { toCellText } from './cell-text';
import { showNumber, toNumberFormat, type NumberFormat } from './number-formats';
import type { SharedStrings } from './shared-strings';
import { decodeXml, findAttribute, isOn, XmlScanner, type XmlHandler } from './xml';

/** What the cells of a sheet refer to. */
export interface SheetContext {
  readonly path: string;
  readonly formats: readonly NumberFormat[];
  readonly from1904: boolean;
  /** Read when the first cell refers to them. */
  readonly strings: SharedStrings | undefined;
  /** Links by cell, `A1`. */
  readonly links: ReadonlyMap<string, string>;
  readonly tally: Tally;
}

/** The rows of a sheet that hold anything, in the file's order. */
export async function* readSheetRows(
  pieces: AsyncIterable<Uint8Array<ArrayBuffer>>,
  context: SheetContext,
): AsyncGenerator<readonly FileRow[], void, void> {
  const reader = new SheetReader(context);
  const scanner = new XmlScanner(context.path, reader);
  for await (const text of decodeXml(pieces, context.path)) {
    scanner.push(text);
    for (const piece of reader.take(ROWS_A_PIECE)) yield piece;
  }
  scanner.end();
  for (const piece of reader.take(1)) yield piece;
}

const GENERAL = toNumberFormat('General');
/** `HYPERLINK("https://…", …)`: the address, where it stands in the formula itself. */
const LINK_FORMULA = /^\s*(?:_xlfn\.)?HYPERLINK\(\s*"((?:[^"]|"")*)"/i;

/** A row that says the same of a million cells says it once too often. */
const MAX_PROBLEMS = 2_000;

/** Takes a sheet's elements and makes rows of them. */
class SheetReader implements XmlHandler {
  #rows: FileRow[] = [];
  #number = 0;
  #hidden = false;
  #cells: (FileCell | undefined)[] = [];
  #problems: CellProblem[] = [];

  #column = -1;
  #at = '';
  #type = '';
  #style = 0;
  #value = '';
  #hasValue = false;
  #formula = '';
  #isFormula = false;
  #phonetic = 0;
  /** The element whose text is wanted. */
  #inside: 'value' | 'formula' | undefined;

  constructor(private readonly context: SheetContext) {}

  /** The finished rows in pieces, when there are at least so many. */
  *take(least: number): Generator<readonly FileRow[]> {
    if (this.#rows.length < least) return;
    for (let at = 0; at < this.#rows.length; at += ROWS_A_PIECE)
      yield this.#rows.slice(at, at + ROWS_A_PIECE);
    this.#rows = [];
  }

  open(name: string, attributes: string): void {
    switch (name) {
      case 'c':
        return this.#openCell(attributes);
      case 'v':
      case 't':
        if (this.#phonetic === 0) {
          this.#inside = 'value';
          this.#hasValue = true;
        }
        return;
      case 'row':
        return this.#openRow(attributes);
      case 'f':
        this.#inside = 'formula';
        this.#isFormula = true;
        return;
      case 'rPh':
        this.#phonetic += 1;
        return;
      case 'mergeCell':
        this.context.tally.add('merged-cells', findAttribute(attributes, 'ref') ?? '');
        return;
    }
  }

  text(text: string): void {
    if (this.#inside === 'value') {
      // One more than is kept tells that it was longer.
      if (this.#value.length <= MAX_CELL_LENGTH) this.#value += text;
    } else if (this.#inside === 'formula' && this.#formula.length < 4_096) this.#formula += text;
  }

  close(name: string): void {
    switch (name) {
      case 'c':
        return this.#closeCell();
      case 'v':
      case 't':
      case 'f':
        this.#inside = undefined;
        return;
      case 'row':
        return this.#closeRow();
      case 'rPh':
        this.#phonetic -= 1;
        return;
    }
  }

  #openRow(attributes: string): void {
    // Some writers number nothing.
    const number = Number(findAttribute(attributes, 'r'));
    this.#number = Number.isSafeInteger(number) && number > 0 ? number : this.#number + 1;
    this.#hidden = isOn(attributes, 'hidden');
    this.#column = -1;
    this.#cells = [];
    this.#problems = [];
  }

  #closeRow(): void {
    const cells = this.#cells;
    if (cells.length === 0 && this.#problems.length === 0) return;
    this.#rows.push({
      number: this.#number,
      cells,
      ...(this.#problems.length > 0 ? { problems: this.#problems } : {}),
      ...(this.#hidden ? { hidden: true as const } : {}),
    });
    this.#cells = [];
    this.#problems = [];
  }

  #openCell(attributes: string): void {
    this.#at = findAttribute(attributes, 'r') ?? '';
    this.#column = toColumn(this.#at) ?? this.#column + 1;
    this.#type = findAttribute(attributes, 't') ?? 'n';
    this.#style = Number(findAttribute(attributes, 's') ?? 0);
    this.#value = '';
    this.#hasValue = false;
    this.#formula = '';
    this.#isFormula = false;
  }

  #closeCell(): void {
    const column = this.#column;
    if (!this.#hasValue && !this.#isFormula) return;
    if (column >= MAX_COLUMNS) {
      if (this.#problems.at(-1)?.code !== 'too-many-columns') {
        this.#note('too-many-columns', MAX_COLUMNS);
      }
      return;
    }
    const cell = this.#toCell(column);
    if (cell === undefined) return;
    // Holes are made by hand: an array with holes is slow, and none may stay for the length to be true.
    while (this.#cells.length < column) this.#cells.push(undefined);
    this.#cells[column] = cell;
  }

  #note(code: CellProblemCode, column: number): void {
    if (this.#problems.length < MAX_PROBLEMS) this.#problems.push({ code, column });
  }

  #toCell(column: number): FileCell | undefined {
    const { links } = this.context;
    // Looking a place up costs as much as reading its cell, and most sheets have no links.
    const url = (links.size === 0 ? undefined : links.get(this.#at)) ?? this.#findFormulaLink();
    const shown = this.#show(column);
    const { text, problems } = limitText(shown.text, MAX_CELL_LENGTH);
    for (const code of problems) this.#note(code, column);
    if (this.#isFormula && !this.#hasValue) this.#note('no-result', column);
    if (text === '' && !(this.#isFormula && !this.#hasValue)) return undefined;
    const cell: { text: string; kind?: FileCell['kind'] & string; formula?: true; url?: string } = { text };
    if (shown.kind !== undefined) cell.kind = shown.kind;
    if (this.#isFormula) cell.formula = true;
    if (url !== undefined) cell.url = url;
    return cell;
  }

  #show(column: number): Pick<FileCell, 'text' | 'kind'> {
    const value = this.#value;
    switch (this.#type) {
      case 's': {
        const text = value === '' ? '' : this.context.strings?.get(Number(value));
        if (text === undefined) this.#note('lost-text', column);
        return { text: text ?? '' };
      }
      case 'inlineStr':
      case 'str':
        return { text: toCellText(value) };
      case 'b':
        return { text: value.trim() === '1' || value.trim() === 'true' ? 'TRUE' : 'FALSE', kind: 'boolean' };
      case 'e':
        return { text: value, kind: 'error' };
      case 'd':
        return { text: toIsoMoment(value), kind: 'date' };
      default:
        return value === ''
          ? { text: '' }
          : showNumber(value.trim(), this.context.formats[this.#style] ?? GENERAL, this.context.from1904);
    }
  }

  #findFormulaLink(): string | undefined {
    if (this.#formula === '') return undefined;
    return LINK_FORMULA.exec(this.#formula)?.[1]?.replaceAll('""', '"');
  }
}

/** `AB12` → 27; `undefined` where there are no letters. */
function toColumn(place: string): number | undefined {
  let column = 0;
  let at = 0;
  for (; at < place.length && at < 4; at++) {
    const letter = place.charCodeAt(at) & ~0x20;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
  }
  return at === 0 ? undefined : column - 1;
}

/** Dates of the strict format, `2026-11-21T09:05:00.000Z`, which means local time; midnight is a day. */
function toIsoMoment(value: string): string {
  const [, day, time, seconds] =
    /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2})(?::(\d{2}))?)?/.exec(value.trim()) ?? [];
  if (day === undefined) return value;
  if (time === undefined || (time === '00:00' && (seconds ?? '00') === '00')) return day;
  return `${day}T${time}${seconds === undefined || seconds === '00' ? '' : `:${seconds}`}`;
}
