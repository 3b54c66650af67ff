import type { Shelf } from '@/lib/platform/shelf';
import { listBackups } from './backup/backups';
import { readLastJob } from './jobs';
import { FORMAT } from './schema';
import type { Store } from './store';

/**
 * What somebody who helps needs to know: versions, counts, sizes, health. No name, no address, no text of a lead, a page
 * or a search is in it.
 *
 * @param about lines on the extension and the browser
 */
export async function readDiagnostics(store: Store, shelf: Shelf, about: readonly string[]): Promise<string> {
  const { db } = store;
  const mark = await store.marks.read().catch(() => undefined);
  const lines = [
    ...about,
    `time ${toTime(store.now())}`,
    `data format ${FORMAT}, schema ${db.verno}, health ${store.getHealth()}`,
    ...(await orNothing(async () => {
      const { usage = 0, quota = 0 } = await navigator.storage.estimate();
      return [`used ${toMegabytes(usage)}, free ${toMegabytes(quota - usage)}`];
    })),
    // A database that is closed would have to be opened for this, and a full disk forbids that.
    ...(store.getHealth() === 'good'
      ? await orNothing(async () => {
          const counts = await Promise.all(
            db.tables.map(async (table) => `${table.name} ${await table.count()}`),
          );
          const job = await readLastJob(store);
          return [
            counts.join(', '),
            ...(job ? [`job ${job.kind} ${job.state} ${job.done}/${job.total}`] : []),
          ];
        })
      : []),
    `remembered: ${mark?.leads ?? 0} leads, last change ${toTime(mark?.commandAt)}, backup ${toTime(mark?.backupAt)}, file ${toTime(mark?.fileAt)}`,
    ...(await orNothing(async () =>
      (await listBackups(shelf)).map(
        ({ made, reason, leads }) => `backup ${toTime(made)} ${reason} ${leads} leads`,
      ),
    )),
    ...(mark?.errors ?? []).map(({ at, name }) => `error ${toTime(at)} ${name}`),
  ];
  return lines.join('\n');
}

async function orNothing(read: () => Promise<string[]>): Promise<string[]> {
  try {
    return await read();
  } catch (error) {
    return [`not readable: ${error instanceof Error ? error.name : 'unknown'}`];
  }
}

const toTime = (at: number | undefined) => (at === undefined ? 'never' : new Date(at).toISOString());
const toMegabytes = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;
