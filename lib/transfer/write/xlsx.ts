import { readPieces, type Cell, type Column, type Row, type Table, type WriteOptions } from '../table';
import { toLinkTarget } from './link-target';
import {
  NAMESPACES,
  ROOT_RELATIONS,
  STYLE,
  STYLES,
  toApp,
  toContentTypes,
  toCore,
  toLinkRelations,
  toWorkbook,
  toWorkbookRelations,
  toXml,
  XML,
} from './xlsx-parts';
import { writeZip } from './zip';

/** Excel's own limits; a file beyond them opens with "we found a problem with some content". */
const MAX_ROWS = 1_048_576;
const MAX_COLUMNS = 16_384;
/** Links a sheet may have; what comes after is plain text. */
const MAX_LINKS = 65_530;

const MIME = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Rows by which the widths of columns are judged. */
const SAMPLE = 500;

/** Longer texts would outlive the collector's first look. */
const ROWS_A_TEXT = 10;

/** A sheet while it is written, and what is known of it only afterwards. */
interface Sheet {
  readonly table: Table;
  rows: number;
  readonly links: { readonly cell: string; readonly target: string }[];
}

/**
 * Writes tables as an Office Open XML workbook (ECMA-376) with a sheet each: header bold, frozen and with
 * filters, columns as wide as what they hold, text as text, dates as dates, addresses as links.
 *
 * Strings stand inline: a tenth larger than with a shared table, but nothing is collected in memory.
 *
 * @throws `RangeError` when there are more rows or columns than a sheet can hold
 * @throws the signal's reason
 */
export async function writeXlsx(
  tables: readonly [Table, ...Table[]],
  { signal, onProgress, title, at }: WriteOptions = {},
): Promise<Blob> {
  for (const { count, columns } of tables) expectRoom(count, columns.length);
  const total = tables.reduce((sum, { count }) => sum + count, 0);
  const sheets: Sheet[] = tables.map((table) => ({ table, rows: 0, links: [] }));
  const report = () =>
    onProgress?.(
      sheets.reduce((sum, { rows }) => sum + rows, 0),
      total,
    );
  return writeZip(
    [
      { path: '[Content_Types].xml', content: () => [toContentTypes(tables.length)] },
      { path: '_rels/.rels', content: () => [ROOT_RELATIONS] },
      { path: 'docProps/core.xml', content: () => [toCore(title ?? tables[0].name, at)] },
      { path: 'docProps/app.xml', content: () => [toApp()] },
      { path: 'xl/_rels/workbook.xml.rels', content: () => [toWorkbookRelations(tables.length)] },
      { path: 'xl/styles.xml', content: () => [STYLES] },
      ...sheets.flatMap((sheet, index) => [
        {
          path: `xl/worksheets/sheet${String(index + 1)}.xml`,
          content: () => toSheet(sheet, index === 0, report, signal),
        },
        {
          path: `xl/worksheets/_rels/sheet${String(index + 1)}.xml.rels`,
          content: () =>
            sheet.links.length === 0 ? undefined : toLinkRelations(sheet.links.map(({ target }) => target)),
        },
      ]),
      // Behind the sheets, whose number of rows it tells.
      {
        path: 'xl/workbook.xml',
        content: () => [
          toWorkbook(sheets.map((sheet) => ({ name: sheet.table.name, range: toRange(sheet) }))),
        ],
      },
    ],
    MIME,
    signal,
  );
}

function expectRoom(rows: number, columns: number): void {
  if (rows + 1 > MAX_ROWS)
    throw new RangeError(`A sheet holds ${String(MAX_ROWS - 1)} rows; there are ${String(rows)}.`);
  if (columns > MAX_COLUMNS)
    throw new RangeError(`A sheet holds ${String(MAX_COLUMNS)} columns; there are ${String(columns)}.`);
}

/** From the heading to the last row. */
function toRange({ table, rows }: Sheet): string {
  return `A1:${toColumnLetters(Math.max(0, table.columns.length - 1))}${String(rows + 1)}`;
}

async function* toSheet(
  sheet: Sheet,
  isFirst: boolean,
  report: () => void,
  signal: AbortSignal | undefined,
): AsyncGenerator<string> {
  const { columns } = sheet.table;
  const letters = columns.map((_, i) => toColumnLetters(i));
  function* writeRows(rows: readonly Row[]) {
    for (let start = 0; start < rows.length; start += ROWS_A_TEXT) {
      let xml = '';
      for (const row of rows.slice(start, start + ROWS_A_TEXT)) xml += toRow(sheet, row, letters);
      yield xml;
    }
    report();
  }
  // The widths stand in front of the rows, so the first of these wait.
  let sample: Row[] | undefined = [];
  for await (const piece of readPieces(sheet.table, signal)) {
    if (sample === undefined) {
      yield* writeRows(piece);
      continue;
    }
    sample.push(...piece);
    if (sample.length < SAMPLE) continue;
    yield toStart(columns, letters, sample, isFirst);
    yield* writeRows(sample);
    sample = undefined;
  }
  if (sample !== undefined) {
    yield toStart(columns, letters, sample, isFirst);
    yield* writeRows(sample);
  }
  yield '</sheetData>';
  const range = toRange(sheet);
  yield `<autoFilter ref="${range}"/>`;
  yield* toLinks(sheet);
  // Without this Excel puts a green corner on every phone number ("number stored as text").
  yield `<ignoredErrors><ignoredError sqref="${range}" numberStoredAsText="1"/></ignoredErrors></worksheet>`;
}

function toStart(
  columns: readonly Column[],
  letters: readonly string[],
  sample: readonly Row[],
  isFirst: boolean,
): string {
  const widths = toWidths(columns, sample).map(
    (w, i) => `<col min="${String(i + 1)}" max="${String(i + 1)}" width="${String(w)}" customWidth="1"/>`,
  );
  const header = columns.map((column, i) => toTextCell(`${letters[i] ?? ''}1`, column.header, STYLE.header));
  return (
    `${XML}<worksheet ${NAMESPACES}><sheetViews><sheetView workbookViewId="0"${isFirst ? ' tabSelected="1"' : ''}>` +
    '<pane xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight" state="frozen"/>' +
    `</sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData><row r="1">${header.join('')}</row>`
  );
}

function toRow(sheet: Sheet, row: Row, letters: readonly string[]): string {
  const { columns } = sheet.table;
  sheet.rows++;
  expectRoom(sheet.rows, row.length);
  const number = String(sheet.rows + 1);
  let xml = `<row r="${number}">`;
  for (let i = 0; i < row.length; i++) {
    const cell = row[i];
    if (cell === undefined || cell === '') continue;
    xml += toCell(sheet, (letters[i] ?? '') + number, cell, columns[i]);
  }
  return `${xml}</row>`;
}

function toCell(
  sheet: Sheet,
  at: string,
  cell: Exclude<Cell, undefined>,
  column: Column | undefined,
): string {
  if (typeof cell === 'number') return Number.isFinite(cell) ? `<c r="${at}"><v>${String(cell)}</v></c>` : '';
  if (cell instanceof Date) {
    const style = column?.kind === 'day' ? STYLE.day : STYLE.date;
    return `<c r="${at}" s="${String(style)}"><v>${String(toSerial(cell))}</v></c>`;
  }
  const serial = column?.kind === 'day' ? findDaySerial(cell) : undefined;
  if (serial !== undefined) return `<c r="${at}" s="${String(STYLE.day)}"><v>${String(serial)}</v></c>`;
  return toTextCell(at, cell, addLink(sheet, at, cell, column) ? STYLE.link : STYLE.text);
}

function addLink({ links }: Sheet, cell: string, text: string, column: Column | undefined): boolean {
  if (column?.link === undefined || links.length >= MAX_LINKS) return false;
  const target = toLinkTarget(text, column.link);
  if (target === undefined) return false;
  links.push({ cell, target });
  return true;
}

function* toLinks({ links }: Sheet): Iterable<string> {
  if (links.length === 0) return;
  yield '<hyperlinks>';
  for (let start = 0; start < links.length; start += 1_000) {
    yield links
      .slice(start, start + 1_000)
      .map(({ cell }, i) => `<hyperlink ref="${cell}" r:id="rId${String(start + i + 1)}"/>`)
      .join('');
  }
  yield '</hyperlinks>';
}

function toTextCell(at: string, text: string, style: number): string {
  return `<c r="${at}" s="${String(style)}" t="inlineStr"><is><t xml:space="preserve">${toXml(text)}</t></is></c>`;
}

/** Excel counts days since 1899-12-30 in local time and knows no zones. */
function toSerial(moment: Date): number {
  const local = moment.getTime() - moment.getTimezoneOffset() * 60_000;
  return local / 86_400_000 + 25_569;
}

/** Of a day like `2026-11-22`; days before Excel's first stay text. */
function findDaySerial(text: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return undefined;
  const serial = Date.parse(text) / 86_400_000 + 25_569;
  return serial > 60 ? serial : undefined;
}

/** 0 → A, 25 → Z, 26 → AA. */
function toColumnLetters(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest > 0 ? toColumnLetters(rest - 1) : '') + String.fromCharCode(65 + (index % 26));
}

/** Column widths in characters, between 8 and 60, judged by the first rows. */
function toWidths(columns: readonly Column[], sample: readonly Row[]): number[] {
  return columns.map(({ header, isNarrow }, i) => {
    if (isNarrow === true) return 10;
    // Room for the filter's arrow beside the heading.
    let width = toWidth(header) + 3;
    for (const row of sample) {
      const cell = row[i];
      if (cell === undefined) continue;
      width = Math.max(width, cell instanceof Date ? 16 : toWidth(String(cell)));
    }
    return Math.min(60, Math.max(8, width + 2));
  });
}

/** Chinese, Japanese and Korean characters are two columns wide. */
function toWidth(text: string): number {
  const wide = text
    .slice(0, 100)
    .match(/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60]/g);
  return text.length + (wide?.length ?? 0);
}
