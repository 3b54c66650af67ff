import type { Table } from 'dexie';
import { freeze } from './freeze';
import type { JobRow } from './schema';
import { StoreError, toStoreError } from './store-error';
import type { Store } from './store';

/** Does a job from where it stands to its end, batch by batch (`writeBatch`). */
export type JobRunner = (store: Store, job: JobRow) => Promise<void>;
export type JobRunners = Record<JobRow['kind'], JobRunner>;

/**
 * Work too long for one transaction. How far it came stands in `jobs`, written in the same transaction as the rows of
 * each batch, so that a job whose window or browser is gone goes on where it stopped, in whatever context looks next.
 */
export async function startJob(store: Store, job: JobRow): Promise<void> {
  await store.db.transaction('rw', store.db.jobs, async () => {
    if ((await readRunning(store)) !== undefined) {
      throw new StoreError('busy', 'Another job has to end first.');
    }
    await store.db.jobs.put(job);
  });
}

/** The job under way, if any. */
export async function readRunning(store: Store): Promise<JobRow | undefined> {
  return store.db.jobs.where('state').equals('running').first();
}

/** The job that ended last, if any. */
export async function readLastJob(store: Store): Promise<JobRow | undefined> {
  return (await store.db.jobs.toCollection().sortBy('startedAt')).at(-1);
}

/** Has the ended jobs forgotten: what came of them was read. */
export async function forgetJobs(store: Store): Promise<void> {
  await store.db.jobs.where('state').notEqual('running').delete();
}

/**
 * Runs the job under way, if there is one and no other context is at it; resolves when it has ended. Waits for a
 * context that is at it, and takes over when that one dies.
 */
export async function resumeJobs(store: Store, runners: JobRunners): Promise<void> {
  if ((await readRunning(store)) === undefined) return;
  await navigator.locks.request(`${store.db.name}:job`, async () => {
    const job = await readRunning(store);
    if (job !== undefined) await runJob(store, job, runners[job.kind]);
  });
}

async function runJob(store: Store, job: JobRow, run: JobRunner): Promise<void> {
  try {
    await run(store, job);
    await store.db.jobs.update(job.id, { state: 'done' });
  } catch (error) {
    const known = toStoreError(error);
    // On a full disk the job stays where it is and goes on when there is room.
    if (known instanceof StoreError && known.reason === 'disk-full') {
      freeze(store);
      throw known;
    }
    const failure = known instanceof Error ? known.name : 'Error';
    await store.db.jobs.update(job.id, { state: 'failed', failure });
  }
}

/** One step of a job: its rows and how far it came, in one transaction. */
export async function writeBatch(
  store: Store,
  job: JobRow,
  tables: readonly Table[],
  work: () => Promise<Partial<JobRow>>,
): Promise<void> {
  const { db } = store;
  await db.transaction('rw', [db.jobs, ...tables], async () => {
    Object.assign(job, await work());
    await db.jobs.put(job);
  });
}
