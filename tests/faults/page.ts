import type { Candidate } from '@/lib/leads/candidate';
import { openShelf } from '@/lib/platform/shelf';
import { makeBackup } from '@/lib/store/backup/backups';
import { checkBackup } from '@/lib/store/backup/read-backup';
import { runRestore, startRestore } from '@/lib/store/backup/restore';
import { mergeLeads } from '@/lib/store/commands/merge-leads';
import { saveCandidates } from '@/lib/store/commands/save-candidates';
import { keepDraft, readDrafts } from '@/lib/store/drafts';
import { toRows } from '@/lib/store/history';
import { IMPORT_SHELF, startImport, sweepCopies } from '@/lib/store/import/import-job';
import { readImports } from '@/lib/store/import/past-imports';
import { startRevert } from '@/lib/store/import/revert-job';
import { createImportRunners } from '@/lib/store/import/work-on-jobs';
import { readLastJob, readRunning, resumeJobs } from '@/lib/store/jobs';
import { readLead } from '@/lib/store/queries';
import { openStore, type Store } from '@/lib/store/store';

/** The part of the fault runs that works inside the browser: commands like a person's, and looking at what is left. */

/** Leads of one save. */
const SAVE = 100;
/** Leads that are merged in pairs, and leads of the backup that is restored. */
const PREPARED = 600;
/** Rows of the file that is imported. */
const ROWS = 2_000;

export const store: Store = openStore({ name: 'faults' });
const shelf = openShelf('faults');
const importRunners = createImportRunners(shelf);

const PAGE = { url: 'https://directory.example/list', title: 'List' };

function makeCandidate(number: number, note = ''): Candidate {
  const found = <T>(value: T) => [{ value, shown: '', reader: 'listing' as const, confidence: 0.9 }];
  const name = `Firm ${number.toString(36)} ${(number * 7_919).toString(36)}`;
  return {
    key: String(number),
    kind: 'organisation',
    facts: {
      name: found(name),
      email: found(`office@firm-${number}.example`),
      ...(note !== '' && { description: found(note) }),
    },
  };
}

async function save(own: Store, from: number, count: number, note?: () => string): Promise<string[]> {
  const candidates = Array.from({ length: count }, (_, index) => makeCandidate(from + index, note?.()));
  const { saved } = await saveCandidates(own, { page: PAGE, candidates });
  return saved.map(({ leadId }) => leadId);
}

/** Leaves the browser before anything else is done: what the other side has, was said to be saved. */
async function acknowledge(what: unknown): Promise<void> {
  await fetch('/ack', { method: 'POST', body: JSON.stringify(what) });
}

export type Task = 'save' | 'merge' | 'restore' | 'draft' | 'import' | 'revert';

const DRAFT = 'lead';

/** Works and acknowledges until it is killed. */
export async function work(task: Task): Promise<void> {
  switch (task) {
    case 'save':
      for (let turn = 0; ; turn++) {
        await save(store, turn * SAVE, SAVE);
        await acknowledge({ saved: (turn + 1) * SAVE });
      }
    case 'merge': {
      const ids = await save(store, 0, PREPARED);
      for (let pair = 0; pair < PREPARED; pair += 2) {
        const [winnerId = '', loserId = ''] = ids.slice(pair, pair + 2);
        await mergeLeads(store, { winnerId, loserIds: [loserId] });
        await acknowledge({ winnerId, loserId });
      }
      break;
    }
    case 'draft':
      for (let letters = 1; ; letters++) {
        await keepDraft(store, `${DRAFT}:note`, 'x'.repeat(letters));
        await acknowledge({ letters });
      }
    case 'import':
    case 'revert': {
      const importId = await beginImport();
      const runs = () => resumeJobs(store, importRunners);
      if (task === 'revert') {
        await runs();
        await startRevert(store, importId);
      }
      void runs();
      for (let told = 0; ;) {
        const job = await readLastJob(store, task);
        if (job !== undefined && job.done > told) await acknowledge({ done: (told = job.done) });
        if (job?.state !== 'running') return;
      }
    }
    case 'restore':
      await prepareRestore(store);
      void resumeJobs(store, { restore: (own, job) => runRestore(own, shelf, job) });
      for (let told = 0; ;) {
        const job = await readLastJob(store);
        if (job !== undefined && job.done > told) await acknowledge({ done: (told = job.done) });
        if (job?.state !== 'running') return;
      }
  }
}

async function beginImport(own = store, on = shelf, from = 0): Promise<string> {
  const row = (number: number) =>
    `Firm ${number.toString(36)} ${(number * 7_919).toString(36)},office@firm-${String(number)}.example`;
  const lines = ['Company,E-mail', ...Array.from({ length: ROWS }, (_, at) => row(from + at))];
  const { importId } = await startImport(own, on, {
    file: new Blob([lines.join('\n')]),
    name: 'fair.csv',
    rows: ROWS + 1,
    plan: {
      sheet: 0,
      headerRow: 1,
      columns: [
        { at: 0, to: 'company' },
        { at: 1, to: 'email' },
      ],
      mode: 'both',
      key: 'auto',
      differing: 'file',
      defaults: {},
    },
  });
  return importId;
}

/** An import or its revert that was cut off: what is there fits how far it came, and it goes on to its end. */
async function checkImport(task: 'import' | 'revert', told: number): Promise<string[]> {
  const wrong: string[] = [];
  const job = await readLastJob(store, task);
  const { leads, history } = await countRows(store);
  const created = (await readImports(store))[0]?.created ?? 0;
  if ((job?.done ?? 0) < told) wrong.push(`the job stands at ${job?.done ?? 0}, ${told} were acknowledged`);
  const whole = task === 'import' ? created : created - (job?.done ?? 0);
  if (leads !== whole) wrong.push(`${leads} leads, ${whole} by how far the job came`);
  if (task === 'import' && history !== created) wrong.push(`${history} entries of ${created} leads`);
  await resumeJobs(store, importRunners);
  if ((await readRunning(store)) !== undefined) wrong.push('the job did not end');
  const [row] = await readImports(store);
  const after = await countRows(store);
  const wanted = task === 'import' ? ROWS : 0;
  if (
    after.leads !== wanted ||
    row?.created !== ROWS ||
    row.state !== (task === 'import' ? 'done' : 'reverted')
  )
    wrong.push(`${after.leads} leads, ${row?.created ?? 0} counted, ${row?.state ?? 'no import'}`);
  // As the background does.
  await sweepCopies(store, shelf);
  if ((await shelf.list()).length > 0) wrong.push('the copy of the file is still there');
  return wrong;
}

/** A store with a backup of `PREPARED` leads, which is to be restored over other ones. */
export async function prepareRestore(own: Store, folder = 'faults'): Promise<void> {
  const here = openShelf(folder);
  await save(own, 0, PREPARED);
  const { name, content } = await makeBackup(own, here, 'manual');
  await save(own, PREPARED, SAVE);
  const summary = await checkBackup(content.stream());
  await startRestore(own, here, { file: name, mode: 'replace', summary });
}

/** What is wrong with what is left, in words; empty is as it should be. */
export async function check(task: Task, acks: readonly Record<string, unknown>[]): Promise<string[]> {
  const wrong: string[] = [];
  if (task === 'restore') {
    const { done = 0, state } = (await readLastJob(store)) ?? {};
    const told = Number(acks.at(-1)?.['done'] ?? 0);
    if (done < told) wrong.push(`the job stands at ${done}, ${told} were acknowledged`);
    await resumeJobs(store, { restore: (own, job) => runRestore(own, shelf, job) });
    if (state === undefined || (await readRunning(store)) !== undefined) wrong.push('the job did not end');
    return [...wrong, ...(await checkRestored(store))];
  }
  if (task === 'import' || task === 'revert')
    return [...(await checkImport(task, Number(acks.at(-1)?.['done'] ?? 0))), ...(await findDoubles(store))];
  if (task === 'draft') {
    const letters = (await readDrafts(store, DRAFT)).get(`${DRAFT}:note`)?.length ?? 0;
    const told = Number(acks.at(-1)?.['letters'] ?? 0);
    return letters < told ? [`${letters} of ${told} letters are left`] : [];
  }
  const counts = await countRows(store);
  if (task === 'save') {
    const told = Number(acks.at(-1)?.['saved'] ?? 0);
    if (counts.leads < told) wrong.push(`${told - counts.leads} acknowledged leads are lost`);
    if (counts.leads % SAVE !== 0) wrong.push(`${counts.leads} leads are not whole saves`);
    if (counts.captures !== counts.leads || counts.history !== counts.leads)
      wrong.push(`${counts.leads} leads, ${counts.captures} captures, ${counts.history} entries`);
  } else {
    for (const { winnerId, loserId } of acks) {
      const lead = await readLead(store, String(loserId));
      if (lead?.id !== winnerId) wrong.push('an acknowledged merge is lost');
    }
    const merges = await store.db.merges.count();
    if (counts.leads + merges !== PREPARED || counts.history !== PREPARED + 2 * merges)
      wrong.push(`${counts.leads} leads, ${merges} merges, ${counts.history} entries`);
  }
  return [...wrong, ...(await findDoubles(store))];
}

/** What is wrong with a store the backup of `prepareRestore` was restored to. */
export async function checkRestored(own: Store): Promise<string[]> {
  const { leads, captures, history } = await countRows(own);
  const good = leads === PREPARED && captures === PREPARED && history === PREPARED;
  return [
    ...(good ? [] : [`restored ${leads} leads, ${captures} captures, ${history} entries of ${PREPARED}`]),
    ...(await findDoubles(own)),
  ];
}

async function countRows({ db }: Store) {
  const [leads, captures, history] = await Promise.all([
    db.leads.count(),
    db.captures.count(),
    db.history.toArray(),
  ]);
  return { leads, captures, history: history.flatMap(toRows).length };
}

async function findDoubles({ db }: Store): Promise<string[]> {
  const leads = await db.leads.toArray();
  const names = new Set(leads.map(({ facts }) => facts.name?.[0]?.value));
  const entries = await db.history.toArray();
  const ids = new Set(entries.map(({ id }) => id));
  return [
    ...(names.size === leads.length ? [] : [`${leads.length - names.size} leads are doubled`]),
    ...(ids.size === entries.length ? [] : [`${entries.length - ids.size} entries are doubled`]),
  ];
}

/** Saves leads that no file system can make smaller until the disk is full; how many were acknowledged, and why it ended. */
export async function fill(own: Store, from: number): Promise<{ saved: number; reason: string }> {
  const note = () => btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(700))));
  for (let saved = from; ; saved += 20) {
    try {
      await save(own, saved, 20, note);
    } catch (error) {
      const reason = error instanceof Error && 'reason' in error ? String(error.reason) : String(error);
      return { saved, reason };
    }
  }
}

/** Begins an import as the screens do, and resolves when the first rows are in; it goes on. How many there are. */
export async function importSome(own: Store): Promise<number> {
  const on = openShelf(IMPORT_SHELF);
  // Others than those that were saved before.
  await beginImport(own, on, 10_000);
  void resumeJobs(own, createImportRunners(on)).catch(() => undefined);
  while (((await readLastJob(own, 'import'))?.done ?? 0) === 0);
  return ROWS;
}

export { openStore, readLastJob, save };
export { connect, countLeads, isThrough, readSynced } from './sync-page';
