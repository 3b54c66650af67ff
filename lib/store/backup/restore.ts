import type { Table } from 'dexie';
import type { Shelf } from '@/lib/platform/shelf';
import type { Activity, Task } from '@/lib/leads/activity';
import { readOwnerId, settle } from '../follow-ups';
import { ROOM_NEEDED } from '../freeze';
import { startJob, writeBatch } from '../jobs';
import { updateMark } from '../marks';
import type { StoredHistoryRow, RestoreJob } from '../schema';
import { forgetSnapshot } from '../search-snapshot';
import { StoreError } from '../store-error';
import type { Store } from '../store';
import { readLines, type BackupLine, type BackupSummary } from './read-backup';
import { backupTables, type BackupTable } from './tables';

/** Rows of one transaction. Each takes a few milliseconds of the page, and is what a killed browser has to do again. */
const BATCH = 400;

/** A row takes several times its compressed size in the database, and the log beside it as much again. */
const GROWTH = 30;

/**
 * Begins to restore what lies on the shelf; `resumeJobs` does the work. To be called with what `checkBackup` said of it.
 *
 * @throws StoreError `disk-full` when there is too little room, and nothing was begun; `busy`
 */
export async function startRestore(
  store: Store,
  shelf: Shelf,
  { file, mode, summary }: { file: string; mode: RestoreJob['mode']; summary: BackupSummary },
): Promise<void> {
  const { size } = await shelf.read(file);
  const free = await store.readFreeSpace().catch(() => Infinity);
  if (free < ROOM_NEEDED + size * GROWTH) {
    throw new StoreError('disk-full', 'There is too little room to restore; nothing was begun.');
  }
  await startJob(store, {
    id: store.newId(),
    kind: 'restore',
    state: 'running',
    startedAt: store.now(),
    file,
    mode,
    cleared: mode === 'add',
    done: 0,
    total: summary.lines,
    late: summary.late,
  });
}

/** Restores from where the job stands to its end. */
export async function runRestore(store: Store, shelf: Shelf, job: RestoreJob): Promise<void> {
  const { db } = store;
  if (!job.cleared) {
    await writeBatch(store, job, toTables(store, backupTables), async () => {
      await Promise.all(backupTables.map((table) => db.table(table).clear()));
      return { cleared: true };
    });
  }
  const superseded = new Set(job.late);
  let number = 0;
  let isLate = false;
  let batch: Row[] = [];
  for await (const line of readLines((await shelf.read(job.file)).stream())) {
    number += 1;
    if (line.kind === 'late') isLate = true;
    if (number <= job.done) continue;
    if (line.kind === 'row' && (isLate || !isSuperseded(line, superseded))) batch.push(line);
    if (batch.length >= BATCH) {
      await writeRows(store, job, batch, number);
      batch = [];
    }
  }
  await writeRows(store, job, batch, number);
  await forgetSnapshot(db.name);
  await updateMark(store, { leads: await db.leads.count(), commandAt: store.now() });
  if (store.getHealth() === 'lost') store.setHealth('good');
  store.tellOthers('good');
}

type Row = BackupLine & { kind: 'row' };

function isSuperseded({ table, row }: Row, late: ReadonlySet<string>): boolean {
  return (table === 'leads' || table === 'captures') && late.has((row as { id: string }).id);
}

/** What must be known to add rows of a table to those that are there. */
const looksAt: { readonly [T in BackupTable]?: readonly BackupTable[] } = {
  leads: ['merges'],
  merges: ['leads'],
  activities: ['leads', 'merges', 'tasks'],
  tasks: ['leads', 'merges', 'activities'],
};

async function writeRows(store: Store, job: RestoreJob, rows: readonly Row[], done: number): Promise<void> {
  const byTable = Map.groupBy(rows, ({ table }) => table);
  const names = [...byTable.keys()];
  const also = names.flatMap((name) => looksAt[name] ?? []);
  await writeBatch(store, job, toTables(store, [...new Set([...names, ...also])]), async () => {
    for (const [name, lines] of byTable) {
      const all = lines.map(({ row }) => row);
      await (job.mode === 'replace' ? store.db.table(name).bulkPut(all) : addMissing(store, name, all));
    }
    return { done };
  });
}

/** What is there stays as it is, and what was merged since does not come back beside the lead it went into. */
async function addMissing(store: Store, name: BackupTable, rows: readonly object[]): Promise<void> {
  const { db } = store;
  if (name === 'history') return addMissingHistory(store, rows as StoredHistoryRow[]);
  const table: Table<object> = db.table(name);
  const keys = rows.map((row) => getKey(table, row));
  const there = await table.bulkGet(keys);
  const other = name === 'leads' ? db.merges : name === 'merges' ? db.leads : undefined;
  const stands = other && (await (other as Table<object>).bulkGet(keys));
  const missing = rows.filter((_, index) => there[index] === undefined && stands?.[index] === undefined);
  await table.bulkPut(missing);
  if (name === 'activities' || name === 'tasks') await settleLeads(store, missing as (Activity | Task)[]);
}

/** Leads that stay as they are have more logged of them now. */
async function settleLeads(store: Store, rows: readonly (Activity | Task)[]): Promise<void> {
  const { leads } = store.db;
  for (const leadId of new Set(rows.map((row) => row.leadId))) {
    const lead = await leads.get(await readOwnerId(store, leadId));
    if (lead) await leads.put(await settle(store, lead));
  }
}

/** The order of the history is this database's own, so what comes in gets new places at its end. */
async function addMissingHistory(store: Store, rows: readonly StoredHistoryRow[]): Promise<void> {
  const { history } = store.db;
  const commandIds = [...new Set(rows.map(({ commandId }) => commandId))];
  const known = await Promise.all(commandIds.map((id) => history.where('commandId').equals(id).toArray()));
  const ids = new Set(known.flat().map(({ id }) => id));
  await history.bulkAdd(
    rows.flatMap((row) => {
      const { seq: _, ...rest } = row;
      return ids.has(row.id) ? [] : [rest];
    }),
  );
}

function getKey(table: Table<object>, row: object): unknown {
  const { keyPath } = table.schema.primKey;
  const values = row as Record<string, unknown>;
  return Array.isArray(keyPath) ? keyPath.map((part) => values[part]) : values[String(keyPath)];
}

function toTables(store: Store, names: readonly BackupTable[]): Table[] {
  return names.map((name) => store.db.table(name));
}
