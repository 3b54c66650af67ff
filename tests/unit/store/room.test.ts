import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import { changeTags } from '@/lib/store/commands/tags';
import { saveCandidates } from '@/lib/store/commands/save-candidates';
import { undo } from '@/lib/store/commands/undo';
import { countLeads } from '@/lib/store/queries';
import { toCandidate } from '../leads/candidates';
import { openTestStore, PAGE, readAll } from './open';

const firms = (count: number) =>
  Array.from({ length: count }, (_, n) => toCandidate({ name: `Firm ${n}`, phone: `+1617555${1_000 + n}` }));

describe('a nearly full disk', () => {
  it('takes no command of many leads: nothing of it is begun, and the store goes on', async () => {
    let free = 1e12;
    const store = openTestStore({ readFreeSpace: () => Promise.resolve(free) });
    const { saved, commandId } = await saveCandidates(store, { page: PAGE, candidates: firms(300) });
    free = 51_000_000;
    const before = await readAll(store);
    const ids = saved.map(({ leadId }) => leadId);
    const full = { reason: 'disk-full' };
    await expect(saveCandidates(store, { page: PAGE, candidates: firms(310) })).rejects.toMatchObject(full);
    await expect(changeTags(store, ids, { add: ['fair'] })).rejects.toMatchObject(full);
    await expect(undo(store, commandId ?? '')).rejects.toMatchObject(full);
    expect(await readAll(store)).toEqual(before);
    expect(store.getHealth()).toBe('good');
    await changeTags(store, ids.slice(0, 3), { add: ['fair'] });
    expect(await store.db.leads.where('tags').equals('fair').count()).toBe(3);
  });
});

describe('a full disk', () => {
  it('is met by no command: the store is frozen before, and goes on when there is room', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    try {
      let free = 1e12;
      const store = openTestStore({ readFreeSpace: () => Promise.resolve(free) });
      await saveCandidates(store, { page: PAGE, candidates: firms(1) });
      const write = vi.spyOn(store.db.history, 'bulkAdd');
      free = 9_000_000;
      await expect(saveCandidates(store, { page: PAGE, candidates: firms(2) })).rejects.toMatchObject({
        reason: 'disk-full',
      });
      expect([write.mock.calls.length, store.db.isOpen(), store.getHealth()]).toEqual([0, false, 'frozen']);
      free = 1e12;
      await vi.advanceTimersByTimeAsync(6_000);
      await vi.waitUntil(() => store.getHealth() === 'good');
      await saveCandidates(store, { page: PAGE, candidates: firms(2) });
      expect(await countLeads(store)).toBe(2);
    } finally {
      vi.useRealTimers();
    }
  });

  it('is seen also when the browser cannot say at its first asking', async () => {
    const readFreeSpace = vi.fn().mockRejectedValueOnce(new Error('not yet')).mockResolvedValue(1_000);
    const store = openTestStore({ readFreeSpace });
    void store.db.open();
    await vi.waitUntil(() => store.getHealth() === 'frozen');
    expect(store.db.isOpen()).toBe(false);
  });
});

describe('undo of many leads', () => {
  it('tells how far it is, and stopped on the way it has taken nothing back', async () => {
    const store = openTestStore();
    const { commandId = '' } = await saveCandidates(store, { page: PAGE, candidates: firms(600) });
    const before = await readAll(store);
    const stopper = new AbortController();
    const stopped = undo(store, commandId, {
      signal: stopper.signal,
      onProgress: (done) => done >= 500 && stopper.abort(),
    });
    await expect(stopped).rejects.toMatchObject({ reason: 'stopped' });
    expect(await readAll(store)).toEqual(before);

    const told: [number, number][] = [];
    await undo(store, commandId, { onProgress: (done, total) => told.push([done, total]) });
    expect(told[0]).toEqual([250, 1_200]);
    expect(told.at(-1)).toEqual([1_200, 1_200]);
    expect(await countLeads(store)).toBe(0);
  });
});
