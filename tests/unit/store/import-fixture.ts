import type { Shelf } from '@/lib/platform/shelf';
import { runImport, startImport } from '@/lib/store/import/import-job';
import { readImport, type PastImport } from '@/lib/store/import/past-imports';
import { runRevert } from '@/lib/store/import/revert-job';
import { resumeJobs } from '@/lib/store/jobs';
import type { Store } from '@/lib/store/store';
import { importPlan, type ImportPlan } from '@/lib/transfer/import/plan';
import { guessMapping } from '@/lib/transfer/import/guess-mapping';
import { openFile } from '@/lib/transfer/read/open-file';
import { readAll } from '../transfer/read/read-all';

/** A table as a file of delimited text. */
export function toFile(rows: readonly (readonly string[])[]): Blob {
  const line = (cells: readonly string[]) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');
  return new Blob([rows.map((row) => `${line(row)}\r\n`).join('')]);
}

/** The plan one gets by changing nothing. */
export async function planFor(file: Blob, change: Partial<ImportPlan> = {}): Promise<ImportPlan> {
  const { headerRow, columns, dates } = guessMapping(await readAll(await openFile(file)));
  return importPlan.parse({
    sheet: 0,
    headerRow,
    columns: columns.flatMap(({ at, to }) => (to === undefined ? [] : { at, to })),
    mode: 'both',
    key: 'auto',
    differing: 'file',
    dates,
    defaults: {},
    ...change,
  });
}

export async function runJobs(store: Store, shelf: Shelf): Promise<void> {
  await resumeJobs(store, {
    import: (own, job) => runImport(own, shelf, job),
    revert: (own, job) => runRevert(own, job),
  });
}

/** Imports a table to its end. */
export async function importRows(
  store: Store,
  shelf: Shelf,
  rows: readonly (readonly string[])[],
  change: Partial<ImportPlan> = {},
): Promise<PastImport> {
  const file = toFile(rows);
  const { importId } = await startImport(store, shelf, {
    file,
    name: 'list.csv',
    plan: await planFor(file, change),
  });
  await runJobs(store, shelf);
  const row = await readImport(store, importId);
  if (row === undefined) throw new Error('There is no such import.');
  return row;
}
