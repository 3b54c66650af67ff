import type { FileRow, OpenedFile } from '@/lib/transfer/read/opened-file';

/** All rows of a sheet. */
export async function readAll(file: OpenedFile, sheet = 0): Promise<FileRow[]> {
  const rows: FileRow[] = [];
  for await (const piece of file.rows(sheet)) rows.push(...piece);
  return rows;
}

/** The texts alone, `''` for empty cells. */
export async function readTexts(file: OpenedFile, sheet = 0): Promise<string[][]> {
  return (await readAll(file, sheet)).map(({ cells }) => cells.map((cell) => cell?.text ?? ''));
}
