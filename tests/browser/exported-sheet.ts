import { readFile } from 'node:fs/promises';
import { readSheet } from 'read-excel-file/node';

export type Row = Record<string, string>;

function toRows(table: readonly (readonly string[])[]): Row[] {
  const [headings = [], ...rows] = table;
  return rows.map((row) => Object.fromEntries(headings.map((heading, index) => [heading, row[index] ?? ''])));
}

/** The rows of a sheet of an XLSX as text, by column heading, read by a library that is not ours. */
export async function readXlsx(path: string, sheet: string | number = 1): Promise<Row[]> {
  const table = await readSheet(path, sheet);
  return toRows(
    table.map((row) =>
      row.map((cell) => (cell instanceof Date ? cell.toISOString() : cell === null ? '' : String(cell))),
    ),
  );
}

/** The rows of a CSV, by RFC 4180: quotes doubled inside quotes, line breaks allowed there. */
export async function readCsv(path: string): Promise<Row[]> {
  return toRows(parseCsv((await readFile(path, 'utf8')).replace(/^\uFEFF/, '')));
}

export function parseCsv(text: string): string[][] {
  const table: string[][] = [[]];
  for (const [, quoted, plain = '', end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    table.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === undefined || end === '') break;
    if (end !== ',') table.push([]);
  }
  return table.filter((row) => row.some((cell) => cell !== ''));
}
