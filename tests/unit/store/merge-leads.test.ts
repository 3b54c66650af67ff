import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { diffLeads } from '@/lib/leads/changes';
import type { Lead } from '@/lib/leads/lead';
import { readCaptures } from '@/lib/store/captures';
import { changeLeads } from '@/lib/store/commands/change-leads';
import { editLead } from '@/lib/store/commands/edit-lead';
import { mergeGroups, mergeLeads } from '@/lib/store/commands/merge-leads';
import { saveCandidates } from '@/lib/store/commands/save-candidates';
import { undo } from '@/lib/store/commands/undo';
import { countLeads, readEvidence, readHistory, readLead, readLeadAt } from '@/lib/store/queries';
import type { Store } from '@/lib/store/store';
import { toCandidate, type Written } from '../leads/candidates';
import { openTestStore, OTHER_PAGE, PAGE } from './open';

const ALDER: Written = { name: 'Alder', phone: '+1 617 555 0100' };
const ELDER: Written = { name: 'Elder', phone: '+1 617 555 0101', email: 'office@elder.example' };

async function save(store: Store, written: Written, page = PAGE): Promise<string> {
  const { saved } = await saveCandidates(store, { page, candidates: [toCandidate(written)] });
  return saved[0]?.leadId ?? '';
}

async function openMerged() {
  const store = openTestStore();
  const winnerId = await save(store, ALDER);
  const loserId = await save(store, ELDER, OTHER_PAGE);
  const before = await store.db.leads.bulkGet([winnerId, loserId]);
  const { commandId = '' } = await mergeLeads(store, { winnerId, loserIds: [loserId] });
  return { store, winnerId, loserId, before, commandId };
}

const isLike = (a: Lead | undefined, b: Lead | undefined) => diffLeads(a, b).length === 0;

describe('merging leads', () => {
  it('leaves one lead; the other’s id leads to it and its captures are evidence', async () => {
    const { store, winnerId, loserId } = await openMerged();
    expect(await countLeads(store)).toBe(1);
    const winner = await readLead(store, loserId);
    expect(winner?.id).toBe(winnerId);
    expect((await readCaptures(store, winnerId)).map(({ page }) => page.url)).toEqual([
      OTHER_PAGE.url,
      PAGE.url,
    ]);
    expect(winner && (await readEvidence(store, winner, 'email', 0))[0]?.page).toEqual(OTHER_PAGE);
    expect((await readHistory(store, winnerId)).map(({ cause }) => cause)).toEqual([
      'merge',
      'merge',
      'capture',
      'capture',
    ]);
  });

  it('is undone whole, and done again', async () => {
    const { store, winnerId, loserId, before, commandId } = await openMerged();
    const { commandId: undoId = '', kept } = await undo(store, commandId);
    expect(kept).toEqual([]);
    const after = await store.db.leads.bulkGet([winnerId, loserId]);
    expect(after.map((lead, at) => isLike(lead, before[at]))).toEqual([true, true]);
    expect((await readLead(store, loserId))?.id).toBe(loserId);
    expect(await readCaptures(store, winnerId)).toHaveLength(1);

    await undo(store, undoId);
    expect((await readLead(store, loserId))?.id).toBe(winnerId);
    expect(await countLeads(store)).toBe(1);
  });

  it('is undone after later edits, which stay', async () => {
    const { store, winnerId, loserId, commandId } = await openMerged();
    await editLead(store, winnerId, { note: 'called', facts: { jobTitle: ['Owner'] } });
    await changeLeads(store, [winnerId], { tags: { add: ['hot'] } });
    const typed = { text: '+1 617 555 0199', e164: '+16175550199' };
    const phones = (await readLead(store, winnerId))?.facts.phone?.map(({ value }) => value) ?? [];
    await editLead(store, winnerId, { facts: { phone: [typed, ...phones] } });

    await undo(store, commandId);
    const winner = await readLead(store, winnerId);
    expect(winner).toMatchObject({ note: 'called', tags: ['hot'] });
    expect(winner?.facts.phone?.map(({ value }) => value.e164)).toEqual(['+16175550199', '+16175550100']);
    expect(winner?.facts.email).toBeUndefined();
    expect((await readLead(store, loserId))?.facts.email?.[0]?.value).toBe('office@elder.example');
  });

  it('follows merges of merged leads', async () => {
    const { store, winnerId, loserId } = await openMerged();
    const third = await save(store, { name: 'Third', phone: '+1 617 555 0102' });
    await mergeLeads(store, { winnerId: third, loserIds: [winnerId] });
    expect((await readLead(store, loserId))?.id).toBe(third);
    expect(await readCaptures(store, third)).toHaveLength(3);
  });

  it('finds the winner when the loser’s page is saved again, and leaves no trace', async () => {
    const { store, winnerId } = await openMerged();
    const { saved, commandId } = await saveCandidates(store, {
      page: OTHER_PAGE,
      candidates: [toCandidate(ELDER)],
    });
    expect(saved).toMatchObject([{ leadId: winnerId, outcome: 'unchanged' }]);
    expect(commandId).toBeUndefined();
  });

  it('merges many groups in one command, passing over what is gone', async () => {
    const store = openTestStore();
    const [a, b, c, d] = await Promise.all(
      ['A', 'B', 'C', 'D'].map((name, at) => save(store, { name, phone: `+1 617 555 010${at}` })),
    );
    const { commandId = '' } = await mergeGroups(store, [
      { winnerId: a ?? '', loserIds: [b ?? ''] },
      { winnerId: 'gone', loserIds: [c ?? ''] },
      { winnerId: c ?? '', loserIds: [d ?? ''] },
    ]);
    expect(await countLeads(store)).toBe(2);
    await undo(store, commandId);
    expect(await countLeads(store)).toBe(4);
  });

  it('says when a lead is gone', async () => {
    const store = openTestStore();
    const winnerId = await save(store, ALDER);
    await expect(mergeLeads(store, { winnerId, loserIds: ['gone'] })).rejects.toMatchObject({
      reason: 'not-found',
    });
  });
});

describe('a lead as it was', () => {
  it('is read at any moment', async () => {
    const { store, winnerId, loserId, before } = await openMerged();
    const mergedAt = (await readHistory(store, winnerId))[0]?.at ?? 0;
    expect(isLike(await readLeadAt(store, winnerId, mergedAt - 1), before[0])).toBe(true);
    expect(isLike(await readLeadAt(store, loserId, mergedAt - 1), before[1])).toBe(true);
    expect((await readLeadAt(store, winnerId, mergedAt))?.facts.email).toBeDefined();
    expect(await readLeadAt(store, winnerId, 0)).toBeUndefined();
  });
});

describe('changeLeads', () => {
  it('changes marks of many leads in one command, undone together', async () => {
    const store = openTestStore();
    const ids = [await save(store, ALDER), await save(store, ELDER)];
    const { commandId = '' } = await changeLeads(store, [...ids, 'gone'], {
      stage: 'contacted',
      owner: 'Ann',
      tags: { add: ['fair'] },
      custom: { '00000000-0000-4000-8000-000000000001': 12 },
    });
    for (const id of ids)
      expect(await readLead(store, id)).toMatchObject({ stage: 'contacted', owner: 'Ann', tags: ['fair'] });
    await undo(store, commandId);
    for (const id of ids) {
      const lead = await readLead(store, id);
      expect([lead?.stage, lead?.owner, lead?.custom, lead?.tags]).toEqual([
        undefined,
        undefined,
        undefined,
        [],
      ]);
    }
  });

  it('refuses what a lead cannot be, and says where', async () => {
    const store = openTestStore();
    const wrong = changeLeads(store, [await save(store, ALDER)], { owner: 'x'.repeat(81) });
    await expect(wrong).rejects.toMatchObject({ reason: 'invalid', issues: [{ path: 'owner' }] });
  });
});
