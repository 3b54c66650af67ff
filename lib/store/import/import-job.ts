import type { Shelf } from '@/lib/platform/shelf';
import { fold } from '@/lib/leads/fold';
import { giveTurn } from '@/lib/page/give-turn';
import type { Imported } from '@/lib/transfer/import/imported';
import type { ImportPlan } from '@/lib/transfer/import/plan';
import { readyPlan, toImported, type ReadyPlan } from '@/lib/transfer/import/to-imported';
import type { FileRow, OpenedFile } from '@/lib/transfer/read/opened-file';
import { readPool } from '@/lib/transfer/read/read-pool';
import { Command, getCommandTables } from '../command';
import { ROOM_NEEDED } from '../freeze';
import { readRunning, startJob } from '../jobs';
import { noteCommand } from '../marks';
import { expectDisk } from '../room';
import { readRuleBook } from '../rules';
import type { ImportJob, ImportProblem, ImportRow } from '../schema';
import { StoreError } from '../store-error';
import type { Store } from '../store';
import { MemoryClaims } from '../claim-memory';
import { IdTable } from './id-table';
import { LeadFinder } from './lead-finder';
import { Definitions } from './named';
import { openPlanned, readPlannedRows } from './open-rows';
import { readPoolRows, takeDefinitions, takeImportNames, takePool } from './pool-job';
import { readMadeLeadIds } from './past-imports';
import { Returned } from './returned';
import { takeRows, type TakenRow, type Taking } from './take-rows';

/** Name of the folder inside the browser where files lie while they are imported. */
export const IMPORT_SHELF = 'imports';

/** A row takes several times its size in the database, and the log beside it as much again; workbooks are compressed. */
const GROWTH = 30;
/** Problems that are kept with the import. */
const KEPT_PROBLEMS = 1_000;

export interface ImportRequest {
  file: Blob;
  name: string;
  plan: ImportPlan;
  /** Number of the last row, for the progress. */
  rows?: number | undefined;
}

/**
 * Begins to import a file; `resumeJobs` with `runImport` does the work. The file is copied to the shelf first, because the
 * one that was chosen may be gone when the job goes on.
 *
 * @throws StoreError `disk-full` when there is too little room, and nothing was begun; `busy`
 */
export async function startImport(
  store: Store,
  shelf: Shelf,
  request: ImportRequest,
): Promise<{ importId: string }> {
  const free = await store.readFreeSpace().catch(() => Infinity);
  if (free < ROOM_NEEDED + request.file.size * GROWTH) {
    throw new StoreError('disk-full', 'There is too little room to import; nothing was begun.');
  }
  return navigator.locks.request(lockOf(store), () => begin(store, shelf, request));
}

async function begin(store: Store, shelf: Shelf, { file, name, plan, rows = 0 }: ImportRequest) {
  if ((await readRunning(store)) !== undefined) throw new StoreError('busy', 'Another job has to end first.');
  const [id, startedAt] = [store.newId(), store.now()];
  await shelf.write(id, file);
  try {
    const { db } = store;
    await db.transaction('rw', [...getCommandTables(store), db.jobs, db.imports], async () => {
      await startJob(store, {
        id,
        kind: 'import',
        state: 'running',
        startedAt,
        file: id,
        done: 0,
        total: rows,
      });
      await db.imports.put({
        id,
        file: name.slice(0, 1_000) || 'file',
        startedAt,
        state: 'running',
        plan: await takeFields(store, plan, { id, at: startedAt }),
        created: 0,
        updated: 0,
        unchanged: 0,
        skipped: 0,
        problems: [],
      });
    });
  } catch (error) {
    await shelf.remove(id).catch(() => undefined);
    throw error;
  }
  return { importId: id };
}

/** Held while a file is copied and no job names it yet. */
const lockOf = ({ db }: Store) => `${db.name}:import-file`;

/** Takes away copies no job will read again, as a browser leaves one that is killed between the end of an import and that. */
export async function sweepCopies(store: Store, shelf: Shelf): Promise<void> {
  await navigator.locks.request(lockOf(store), async () => {
    const jobs = await store.db.jobs.toArray();
    const read = new Set(
      jobs.flatMap((job) => (job.kind === 'import' && job.state !== 'done' ? job.file : [])),
    );
    for (const name of await shelf.list())
      if (!read.has(name)) await shelf.remove(name).catch(() => undefined);
  });
}

/**
 * Makes the fields a plan's columns become and that are not there yet; where one of that name was made since, it is that
 * one. Part of the import's command, which takes them back with the rest. Inside a transaction.
 */
async function takeFields(
  store: Store,
  plan: ImportPlan,
  part: { id: string; at: number },
): Promise<ImportPlan> {
  const there = await store.db.customFields.toArray();
  const command = new Command(store, 'import', part);
  const same = new Map<string, string>();
  for (const field of plan.fields ?? []) {
    const isMeant = plan.columns.some(({ to }) => to === `custom.${field.id}`);
    if (!isMeant || there.some(({ id }) => id === field.id)) continue;
    const other = there.find(({ name, type }) => fold(name) === fold(field.name) && type === field.type);
    if (other) same.set(`custom.${field.id}`, `custom.${other.id}`);
    else command.changeDefinition('customFields', undefined, field);
  }
  await command.write();
  return { ...plan, columns: plan.columns.map(({ at, to }) => ({ at, to: same.get(to) ?? to })) };
}

/** Imports from where the job stands to its end, or until it is paused or stopped. */
export async function runImport(store: Store, shelf: Shelf, job: ImportJob): Promise<void> {
  const { db } = store;
  const stored = await db.imports.get(job.id);
  // A restore took everything out meanwhile.
  if (stored === undefined) return void (await shelf.remove(job.file).catch(() => undefined));
  // They were made when it began; one that was deleted since stays so.
  const { fields: _, ...plan } = stored.plan;
  const row = { ...stored, plan };
  try {
    const file = await shelf.read(job.file);
    const opened = await openPlanned(file, row.plan);
    if (opened.kind === 'pool') {
      if (!(await importPool(store, file, row, job))) return;
    } else if (!(await importTable(store, opened, row, job))) return;
    await db.transaction('rw', db.jobs, db.imports, async () => {
      await db.imports.update(job.id, { state: 'done', endedAt: store.now() });
      await db.jobs.update(job.id, { state: 'done', done: job.done, total: job.done });
    });
    await shelf.remove(job.file).catch(() => undefined);
  } catch (error) {
    const isRoom = error instanceof StoreError && error.reason === 'disk-full';
    if (!isRoom && store.getHealth() === 'good' && db.isOpen())
      await db.imports.update(job.id, { state: 'failed', endedAt: store.now() }).catch(() => undefined);
    throw error;
  }
}

/** False when it is to rest. */
async function importTable(
  store: Store,
  opened: OpenedFile,
  row: ImportRow,
  job: ImportJob,
): Promise<boolean> {
  const taking = await prepareTaking(store, row, opened);
  await addMade(store, taking.made, job);
  await taking.finder.load();
  const customFields = await store.db.customFields.toArray();
  const ready = readyPlan(row.plan, customFields, opened.kind === 'csv');
  const pieces = readPlannedRows(opened, row.plan, job.done);
  const claims = new MemoryClaims();
  try {
    let next = await readNext(pieces);
    let rows = next.map((one) => toImported(one, ready));
    while (rows.length > 0) {
      next = await readNext(pieces);
      const coming = next;
      let parsed: Imported[] = [];
      // While the database writes these rows, the next ones are taken apart: in the same turn, for nothing else may be
      // awaited while a transaction lasts.
      const goesOn = await writePiece(taking, job, rows, () => {
        parsed = coming.map((one) => toImported(one, ready));
      });
      if (!goesOn) return false;
      rows = parsed;
      claims.afterBatch();
      void noteCommand(store);
      await giveTurn();
    }
  } finally {
    await pieces.return();
  }
  return true;
}

async function readNext(pieces: AsyncGenerator<FileRow[], void, void>): Promise<FileRow[]> {
  const { done, value } = await pieces.next();
  return done === true ? [] : value;
}

/** The leads an import made before it was cut off. */
async function addMade(store: Store, made: IdTable, { id, done }: ImportJob): Promise<void> {
  if (done > 0) for (const leadId of await readMadeLeadIds(store, id)) made.add(leadId);
}

/** What an import needs to know before its first row. */
export async function prepareTaking(
  store: Store,
  { id, startedAt, plan }: Pick<ImportRow, 'id' | 'startedAt' | 'plan'>,
  opened: OpenedFile,
): Promise<Taking> {
  const customFields = await store.db.customFields.toArray();
  const ready = readyPlan(plan, customFields, opened.kind === 'csv');
  const definitions = new Definitions(store, plan.missing ?? 'create');
  return {
    store,
    importId: id,
    at: startedAt,
    plan,
    finder: new LeadFinder(store, plan.key),
    definitions,
    rules: await readRuleBook(store),
    ...(ready.isOurs && { returned: new Returned(store, ready, definitions) }),
    made: new IdTable(),
  };
}

/** Some rows at a time, with the browser given its turn. */
export async function* readImported(
  opened: OpenedFile,
  ready: ReadyPlan,
  after: number,
): AsyncGenerator<Imported[], void, void> {
  for await (const rows of readPlannedRows(opened, ready.plan, after)) {
    const imported: Imported[] = [];
    for (const row of rows) {
      imported.push(toImported(row, ready));
      // Some 10 ms of work: elsewhere than in a thread of its own, others want a turn.
      if (imported.length % 40 === 0) await giveTurn();
    }
    yield imported;
  }
}

/** One transaction: leads, history, outbox, the import's counts and how far the job came. False: it is to rest. */
async function writePiece(
  taking: Taking,
  job: ImportJob,
  rows: readonly Imported[],
  meanwhile: () => void,
): Promise<boolean> {
  const end = rows.at(-1)?.row ?? job.done;
  return writeTaken(
    taking,
    job,
    end,
    async (command) => {
      await taking.definitions.load();
      return takeRows(taking, rows, command);
    },
    meanwhile,
  );
}

async function writeTaken(
  { store, finder, at }: Pick<Taking, 'store' | 'finder' | 'at'>,
  job: ImportJob,
  end: number,
  take: (command: Command) => Promise<TakenRow[]>,
  meanwhile: () => void = () => undefined,
): Promise<boolean> {
  const { db } = store;
  await expectDisk(store);
  const goesOn = await db.transaction('rw', [...getCommandTables(store), db.jobs, db.imports], async () => {
    const [now, row] = await Promise.all([db.jobs.get(job.id), db.imports.get(job.id)]);
    if (now?.state !== 'running' || row === undefined) return false;
    await finder.catchUp();
    const command = new Command(store, 'import', { id: job.id, at });
    const taken = await take(command);
    const writing = Promise.all([
      command.write(),
      db.imports.put(addTaken(row, taken)),
      db.jobs.put({ ...job, done: end, total: Math.max(job.total, end) }),
    ]);
    meanwhile();
    await writing;
    // All of it is ours: nobody else writes while this transaction lasts.
    const [last] = await db.history.toCollection().reverse().limit(1).primaryKeys();
    finder.seen = last ?? finder.seen;
    return true;
  });
  if (goesOn) Object.assign(job, { done: end, total: Math.max(job.total, end) });
  return goesOn;
}

/** False when it is to rest. */
async function importPool(
  store: Store,
  file: Blob,
  { plan, startedAt: at }: ImportRow,
  job: ImportJob,
): Promise<boolean> {
  const finder = new LeadFinder(store, 'auto');
  await finder.load();
  const { head } = await readPool(file);
  let ids: ReadonlyMap<string, string> = new Map();
  const made = new IdTable();
  await addMade(store, made, job);
  const begins = await writeTaken({ store, finder, at }, job, job.done, async (command) => {
    await takeImportNames(store, head);
    ids = await takeDefinitions(store, head, command);
    return [];
  });
  if (!begins) return false;
  const claims = new MemoryClaims();
  for await (const rows of readPoolRows(file, plan, job.done)) {
    const end = rows.at(-1)?.number ?? job.done;
    const goesOn = await writeTaken({ store, finder, at }, job, end, (command) =>
      takePool({ store, at, plan, finder, ids, made }, rows, command),
    );
    if (!goesOn) return false;
    claims.afterBatch();
    void noteCommand(store);
    await giveTurn();
  }
  return true;
}

function addTaken(row: ImportRow, taken: readonly TakenRow[]): ImportRow {
  const count = (outcome: TakenRow['outcome']) => taken.filter((one) => one.outcome === outcome).length;
  const problems: ImportProblem[] = taken.flatMap((one) => one.problems);
  return {
    ...row,
    created: row.created + count('created'),
    updated: row.updated + count('updated'),
    unchanged: row.unchanged + count('unchanged'),
    skipped: row.skipped + count('skipped'),
    mayBeSame: (row.mayBeSame ?? 0) + taken.filter(({ mayBeSame }) => mayBeSame).length,
    problemCount: (row.problemCount ?? 0) + problems.length,
    problems:
      row.problems.length >= KEPT_PROBLEMS
        ? row.problems
        : [...row.problems, ...problems].slice(0, KEPT_PROBLEMS),
  };
}

/** Has the job under way rest; what was done is kept. */
export async function pauseImport(store: Store, jobId: string): Promise<void> {
  await store.db.transaction('rw', store.db.jobs, async () => {
    const job = await store.db.jobs.get(jobId);
    if (job?.state === 'running' && job.kind !== 'restore')
      await store.db.jobs.put({ ...job, state: 'paused' });
  });
}

/** @throws StoreError `busy` */
export async function resumeImport(store: Store, jobId: string): Promise<void> {
  await store.db.transaction('rw', store.db.jobs, async () => {
    const job = await store.db.jobs.get(jobId);
    if (job === undefined || job.kind === 'restore' || job.state !== 'paused') return;
    if ((await readRunning(store)) !== undefined)
      throw new StoreError('busy', 'Another job has to end first.');
    await store.db.jobs.put({ ...job, state: 'running' });
  });
}

/** Ends it; what was done is kept, and can be taken back like the whole. */
export async function stopImport(store: Store, shelf: Shelf, importId: string): Promise<void> {
  const { db } = store;
  const file = await db.transaction('rw', db.jobs, db.imports, async () => {
    const job = await db.jobs.get(importId);
    if (job?.kind !== 'import' || job.state === 'done') return undefined;
    await db.jobs.put({ ...job, state: 'done' });
    await db.imports.update(importId, { state: 'stopped', endedAt: store.now() });
    return job.file;
  });
  if (file !== undefined) await shelf.remove(file).catch(() => undefined);
}
