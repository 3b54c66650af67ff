import type { Table } from 'dexie';
import { freeze } from './freeze';
import { expectDisk } from './room';
import type { JobOf, JobRow } from './schema';
import { StoreError, toStoreError } from './store-error';
import type { Store } from './store';

type JobKind = JobRow['kind'];

/** Each does a job from where it stands to its end, batch by batch (`writeBatch`). A context may have some of them only. */
export type JobRunners = { [K in JobKind]?: (store: Store, job: JobOf<K>) => Promise<void> };

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

/** The job of a kind, or of any, that was begun last and not forgotten. */
export async function readLastJob(store: Store): Promise<JobRow | undefined>;
export async function readLastJob<K extends JobKind>(store: Store, kind: K): Promise<JobOf<K> | undefined>;
export async function readLastJob(store: Store, kind?: JobKind): Promise<JobRow | undefined> {
  const jobs = await store.db.jobs.toCollection().sortBy('startedAt');
  return jobs.findLast((job) => kind === undefined || job.kind === kind);
}

/** Has the ended jobs forgotten: what came of them was read. */
export async function forgetJobs(store: Store): Promise<void> {
  await store.db.jobs.where('state').anyOf('done', 'failed').delete();
}

/**
 * Runs the job under way, if there is one of a kind that has a runner here and no other context is at it; resolves when
 * it has ended. Waits for a context that is at it, and takes over when that one dies.
 */
export async function resumeJobs(store: Store, runners: JobRunners): Promise<void> {
  const waiting = await readRunning(store);
  if (waiting === undefined || runners[waiting.kind] === undefined) return;
  await navigator.locks.request(`${store.db.name}:job`, async () => {
    const job = await readRunning(store);
    if (job !== undefined) await runJob(store, job, runners);
  });
}

async function runJob(store: Store, job: JobRow, runners: JobRunners): Promise<void> {
  const run = runners[job.kind] as ((store: Store, job: JobRow) => Promise<void>) | undefined;
  if (run === undefined) return;
  try {
    await run(store, job);
    // One that was paused is not at its end.
    if ((await store.db.jobs.get(job.id))?.state === 'running')
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
export async function writeBatch<J extends JobRow>(
  store: Store,
  job: J,
  tables: readonly Table[],
  work: () => Promise<Partial<J>>,
): Promise<void> {
  const { db } = store;
  await expectDisk(store);
  await db.transaction('rw', [db.jobs, ...tables], async () => {
    Object.assign(job, await work());
    await db.jobs.put(job);
  });
}
