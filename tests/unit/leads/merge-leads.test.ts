import { describe, expect, it } from 'vitest';
import { diffLeads, rewind } from '@/lib/leads/changes';
import { lead as leadSchema, type Lead } from '@/lib/leads/lead';
import { applyMarks } from '@/lib/leads/marks';
import { mergeLeads } from '@/lib/leads/merge-leads';
import { toStoredLead } from './candidates';

const alder = toStoredLead({ name: 'Alder', phone: '+1 617 555 0100', email: 'a@alder.example' }, { at: 1 });
const alderLtd = toStoredLead(
  { name: 'Alder Ltd', phone: ['+1 617 555 0100', '+1 617 555 0101'] },
  { at: 2 },
);

const valuesOf = (lead: Lead, field: 'name' | 'phone' | 'email') =>
  lead.facts[field]?.map(({ value }) => (typeof value === 'string' ? value : value.e164));

describe('mergeLeads', () => {
  it('keeps every value once, the winner’s first, with the sources of both', () => {
    const merged = mergeLeads(alder, [alderLtd]);
    expect(valuesOf(merged, 'name')).toEqual(['Alder', 'Alder Ltd']);
    expect(valuesOf(merged, 'phone')).toEqual(['+16175550100', '+16175550101']);
    expect(valuesOf(merged, 'email')).toEqual(['a@alder.example']);
    expect(merged.facts.phone?.[0]?.sources.map(({ at }) => at)).toEqual([1, 2]);
    expect(merged).toMatchObject({ id: alder.id, createdAt: 1 });
    expect(merged.keys).toContain('phone:+16175550101');
    expect(leadSchema.safeParse(merged).success).toBe(true);
  });

  it('begins a field with the chosen lead’s value', () => {
    const merged = mergeLeads(alder, [alderLtd], { name: alderLtd.id, phone: alder.id });
    expect(valuesOf(merged, 'name')).toEqual(['Alder Ltd', 'Alder']);
    expect(valuesOf(merged, 'phone')?.[0]).toBe('+16175550100');
  });

  it('puts what a person typed first', () => {
    const typed: Lead = {
      ...alderLtd,
      facts: { name: [{ value: 'ALDER', sources: [{ by: 'user', at: 3 }] }] },
    };
    const merged = mergeLeads(alder, [typed]);
    expect(merged.facts.name?.[0]?.value).toBe('Alder');
    expect(merged.facts.name?.[0]?.sources.map(({ by }) => by)).toEqual(['capture', 'user']);
    const other: Lead = { ...typed, facts: { name: [{ value: 'Elder', sources: [{ by: 'user', at: 3 }] }] } };
    expect(valuesOf(mergeLeads(alder, [other]), 'name')).toEqual(['Elder', 'Alder']);
  });

  it('leaves out what the winner’s user took out, unless a person typed it', () => {
    const without: Lead = { ...alder, removed: ['phone:+16175550101'] };
    const merged = mergeLeads(without, [alderLtd]);
    expect(valuesOf(merged, 'phone')).toEqual(['+16175550100']);
    expect(merged.removed).toEqual(['phone:+16175550101']);
  });

  it('unites marks; the wish not to be contacted and the higher level win whoever is kept', () => {
    const a = applyMarks({ ...alder, tags: ['x'], note: 'one' }, { owner: 'Ann', level: 'secret' }, 5);
    const b = applyMarks(
      { ...alderLtd, tags: ['x', 'y'], note: 'two' },
      { owner: 'Ben', stage: 'contacted', doNotContact: { reason: 'asked' }, custom: { f: 7 } },
      6,
    );
    for (const [winner, loser, owner] of [
      [a, b, 'Ann'],
      [b, a, 'Ben'],
    ] as const) {
      expect(mergeLeads(winner, [loser])).toMatchObject({
        owner,
        level: 'secret',
        stage: 'contacted',
        doNotContact: { since: 6, reason: 'asked' },
        tags: ['x', 'y'],
        custom: { f: 7 },
      });
    }
    expect(mergeLeads(a, [b]).note).toBe('one\ntwo');
  });
});

describe('applyMarks', () => {
  it('stores what is said and nothing where nothing is', () => {
    const marked = applyMarks(
      alder,
      { owner: 'Ann', stage: 'unqualified', stageReason: 'too small', class: 'partner', existing: true },
      9,
    );
    expect(marked).toMatchObject({ owner: 'Ann', stage: 'unqualified', stageReason: 'too small' });
    const cleared = applyMarks(
      marked,
      { owner: '', stage: 'new', class: 'prospect', existing: false, level: 'internal', doNotContact: false },
      10,
    );
    expect(cleared).toEqual(alder);
  });

  it('keeps since when nobody may write', () => {
    const first = applyMarks(alder, { doNotContact: true }, 9);
    expect(applyMarks(first, { doNotContact: { reason: 'mail' } }, 10).doNotContact).toEqual({
      since: 9,
      reason: 'mail',
    });
  });
});

describe('rewind', () => {
  it('gives back the lead before its changes, whatever they were', () => {
    const marked = applyMarks(alder, { owner: 'Ann', custom: { f: 'x' } }, 9);
    const merged = mergeLeads(marked, [alderLtd]);
    const changes = [...diffLeads(marked, merged), ...diffLeads(alder, marked)];
    expect(diffLeads(rewind(merged, changes), alder)).toEqual([]);
    expect(rewind(merged, diffLeads(undefined, merged))).toBeUndefined();
  });
});
