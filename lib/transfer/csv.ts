import { giveTurn } from '@/lib/page/give-turn';
import type { Cell, Column, Table } from './table';

/** Half- and full-width signs with which spreadsheets begin a formula; tab, CR and LF hide one. */
const FORMULA_START = /^[\s\u00a0\u3000]*[=+\-@＝＋－＠]|^[\t\r\n]/u;

/** "+1 617 555 0100" begins like a formula and is harmless: digits and blanks compute to nothing. */
const PHONE_OR_NUMBER = /^[+-]?\d[\d ]{0,30}$/;

const ROWS_A_PART = 1_000;

/**
 * Writes a table as CSV (RFC 4180) for spreadsheets: UTF-8 with BOM, without which Excel mangles accents
 * and Chinese; every cell quoted; CRLF; cells that would compute get a leading apostrophe.
 */
export async function writeCsv(table: Table): Promise<Blob> {
  const toLine = (cells: readonly Cell[]) =>
    `${cells.map((cell, at) => toQuoted(cell, table.columns[at]?.kind)).join(',')}\r\n`;
  const parts: string[] = ['\ufeff', toLine(table.columns.map((column) => column.header))];
  let lines: string[] = [];
  for (const row of table.rows()) {
    lines.push(toLine(row));
    if (lines.length === ROWS_A_PART) {
      parts.push(lines.join(''));
      lines = [];
      await giveTurn();
    }
  }
  parts.push(lines.join(''));
  return new Blob(parts, { type: 'text/csv;charset=utf-8' });
}

function toQuoted(cell: Cell, kind?: Column['kind']): string {
  if (cell === undefined) return '';
  if (typeof cell === 'number') return String(cell);
  if (cell instanceof Date) return `"${toLocalTime(cell).slice(0, kind === 'day' ? 10 : undefined)}"`;
  const safe = FORMULA_START.test(cell) && !PHONE_OR_NUMBER.test(cell) ? `'${cell}` : cell;
  return `"${safe.replaceAll('"', '""')}"`;
}

/** `2026-11-21 22:30`, the form every spreadsheet reads as a date in any language. */
function toLocalTime(moment: Date): string {
  const two = (n: number) => String(n).padStart(2, '0');
  const day = `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
  return `${day} ${two(moment.getHours())}:${two(moment.getMinutes())}`;
}
