import { giveTurn } from '@/lib/page/give-turn';
import { Command, getCommandTables } from '../command';
import { undoDefinitions, undoLeads } from '../commands/undo';
import { countChanged, readSizes, toRows } from '../history';
import { startJob } from '../jobs';
import { noteCommand } from '../marks';
import { expectDisk, expectRoom } from '../room';
import type { HistoryRow, LeadHistoryRow, RevertJob } from '../schema';
import { StoreError } from '../store-error';
import type { Store } from '../store';
import { noteTakenBack } from './taken-back';

/** Commands of more leads than these are taken back by a job. */
const MANY_LEADS = 2_000;
/** Leads and definitions taken back in one go. */
const BATCH = 250;

/** Whether taking this command back is a job and not a single step. */
export async function needsJob(store: Store, commandId: string): Promise<boolean> {
  return (await countChanged(store.db, commandId)) > MANY_LEADS;
}

/**
 * Takes a command of many leads back, as `undo` does: what was changed later stays and is counted. One command again, over
 * many transactions, so it can be taken back itself.
 *
 * @throws StoreError `busy`, `not-found`, `disk-full`
 */
export async function startRevert(store: Store, commandId: string): Promise<{ revertId: string }> {
  const total = await countChanged(store.db, commandId);
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
  const sizes = (await readSizes(store.db, job.commandId)).filter(([seq]) => seq < job.before).reverse();
  for (let from = 0, to = 0; from < sizes.length; from = to) {
    for (let size = 0; size < BATCH && to < sizes.length; to++) size += sizes[to]?.[1] ?? 0;
    const seqs = sizes.slice(from, to).map(([seq]) => seq);
    if (!(await revertPiece(store, job, seqs, to === sizes.length))) return;
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
    const stored = await db.history.bulkGet([...seqs]);
    const rows = stored.flatMap((row) => (row ? toRows(row).reverse() : []));
    const command = new Command(store, 'undo', { id: job.id, at: job.startedAt });
    const leads = await undoLeads(store, command, rows.filter(isLeadRow));
    await undoDefinitions(store, command, rows, leads.after);
    await command.write();
    if (isLast) await noteTakenBack(store, job.commandId, job.id);
    const now: RevertJob = {
      ...job,
      before: seqs.at(-1) ?? job.before,
      done: job.done + rows.length,
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
