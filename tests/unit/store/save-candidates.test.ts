import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { capture, historyEntry, lead as leadSchema } from '@/lib/leads/lead';
import { editLead } from '@/lib/store/commands/edit-lead';
import { createCategory } from '@/lib/store/commands/categories';
import { saveCandidates } from '@/lib/store/commands/save-candidates';
import {
  compareCandidates,
  countLeads,
  readEvidence,
  readHistory,
  readLead,
  readSourcePages,
} from '@/lib/store/queries';
import { readCaptures } from '@/lib/store/captures';
import type { Store } from '@/lib/store/store';
import { toCandidate, type Written } from '../leads/candidates';
import { openTestStore, OTHER_PAGE, PAGE, readAll } from './open';

const ALDER: Written = { name: 'Alder', phone: '+1 617 555 0100' };

async function save(store: Store, written: Written, page = PAGE) {
  const { saved, commandId } = await saveCandidates(store, { page, candidates: [toCandidate(written)] });
  const [one] = saved;
  if (one === undefined) throw new Error('nothing saved');
  return { ...one, commandId };
}

async function expectLead(store: Store, id: string) {
  const lead = await readLead(store, id);
  if (lead === undefined) throw new Error(`no lead ${id}`);
  return lead;
}

describe('saveCandidates', () => {
  it('makes a lead with its evidence and history, all valid', async () => {
    const store = openTestStore();
    const { leadId, outcome, commandId } = await save(store, ALDER);
    expect(outcome).toBe('created');
    const lead = await expectLead(store, leadId);
    expect(leadSchema.safeParse(lead).error).toBeUndefined();
    const captures = await readCaptures(store, leadId);
    expect(captures).toHaveLength(1);
    expect(capture.safeParse(captures[0]).error).toBeUndefined();
    const history = await readHistory(store, leadId);
    expect(history.map((entry) => [entry.commandId, entry.cause])).toEqual([[commandId, 'capture']]);
    expect(historyEntry.safeParse(history[0]).error).toBeUndefined();
  });

  it('writes nothing at all for a page that says the same again', async () => {
    const store = openTestStore();
    const { leadId } = await save(store, ALDER);
    const before = await readAll(store);
    expect(await save(store, ALDER)).toMatchObject({ leadId, outcome: 'unchanged', commandId: undefined });
    expect(await readAll(store)).toEqual(before);
  });

  it('takes the same from another page as evidence', async () => {
    const store = openTestStore();
    const { leadId } = await save(store, ALDER);
    expect(await save(store, ALDER, OTHER_PAGE)).toMatchObject({ leadId, outcome: 'updated' });
    const lead = await expectLead(store, leadId);
    expect(lead.facts.phone?.[0]?.sources).toHaveLength(2);
    const evidence = await readEvidence(store, lead, 'phone', 0);
    expect(evidence.map(({ page, shown }) => [page.url, shown])).toEqual([
      [OTHER_PAGE.url, '+1 617 555 0100'],
      [PAGE.url, '+1 617 555 0100'],
    ]);
  });

  it('merges what changed and leaves a typed value on top', async () => {
    const store = openTestStore();
    const { leadId } = await save(store, ALDER);
    await editLead(store, leadId, { facts: { name: ['Alder Roofing'] } });
    expect(await save(store, { ...ALDER, email: 'info@alder.example' })).toMatchObject({
      leadId,
      outcome: 'updated',
    });
    const lead = await expectLead(store, leadId);
    expect(lead.facts.name?.map(({ value }) => value)).toEqual(['Alder Roofing']);
    expect(lead.facts.email?.map(({ value }) => value)).toEqual(['info@alder.example']);
  });

  it('adds categories, tags and a note, also to a lead that is otherwise unchanged, once', async () => {
    const store = openTestStore();
    const { leadId } = await save(store, ALDER);
    const { categoryId } = await createCategory(store, 'Roofers');
    const request = {
      page: PAGE,
      candidates: [toCandidate(ALDER)],
      categoryIds: [categoryId],
      tags: ['hot'],
      note: 'met at the fair',
    };
    expect((await saveCandidates(store, request)).saved[0]).toMatchObject({ leadId, outcome: 'updated' });
    expect((await saveCandidates(store, request)).saved[0]).toMatchObject({ leadId, outcome: 'unchanged' });
    expect(await readLead(store, leadId)).toMatchObject({
      categoryIds: [categoryId],
      tags: ['hot'],
      note: 'met at the fair',
    });
    expect(await readCaptures(store, leadId)).toHaveLength(1);
  });

  it('keeps rows of one page apart, also when the page is saved again', async () => {
    const store = openTestStore();
    const branch = { name: 'Alder', address: { text: 'Springvale', locality: 'Springvale' } };
    const candidates = [toCandidate(branch), toCandidate(branch)];
    const first = await saveCandidates(store, { page: PAGE, candidates });
    expect(first.saved.map(({ outcome }) => outcome)).toEqual(['created', 'created']);
    const again = await saveCandidates(store, { page: PAGE, candidates });
    expect(again.saved.map(({ outcome }) => outcome)).toEqual(['unchanged', 'unchanged']);
    expect(new Set(again.saved.map(({ leadId }) => leadId)).size).toBe(2);
  });

  it('makes one lead of two rows that link to the same page of a record', async () => {
    const store = openTestStore();
    const profile = 'https://directory.example/firm/1';
    const { saved } = await saveCandidates(store, {
      page: PAGE,
      candidates: [
        toCandidate({ name: 'Alder', profile }),
        toCandidate({ name: 'Alder', profile, phone: '+1 617 555 0100' }),
      ],
    });
    expect(saved.map(({ outcome }) => outcome)).toEqual(['created', 'updated']);
    expect(await countLeads(store)).toBe(1);
    expect(await readHistory(store, saved[0]?.leadId ?? '')).toHaveLength(2);
  });

  it('saves a thousand rows in one command', async () => {
    const store = openTestStore();
    const candidates = Array.from({ length: 1_000 }, (_, n) =>
      toCandidate({ name: `Firm ${n}`, email: `info@firm-${n}.example` }),
    );
    const { saved } = await saveCandidates(store, { page: PAGE, candidates });
    expect(saved.map(({ key }) => key)).toEqual(candidates.map(({ key }) => key));
    expect(await countLeads(store)).toBe(1_000);
  });

  it('loses nothing when many contexts change one lead at once', async () => {
    const store = openTestStore();
    const other = openTestStore({ name: store.db.name });
    const { leadId } = await save(store, ALDER);
    await Promise.all(
      Array.from({ length: 30 }, (_, n) =>
        save(
          n % 2 === 0 ? store : other,
          { ...ALDER, email: `e${n}@alder.example` },
          { ...PAGE, url: `${PAGE.url}?${n}` },
        ),
      ),
    );
    const lead = await expectLead(store, leadId);
    expect(await countLeads(store)).toBe(1);
    expect(lead.facts.email).toHaveLength(30);
    expect(lead.revision).toBe(31);
  });

  it('makes the outbox grow for enabled targets only, one row a lead', async () => {
    const store = openTestStore();
    await store.db.targets.bulkPut([{ id: 'off', enabled: false }]);
    const { leadId } = await save(store, ALDER);
    expect(await store.db.outbox.count()).toBe(0);
    await store.db.targets.bulkPut([{ id: 'on', enabled: true }]);
    await save(store, ALDER, OTHER_PAGE);
    await editLead(store, leadId, { note: 'x' });
    expect(await store.db.outbox.toArray()).toMatchObject([{ targetId: 'on', leadId, revision: 3 }]);
  });
});

describe('compareCandidates', () => {
  it('tells new, known and changed for a whole list', async () => {
    const store = openTestStore();
    const { leadId } = await save(store, ALDER);
    const [fresh, known, changed] = [
      toCandidate({ name: 'Birch' }, { key: 'fresh' }),
      toCandidate(ALDER, { key: 'known' }),
      toCandidate(
        { ...ALDER, email: 'info@alder.example', website: 'https://alder.example' },
        { key: 'changed' },
      ),
    ];
    expect(await compareCandidates(store, [fresh, known, changed], PAGE.url)).toEqual(
      new Map<string, unknown>([
        ['fresh', { state: 'new' }],
        ['known', { state: 'known', leadId }],
        ['changed', { state: 'changed', leadId, parts: ['email', 'website'] }],
      ]),
    );
  });

  it('finds a branch by its own page behind the phone a hundred branches share', async () => {
    const store = openTestStore();
    const branch = (n: number) =>
      toCandidate(
        { name: 'Alder', phone: '+1 617 555 0100', profile: `https://directory.example/firm/${n}` },
        { key: `${n}` },
      );
    const candidates = Array.from({ length: 100 }, (_, n) => branch(n));
    const { saved } = await saveCandidates(store, { page: PAGE, candidates });
    expect(saved.every(({ outcome }) => outcome === 'created')).toBe(true);
    const compared = await compareCandidates(store, [branch(70), branch(100)], PAGE.url);
    expect(compared.get('70')).toEqual({ state: 'known', leadId: saved[70]?.leadId });
    expect(compared.get('100')).toEqual({ state: 'new' });
  });
});

describe('readSourcePages', () => {
  it('gives the page each lead was first captured on', async () => {
    const store = openTestStore();
    const { leadId } = await save(store, ALDER);
    await save(store, { ...ALDER, email: 'info@alder.example' }, OTHER_PAGE);
    expect(await readSourcePages(store, [await expectLead(store, leadId)])).toEqual(
      new Map([[leadId, PAGE]]),
    );
  });
});
