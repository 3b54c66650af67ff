import { exportFormats } from '@/lib/transfer/formats';
import type { Table } from '@/lib/transfer/table';
import { toClipboardTable } from '@/lib/transfer/write/clipboard';
import { copyTable } from './copy-table';
import { toFileName } from './export-order';

/** Writes one table here on the page: for what stands on the screen, which is never many rows. Gives the file's name. */
export async function writeTable(
  table: Table,
  format: 'xlsx' | 'csv' | 'tsv',
  name: string,
  now: number,
  saveFile: (name: string, content: Blob) => void,
): Promise<string> {
  const fileName = toFileName(name, format, now);
  saveFile(fileName, await exportFormats[format].write([table], { at: now }));
  return fileName;
}

export const copyThis = (table: Table): Promise<void> => copyTable(toClipboardTable(table));
