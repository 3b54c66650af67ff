import { describe, expect, it } from 'vitest';
import type { Lead } from '@/lib/leads/lead';
import type { QueryContext } from '@/lib/search/compile-query';
import { groupLeads, type LeadGrouping } from '@/lib/search/group-leads';
import { LeadIndex } from '@/lib/search/lead-index';
import { nextId, toStoredLead } from '../leads/candidates';

const [TRADE, FAIRS, FIELD] = [nextId(), nextId(), nextId()];
const context: QueryContext = {
  categories: [
    { id: TRADE, name: 'Trade', createdAt: 1 },
    { id: FAIRS, name: 'Fairs', createdAt: 2 },
  ],
  lists: [],
  customFields: [{ id: FIELD, name: 'Size', type: 'choice', choices: ['small', 'large'], createdAt: 1 }],
  now: 1_000,
};
const leads: Lead[] = [
  {
    ...toStoredLead({ name: 'Alder', address: { text: 'Zagreb', locality: 'Zagreb' } }, { at: 1 }),
    stage: 'qualified',
    tags: ['hot', 'fair'],
    categoryIds: [TRADE],
  },
  {
    ...toStoredLead({ name: 'Birch', address: { text: 'Aarhus', locality: 'Aarhus' } }, { at: 2 }),
    tags: ['hot'],
    categoryIds: [FAIRS],
    custom: { [FIELD]: 'small' },
  },
  { ...toStoredLead({ name: 'Cedar' }, { at: 3 }), stage: 'contacted' },
];
const index = new LeadIndex();
for (const lead of leads) index.set(lead);
const names = new Map(leads.map((lead) => [lead.id, lead.facts.name?.[0]?.value]));
const ids = leads.map(({ id }) => id);

/** Each group as its key and the names of its leads. */
function group(by: LeadGrouping, some: readonly string[] = ids) {
  const steps = groupLeads(index, some, by, context);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value.map(({ key, ids }) => [key, ...ids.map((id) => names.get(id))]);
  }
}

describe('groups of leads', () => {
  it('stand in the order of stages, and keep that of the leads inside', () => {
    expect(group('stage')).toEqual([
      ['new', 'Birch'],
      ['contacted', 'Cedar'],
      ['qualified', 'Alder'],
    ]);
    expect(group('kind', ids.toReversed())).toEqual([['organisation', 'Cedar', 'Birch', 'Alder']]);
  });

  it('hold a lead once for each of its tags; those without one stand last', () => {
    expect(group('tag')).toEqual([
      ['fair', 'Alder'],
      ['hot', 'Alder', 'Birch'],
      [undefined, 'Cedar'],
    ]);
  });

  it('of categories follow the tree, of places the alphabet', () => {
    expect(group('category').map(([key]) => key)).toEqual([FAIRS, TRADE, undefined]);
    expect(group('locality').map(([key]) => key)).toEqual(['aarhus', 'zagreb', undefined]);
  });

  it('can be by a field of the user’s own', () => {
    expect(group(`custom.${FIELD}`)).toEqual([
      ['small', 'Birch'],
      [undefined, 'Alder', 'Cedar'],
    ]);
  });

  it('leave out what is not there any more', () => {
    expect(group('owner', [nextId()])).toEqual([]);
  });

  it('pause, so that 100,000 do not hold up a frame', () => {
    const steps = groupLeads(
      index,
      Array.from({ length: 2_500 }, () => ids[0] ?? ''),
      'stage',
      context,
    );
    expect([steps.next().done, steps.next().done, steps.next().done]).toEqual([false, false, true]);
  });
});
