import type { LeadSource } from './columns/lead-source';
import type { PoolSource } from './pool';
import type { Table, WriteOptions } from './table';
import { writeCsv, writeTsv } from './write/delimited';
import { writePool } from './write/json';
import { writeVCards, type VCardOptions } from './write/vcard';
import { writeXlsx } from './write/xlsx';

/**
 * A file format to export to. A new one is a file in `write/` and a line below; CONTRIBUTING.md says how. All of them write
 * in pieces between which the page gets its turn, and end with the signal's reason.
 */
interface Format {
  /** File name extension, without the dot. */
  readonly extension: string;
  /** What people call it, the same in every language. */
  readonly name: string;
}

/** Holds tables: `toTables` makes them. Throws `RangeError` where it cannot hold one. */
export interface TableFormat extends Format {
  readonly of: 'tables';
  /** It holds several, a sheet each; one that does not leaves out all but the first. */
  readonly hasSheets: boolean;
  write(tables: readonly [Table, ...Table[]], options?: WriteOptions): Promise<Blob>;
}

/** Holds leads as cards, without columns to choose. It needs the capture each lead was first read by. */
export interface CardFormat extends Format {
  readonly of: 'cards';
  write(source: LeadSource, options: VCardOptions & WriteOptions): Promise<Blob>;
}

/** Holds everything there is of the leads, without loss. */
export interface PoolFormat extends Format {
  readonly of: 'pool';
  write(source: PoolSource, options?: WriteOptions): Promise<Blob>;
}

export type ExportFormat = TableFormat | CardFormat | PoolFormat;

export const exportFormats = {
  xlsx: { of: 'tables', extension: 'xlsx', name: 'Excel (XLSX)', hasSheets: true, write: writeXlsx },
  csv: { of: 'tables', extension: 'csv', name: 'CSV', hasSheets: false, write: writeCsv },
  tsv: { of: 'tables', extension: 'tsv', name: 'TSV', hasSheets: false, write: writeTsv },
  vcard: { of: 'cards', extension: 'vcf', name: 'vCard 4.0', write: writeVCards },
  json: { of: 'pool', extension: 'json', name: 'JSON', write: writePool },
} as const satisfies Record<string, ExportFormat>;

export type ExportFormatId = keyof typeof exportFormats;
export const exportFormatIds = Object.keys(exportFormats) as readonly ExportFormatId[];
