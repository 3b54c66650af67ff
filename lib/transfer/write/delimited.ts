import { toDay } from '@/lib/leads/due';
import { guard } from '../guard';
import { createBlobSink } from './byte-sink';
import { readPieces, type Cell, type Column, type Row, type Table, type WriteOptions } from '../table';

/**
 * Writes the first table as CSV (RFC 4180) for spreadsheets: UTF-8 with BOM, without which Excel mangles accents and
 * Chinese; every cell quoted; CRLF; cells that would compute are guarded.
 */
export function writeCsv([table]: readonly [Table, ...Table[]], options: WriteOptions = {}): Promise<Blob> {
  return writeLines(table, ',', (text) => `"${doubleQuotes(text)}"`, 'text/csv', options);
}

/** The same with tabs between the cells, quoted only where one holds a tab, a quote or a line break. */
export function writeTsv([table]: readonly [Table, ...Table[]], options: WriteOptions = {}): Promise<Blob> {
  return writeLines(table, '\t', quoteForTabs, 'text/tab-separated-values', options);
}

export function quoteForTabs(text: string): string {
  return /["\t\r\n]/.test(text) ? `"${doubleQuotes(text)}"` : text;
}

const doubleQuotes = (text: string) => (text.includes('"') ? text.replaceAll('"', '""') : text);

async function writeLines(
  table: Table,
  separator: string,
  quote: (text: string) => string,
  type: string,
  { signal, onProgress }: WriteOptions,
): Promise<Blob> {
  const toField = (cell: Exclude<Cell, undefined>, column: Column | undefined) =>
    typeof cell === 'number' ? String(cell) : quote(guard(toPlainText(cell, column)));
  // One string grown cell by cell: a list of them for each of 100,000 rows keeps the collector busier than the work.
  function toLine(cells: Row): string {
    let line = '';
    for (let at = 0; at < cells.length; at++) {
      const cell = cells[at];
      if (at > 0) line += separator;
      if (cell !== undefined) line += toField(cell, table.columns[at]);
    }
    return `${line}\r\n`;
  }
  const sink = createBlobSink();
  await sink.write(`\ufeff${toLine(table.columns.map(({ header }) => header))}`);
  let done = 0;
  for await (const piece of readPieces(table, signal)) {
    for (const row of piece) {
      const full = sink.write(toLine(row));
      if (full) await full;
    }
    done += piece.length;
    onProgress?.(done, table.count);
  }
  return sink.toBlob(`${type};charset=utf-8`);
}

/** A cell as text, where a format has nothing else: moments as `2026-11-21 22:30`, which every spreadsheet reads as such. */
export function toPlainText(cell: Exclude<Cell, undefined>, column: Column | undefined): string {
  if (!(cell instanceof Date)) return String(cell);
  const day = toDay(cell.getTime());
  return column?.kind === 'day' ? day : `${day} ${toTime(cell)}`;
}

function toTime(moment: Date): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(moment.getHours())}:${two(moment.getMinutes())}`;
}
