import { writeCsv } from './csv';
import type { Table } from './table';
import { writeXlsx } from './xlsx';

/** A file format to export to. A new one is a file beside this and a line below; CONTRIBUTING.md says how. */
export interface ExportFormat {
  /** File name extension, without the dot. */
  readonly extension: string;
  /** What people call it, the same in every language. */
  readonly name: string;
  /**
   * Writes a table, and those that belong to it where the format holds several; one that holds a single table leaves them
   * out. Throws `RangeError` where it cannot hold a table.
   */
  write: (table: Table, ...more: readonly Table[]) => Promise<Blob>;
}

export const exportFormats = {
  xlsx: { extension: 'xlsx', name: 'Excel (XLSX)', write: writeXlsx },
  csv: { extension: 'csv', name: 'CSV', write: writeCsv },
} as const satisfies Record<string, ExportFormat>;

export type ExportFormatId = keyof typeof exportFormats;
