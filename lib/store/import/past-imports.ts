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

/** Ids of the leads it made or changed that are still there, in the order of the file. */
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
      if ('leadId' in row) ids.add(row.leadId);
    });
  const there = new Set(
    await db.leads
      .where(':id')
      .anyOf([...ids])
      .primaryKeys(),
  );
  return [...ids].filter((id) => there.has(id));
}
