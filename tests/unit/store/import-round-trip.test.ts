import 'fake-indexeddb/auto';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { factKey } from '@/lib/leads/fact-key';
import type { Fact, Lead } from '@/lib/leads/lead';
import { fieldIds, type FieldValue } from '@/lib/leads/values';
import { openPoolSource } from '@/lib/store/export/pool-source';
import { startImport } from '@/lib/store/import/import-job';
import { readImport } from '@/lib/store/import/past-imports';
import { openStore, type Store } from '@/lib/store/store';
import { columnSpecs } from '@/lib/transfer/columns/column';
import { toTables } from '@/lib/transfer/columns/to-tables';
import { idWords } from '@/lib/transfer/columns/words';
import { exportFormats } from '@/lib/transfer/formats';
import { labelledTargets, parseTarget, toldOfValues, toToldTarget } from '@/lib/transfer/import/targets';
import type { ImportPlan } from '@/lib/transfer/import/plan';
import { type Pool, type PoolSource } from '@/lib/transfer/pool';
import { readPieces, type Table } from '@/lib/transfer/table';
import { randomPool } from '../transfer/random-pool';
import { runJobs } from './import-fixture';
import { createShelf } from './memory-shelf';

/** A pool → a file → an empty store → the same. 1,000 pools with `POOLS=1000`. */
const RUNS = Number(process.env['POOLS'] ?? 60);
const TIMEOUT = 60_000 + RUNS * 600;

/** All columns that can be taken over, but for those that say again what another says. */
const COLUMNS = Object.keys(columnSpecs)
  .filter(
    (id) =>
      parseTarget(id) !== undefined &&
      !/^(?:company|firstName|lastName|mobile|domain|linkedin|countryName|ref)$/.test(id),
  )
  .flatMap((id) => [
    id,
    ...labelledTargets
      .filter((one) => one === id)
      .flatMap((one) => toldOfValues.map((told) => toToldTarget(one, told))),
  ]);

let serial = 0;
async function withStore<T>(work: (store: Store) => Promise<T>): Promise<T> {
  const store = openStore({ name: `round-trip-${String(++serial)}`, now: () => Date.UTC(2027, 0, 1) });
  try {
    return await work(store);
  } finally {
    await store.db.delete();
    store.close();
  }
}

async function importFile(store: Store, file: Blob, name: string, plan: ImportPlan): Promise<void> {
  const shelf = createShelf();
  const { importId } = await startImport(store, shelf, { file, name, plan });
  await runJobs(store, shelf);
  const row = await readImport(store, importId);
  expect([row?.state, row?.skipped]).toEqual(['done', 0]);
}

const PLAN: ImportPlan = { sheet: 0, columns: [], mode: 'both', key: 'ref', differing: 'file', defaults: {} };
const byId = <T extends { id: string }>(rows: readonly T[]) =>
  [...rows].sort((a, b) => (a.id < b.id ? -1 : 1));

it(
  'gives back all there is of a pool, as JSON',
  async () => {
    const toSource = ({ categories, lists, customFields, imports, leads }: Pool): PoolSource => ({
      definitions: { categories, lists, customFields, imports },
      count: leads.length,
      chunks: () => [leads],
    });
    await fc.assert(
      fc.asyncProperty(randomPool({ anything: true }), (pool) =>
        withStore(async (store) => {
          const file = await exportFormats.json.write(toSource(pool), {});
          await importFile(store, file, 'pool.json', { ...PLAN, key: 'auto', mode: 'create' });
          const leads = await store.db.leads.toArray();
          const source = { count: leads.length, chunks: () => [leads.map((lead) => ({ lead }))] };
          const again = await openPoolSource(store, source);
          const read = [];
          for await (const chunk of again.chunks()) read.push(...chunk);
          const sort = ({ captures, activities, tasks, ...rest }: Pool['leads'][number]) => ({
            ...rest,
            ...(captures && { captures: byId(captures) }),
            ...(activities && { activities: byId(activities) }),
            ...(tasks && { tasks: byId(tasks) }),
          });
          const sortLeads = (all: Pool['leads']) =>
            all.map(sort).sort((a, b) => (a.lead.id < b.lead.id ? -1 : 1));
          expect(sortLeads(read)).toEqual(sortLeads(pool.leads));
          expect(byId(again.definitions.categories)).toEqual(byId(pool.categories));
          expect(byId(again.definitions.lists)).toEqual(byId(pool.lists));
          expect(byId(again.definitions.customFields)).toEqual(byId(pool.customFields));
          expect(again.definitions.imports).toEqual(expect.arrayContaining(pool.imports));
        }),
      ),
      { numRuns: RUNS, endOnFailure: true },
    );
  },
  TIMEOUT,
);

it.each(['xlsx', 'csv'] as const)(
  'gives back what its columns say, as %s',
  async (format) => {
    await fc.assert(
      fc.asyncProperty(randomPool({ anything: false }), (pool) =>
        withStore(async (store) => {
          // A lead never holds one value twice.
          fc.pre(pool.leads.every(({ lead }) => holdsEachOnce(lead)));
          const { customFields } = pool;
          const choice = {
            rows: 'lead' as const,
            several: 'columns' as const,
            columns: [...COLUMNS, ...customFields.map(({ id }) => `custom.${id}`)].map((id) => ({ id })),
          };
          const layOut = async (leads: readonly Lead[], lists: Pick<Pool, 'categories' | 'lists'>) => {
            const source = { count: leads.length, chunks: () => [leads.map((lead) => ({ lead }))] };
            const [table] = await toTables(source, choice, {
              words: idWords,
              now: 0,
              customFields,
              ...lists,
            });
            return table;
          };
          const table = await layOut(
            // Tables hold minutes.
            pool.leads.map(({ lead }) => ({
              ...lead,
              createdAt: lead.createdAt - (lead.createdAt % 60_000),
            })),
            pool,
          );
          await store.db.customFields.bulkPut([...customFields]);
          await importFile(store, await exportFormats[format].write([table]), `leads.${format}`, {
            ...PLAN,
            headerRow: 1,
            columns: table.columns.map(({ id }, at) => ({ at, to: id.replace(/#\d+$/, '') })),
          });
          const [leads, categories, lists] = await Promise.all([
            store.db.leads.toArray(),
            store.db.categories.toArray(),
            store.db.lists.toArray(),
          ]);
          const again = await layOut(leads, { categories, lists });
          expect(again.columns.map(({ id }) => id)).toEqual(table.columns.map(({ id }) => id));
          expect(await readRows(again)).toEqual(await readRows(table));
        }),
      ),
      { numRuns: RUNS, endOnFailure: true },
    );
  },
  TIMEOUT,
);

function holdsEachOnce({ facts }: Lead): boolean {
  return fieldIds.every((field) => {
    const list: readonly Fact<FieldValue>[] = facts[field] ?? [];
    return new Set(list.map(({ value }) => factKey(field, value))).size === list.length;
  });
}

/** In no order. */
async function readRows(table: Table): Promise<string[]> {
  const rows: string[] = [];
  for await (const piece of readPieces(table)) for (const row of piece) rows.push(JSON.stringify(row));
  return rows.sort();
}
