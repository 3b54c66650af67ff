import { giveTurn } from '@/lib/page/give-turn';
import { Command, getCommandTables } from '../command';
import { undoDefinitions, undoLeads } from '../commands/undo';
import { startJob } from '../jobs';
import { noteCommand } from '../marks';
import { expectDisk, expectRoom } from '../room';
import type { HistoryRow, LeadHistoryRow, RevertJob } from '../schema';
import { StoreError } from '../store-error';
import type { Store } from '../store';
import { noteTakenBack } from './taken-back';

/** Commands of more leads than these are taken back by a job. */
const MANY_LEADS = 2_000;
/** Rows of the history taken back in one go. */
const BATCH = 250;

/** Whether taking this command back is a job and not a single step. */
export async function needsJob(store: Store, commandId: string): Promise<boolean> {
  return (await store.db.history.where('commandId').equals(commandId).count()) > MANY_LEADS;
}

/**
 * Takes a command of many leads back, as `undo` does: what was changed later stays and is counted. One command again, over
 * many transactions, so it can be taken back itself.
 *
 * @throws StoreError `busy`, `not-found`, `disk-full`
 */
export async function startRevert(store: Store, commandId: string): Promise<{ revertId: string }> {
  const rows = store.db.history.where('commandId').equals(commandId);
  const total = await rows.count();
  if (total === 0) throw new StoreError('not-found', 'There is no such command.');
  await expectRoom(store, total);
  const id = store.newId();
  await startJob(store, {
    id,
    kind: 'revert',
    state: 'running',
    startedAt: store.now(),
    commandId,
    before: Number.MAX_SAFE_INTEGER,
    kept: 0,
    done: 0,
    total,
  });
  return { revertId: id };
}

/** Takes back from where the job stands to its end, the newest changes first, or until it is paused. */
export async function runRevert(store: Store, job: RevertJob): Promise<void> {
  // In order of `seq`, which is what an index ends with.
  const all = await store.db.history.where('commandId').equals(job.commandId).primaryKeys();
  const seqs = all.filter((seq) => seq < job.before).sort((a, b) => b - a);
  for (let from = 0; from < seqs.length; from += BATCH) {
    const isLast = from + BATCH >= seqs.length;
    if (!(await revertPiece(store, job, seqs.slice(from, from + BATCH), isLast))) return;
    void noteCommand(store);
    await giveTurn();
  }
}

async function revertPiece(
  store: Store,
  job: RevertJob,
  seqs: readonly number[],
  isLast: boolean,
): Promise<boolean> {
  const { db } = store;
  await expectDisk(store);
  const next = await db.transaction('rw', [...getCommandTables(store), db.jobs, db.imports], async () => {
    if ((await db.jobs.get(job.id))?.state !== 'running') return undefined;
    const rows = (await db.history.bulkGet([...seqs])).filter((row) => row !== undefined);
    const command = new Command(store, 'undo', { id: job.id, at: job.startedAt });
    const leads = await undoLeads(store, command, rows.filter(isLeadRow));
    await undoDefinitions(store, command, rows, leads.after);
    await command.write();
    if (isLast) await noteTakenBack(store, job.commandId, job.id);
    const now: RevertJob = {
      ...job,
      before: seqs.at(-1) ?? job.before,
      done: job.done + seqs.length,
      kept: job.kept + new Set(leads.kept.map(({ leadId }) => leadId)).size,
    };
    await db.jobs.put(now);
    return now;
  });
  if (next === undefined) return false;
  Object.assign(job, next);
  return true;
}

const isLeadRow = (row: HistoryRow): row is LeadHistoryRow => 'leadId' in row;
