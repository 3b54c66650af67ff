import 'fake-indexeddb/auto';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Dexie } from 'dexie';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Lead } from '@/lib/leads/lead';
import { createCategory, deleteCategory, changeCategories } from '@/lib/store/commands/categories';
import { deleteLeads } from '@/lib/store/commands/delete-leads';
import { editLead } from '@/lib/store/commands/edit-lead';
import { saveCandidates } from '@/lib/store/commands/save-candidates';
import { undo } from '@/lib/store/commands/undo';
import { followLeads } from '@/lib/store/follow-leads';
import type { Store } from '@/lib/store/store';
import { toCandidate } from '../leads/candidates';
import { openTestStore, PAGE } from './open';

const DEXIE = pathToFileURL(createRequire(import.meta.url).resolve('dexie'));
/** Thousands of leads in a fake database take their time on a busy machine. */
const PATIENCE = { timeout: 20_000 };

const stops: (() => void)[] = [];
afterEach(() => stops.splice(0).forEach((stop) => stop()));

/** A follower that mirrors the store, as the list in memory does. */
function mirror(store: Store, { onFirst = () => {} }: { onFirst?: () => void } = {}) {
  const leads = new Map<string, Lead>();
  const batches: number[] = [];
  const state = { leads, batches, ready: 0 };
  stops.push(
    followLeads(store, {
      onLeads: (some) => {
        for (const lead of some) leads.set(lead.id, lead);
        if (batches.push(some.length) === 1) onFirst();
      },
      onRemoved: (ids) => ids.forEach((id) => leads.delete(id)),
      onReady: () => state.ready++,
    }),
  );
  return state;
}

async function saveMany(store: Store, from: number, to: number) {
  const candidates = Array.from({ length: to - from }, (_, n) => toCandidate({ name: `Firm ${from + n}` }));
  return saveCandidates(store, { page: PAGE, candidates });
}

/** A lead's id and revision stand for its content. */
const toVersions = (leads: Iterable<Lead>) => [...leads].map((lead) => `${lead.id} ${lead.revision}`).sort();

async function expectMirrored(state: ReturnType<typeof mirror>, store: Store) {
  const stored = toVersions(await store.db.leads.toArray());
  await vi.waitFor(() => expect(toVersions(state.leads.values())).toEqual(stored), PATIENCE);
}

describe('followLeads', () => {
  it('gives the newest hundred first, then all others, each once', async () => {
    const store = openTestStore();
    await saveMany(store, 0, 1_500);
    const { saved } = await saveMany(store, 1_500, 1_550);
    let first: string[] = [];
    const state = mirror(store, { onFirst: () => (first = [...state.leads.keys()]) });
    await vi.waitFor(() => expect(state.ready).toBe(1), PATIENCE);
    expect(first).toHaveLength(100);
    expect(first).toEqual(expect.arrayContaining(saved.map(({ leadId }) => leadId)));
    expect(state.batches.reduce((a, b) => a + b)).toBe(1_550);
  });

  it('is ready at once when there is nothing', async () => {
    const state = mirror(openTestStore());
    await vi.waitFor(() => expect(state.ready).toBe(1), PATIENCE);
  });

  it('tells every change from another context: saving, editing, deleting, categories, undo', async () => {
    const store = openTestStore();
    const other = openTestStore({ name: store.db.name });
    await saveMany(store, 0, 3);
    const state = mirror(store);
    await vi.waitFor(() => expect(state.ready).toBe(1), PATIENCE);

    const { saved, commandId } = await saveMany(other, 10, 80);
    await expectMirrored(state, other);
    const [first = '', second = ''] = saved.map(({ leadId }) => leadId);
    await editLead(other, first, { note: 'x' });
    await expectMirrored(state, other);
    await deleteLeads(other, [second]);
    await expectMirrored(state, other);
    const { categoryId } = await createCategory(other, 'C');
    await changeCategories(other, [first], { add: [categoryId] });
    await deleteCategory(other, categoryId);
    await expectMirrored(state, other);
    await undo(other, commandId ?? '');
    await expectMirrored(state, other);
    expect(state.leads.size).toBe(4);
  });

  it('hands over changed leads only', async () => {
    const store = openTestStore();
    const { saved } = await saveMany(store, 0, 60);
    const state = mirror(store);
    await vi.waitFor(() => expect(state.ready).toBe(1), PATIENCE);
    const before = state.batches.length;
    await editLead(store, saved[5]?.leadId ?? '', { note: 'x' });
    await expectMirrored(state, store);
    expect(state.batches.slice(before)).toEqual([1]);
  });

  it('misses nothing that happens while it loads', async () => {
    const store = openTestStore();
    const other = openTestStore({ name: store.db.name });
    const { saved } = await saveMany(store, 0, 2_500);
    const meanwhile = Promise.withResolvers<unknown>();
    const change = () =>
      Promise.all([
        deleteLeads(
          other,
          saved.slice(0, 50).map(({ leadId }) => leadId),
        ),
        editLead(other, saved[60]?.leadId ?? '', { note: 'x' }),
        saveMany(other, 5_000, 5_010),
      ]);
    const state = mirror(store, { onFirst: () => meanwhile.resolve(change()) });
    await meanwhile.promise;
    await vi.waitFor(() => expect(state.ready).toBe(1), PATIENCE);
    await expectMirrored(state, other);
  });

  it('stops', async () => {
    const store = openTestStore();
    const state = mirror(store);
    await vi.waitFor(() => expect(state.ready).toBe(1), PATIENCE);
    stops.splice(0).forEach((stop) => stop());
    await saveMany(store, 0, 1);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(state.leads.size).toBe(0);
  });
});

describe('between contexts', () => {
  it('news travels without a shared module: another copy of Dexie, as in another window', async () => {
    const store = openTestStore();
    const state = mirror(store);
    await vi.waitFor(() => expect(state.ready).toBe(1), PATIENCE);

    vi.resetModules();
    vi.doMock('dexie', () => import(new URL('modern/dexie.mjs', DEXIE).href));
    const theirs = await import('@/lib/store/store');
    const { saveCandidates: saveThere } = await import('@/lib/store/commands/save-candidates');
    const other = theirs.openStore({ name: store.db.name });
    expect(other.db).not.toBeInstanceOf(Dexie);
    await saveThere(other, { page: PAGE, candidates: [toCandidate({ name: 'From elsewhere' })] });
    await vi.waitFor(() =>
      expect([...state.leads.values()].map((lead) => lead.facts.name?.[0]?.value)).toEqual([
        'From elsewhere',
      ]),
    );
    other.close();
    vi.doUnmock('dexie');
  });
});
