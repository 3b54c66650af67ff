import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { deleteLeads } from '@/lib/store/commands/delete-leads';
import { dismissDuplicates } from '@/lib/store/commands/dismissals';
import { editLead } from '@/lib/store/commands/edit-lead';
import { mergeCertain } from '@/lib/store/commands/merge-certain';
import { mergeCertainAround } from '@/lib/store/commands/merge-certain-around';
import { mergeLeads } from '@/lib/store/commands/merge-leads';
import { saveCandidates } from '@/lib/store/commands/save-candidates';
import { undo } from '@/lib/store/commands/undo';
import { followDuplicates, type DuplicateNews } from '@/lib/store/follow-duplicates';
import { countLeads, readLead } from '@/lib/store/queries';
import type { Store } from '@/lib/store/store';
import { toCandidate, toStoredLead, type Written } from '../leads/candidates';
import { openTestStore, OTHER_PAGE, PAGE } from './open';

const ALDER: Written = { name: 'Alder Lighting', phone: '+1 617 555 0100' };
const ALDER_LTD: Written = { name: 'Alder Lighting Ltd', phone: '+1 617 555 0100' };
const BIRCH: Written = { name: 'Birch Foods', phone: '+1 617 555 0101' };
/** The phone agrees and half of the name. */
const ALDER_MOTORS: Written = { name: 'Alder', phone: '+1 617 555 0100' };

/** Puts leads into the store as they are, where saving would take them over. */
async function put(store: Store, ...written: Written[]): Promise<string[]> {
  const leads = written.map((one, at) => toStoredLead(one, { at: 1_000 + at }));
  await store.db.leads.bulkAdd(leads);
  return leads.map(({ id }) => id);
}

const stops: (() => void)[] = [];
afterEach(() => stops.splice(0).forEach((stop) => stop()));

/** What was told last, and waiting for it to say something. */
function follow(store: Store) {
  let last: DuplicateNews | undefined;
  stops.push(followDuplicates(store, (news) => (last = news)));
  const namesOf = () => last?.groups.map((group) => group.leads.map(({ name }) => name).sort());
  return {
    news: () => last,
    expectGroups: (groups: string[][]) =>
      vi.waitFor(() => expect([last?.searching, namesOf()]).toEqual([false, groups]), { timeout: 5_000 }),
  };
}

const ALDERS = ['Alder Lighting', 'Alder Lighting Ltd'];

describe('followDuplicates', () => {
  it('finds groups among all leads, with the reasons', async () => {
    const store = openTestStore();
    const [first, , third] = await put(store, ALDER, BIRCH, ALDER_LTD);
    const { expectGroups, news } = follow(store);
    await expectGroups([ALDERS]);
    expect(news()?.certain.map((group) => group.sort())).toEqual([[first, third].sort()]);
    expect(news()).toMatchObject({
      count: 1,
      groups: [{ verdict: 'certain', pairs: [{ reasons: [{ code: 'same-phone' }, { code: 'same-name' }] }] }],
    });
  });

  it('sees what is saved, edited, deleted and brought back, one lead at a time', async () => {
    const store = openTestStore();
    await put(store, ALDER, BIRCH);
    const { expectGroups } = follow(store);
    await expectGroups([]);
    const { saved } = await saveCandidates(store, {
      page: OTHER_PAGE,
      candidates: [toCandidate({ name: 'Alder Lighting Ltd', website: 'https://alder.example' })],
    });
    await expectGroups([ALDERS]);
    const id = saved[0]?.leadId ?? '';
    await editLead(store, id, { facts: { name: ['Cedar Optics'] } });
    await expectGroups([]);
    await editLead(store, id, { facts: { name: ['Birch Foods'] } });
    await expectGroups([['Birch Foods', 'Birch Foods']]);
    const { commandId } = await deleteLeads(store, [id]);
    await expectGroups([]);
    await undo(store, commandId ?? '');
    await expectGroups([['Birch Foods', 'Birch Foods']]);
  });

  it('leaves dismissed pairs away, also when one was merged since, and undo brings them back', async () => {
    const store = openTestStore();
    const [first = '', second = ''] = await put(store, ALDER, ALDER_LTD);
    const { expectGroups } = follow(store);
    await expectGroups([ALDERS]);
    const { commandId } = await dismissDuplicates(store, [first, second]);
    await expectGroups([]);
    const [third = ''] = await put(store, { name: 'Cedar Optics' });
    await mergeLeads(store, { winnerId: third, loserIds: [second], first: { name: second } });
    await vi.waitFor(async () => expect(await readLead(store, second)).toMatchObject({ id: third }));
    await expectGroups([]);
    await undo(store, commandId ?? '');
    await expectGroups([ALDERS]);
  });

  it('calls a group certain only when each of it is certain with each', async () => {
    const store = openTestStore();
    await put(store, ALDER, ALDER_LTD, ALDER_MOTORS);
    const { expectGroups, news } = follow(store);
    await expectGroups([['Alder', ...ALDERS]]);
    expect(news()?.groups[0]?.verdict).toBe('likely');
    expect(news()?.certain.map((group) => group.length)).toEqual([2]);
  });

  it('shows at most eight side by side; the next come when these are done', async () => {
    const store = openTestStore();
    await put(store, ...Array.from({ length: 10 }, () => ALDER));
    const { expectGroups } = follow(store);
    await expectGroups([Array<string>(8).fill('Alder Lighting'), ['Alder Lighting', 'Alder Lighting']]);
  });
});

describe('dismissDuplicates', () => {
  it('remembers each pair once', async () => {
    const store = openTestStore();
    const ids = await put(store, ALDER, ALDER_LTD, BIRCH);
    expect((await dismissDuplicates(store, ids)).commandId).toBeDefined();
    expect(await store.db.dismissals.count()).toBe(3);
    expect((await dismissDuplicates(store, ids.slice(1))).commandId).toBeUndefined();
  });
});

describe('mergeCertain', () => {
  it('merges many groups in one command, each into the one worked on or knowing most', async () => {
    const store = openTestStore();
    const [a = '', b = '', c = '', d = ''] = await put(store, ALDER, BIRCH, ALDER_LTD, {
      ...BIRCH,
      email: 'info@birch.example',
    });
    await editLead(store, c, { note: 'called' });
    const { commandId, merged } = await mergeCertain(store, [
      [a, c],
      [b, d],
    ]);
    expect(merged).toBe(2);
    expect((await readLead(store, a))?.id).toBe(c);
    expect((await readLead(store, b))?.id).toBe(d);
    await undo(store, commandId ?? '');
    expect(await countLeads(store)).toBe(4);
  });

  it('leaves a group alone of which a lead is gone', async () => {
    const store = openTestStore();
    const [a = '', b = ''] = await put(store, ALDER, ALDER_LTD);
    await deleteLeads(store, [b]);
    expect(await mergeCertain(store, [[a, b]])).toEqual({ commandId: undefined, merged: 0 });
  });

  it('does not do again unasked what was undone', async () => {
    const store = openTestStore();
    const [a = '', b = ''] = await put(store, ALDER, ALDER_LTD);
    const { commandId } = await mergeCertain(store, [[a, b]]);
    await undo(store, commandId ?? '');
    expect((await mergeCertain(store, [[a, b]], { unasked: true })).merged).toBe(0);
    expect((await mergeCertain(store, [[a, b]])).merged).toBe(1);
  });
});

describe('mergeCertainAround', () => {
  it('merges what is certainly one with what was saved, and nothing else', async () => {
    const store = openTestStore();
    await put(store, ALDER, ALDER_LTD, BIRCH, BIRCH);
    const { saved } = await saveCandidates(store, { page: PAGE, candidates: [toCandidate(ALDER)] });
    const { merged } = await mergeCertainAround(
      store,
      saved.map(({ leadId }) => leadId),
    );
    expect(merged).toBe(1);
    expect(await countLeads(store)).toBe(3);
  });

  it('leaves dismissed and likely ones', async () => {
    const store = openTestStore();
    const ids = await put(store, ALDER, ALDER_LTD);
    await put(store, ALDER_MOTORS);
    await dismissDuplicates(store, ids);
    expect((await mergeCertainAround(store, ids)).merged).toBe(0);
  });
});
