import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { LiveIndex } from '@/components/leads/live-index';
import { LeadIndex, type LeadSort } from '@/lib/search/lead-index';
import { deleteLeads } from '@/lib/store/commands/delete-leads';
import { editLead } from '@/lib/store/commands/edit-lead';
import { saveCandidates } from '@/lib/store/commands/save-candidates';
import { readLeads } from '@/lib/store/read-leads';
import { SearchSnapshot } from '@/lib/store/search-snapshot';
import type { Store } from '@/lib/store/store';
import { toCandidate, toStoredLead } from '../leads/candidates';
import { openTestStore, PAGE } from './open';

const NEWEST: LeadSort = { by: 'updated', direction: 'descending' };
const PATIENCE = { timeout: 30_000 };
const ROOM = { readFreeSpace: () => Promise.resolve(1e12) };

const stops: (() => void)[] = [];
afterEach(() => stops.splice(0).forEach((stop) => stop()));

/** A snapshot of 1,500 invented leads in two chunks. */
function pack(count = 1_500) {
  const index = new LeadIndex();
  for (let n = 0; n < count; n++) index.set(toStoredLead({ name: `Firm ${n}` }, { at: n }));
  return index;
}
const position = { seq: 7, id: 'row' };

describe('a snapshot of the index', () => {
  it('comes back as it was written', async () => {
    const snapshot = new SearchSnapshot('comes-back');
    const index = pack();
    expect(await snapshot.readHead()).toBeUndefined();
    const after = { version: 'v1', position, chunks: index.chunkCount, leads: index.size };
    const head = await snapshot.write(undefined, after, [0, 1], (chunk) => index.pack(chunk));
    expect(await snapshot.readHead()).toEqual(head);
    const copy = new LeadIndex();
    const all = head && (await snapshot.readChunks(head, (number, chunk) => copy.unpack(number, chunk)));
    expect(all).toBe(true);
    expect(copy.query({ text: 'firm 149', sort: NEWEST })).toEqual(
      index.query({ text: 'firm 149', sort: NEWEST }),
    );
    snapshot.close();
  });

  it('is replaced only by who has read it last', async () => {
    const [mine, theirs] = [new SearchSnapshot('replaced'), new SearchSnapshot('replaced')];
    const index = pack();
    const write = (
      snapshot: SearchSnapshot,
      before: Awaited<ReturnType<typeof mine.readHead>>,
      version: string,
    ) =>
      snapshot.write(before, { version, position, chunks: 2, leads: 1_500 }, [0, 1], (chunk) =>
        index.pack(chunk),
      );
    const first = await write(mine, undefined, 'v1');
    expect(await write(theirs, undefined, 'v2')).toBeUndefined();
    const second = await write(theirs, await theirs.readHead(), 'v3');
    expect(second?.version).toBe('v3');
    expect(await write(mine, first, 'v4')).toBeUndefined();
    expect(first && (await mine.readChunks(first, () => {}))).toBe(false);
    expect((await mine.readHead())?.version).toBe('v3');
    mine.close();
    theirs.close();
  });

  it('with a chunk missing is none', async () => {
    const snapshot = new SearchSnapshot('missing');
    const index = pack();
    const after = { version: 'v1', position, chunks: 2, leads: 1_500 };
    const head = await snapshot.write(undefined, after, [1], (chunk) => index.pack(chunk));
    expect(head && (await snapshot.readChunks(head, () => {}))).toBe(false);
    snapshot.close();
  });
});

async function save(store: Store, from: number, count: number): Promise<string[]> {
  const candidates = Array.from({ length: count }, (_, n) => toCandidate({ name: `Firm ${from + n}` }));
  return (await saveCandidates(store, { page: PAGE, candidates })).saved.map(({ leadId }) => leadId);
}

async function openIndex(store: Store): Promise<LiveIndex> {
  const live = new LiveIndex(store);
  stops.push(live.follow());
  await vi.waitFor(() => expect(live.ready).toBe(true), PATIENCE);
  return live;
}

const ask = (live: LiveIndex, text = '') => live.index.query({ text, sort: NEWEST });

describe('the index of a window', () => {
  it('starts from what the last one kept, and knows what happened since', async () => {
    const store = openTestStore(ROOM);
    const ids = await save(store, 0, 2_100);
    const first = await openIndex(store);
    const snapshot = new SearchSnapshot(store.db.name);
    await vi.waitFor(async () => expect(await snapshot.readHead()).toBeDefined(), PATIENCE);
    snapshot.close();
    stops.splice(0).forEach((stop) => stop());

    await deleteLeads(store, ids.slice(5, 8));
    await editLead(store, ids[9] ?? '', { note: 'pearl' });
    const [added = ''] = await save(store, 5_000, 1);
    const read = vi.spyOn(store.db.leads, 'where');
    const count = vi.spyOn(store.db.leads, 'count');
    const second = await openIndex(store);
    expect(read).not.toHaveBeenCalled();
    expect(count).not.toHaveBeenCalled();
    expect(second.expected).toBe(2_100);
    expect(second.index.size).toBe(2_098);
    expect(ask(second, 'pearl')).toEqual([ids[9]]);
    expect(ask(second)[0]).toBe(added);
    const gone = new Set(ids.slice(5, 8));
    const expected = ask(first).filter((id) => !gone.has(id) && id !== ids[9]);
    expect(ask(second).filter((id) => id !== added && id !== ids[9])).toEqual(expected);
  });

  it('takes what was deleted out of what is kept at once', async () => {
    const store = openTestStore(ROOM);
    const ids = await save(store, 0, 2_050);
    await editLead(store, ids[7] ?? '', { note: 'Confidential words' });
    const live = await openIndex(store);
    const snapshot = new SearchSnapshot(store.db.name);
    const readTexts = async () => {
      const texts: string[] = [];
      const head = await snapshot.readHead();
      if (head) await snapshot.readChunks(head, (_, { texts: { narrow } }) => texts.push(narrow));
      return texts.join('');
    };
    await vi.waitFor(async () => expect(await readTexts()).toContain('confidential words'), PATIENCE);
    const later = vi.spyOn(globalThis, 'setTimeout');
    await deleteLeads(store, ids.slice(7, 8));
    await vi.waitFor(() => expect(live.index.size).toBe(2_049), PATIENCE);
    await vi.waitFor(async () => expect(await readTexts()).not.toContain('confidential words'), PATIENCE);
    expect(later.mock.calls.map(([, after]) => after)).not.toContain(3_000);
    later.mockRestore();
    expect((await readTexts()).length).toBeGreaterThan(10_000);
    snapshot.close();
  });

  it('has the leads counted behind the first rows, where nothing was kept', async () => {
    const store = openTestStore(ROOM);
    await save(store, 0, 300);
    const order: string[] = [];
    vi.spyOn(store.db.leads, 'count').mockImplementation(() => {
      order.push('counted');
      return Dexie.Promise.resolve(300);
    });
    const live = new LiveIndex(store);
    live.subscribe(() => order.push(`${live.index.size} rows`));
    stops.push(live.follow());
    await vi.waitFor(() => expect(live.expected).toBe(300), PATIENCE);
    expect(order.indexOf('100 rows')).toBeGreaterThanOrEqual(0);
    expect(order.indexOf('counted')).toBeGreaterThan(order.indexOf('100 rows'));
  });

  it('takes nothing from the snapshot of another database of that name', async () => {
    const store = openTestStore(ROOM);
    await save(store, 0, 2_050);
    await openIndex(store);
    const snapshot = new SearchSnapshot(store.db.name);
    await vi.waitFor(async () => expect(await snapshot.readHead()).toBeDefined(), PATIENCE);
    snapshot.close();
    stops.splice(0).forEach((stop) => stop());
    await store.db.delete();
    await store.db.open();
    await save(store, 9_000, 2);
    const live = await openIndex(store);
    expect(live.index.size).toBe(2);
  });

  it('reads the leads of rows that come into sight, and keeps them up to date', async () => {
    const store = openTestStore(ROOM);
    await save(store, 0, 300);
    const live = await openIndex(store);
    const far = ask(live).find((id) => live.getLead(id) === undefined) ?? '';
    live.want([far]);
    await vi.waitFor(() => expect(live.getLead(far)?.id).toBe(far), PATIENCE);
    await editLead(store, far, { note: 'seen' });
    await vi.waitFor(() => expect(live.getLead(far)?.note).toBe('seen'), PATIENCE);
    await deleteLeads(store, [far]);
    await vi.waitFor(() => expect(live.getLead(far)).toBeUndefined(), PATIENCE);
  });
});

it('leads are read by their ids, in that order, without those that are gone', async () => {
  const store = openTestStore();
  const ids = await save(store, 0, 1_100);
  await deleteLeads(store, ids.slice(2, 4));
  const wanted = [...ids.slice(500), ...ids.slice(0, 5)];
  const found = (await readLeads(store, wanted)).map(({ id }) => id);
  expect(found).toEqual(wanted.filter((id) => id !== ids[2] && id !== ids[3]));
});
