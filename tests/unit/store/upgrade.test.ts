import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import { Dexie } from 'dexie';
import { describe, expect, it } from 'vitest';
import { checkBackup } from '@/lib/store/backup/read-backup';
import { backupTables, rowParsers } from '@/lib/store/backup/tables';
import { writeBackup } from '@/lib/store/backup/write-backup';
import { logContact } from '@/lib/store/commands/activities';
import { editLead } from '@/lib/store/commands/edit-lead';
import { undo } from '@/lib/store/commands/undo';
import { keepDraft, readDrafts } from '@/lib/store/drafts';
import { readCategories, readHistory, readLead } from '@/lib/store/queries';
import { FORMAT } from '@/lib/store/schema';
import { readConflicts } from '@/lib/store/sync/conflicts';
import { readStatuses, switchOn } from '@/lib/store/sync/targets';
import { openTestStore } from './open';

/** The data of each schema version as code of that time left it, with invented leads. */
interface Fixture {
  schema: number;
  indexes: Record<string, string>;
  rows: Record<string, object[]>;
}

const readFixture = (version: number) =>
  JSON.parse(readFileSync(`tests/fixtures/store-${version}.json`, 'utf8')) as Fixture;

const ALDER = '0190a000-0000-7000-8000-000000000001';
const BIRCH = '0190a000-0000-7000-8000-000000000002';
const EDIT = '0190a000-0000-7000-8000-000000000203';
const MERGE = '0190a000-0000-7000-8000-000000000207';

let serial = 0;

/** A database as that version left it, opened by today's code. */
async function openOld(version: number) {
  const { schema, indexes, rows } = readFixture(version);
  const name = `old-${++serial}`;
  const old = new Dexie(name);
  old.version(schema).stores(indexes);
  for (const [table, list] of Object.entries(rows)) await old.table(table).bulkAdd(list);
  old.close();
  return openTestStore({ name });
}

describe.each([1, 2, 5, 6, 7, 8, 9])('data of schema version %d', (version) => {
  it('is upgraded with every row as it was', async () => {
    const store = await openOld(version);
    for (const [table, list] of Object.entries(readFixture(version).rows))
      if (table !== 'meta') expect(await store.db.table(table).toArray(), table).toEqual(list);
  });

  it('is from then on refused to older code', async () => {
    const store = await openOld(version);
    expect(await store.db.meta.get('format')).toEqual({ key: 'format', minimumReader: FORMAT });
  });

  it('is read, changed and undone', async () => {
    const store = await openOld(version);
    expect((await readLead(store, ALDER))?.note).toBe('calls back');
    expect((await readCategories(store)).map(({ name }) => name)).toEqual(['Plumbers']);
    expect((await readHistory(store, ALDER)).length).toBeGreaterThan(1);
    await undo(store, EDIT);
    expect((await readLead(store, ALDER))?.note).toBeUndefined();
    await editLead(store, ALDER, { owner: 'Ann' });
    expect((await readLead(store, ALDER))?.owner).toBe('Ann');
  });

  it('fits a backup of today to the last row', async () => {
    const store = await openOld(version);
    const file = await new Response(writeBackup(store)).blob();
    expect(await checkBackup(file.stream())).toMatchObject({ damaged: 0 });
    for (const table of backupTables)
      for (const row of await store.db.table(table).toArray())
        expect(rowParsers[table](row), table).toEqual(row);
  });
});

it('data of schema version 5 takes contacts, tasks and drafts', async () => {
  const store = await openOld(5);
  expect(store.db.verno).toBe(10);
  const { commandId = '' } = await logContact(store, BIRCH, {
    contact: { kind: 'call', direction: 'out', outcome: 'reached', at: 2_000 },
    step: { title: 'Send the offer', due: '2026-05-20' },
  });
  expect(await readLead(store, ALDER)).toMatchObject({
    touched: { at: 2_000, outcome: 'reached' },
    next: { title: 'Send the offer' },
  });
  await keepDraft(store, `${ALDER}:note`, 'half a w');
  expect(await readDrafts(store, ALDER)).toEqual(new Map([[`${ALDER}:note`, 'half a w']]));
  await undo(store, commandId);
  expect(await readLead(store, ALDER)).not.toHaveProperty('touched');
});

it.each([2, 5, 6, 7, 8, 9])('a merge of schema version %d is undone', async (version) => {
  const store = await openOld(version);
  expect((await readLead(store, BIRCH))?.id).toBe(ALDER);
  await undo(store, MERGE);
  expect((await readLead(store, BIRCH))?.id).toBe(BIRCH);
});

it('a target of schema version 7, which nobody could set up, is never run and shown nowhere', async () => {
  const store = await openOld(7);
  expect(await readStatuses(store)).toEqual([]);
  await expect(switchOn(store, 'crm')).rejects.toMatchObject({ reason: 'not-found' });
});

it('a pool of schema version 9 goes on from where it was', async () => {
  const store = await openOld(9);
  const pool = (await readStatuses(store)).find(({ target }) => target.settings.kind === 'couch');
  expect(pool).toMatchObject({ target: { enabled: true }, state: { pulled: 1, cursorFormat: 1 } });
  expect(await readConflicts(store, { leadId: ALDER })).toMatchObject([
    { path: 'note', theirs: 'call on Monday' },
  ]);
});

it('a target of schema version 8 goes on from where it was', async () => {
  const store = await openOld(8);
  expect(await readStatuses(store)).toMatchObject([
    { target: { enabled: true, settings: { name: 'Automation' } }, state: { sent: 2 }, quarantined: 1 },
  ]);
});
