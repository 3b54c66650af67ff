import 'fake-indexeddb/auto';
import * as fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { dryRun } from '@/lib/store/import/dry-run';
import { startImport } from '@/lib/store/import/import-job';
import { readImport } from '@/lib/store/import/past-imports';
import { openStore, type Store } from '@/lib/store/store';
import { importKeys, importModes, type ImportPlan } from '@/lib/transfer/import/plan';
import { openFile } from '@/lib/transfer/read/open-file';
import { importRows, planFor, runJobs, toFile } from './import-fixture';
import { createShelf } from './memory-shelf';

/** Files of a few rows are worked on in several goes. */
vi.mock(import('@/lib/store/import/open-rows'), async (load) => {
  const rows = await load();
  return {
    ...rows,
    async *readPlannedRows(...what: Parameters<typeof rows.readPlannedRows>) {
      for await (const piece of rows.readPlannedRows(...what))
        for (let from = 0; from < piece.length; from += 2) yield piece.slice(from, from + 2);
    },
  };
});

/** More runs with `CHECKS=1000`. */
const RUNS = Number(process.env['CHECKS'] ?? 40);

const HEADINGS = ['Company', 'Contact', 'Phone', 'E-mail', 'Website', 'City', 'Category', 'Lists', 'Note'];
/** Of so few that rows keep meeting each other and what is stored. */
const cell = (...texts: string[]) => fc.constantFrom('', ...texts);
const row = fc.tuple(
  cell('Alder Timber Ltd', 'Alder Timber', 'Birch Glass GmbH', 'Birch Glas', 'Cedar Roofing Inc'),
  cell('Jo Field', 'Ann Example'),
  cell('+1 617 555 0100', '+1 617 555 0111', '+49 30 23125 100', '+1 617 555 0100; +1 617 555 0122'),
  cell('jo@alder.example', 'office@alder.example', 'info@birch.example'),
  cell('https://alder.example', 'https://birch.example', 'https://cedar.example'),
  cell('Boston', 'Berlin'),
  cell('Trade > Wood', 'Glass'),
  cell('Spring'),
  cell('Met at the fair'),
);
const table = (most: number) => fc.array(row, { minLength: 1, maxLength: most });

let serial = 0;
async function withStore<T>(work: (store: Store) => Promise<T>): Promise<T> {
  let time = Date.UTC(2027, 0, 1);
  const store = openStore({ name: `check-${String(++serial)}`, now: () => ++time });
  try {
    return await work(store);
  } finally {
    await store.db.delete();
    store.close();
  }
}

async function checkThenImport(
  store: Store,
  rows: readonly (readonly string[])[],
  change: Partial<ImportPlan> = {},
) {
  const file = toFile(rows);
  const plan = await planFor(file, change);
  const { created, updated, unchanged, skipped, mayBeSame, problemCounts } = await dryRun(
    store,
    await openFile(file),
    plan,
  );
  const shelf = createShelf();
  const { importId } = await startImport(store, shelf, { file, name: 'list.csv', plan });
  await runJobs(store, shelf);
  const done = await readImport(store, importId);
  const problemCount = Object.values(problemCounts).reduce((sum, count) => sum + count, 0);
  return {
    said: { state: 'done', created, updated, unchanged, skipped, mayBeSame, problemCount },
    done,
  };
}

it(
  'says of any file what the import then does, whatever rows say of each other and of what is stored',
  async () => {
    await fc.assert(
      fc.asyncProperty(
        table(8),
        table(12),
        fc.constantFrom(...importModes),
        fc.constantFrom(...importKeys),
        fc.constantFrom('file' as const, 'keep' as const),
        (stored, rows, mode, key, differing) =>
          withStore(async (store) => {
            await importRows(store, createShelf(), [HEADINGS, ...stored]);
            const { said, done } = await checkThenImport(store, [HEADINGS, ...rows], {
              mode,
              key,
              differing,
            });
            expect(done).toMatchObject(said);
          }),
      ),
      { numRuns: RUNS, endOnFailure: true },
    );
  },
  60_000 + RUNS * 500,
);

it('takes a row that repeats what an earlier one changed as nothing new', async () => {
  await withStore(async (store) => {
    const headings = ['Company', 'E-mail', 'Note'];
    const alder = ['Alder Timber Ltd', 'jo@alder.example', ''];
    const fillers = ['Birch', 'Cedar', 'Dogwood'].map((name) => [name, `info@${name}.example`, '']);
    const noted = ['Alder Timber Ltd', 'jo@alder.example', 'Met at the fair'];
    await importRows(store, createShelf(), [headings, alder]);
    const { said, done } = await checkThenImport(store, [headings, noted, ...fillers, noted]);
    expect(said).toMatchObject({ created: 3, updated: 1, unchanged: 1 });
    expect(done).toMatchObject(said);
  });
});
