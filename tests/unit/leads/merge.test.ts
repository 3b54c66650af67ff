import { describe, expect, it } from 'vitest';
import type { Candidate } from '@/lib/leads/candidate';
import { getText } from '@/lib/leads/field-text';
import { lead as leadSchema, type Fact, type Lead } from '@/lib/leads/lead';
import { MAX_VALUES_PER_FIELD } from '@/lib/leads/limits';
import { getChangedParts, mergeCandidate, toLead, withKeys, type ChangedPart } from '@/lib/leads/merge';
import type { FieldId, FieldValue } from '@/lib/leads/values';
import { nextId, toCandidate, toStoredLead } from './candidates';

const moment = (at = 2_000) => ({ captureId: nextId(), at });

function texts(lead: Lead, field: FieldId): string[] {
  const list: readonly Fact<FieldValue>[] = lead.facts[field] ?? [];
  return list.map(({ value }) => getText(field, value));
}

const withTyped = (lead: Lead, name: string): Lead =>
  withKeys({
    ...lead,
    facts: {
      ...lead.facts,
      name: [{ value: name, sources: [{ by: 'user', at: 1_500 }] }, ...(lead.facts.name ?? [])],
    },
  });

/** Two readers of one page, in the order the page's reading put them. */
const read = (...parts: Candidate[]): Candidate => ({
  ...toCandidate({}),
  facts: { name: parts.flatMap((part) => part.facts.name ?? []) },
});

const old = () => toStoredLead({ name: 'Old' });

describe('the merge rule', () => {
  it.each<[string, Lead, Candidate, string[]]>([
    ['newer beats older', old(), toCandidate({ name: 'New' }), ['New', 'Old']],
    ['typed beats newer', withTyped(old(), 'Typed'), toCandidate({ name: 'New' }), ['Typed', 'New', 'Old']],
    [
      'seen again comes first again',
      toStoredLead({ name: ['New', 'Old'] }),
      toCandidate({ name: 'Old' }),
      ['Old', 'New'],
    ],
    ['written in another way is no second value', old(), toCandidate({ name: 'OLD.' }), ['OLD.']],
    ['typed keeps its way of writing', withTyped(old(), 'New'), toCandidate({ name: 'NEW' }), ['New', 'Old']],
    ['doubtful goes last', old(), toCandidate({ name: 'Maybe' }, { confidence: 0.4 }), ['Old', 'Maybe']],
    [
      'doubtful and known moves nothing',
      toStoredLead({ name: ['A', 'B'] }),
      toCandidate({ name: 'B' }, { confidence: 0.4 }),
      ['A', 'B'],
    ],
    ['taken out stays out', { ...old(), removed: ['name:new'] }, toCandidate({ name: 'New' }), ['Old']],
    [
      'hidden data agreeing with the page keeps its place',
      old(),
      read(toCandidate({ name: 'Agreed' }, { reader: 'json-ld' }), toCandidate({ name: ['Agreed', 'Seen'] })),
      ['Agreed', 'Seen', 'Old'],
    ],
    [
      'hidden data the page contradicts goes behind it',
      old(),
      read(toCandidate({ name: 'Hidden' }, { reader: 'json-ld' }), toCandidate({ name: 'Seen' })),
      ['Seen', 'Hidden', 'Old'],
    ],
    [
      'hidden data alone counts',
      old(),
      toCandidate({ name: 'Hidden' }, { reader: 'json-ld' }),
      ['Hidden', 'Old'],
    ],
    [
      'markup of shown text counts as shown',
      old(),
      read(toCandidate({ name: 'Marked' }, { reader: 'microdata' }), toCandidate({ name: 'Seen' })),
      ['Marked', 'Seen', 'Old'],
    ],
    ['a field the page lacks stays', old(), toCandidate({ phone: '+1 617 555 0100' }), ['Old']],
  ])('%s', (_title, lead, candidate, names) => {
    expect(texts(mergeCandidate(lead, candidate, moment()), 'name')).toEqual(names);
  });

  it('keeps a value seen again as one value with another source, oldest first', () => {
    const lead = toStoredLead({ phone: '+1 617 555 0100' }, { at: 1_000 });
    const merged = mergeCandidate(lead, toCandidate({ phone: '+16175550100' }), moment(2_000));
    expect(merged.facts.phone).toHaveLength(1);
    expect(merged.facts.phone?.[0]?.sources.map(({ at }) => at)).toEqual([1_000, 2_000]);
  });

  it.each([
    ['+1 617 555 0100', '(617) 555-0100 ', 1],
    ['+44 20 7946 0100', '020 7946 0100', 1],
    ['+1 617 555 0100', '555-0100', 2],
    ['+1 617 555 0100', '617 555 0199', 2],
  ])('%s and %s are %d number(s), the one with its country kept', (placed, local, count) => {
    for (const [first, second] of [
      [placed, local],
      [local, placed],
    ]) {
      const merged = mergeCandidate(
        toStoredLead({ phone: first ?? '' }),
        toCandidate({ phone: second ?? '' }),
        moment(),
      );
      expect(merged.facts.phone).toHaveLength(count);
      expect(merged.facts.phone?.some(({ value }) => value.e164 !== undefined)).toBe(true);
    }
  });

  it('keeps the parts of an address when a page shows it as mere text', () => {
    const address = { text: '12 Main St, Springvale', street: '12 Main St', locality: 'Springvale' };
    const merged = mergeCandidate(
      toStoredLead({ address }),
      toCandidate({ address: { text: '12 Main St., Springvale' } }),
      moment(),
    );
    expect(merged.facts.address?.map(({ value }) => value)).toEqual([address]);
  });

  it('counts a revision, moves the time, renews the keys and satisfies the schema', () => {
    const lead = toStoredLead({ name: 'Alder' });
    const merged = mergeCandidate(
      lead,
      toCandidate({ name: 'Alder', email: 'info@alder.example' }),
      moment(5_000),
    );
    expect(merged).toMatchObject({ revision: 2, updatedAt: 5_000, createdAt: 1_000 });
    expect(merged.keys).toContain('email:info@alder.example');
    expect(leadSchema.safeParse(merged).error).toBeUndefined();
  });

  it('leaves the lead it was given alone', () => {
    const lead = toStoredLead({ name: 'Old', phone: '+1 617 555 0100' });
    const before = JSON.stringify(lead);
    mergeCandidate(lead, toCandidate({ name: 'New', phone: '+1 617 555 0100' }), moment());
    expect(JSON.stringify(lead)).toBe(before);
  });

  it('never drops what was typed, however much is captured', () => {
    let lead = withTyped(old(), 'Typed');
    for (let n = 0; n < 100; n++) lead = mergeCandidate(lead, toCandidate({ name: `Name ${n}` }), moment(n));
    expect(texts(lead, 'name').slice(0, 2)).toEqual(['Typed', 'Name 99']);
    expect(lead.facts.name).toHaveLength(MAX_VALUES_PER_FIELD);
  });

  it('keeps the first and the newest sources of a value seen a hundred times', () => {
    let lead = toStoredLead({ name: 'Alder' }, { at: 1 });
    for (let n = 2; n <= 100; n++) lead = mergeCandidate(lead, toCandidate({ name: 'Alder' }), moment(n));
    const times = lead.facts.name?.[0]?.sources.map(({ at }) => at) ?? [];
    expect([times[0], times.at(-1), times.length]).toEqual([1, 100, 20]);
  });
});

describe('toLead', () => {
  it('is a valid lead with one capture behind every value', () => {
    const captureId = nextId();
    const lead = toLead(
      toCandidate({ name: 'Alder', phone: ['+1 617 555 0100'], email: 'a@alder.example' }),
      { id: nextId(), captureId, at: 7 },
    );
    expect(leadSchema.safeParse(lead).error).toBeUndefined();
    const sources = Object.values(lead.facts).flatMap((list) => list?.flatMap((fact) => fact.sources));
    expect(sources).toEqual(Array.from({ length: 3 }, () => ({ by: 'capture', captureId, at: 7 })));
  });
});

describe('getChangedParts', () => {
  const lead = {
    ...toStoredLead({ name: ['Alder', 'Alder Ltd'], phone: '+1 617 555 0100' }),
    removed: ['email:x@alder.example'],
  };
  it.each<[string, Candidate, ChangedPart[]]>([
    ['the same', toCandidate({ name: 'Alder' }), []],
    ['a value that stands behind', toCandidate({ name: 'Alder Ltd' }), []],
    ['a number without its country', toCandidate({ phone: '(617) 555-0100' }), []],
    ['a value that was taken out', toCandidate({ email: 'x@alder.example' }), []],
    [
      'a second number and a first website',
      toCandidate({ phone: ['+1 617 555 0100', '+1 617 555 0199'], website: 'https://alder.example' }),
      ['phone', 'website'],
    ],
  ])('%s', (_title, candidate, fields) => {
    expect(getChangedParts(lead, candidate)).toEqual(fields);
  });
});
