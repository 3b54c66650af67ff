import type { ThreadRecord } from '@/lib/leads/thread-record';
import type { Store } from './store';

/**
 * Threads that were read. They are no leads: nothing of them goes into the history, the exports or the outbox, and
 * forgetting them leaves no trace.
 */

/** At most so many are remembered; the one read longest ago is forgotten first. */
export const MAX_THREADS = 2_000;

/** Remembers one page of a thread in place of what was remembered of it before. */
export async function rememberThread(store: Store, record: ThreadRecord): Promise<void> {
  const { threads } = store.db;
  await store.db.transaction('rw', threads, async () => {
    const before = await threads.get(record.key);
    await threads.put({ ...record, ...(before?.saved && { saved: true }) });
    const count = await threads.count();
    if (count > MAX_THREADS)
      await threads
        .orderBy('readAt')
        .limit(count - MAX_THREADS)
        .delete();
  });
}

/** All of them, those read last first. */
export async function readThreads(store: Store): Promise<ThreadRecord[]> {
  return store.db.threads.orderBy('readAt').reverse().toArray();
}

/** Forgets those that were only read, and returns them for `restoreThreads`. */
export async function forgetThreads(store: Store): Promise<ThreadRecord[]> {
  const { threads } = store.db;
  return store.db.transaction('rw', threads, async () => {
    const forgotten = await threads.filter(({ saved }) => saved !== true).toArray();
    await threads.bulkDelete(forgotten.map(({ key }) => key));
    return forgotten;
  });
}

/** Takes a `forgetThreads` back; what was read since stands. */
export async function restoreThreads(store: Store, forgotten: readonly ThreadRecord[]): Promise<void> {
  const { threads } = store.db;
  await store.db.transaction('rw', threads, async () => {
    const there = new Set(await threads.toCollection().primaryKeys());
    await threads.bulkAdd(forgotten.filter(({ key }) => !there.has(key)));
  });
}

/** The lead that writes under each account, where one was saved. */
export async function readLeadsByAccount(
  store: Store,
  accounts: readonly string[],
): Promise<Map<string, string>> {
  const ids = await Promise.all(
    accounts.map((account) => store.db.leads.where('keys').equals(`account:${account}`).primaryKeys()),
  );
  return new Map(
    accounts.flatMap((account, at) => (ids[at]?.[0] === undefined ? [] : [[account, ids[at][0]] as const])),
  );
}
