import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { describe, expect, it, vi } from 'vitest';
import { saveCandidates } from '@/lib/store/commands/save-candidates';
import { editLead } from '@/lib/store/commands/edit-lead';
import { countLeads, readCategories } from '@/lib/store/queries';
import { defineSchema, FORMAT } from '@/lib/store/schema';
import { StoreError, toStoreError } from '@/lib/store/store-error';
import type { Store, StoreHealth } from '@/lib/store/store';
import { toCandidate } from '../leads/candidates';
import { openTestStore, PAGE, readAll } from './open';

const save = (store: Store, name = 'Alder') =>
  saveCandidates(store, { page: PAGE, candidates: [toCandidate({ name })] });

/** The next version, as a later release would have it. */
const nextSchema = (upgrade: () => void) => (db: Dexie) => {
  defineSchema(db);
  db.version(99).stores({ leads: 'id, *keys, updatedAt, *categoryIds, createdAt' }).upgrade(upgrade);
};

function failWith(store: Store, name: string) {
  const error = Object.assign(new Error(name), { name });
  store.db.history.hook('creating', () => {
    throw error;
  });
}

describe('a command that cannot be written', () => {
  it('leaves nothing behind, not even half', async () => {
    const store = openTestStore();
    const { saved } = await save(store);
    const before = await readAll(store);
    failWith(store, 'TypeError');
    await expect(save(store, 'Birch')).rejects.toThrow('TypeError');
    await expect(editLead(store, saved[0]?.leadId ?? '', { note: 'x' })).rejects.toThrow('TypeError');
    expect(await readAll(store)).toEqual(before);
  });

  it.each(['QuotaExceededError', 'UnknownError'])(
    'freezes every context on %s until there is room, and then goes on',
    async (name) => {
      vi.useFakeTimers({ toFake: ['setTimeout'] });
      try {
        let free = -1;
        const readFreeSpace = () =>
          free < 0 ? Promise.reject(new Error('no answer')) : Promise.resolve(free);
        const store = openTestStore({ readFreeSpace });
        const other = openTestStore({ name: store.db.name, readFreeSpace });
        await save(store);
        expect(await countLeads(other)).toBe(1);
        const seen: StoreHealth[] = [];
        store.onHealth((health) => seen.push(health));
        const add = vi
          .spyOn(store.db.history, 'bulkAdd')
          .mockRejectedValue(Object.assign(new Error('no room'), { name }));

        await expect(save(store, 'Birch')).rejects.toMatchObject({ name: 'StoreError', reason: 'disk-full' });
        await vi.waitUntil(() => other.getHealth() === 'frozen');
        expect([store.db.isOpen(), other.db.isOpen()]).toEqual([false, false]);
        await expect(save(other, 'Birch')).rejects.toMatchObject({ reason: 'disk-full' });

        add.mockRestore();
        await vi.advanceTimersByTimeAsync(20_000);
        free = 0;
        await vi.advanceTimersByTimeAsync(20_000);
        expect(store.getHealth()).toBe('frozen');
        free = 1e9;
        await vi.advanceTimersByTimeAsync(6_000);
        await vi.waitUntil(() => store.getHealth() === 'good' && other.getHealth() === 'good');
        expect(seen).toEqual(['frozen', 'good']);
        expect(await countLeads(store)).toBe(1);
        await save(other, 'Birch');
        expect(await countLeads(store)).toBe(2);
      } finally {
        vi.useRealTimers();
      }
    },
  );

  it.each([
    [{ name: 'BulkError', inner: { name: 'QuotaExceededError' } }, 'disk-full'],
    [{ name: 'AbortError', inner: null }, 'disk-full'],
    [{ name: 'BulkError', failures: [{ name: 'AbortError' }, { name: 'AbortError' }] }, 'disk-full'],
    [{ name: 'AbortError', inner: { name: 'UnknownError' } }, 'disk-full'],
    [{ name: 'InvalidStateError', message: 'Backend aborted error' }, 'disk-full'],
    [{ name: 'ConstraintError', message: 'Maximum key generator value reached.' }, 'disk-full'],
    [
      {
        name: 'BulkError',
        message: 'history.bulkAdd(): 1 of 2 operations failed',
        failures: [{ name: 'ConstraintError', message: 'Key already exists in the object store.' }],
      },
      'disk-full',
    ],
    [{ name: 'OpenFailedError', inner: new RangeError('in an upgrade') }, 'migration-failed'],
    [{ name: 'OpenFailedError', inner: new DOMException('', 'QuotaExceededError') }, 'disk-full'],
    [{ name: 'DatabaseClosedError', inner: new StoreError('newer-data', '') }, 'newer-data'],
  ])('%o is %s', (error, reason) => {
    expect(toStoreError(Object.assign(new Error(), error))).toMatchObject({ reason });
  });
  it('says nothing of errors it does not know', () => {
    const error = new TypeError('ours');
    expect(toStoreError(error)).toBe(error);
  });

  it('takes a key of ours that is there already for what it is', () => {
    const failures = [Object.assign(new Error('Key already exists.'), { name: 'ConstraintError' })];
    const message = 'captures.bulkAdd(): 1 of 2 operations failed';
    const error = Object.assign(new Error(message), { name: 'BulkError', failures });
    expect(toStoreError(error)).toBe(error);
  });
});

describe('versions of the data', () => {
  it('are stored with the oldest code that may write them', async () => {
    const store = openTestStore();
    await save(store);
    expect(await store.db.meta.toArray()).toEqual([{ key: 'format', minimumReader: FORMAT }]);
  });

  it('from the future are not touched', async () => {
    const store = openTestStore();
    await save(store);
    await store.db.meta.put({ key: 'format', minimumReader: FORMAT + 1 });
    store.close();
    const older = openTestStore({ name: store.db.name });
    await expect(save(older, 'Birch')).rejects.toMatchObject({ reason: 'newer-data' });
    await expect(readCategories(older)).rejects.toThrow();
    const raw = new Dexie(store.db.name);
    await raw.open();
    expect(await raw.table('leads').count()).toBe(1);
    raw.close();
  });

  it('are taken over by a newer window: the old one lets go and asks to be reloaded', async () => {
    const old = openTestStore();
    await save(old);
    const seen: StoreHealth[] = [];
    old.onHealth((health) => seen.push(health));
    const fresh = openTestStore({ name: old.db.name, schema: nextSchema(() => {}) });
    expect(await countLeads(fresh)).toBe(1);
    expect(seen).toEqual(['outdated']);
    await expect(save(old, 'Birch')).rejects.toMatchObject({ reason: 'outdated' });
    await save(fresh, 'Birch');
    expect(await countLeads(fresh)).toBe(2);
  });

  it('stay as they are when an upgrade fails', async () => {
    const old = openTestStore();
    await save(old);
    const before = await readAll(old);
    old.close();
    const broken = openTestStore({
      name: old.db.name,
      schema: nextSchema(() => {
        throw new Error('upgrade is wrong');
      }),
    });
    await expect(save(broken, 'Birch')).rejects.toMatchObject({ reason: 'migration-failed' });
    broken.close();
    const again = openTestStore({ name: old.db.name });
    expect(await readAll(again)).toEqual(before);
    await save(again, 'Birch');
    expect(await countLeads(again)).toBe(2);
  });
});

describe('the schema', () => {
  it('keeps to few indexes', () => {
    const { leads, captures, history } = openTestStore().db;
    const count = (table: { schema: { indexes: unknown[] } }) => table.schema.indexes.length;
    // Two of the history's are for rows of many leads only.
    expect([count(leads), count(captures), count(history)]).toEqual([5, 1, 4]);
  });
});
