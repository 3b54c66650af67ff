import { describe, expect, it } from 'vitest';
import { diffLeads, revertChanges } from '@/lib/leads/changes';
import type { Fact, Lead } from '@/lib/leads/lead';
import { mergeCandidate, withKeys } from '@/lib/leads/merge';
import { nextId, toCandidate, toStoredLead } from './candidates';

const first = toStoredLead({ name: 'Alder', phone: '+1 617 555 0100' });
const merged = mergeCandidate(
  first,
  toCandidate({ name: 'Alder', phone: '+1 617 555 0199', email: 'a@alder.example' }),
  {
    captureId: nextId(),
    at: 2_000,
  },
);
const typed = <T>(value: T): Fact<T> => ({ value, sources: [{ by: 'user', at: 3_000 }] });
const content = (lead: Lead | undefined) => lead && { ...lead, updatedAt: 0, revision: 0 };

describe('diffLeads', () => {
  it('names what differs and nothing that is bookkeeping', () => {
    expect(diffLeads(first, merged).map(({ path }) => path)).toEqual([
      'facts.name',
      'facts.phone',
      'facts.email',
    ]);
    expect(diffLeads(first, { ...first, updatedAt: 9, revision: 9 })).toEqual([]);
  });
  it('tells creation and deletion as one change of the whole', () => {
    expect(diffLeads(undefined, first)).toEqual([{ path: 'lead', before: undefined, after: first }]);
    expect(diffLeads(first, undefined)).toEqual([{ path: 'lead', before: first, after: undefined }]);
    expect(diffLeads(undefined, undefined)).toEqual([]);
  });
});

describe('revertChanges', () => {
  const changes = diffLeads(first, merged);

  it('gives back what was, and again what became', () => {
    const back = revertChanges(merged, changes);
    expect(back.kept).toEqual([]);
    expect(content(back.lead)).toEqual(content(first));
    expect(content(revertChanges(back.lead, diffLeads(merged, back.lead)).lead)).toEqual(content(merged));
  });

  it('keeps a value typed later and takes back its neighbours', () => {
    const email = typed('b@alder.example');
    const later = withKeys({
      ...merged,
      facts: { ...merged.facts, email: [email, ...(merged.facts.email ?? [])] },
    });
    const { lead, kept } = revertChanges(later, changes);
    expect(kept).toEqual(['facts.email']);
    expect(lead?.facts.email).toEqual([email]);
    expect(lead?.facts.phone).toEqual(first.facts.phone);
    expect(lead?.keys).toContain('email:b@alder.example');
  });

  it('keeps a value another page confirmed later, without the source that goes', () => {
    const later = mergeCandidate(merged, toCandidate({ email: 'a@alder.example' }), {
      captureId: nextId(),
      at: 4_000,
    });
    const { lead, kept } = revertChanges(later, changes);
    expect(kept).toEqual(['facts.email']);
    expect(lead?.facts.email?.[0]?.sources.map(({ at }) => at)).toEqual([4_000]);
  });

  it('takes tags and categories out of sets that went on changing', () => {
    const [one, two] = [nextId(), nextId()];
    const before = { ...first, tags: ['a'], categoryIds: [one] };
    const after = { ...before, tags: ['a', 'b'], categoryIds: [two] };
    const later = { ...after, tags: ['a', 'b', 'c'] };
    const { lead, kept } = revertChanges(later, diffLeads(before, after));
    expect(kept).toEqual([]);
    expect([lead?.tags, lead?.categoryIds]).toEqual([['a', 'c'], [one]]);
  });

  it.each<[string, Lead | undefined, Lead | undefined, Lead | undefined, string[], boolean]>([
    ['creation', undefined, first, first, [], false],
    ['creation of a lead edited since', undefined, first, merged, ['lead'], true],
    ['creation of a lead deleted since', undefined, first, undefined, [], false],
    ['deletion', first, undefined, undefined, [], true],
    ['deletion undone already', first, undefined, first, [], true],
    ['an edit of a lead deleted since', first, { ...first, note: 'x' }, undefined, ['note'], false],
    ['a note changed since', first, { ...first, note: 'x' }, { ...first, note: 'y' }, ['note'], true],
    ['a note gone already', first, { ...first, note: 'x' }, first, [], true],
  ])('%s', (_title, before, after, now, kept, exists) => {
    const reverted = revertChanges(now, diffLeads(before, after));
    expect(reverted.kept).toEqual(kept);
    expect(reverted.lead !== undefined).toBe(exists);
  });

  it('leaves no key behind for a part that is absent', () => {
    const { lead } = revertChanges({ ...first, note: 'x' }, [
      { path: 'note', before: undefined, after: 'x' },
    ]);
    expect(lead && 'note' in lead).toBe(false);
  });
});
