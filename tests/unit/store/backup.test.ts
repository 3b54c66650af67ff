import 'fake-indexeddb/auto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { backUpBefore, backUpWeekly, getSurplus, listBackups, makeBackup } from '@/lib/store/backup/backups';
import { checkBackup, openBackup } from '@/lib/store/backup/read-backup';
import { runRestore, startRestore } from '@/lib/store/backup/restore';
import { makeSealKey, seal } from '@/lib/store/backup/seal';
import { backupTables, notBackedUp } from '@/lib/store/backup/tables';
import { writeBackup } from '@/lib/store/backup/write-backup';
import { createCategory } from '@/lib/store/commands/categories';
import { deleteLeads } from '@/lib/store/commands/delete-leads';
import { editLead } from '@/lib/store/commands/edit-lead';
import { mergeLeads } from '@/lib/store/commands/merge-leads';
import { saveCandidates } from '@/lib/store/commands/save-candidates';
import { undo } from '@/lib/store/commands/undo';
import { readLastJob, resumeJobs } from '@/lib/store/jobs';
import { readLead } from '@/lib/store/queries';
import { FORMAT } from '@/lib/store/schema';
import type { Store } from '@/lib/store/store';
import { toCandidate } from '../leads/candidates';
import { createMarks, createShelf } from './memory-shelf';
import { openTestStore, PAGE } from './open';

const DAY = 24 * 3_600_000;

/** Leads that were saved, edited, merged, deleted, with a category and the counts of a thread. */
async function openFilled({ leads = 6 } = {}) {
  const store = openTestStore();
  const candidates = Array.from({ length: leads }, (_, n) =>
    toCandidate({ name: `Alder ${n}`, email: `office@alder-${n}.example` }),
  );
  const { categoryId } = await createCategory(store, 'Plumbers');
  const { saved } = await saveCandidates(store, { page: PAGE, candidates, categoryIds: [categoryId] });
  const ids = saved.map(({ leadId }) => leadId);
  const [first = '', second = '', third = '', fourth = ''] = ids;
  await editLead(store, first, { note: 'calls back', custom: { field: 7 } });
  const merged = await mergeLeads(store, { winnerId: first, loserIds: [second] });
  await deleteLeads(store, [third]);
  await store.db.targets.put({ id: 'crm', enabled: true });
  await editLead(store, fourth, { owner: 'Ann', tags: ['fair'] });
  await store.db.threads.put({ key: 'board.example/1', page: PAGE, readAt: 5, asked: [], answered: [] });
  return { store, ids, merged };
}

async function readTables(store: Store) {
  const rows = await Promise.all(backupTables.map((name) => store.db.table<object>(name).toArray()));
  return Object.fromEntries(backupTables.map((name, index) => [name, rows[index]]));
}

const toBlob = (stream: ReadableStream<Uint8Array>) => new Response(stream as BodyInit).blob();
const pack = (...lines: unknown[]) =>
  new Blob([gzipSync(lines.map((line) => `${JSON.stringify(line)}\n`).join(''))]);
const header = { leadlight: 'backup', format: 1, data: FORMAT, made: 7 };
const check = (file: Blob) => checkBackup(file.stream());

/** Restores a file into a store to its end. */
async function restore(store: Store, file: Blob, mode: 'replace' | 'add') {
  const shelf = createShelf();
  await shelf.write('file', file);
  await startRestore(store, shelf, { file: 'file', mode, summary: await check(file) });
  await resumeJobs(store, { restore: (one, job) => runRestore(one, shelf, job) });
  return readLastJob(store);
}

describe('a backup', () => {
  it('holds every table that is not this browser’s own', () => {
    const { db } = openTestStore();
    expect(db.tables.map(({ name }) => name).sort()).toEqual([...backupTables, ...notBackedUp].sort());
  });

  it('is gzipped JSON lines that say what they are', async () => {
    const { store } = await openFilled();
    const file = await toBlob(writeBackup(store));
    const lines = gunzipSync(new Uint8Array(await file.arrayBuffer()))
      .toString()
      .trim()
      .split('\n');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ leadlight: 'backup', format: 1, data: FORMAT });
    expect(lines.filter((line) => line.startsWith('["leads",'))).toHaveLength(4);
    expect(await check(file)).toMatchObject({ leads: 4, categories: 1, damaged: 0 });
  });

  it('puts a whole store back as it was, history and undo included', async () => {
    const { store, ids, merged } = await openFilled();
    const before = await readTables(store);
    const file = await toBlob(writeBackup(store));
    const other = openTestStore();
    await saveCandidates(other, { page: PAGE, candidates: [toCandidate({ name: 'Birch' })] });

    expect(await restore(other, file, 'replace')).toMatchObject({ state: 'done' });
    expect(await readTables(other)).toEqual(before);
    expect((await readLead(other, ids[1] ?? ''))?.id).toBe(ids[0]);
    await undo(other, merged.commandId ?? '');
    expect((await readLead(other, ids[1] ?? ''))?.id).toBe(ids[1]);
  });

  it('adds only what is missing: what is there stays as it is', async () => {
    const { store, ids } = await openFilled();
    const file = await toBlob(writeBackup(store));
    const [first = '', , third = '', fourth = '', fifth = ''] = ids;
    await editLead(store, first, { note: 'changed since' });
    await mergeLeads(store, { winnerId: first, loserIds: [fifth] });
    await deleteLeads(store, [fourth]);
    const { saved } = await saveCandidates(store, {
      page: PAGE,
      candidates: [toCandidate({ name: 'Birch' })],
    });
    const history = await store.db.history.count();

    await restore(store, file, 'add');
    await restore(store, file, 'add');
    expect((await readLead(store, first))?.note).toBe('changed since');
    expect((await readLead(store, fourth))?.owner).toBe('Ann');
    expect((await readLead(store, fifth))?.id).toBe(first);
    expect(await readLead(store, third)).toBeUndefined();
    expect(await readLead(store, saved[0]?.leadId ?? '')).toBeDefined();
    expect(await store.db.history.count()).toBe(history);
  });

  it('is the store of one moment, whatever is done while it is written', async () => {
    const { store, ids } = await openFilled({ leads: 500 });
    const [first = '', , , fourth = ''] = ids;
    const reader = writeBackup(store).getReader();
    const parts: Uint8Array[] = [];
    // The header is written before the first rows are read.
    parts.push((await reader.read()).value ?? new Uint8Array());
    await editLead(store, first, { note: 'in the middle' });
    await deleteLeads(store, [fourth]);
    await saveCandidates(store, { page: PAGE, candidates: [toCandidate({ name: 'Late' })] });
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      parts.push(value);
    }
    const other = openTestStore();
    await restore(other, new Blob(parts as BlobPart[]), 'replace');
    expect(await readTables(other)).toEqual(await readTables(store));
  });
});

describe('a file that is no good backup', () => {
  const row = ['merges', { id: crypto.randomUUID(), into: crypto.randomUUID(), at: 1 }];

  it.each([
    ['a picture', new Blob(['\x89PNG…']), 'not-a-backup'],
    ['nothing', new Blob([]), 'not-a-backup'],
    ['another gzip file', pack({ hello: 1 }), 'not-a-backup'],
    ['one of a newer version', pack({ ...header, format: 2 }, { end: 0 }), 'newer'],
    ['one with newer data', pack({ ...header, data: FORMAT + 1 }, { end: 0 }), 'newer'],
    ['one without its end', pack(header, row), 'damaged'],
    ['one that lacks rows', pack(header, row, { end: 2 }), 'damaged'],
    ['one with a line that is no JSON', new Blob([gzipSync(`${JSON.stringify(header)}\n{"a\n`)]), 'damaged'],
  ])('%s is refused in words', async (_name, file, problem) => {
    await expect(check(file)).rejects.toMatchObject({ name: 'BackupError', problem });
  });

  it('cut off anywhere is refused', async () => {
    const { store } = await openFilled();
    const file = await toBlob(writeBackup(store));
    for (const share of [0.01, 0.3, 0.9, 0.999]) {
      await expect(check(file.slice(0, Math.floor(file.size * share)))).rejects.toMatchObject({
        name: 'BackupError',
      });
    }
  });

  it('with garbage among its rows is read without them', async () => {
    const lead = { id: crypto.randomUUID(), kind: 'organisation', facts: {}, categoryIds: [], tags: [] };
    const whole = { ...lead, createdAt: 1, updatedAt: 1, revision: 1, keys: [] };
    const entry = {
      id: crypto.randomUUID(),
      commandId: crypto.randomUUID(),
      leadId: lead.id,
      at: 1,
      cause: 'edit',
    };
    const file = pack(
      header,
      ['leads', whole],
      ['leads', { ...lead, id: 'not an id' }],
      ['leads', null],
      ['nowhere', {}],
      ['history', { ...entry, seq: 1, changes: [{ path: 'note', after: 'fine' }] }],
      ['history', { ...entry, seq: 2, changes: [{ path: 'note', after: { not: 'a note' } }] }],
      ['history', { ...entry, seq: 3, changes: [{ path: '__proto__', after: {} }] }],
      ['late'],
      { end: 7 },
    );
    expect(await check(file)).toMatchObject({ leads: 1, damaged: 5 });
    const store = openTestStore();
    await restore(store, file, 'replace');
    expect(await store.db.leads.toArray()).toEqual([whole]);
    expect(await store.db.history.count()).toBe(1);
  });

  it('cannot reach into prototypes', async () => {
    const text = `${JSON.stringify(header)}\n["leads",{"__proto__":{"evil":1},"id":"${crypto.randomUUID()}","kind":"person","facts":{"__proto__":{"evil":1}},"custom":{"__proto__":{"evil":1},"constructor":"x"},"categoryIds":[],"tags":[],"createdAt":1,"updatedAt":1,"revision":1,"keys":[]}]\n{"end":1}\n`;
    const store = openTestStore();
    await restore(store, new Blob([gzipSync(text)]), 'replace');
    const [lead] = await store.db.leads.toArray();
    expect('evil' in {} || (lead !== undefined && 'evil' in lead)).toBe(false);
    expect(lead === undefined || !('evil' in lead.facts)).toBe(true);
  });
});

describe('a passphrase', () => {
  it('locks a backup, of any length', async () => {
    const key = await makeSealKey('correct horse');
    const content = crypto.getRandomValues(new Uint8Array(65_536));
    for (const times of [0, 1, 16, 33]) {
      const plain = new Blob(Array.from({ length: times }, () => content));
      const sealed = await toBlob(seal(plain.stream(), key));
      const opened = await toBlob(await openBackup(sealed, 'correct horse'));
      expect(Buffer.from(await opened.arrayBuffer()).equals(Buffer.from(await plain.arrayBuffer()))).toBe(
        true,
      );
    }
  });

  it('is asked for, and a wrong one is told from a damaged file', async () => {
    const key = await makeSealKey('correct horse');
    const plain = new Blob([crypto.getRandomValues(new Uint8Array(60_000)), new Uint8Array(3_000_000)]);
    const sealed = await toBlob(seal(plain.stream(), key));
    await expect(openBackup(sealed, undefined)).rejects.toMatchObject({ problem: 'locked' });
    await expect(openBackup(sealed, 'wrong')).rejects.toMatchObject({ problem: 'wrong-passphrase' });
    for (const size of [sealed.size - 1, 2_000_000]) {
      const stream = await openBackup(sealed.slice(0, size), 'correct horse');
      await expect(toBlob(stream)).rejects.toMatchObject({ problem: 'damaged' });
    }
  });
});

describe('a restore', () => {
  it.each(['replace', 'add'] as const)('that is killed goes on where it stopped (%s)', async (mode) => {
    const { store } = await openFilled({ leads: 900 });
    const before = await readTables(store);
    const shelf = createShelf();
    await shelf.write('file', await toBlob(writeBackup(store)));
    const summary = await check(await shelf.read('file'));
    let target = openTestStore();
    const { name } = target.db;
    await startRestore(target, shelf, { file: 'file', mode, summary });
    // Each life of the browser gets one batch further, and then the disk of the next put fails as if it were killed.
    let lives = 0;
    for (; (await readLastJob(target))?.state === 'running' && lives < 50; lives++) {
      let puts = 0;
      const dying = target;
      const die = () => {
        if (++puts > 900) throw new DOMException('killed', 'UnknownError');
      };
      for (const table of ['leads', 'captures', 'history'] as const) dying.db[table].hook('creating', die);
      await resumeJobs(dying, { restore: (one, job) => runRestore(one, shelf, job) }).catch(() => undefined);
      dying.close();
      target = openTestStore({ name });
    }
    expect(lives).toBeGreaterThan(2);
    expect(await readLastJob(target)).toMatchObject({ state: 'done', done: summary.lines });
    expect(await readTables(target)).toEqual(before);
  });

  it('keeps commands out until it has ended', async () => {
    const { store, ids } = await openFilled();
    const shelf = createShelf();
    await shelf.write('file', await toBlob(writeBackup(store)));
    const summary = await check(await shelf.read('file'));
    await startRestore(store, shelf, { file: 'file', mode: 'replace', summary });
    await expect(editLead(store, ids[0] ?? '', { note: 'x' })).rejects.toMatchObject({ reason: 'busy' });
    await expect(startRestore(store, shelf, { file: 'file', mode: 'add', summary })).rejects.toMatchObject({
      reason: 'busy',
    });
    await resumeJobs(store, { restore: (one, job) => runRestore(one, shelf, job) });
    await editLead(store, ids[0] ?? '', { note: 'x' });
  });

  it('is not begun when there is too little room', async () => {
    const { store } = await openFilled();
    const shelf = createShelf();
    await shelf.write('file', await toBlob(writeBackup(store)));
    const small = openTestStore({ readFreeSpace: () => Promise.resolve(20_000_000) });
    const summary = await check(await shelf.read('file'));
    await expect(
      startRestore(small, shelf, { file: 'file', mode: 'replace', summary }),
    ).rejects.toMatchObject({
      reason: 'disk-full',
    });
    expect(await readLastJob(small)).toBeUndefined();
  });
});

describe('backups on the shelf', () => {
  it('are five, and the weekly ones stay', () => {
    const backups = [9, 8, 7, 6, 5, 4, 3, 2].map((made) => ({
      name: String(made),
      made,
      reason: made === 4 || made === 3 || made === 2 ? ('weekly' as const) : ('delete' as const),
      leads: 1,
    }));
    expect(getSurplus(backups).map(({ made }) => made)).toEqual([6, 5, 2]);
  });

  it('are made once a week, if something was changed', async () => {
    let now = 20_000 * DAY;
    const marks = createMarks();
    const store = openTestStore({ now: () => now++, marks });
    const shelf = createShelf();
    expect(await backUpWeekly(store, shelf)).toBeUndefined();
    const { saved } = await saveCandidates(store, {
      page: PAGE,
      candidates: [toCandidate({ name: 'Alder' })],
    });
    expect(await backUpWeekly(store, shelf)).toMatchObject({ reason: 'weekly', leads: 1 });
    now += 8 * DAY;
    expect(await backUpWeekly(store, shelf)).toBeUndefined();
    await editLead(store, saved[0]?.leadId ?? '', { note: 'x' });
    expect(await backUpWeekly(store, shelf)).toMatchObject({ reason: 'weekly' });
    await editLead(store, saved[0]?.leadId ?? '', { note: 'y' });
    now += DAY;
    expect(await backUpWeekly(store, shelf)).toBeUndefined();
    expect(await listBackups(shelf)).toHaveLength(2);
  });

  it('are made before something risky, unless there is one of just this state', async () => {
    const store = openTestStore({ marks: createMarks() });
    const shelf = createShelf();
    await saveCandidates(store, { page: PAGE, candidates: [toCandidate({ name: 'Alder' })] });
    expect(await backUpBefore(store, shelf, 'delete')).toBe(true);
    expect(await backUpBefore(store, shelf, 'merge')).toBe(true);
    expect((await listBackups(shelf)).map(({ reason }) => reason)).toEqual(['delete']);
    const full = openTestStore({ name: store.db.name, readFreeSpace: () => Promise.resolve(20_000_000) });
    await expect(makeBackup(full, shelf, 'manual')).rejects.toMatchObject({ reason: 'disk-full' });
  });
});
