import type { ColumnChoice } from '@/lib/transfer/columns/to-tables';
import type { ExportFormatId } from '@/lib/transfer/formats';
import type { Limits } from '@/lib/transfer/left-out';
import type { Row } from '@/lib/transfer/table';
import type { ClipboardTable } from '@/lib/transfer/write/clipboard';
import type { WordList } from './word-list';
import type { TaskWatch } from '../thread';

/** Which leads are written, in this order. Plain data, like all of an order: it is a message to a thread. */
export interface Chosen {
  /** A lead that asks for several things may stand here several times, with one request each. */
  readonly leadIds: readonly string[];
  /** One for each of `leadIds`: only this request of it. Without, all of its requests are meant. */
  readonly requestKeys?: readonly string[] | undefined;
}

export interface ExportOrder {
  readonly chosen: Chosen;
  /** Leads beyond are left out, should one have been marked since it was chosen. */
  readonly limits: Limits;
  readonly format: ExportFormatId;
  /** For formats that are tables. */
  readonly columns: ColumnChoice;
  /** With sheets of its own for what the leads ask for, and for where each value comes from. */
  readonly sheets?: { readonly requests?: ColumnChoice | undefined; readonly sources?: boolean } | undefined;
  readonly provenance?: boolean | undefined;
  /** With the column by which a file that comes back is compared with the leads as they were written. */
  readonly ref?: boolean | undefined;
  readonly words: WordList;
}

/** Leads the beginning of a file is made of. */
const FIRST = 10;

/** The order for the beginning of the file only: a message without 100,000 ids. */
export function toFirst(order: ExportOrder): ExportOrder {
  const { leadIds, requestKeys } = order.chosen;
  return {
    ...order,
    sheets: undefined,
    chosen: { leadIds: leadIds.slice(0, FIRST), requestKeys: requestKeys?.slice(0, FIRST) },
  };
}

export type ExportWatch = TaskWatch;

/** How a file would begin: as a table, or as text where it is none. */
export type ExportLook =
  { readonly headers: readonly string[]; readonly rows: readonly Row[] } | { readonly text: string };

/**
 * Writes files and what is copied. The work is done in a thread of its own (`entrypoints/exporter.ts`), which ends with
 * `close`, whatever it was doing: nothing stays behind.
 */
export interface Exporter {
  /** How many rows the first table would have. @throws StoreError, AbortError */
  count(order: ExportOrder, watch?: ExportWatch): Promise<number>;
  /** How the file would begin. @throws StoreError, AbortError */
  look(order: ExportOrder, watch?: ExportWatch): Promise<ExportLook>;
  /** @throws StoreError, AbortError, RangeError where the format cannot hold so much */
  write(order: ExportOrder, watch?: ExportWatch): Promise<Blob>;
  /** @throws like `write` */
  copy(order: ExportOrder, watch?: ExportWatch): Promise<ClipboardTable>;
  close(): void;
}

export const exporterTasks = ['count', 'look', 'write', 'copy'] as const;
export type ExporterTask = (typeof exporterTasks)[number];
