import { getNeeds, toTables, type TableOptions } from '@/lib/transfer/columns/to-tables';
import { exportFormats, type ExportFormat } from '@/lib/transfer/formats';
import { readPieces, type Row } from '@/lib/transfer/table';
import { toClipboardTable } from '@/lib/transfer/write/clipboard';
import { readCategories, readDefinitions } from '../queries';
import type { Store } from '../store';
import { openLeadSource } from './lead-source';
import { toFirst, type Exporter, type ExportOrder, type ExportWatch } from './order';
import { openPoolSource } from './pool-source';
import { toWords } from './word-list';

/** Rows of the beginning: a lead may have several. */
const MOST_ROWS = 10;
/** Letters of a file that is no table. */
const MOST_SHOWN = 1_500;
/** Steps of a progress bar: looking through the leads, then writing them. */
const PARTS = 2;

/** Writes here, in this thread. */
export function createExporter(store: Store): Exporter {
  const stopper = new AbortController();

  /** Closing ends what is under way. */
  const until = (signal: AbortSignal | undefined) =>
    signal ? AbortSignal.any([signal, stopper.signal]) : stopper.signal;

  async function readTables(order: ExportOrder, watch: ExportWatch) {
    const signal = until(watch.signal);
    const options = await readOptions(store, order, watch, signal);
    const needs = getNeeds(order.columns, options);
    const source = openLeadSource(store, order.chosen, { limits: order.limits, needs, signal });
    return { signal, tables: await toTables(source, order.columns, options) };
  }

  async function write(order: ExportOrder, watch: ExportWatch = {}): Promise<Blob> {
    const format: ExportFormat = exportFormats[order.format];
    const { onProgress } = watch;
    if (format.of === 'tables') {
      // The leads are looked through once before, so that half of the way is done when the writing begins.
      const { signal, tables } = await readTables(order, {
        ...watch,
        onProgress: (done, total) => onProgress?.(done, total * PARTS),
      });
      return format.write(tables, {
        signal,
        at: store.now(),
        onProgress: (done, total) => onProgress?.(total + done, total * PARTS),
      });
    }
    const signal = until(watch.signal);
    const needs = { captures: format.of === 'cards' ? 'first' : 'none', activities: false } as const;
    const source = openLeadSource(store, order.chosen, { limits: order.limits, needs, signal });
    const options = { signal, onProgress, at: store.now() };
    if (format.of === 'pool') return format.write(await openPoolSource(store, source), options);
    const categories = await readCategories(store);
    return format.write(source, { ...options, categories, locale: order.words.locale });
  }

  async function look(order: ExportOrder, watch: ExportWatch = {}) {
    const first = toFirst(order);
    if (exportFormats[order.format].of !== 'tables') {
      const text = await (await write(first, watch)).text();
      return { text: text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)} …` : text };
    }
    const { signal, tables } = await readTables(first, watch);
    const [table] = tables;
    const rows: Row[] = [];
    for await (const piece of readPieces(table, signal)) rows.push(...piece);
    return { headers: table.columns.map(({ header }) => header), rows: rows.slice(0, MOST_ROWS) };
  }

  return {
    async count(order, watch = {}) {
      const { tables } = await readTables({ ...order, sheets: undefined }, watch);
      return tables[0].count;
    },
    look,
    write,
    async copy(order, watch = {}) {
      const { signal, tables } = await readTables({ ...order, sheets: undefined }, watch);
      return toClipboardTable(tables[0], { signal, onProgress: watch.onProgress });
    },
    close: () => stopper.abort(),
  };
}

async function readOptions(
  store: Store,
  { words, ref, provenance, sheets }: ExportOrder,
  { onProgress }: ExportWatch,
  signal: AbortSignal,
): Promise<TableOptions> {
  const [categories, lists, customFields, imports] = await Promise.all([
    readCategories(store),
    readDefinitions(store, 'lists'),
    readDefinitions(store, 'customFields'),
    store.db.imports.toArray(),
  ]);
  return {
    words: toWords(words),
    categories,
    lists,
    customFields,
    importNames: new Map(imports.map(({ id, file }) => [id, file])),
    now: store.now(),
    ref,
    provenance,
    sheets,
    signal,
    onProgress,
  };
}
