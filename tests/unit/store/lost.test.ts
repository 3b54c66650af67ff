import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import { Dexie } from 'dexie';
import { makeBackup } from '@/lib/store/backup/backups';
import { checkBackup } from '@/lib/store/backup/read-backup';
import { runRestore, startRestore } from '@/lib/store/backup/restore';
import { deleteLeads } from '@/lib/store/commands/delete-leads';
import { saveCandidates } from '@/lib/store/commands/save-candidates';
import { resumeJobs } from '@/lib/store/jobs';
import { startAnew } from '@/lib/store/marks';
import { countLeads } from '@/lib/store/queries';
import type { Store } from '@/lib/store/store';
import { toCandidate } from '../leads/candidates';
import { createMarks, createShelf } from './memory-shelf';
import { openTestStore, PAGE } from './open';

const save = (store: Store, name = 'Alder') =>
  saveCandidates(store, { page: PAGE, candidates: [toCandidate({ name })] });

/** A store with a lead and a backup, whose database the browser then threw away. */
async function loseStore() {
  const marks = createMarks();
  const shelf = createShelf();
  const store = openTestStore({ marks });
  await save(store);
  await vi.waitUntil(() => marks.mark?.leads === 1);
  const backup = await makeBackup(store, shelf, 'weekly');
  const { name } = store.db;
  store.close();
  await Dexie.delete(name);
  const again = openTestStore({ name, marks });
  return { store: again, marks, shelf, backup, name };
}

describe('a database the browser threw away', () => {
  it('is told from a new one, and nothing is written into it', async () => {
    const { store } = await loseStore();
    expect(await countLeads(store)).toBe(0);
    expect(store.getHealth()).toBe('lost');
    await expect(save(store, 'Birch')).rejects.toMatchObject({ reason: 'lost' });
    expect(await store.db.outbox.count()).toBe(0);
  });

  it('stays lost at the next start, until the user has decided', async () => {
    const { store, name, marks } = await loseStore();
    await countLeads(store);
    store.close();
    const next = openTestStore({ name, marks });
    await countLeads(next);
    expect(next.getHealth()).toBe('lost');
    await startAnew(next);
    await save(next, 'Birch');
    next.close();
    const last = openTestStore({ name, marks });
    expect(await countLeads(last)).toBe(1);
    expect(last.getHealth()).toBe('good');
  });

  it('is filled again from the newest backup', async () => {
    const { store, shelf, backup, name, marks } = await loseStore();
    await countLeads(store);
    const other = openTestStore({ name, marks });
    await countLeads(other);
    const summary = await checkBackup(backup.content.stream());
    await startRestore(store, shelf, { file: backup.name, mode: 'replace', summary });
    await resumeJobs(store, { restore: (one, job) => runRestore(one, shelf, job) });
    expect([store.getHealth(), await countLeads(store)]).toEqual(['good', 1]);
    await vi.waitUntil(() => other.getHealth() === 'good');
    expect(marks.mark?.leads).toBe(1);
  });
});

describe('an empty database', () => {
  it('of a new user is as it should be', async () => {
    const store = openTestStore({ marks: createMarks() });
    await countLeads(store);
    expect(store.getHealth()).toBe('good');
  });

  it('whose leads the user deleted is as it should be', async () => {
    const marks = createMarks();
    const store = openTestStore({ marks });
    const { saved } = await save(store);
    await vi.waitUntil(() => marks.mark?.leads === 1);
    await deleteLeads(store, [saved[0]?.leadId ?? '']);
    const { name } = store.db;
    store.close();
    const again = openTestStore({ name, marks });
    await countLeads(again);
    expect(again.getHealth()).toBe('good');
  });
});

describe('a disk that is full when the store opens', () => {
  it('is not touched; what was asked for waits, and comes when there is room', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    try {
      const first = openTestStore();
      await save(first);
      first.close();
      let free = 1_000_000;
      const store = openTestStore({ name: first.db.name, readFreeSpace: () => Promise.resolve(free) });
      const counted = countLeads(store);
      await vi.waitUntil(() => store.getHealth() === 'frozen');
      await vi.advanceTimersByTimeAsync(20_000);
      expect(store.db.isOpen()).toBe(false);
      await expect(save(store)).rejects.toMatchObject({ reason: 'disk-full' });
      free = 1e9;
      await vi.advanceTimersByTimeAsync(6_000);
      expect(await counted).toBe(1);
      expect(store.getHealth()).toBe('good');
    } finally {
      vi.useRealTimers();
    }
  });
});
