import { isBirths, toLeadIds } from '../history';
import type { ImportJob, ImportRow, RevertJob } from '../schema';
import type { Store } from '../store';

/** An import as a list shows it, with the job that is at it or takes it back. */
export interface PastImport extends ImportRow {
  job?: ImportJob | RevertJob | undefined;
}

/** Newest first. */
export async function readImports(store: Store): Promise<PastImport[]> {
  const { db } = store;
  return db.transaction('r', db.imports, db.jobs, async () => {
    const [rows, jobs] = await Promise.all([db.imports.toArray(), db.jobs.toArray()]);
    const jobOf = (id: string) =>
      jobs.find(
        (job): job is ImportJob | RevertJob =>
          (job.kind === 'import' && job.id === id) || (job.kind === 'revert' && job.commandId === id),
      );
    return rows
      .filter(({ elsewhere }) => elsewhere !== true)
      .sort((a, b) => b.startedAt - a.startedAt)
      .map((row) => {
        const job = jobOf(row.id);
        return { ...row, ...(job && { job }) };
      });
  });
}

export async function readImport(store: Store, importId: string): Promise<PastImport | undefined> {
  return (await readImports(store)).find(({ id }) => id === importId);
}

/** Ids of the leads it made or changed that are still there; in the order of the file, but new ones of a batch first. */
export async function readImportedLeadIds(
  store: Store,
  importId: string,
  limit = Infinity,
): Promise<string[]> {
  const { db } = store;
  const ids = new Set<string>();
  const rows = db.history.where('commandId').equals(importId);
  await rows
    .until(() => ids.size >= limit)
    .each((row) => {
      for (const id of toLeadIds(row)) ids.add(id);
    });
  const there = new Set(
    await db.leads
      .where(':id')
      .anyOf([...ids])
      .primaryKeys(),
  );
  return [...ids].filter((id) => there.has(id)).slice(0, limit);
}

/** Ids of the leads it made, in the order of the file, deleted ones too. */
export async function readMadeLeadIds({ db }: Store, importId: string): Promise<string[]> {
  const ids: string[] = [];
  await db.history
    .where('commandId')
    .equals(importId)
    .each((row) => {
      const isBirth =
        isBirths(row) || row.changes.some(({ path, before }) => path === 'lead' && before === undefined);
      if (isBirth) ids.push(...toLeadIds(row));
    });
  return ids;
}
