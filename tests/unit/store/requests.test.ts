import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { Candidate } from '@/lib/leads/candidate';
import { lead as leadSchema, type Lead } from '@/lib/leads/lead';
import { editLead } from '@/lib/store/commands/edit-lead';
import { removeRequest, setRequestStatus } from '@/lib/store/commands/requests';
import { saveCandidates } from '@/lib/store/commands/save-candidates';
import { undo } from '@/lib/store/commands/undo';
import { readCaptures } from '@/lib/store/captures';
import { compareCandidates, readHistory, readLead } from '@/lib/store/queries';
import type { Store } from '@/lib/store/store';
import { toStoredLead } from '../leads/candidates';
import { OTHER_SITE, OTHER_THREAD, THREAD, toAsking } from '../leads/posts';
import { openTestStore, readAll } from './open';

const mixer = toAsking({ key: 'mixer', author: 'bob', postedAt: '2026-03-02', text: 'Looking for a mixer' });
const oven = toAsking({ key: 'oven', author: 'Bob', postedAt: '2026-03-09', text: 'Need an oven' });
const flour = toAsking({ key: 'flour', author: 'eve', postedAt: '2026-03-03', text: 'WTB flour' });

const save = (store: Store, candidates: readonly Candidate[], page = THREAD) =>
  saveCandidates(store, { page, candidates });
const readLeads = (store: Store) => store.db.leads.toCollection().sortBy('createdAt');
const content = (leads: readonly Lead[]) => leads.map((lead) => ({ ...lead, updatedAt: 0, revision: 0 }));
const texts = (lead: Lead | undefined) => lead?.requests?.map(({ text }) => text);

async function openWithBob() {
  const store = openTestStore();
  const { saved, commandId } = await save(store, [oven, mixer]);
  return { store, bob: saved[0]?.leadId ?? '', saveId: commandId ?? '' };
}

describe('saving requests', () => {
  it('keeps all of one author on one page under one lead, in order of time', async () => {
    const { store } = await openWithBob();
    const [lead, ...others] = await readLeads(store);
    expect(others).toEqual([]);
    expect(texts(lead)).toEqual(['Looking for a mixer', 'Need an oven']);
    expect(lead?.requests?.every(({ status }) => status === 'open')).toBe(true);
    expect(lead?.accounts).toEqual(['forum.example/bob']);
    expect(leadSchema.safeParse(lead).error).toBeUndefined();
    expect(await readCaptures(store, lead?.id ?? '')).toHaveLength(2);
  });

  it('joins a later find by the same author, and one with the same contact on another site', async () => {
    const store = openTestStore();
    await save(store, [mixer]);
    await save(
      store,
      [toAsking({ key: 'k2', author: 'bob', facts: { email: 'bob@bakery.example' } }, OTHER_THREAD)],
      OTHER_THREAD,
    );
    await save(
      store,
      [toAsking({ key: 'k3', author: 'dough_boy', facts: { email: 'bob@bakery.example' } }, OTHER_SITE)],
      OTHER_SITE,
    );
    const [lead, ...others] = await readLeads(store);
    expect(others).toEqual([]);
    expect(lead?.requests).toHaveLength(3);
    expect(lead?.accounts).toEqual(['forum.example/bob', 'board.example/dough_boy']);
  });

  it('keeps two authors of one page apart, and one nickname on two sites', async () => {
    const store = openTestStore();
    await save(store, [mixer, flour]);
    await save(store, [toAsking({ author: 'bob' }, OTHER_SITE)], OTHER_SITE);
    expect(await readLeads(store)).toHaveLength(3);
  });

  it('leaves no trace when the same page is saved again', async () => {
    const { store } = await openWithBob();
    const before = await readAll(store);
    const { commandId, saved } = await save(store, [oven, mixer]);
    expect(saved.map(({ outcome }) => outcome)).toEqual(['unchanged', 'unchanged']);
    expect(commandId).toBeUndefined();
    expect(await readAll(store)).toEqual(before);
  });

  it('says before saving that a known author asks for something new', async () => {
    const store = openTestStore();
    const { saved } = await save(store, [mixer]);
    const compared = await compareCandidates(store, [mixer, oven, flour], THREAD.url);
    const leadId = saved[0]?.leadId;
    expect(compared.get('mixer')).toEqual({ state: 'known', leadId });
    expect(compared.get('oven')).toEqual({ state: 'changed', leadId, parts: ['request'] });
    expect(compared.get('flour')).toEqual({ state: 'new' });
  });

  it('knows the post of somebody without a name again', async () => {
    const store = openTestStore();
    const nobody = toAsking({ key: 'n' });
    await save(store, [nobody]);
    await save(store, [nobody]);
    expect(await readLeads(store)).toHaveLength(1);
  });

  it('is undone and done again, whole', async () => {
    const { store, saveId } = await openWithBob();
    const after = content(await readLeads(store));
    const { commandId, kept } = await undo(store, saveId);
    expect(kept).toEqual([]);
    expect(await readLeads(store)).toEqual([]);
    await undo(store, commandId ?? '');
    expect(content(await readLeads(store))).toEqual(after);
  });

  it('gives back a known lead as it was', async () => {
    const store = openTestStore();
    await save(store, [mixer]);
    const before = content(await readLeads(store));
    const { commandId } = await save(store, [oven]);
    expect((await undo(store, commandId ?? '')).kept).toEqual([]);
    expect(content(await readLeads(store))).toEqual(before);
  });
});

describe('the status of a request', () => {
  const statuses = async (store: Store, id: string) =>
    (await readLead(store, id))?.requests?.map(({ status }) => status);

  it('changes with history and without touching the others, and goes back', async () => {
    const { store, bob } = await openWithBob();
    const { commandId } = await setRequestStatus(store, bob, 'forum.example/p/oven', 'won');
    expect(await statuses(store, bob)).toEqual(['open', 'won']);
    const [entry] = await readHistory(store, bob);
    expect(entry).toMatchObject({ cause: 'edit' });
    expect(entry?.changes.map(({ path }) => path)).toEqual(['requests.forum.example/p/oven']);
    await undo(store, commandId ?? '');
    expect(await statuses(store, bob)).toEqual(['open', 'open']);
  });

  it('set since is kept when another change, or the saving, is taken back', async () => {
    const { store, bob, saveId } = await openWithBob();
    const first = await setRequestStatus(store, bob, 'forum.example/p/oven', 'answered');
    await setRequestStatus(store, bob, 'forum.example/p/mixer', 'lost');
    expect((await undo(store, first.commandId ?? '')).kept).toEqual([]);
    expect(await statuses(store, bob)).toEqual(['lost', 'open']);
    expect((await undo(store, saveId)).kept).not.toEqual([]);
    expect(await statuses(store, bob)).toContain('lost');
  });

  it('survives a second saving of the page', async () => {
    const { store, bob } = await openWithBob();
    await setRequestStatus(store, bob, 'forum.example/p/oven', 'won');
    await save(store, [oven, flour]);
    expect(await statuses(store, bob)).toEqual(['open', 'won']);
  });

  it('writes nothing when it is that already, and says when the request is gone', async () => {
    const { store, bob } = await openWithBob();
    expect(await setRequestStatus(store, bob, 'forum.example/p/oven', 'open')).toEqual({
      commandId: undefined,
    });
    await expect(setRequestStatus(store, bob, 'none', 'won')).rejects.toMatchObject({ reason: 'not-found' });
    await expect(removeRequest(store, store.newId(), 'none')).rejects.toMatchObject({ reason: 'not-found' });
  });
});

describe('removing a request', () => {
  it('takes it off its lead, also for the next saving, until it is undone', async () => {
    const { store, bob } = await openWithBob();
    const { commandId } = await removeRequest(store, bob, 'forum.example/p/oven');
    expect(texts(await readLead(store, bob))).toEqual(['Looking for a mixer']);
    await save(store, [oven]);
    expect(texts(await readLead(store, bob))).toEqual(['Looking for a mixer']);
    expect((await undo(store, commandId ?? '')).kept).toEqual([]);
    expect(texts(await readLead(store, bob))).toEqual(['Looking for a mixer', 'Need an oven']);
    expect((await readLead(store, bob))?.removed).toBeUndefined();
  });

  it('leaves no empty list behind', async () => {
    const store = openTestStore();
    const { saved } = await save(store, [mixer]);
    await removeRequest(store, saved[0]?.leadId ?? '', 'forum.example/p/mixer');
    expect(await readLead(store, saved[0]?.leadId ?? '')).not.toHaveProperty('requests');
  });

  it('is not forgotten when a value is edited', async () => {
    const { store, bob } = await openWithBob();
    await removeRequest(store, bob, 'forum.example/p/oven');
    await editLead(store, bob, { facts: { person: ['Robert'] } });
    await save(store, [oven]);
    expect(texts(await readLead(store, bob))).toEqual(['Looking for a mixer']);
  });
});

it('rows written before there were requests are read, matched and added to as they are', async () => {
  const store = openTestStore();
  const old = toStoredLead({ person: 'Robert Crumb', email: 'bob@bakery.example' }, { kind: 'person' });
  expect(old).not.toHaveProperty('requests');
  expect(old).not.toHaveProperty('accounts');
  await store.db.leads.add(old);
  const asking = toAsking({ key: 'ask', author: 'bob', facts: { email: 'bob@bakery.example' } });
  expect((await compareCandidates(store, [asking], THREAD.url)).get('ask')).toMatchObject({
    state: 'changed',
    leadId: old.id,
  });
  const { commandId } = await save(store, [asking]);
  expect(texts(await readLead(store, old.id))).toHaveLength(1);
  await undo(store, commandId ?? '');
  expect(content([(await readLead(store, old.id)) ?? old])).toEqual(content([old]));
});
