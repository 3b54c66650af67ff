import { describe, expect, it } from 'vitest';
import type { Lead } from '@/lib/leads/lead';
import { compile, compileQuery, type QueryContext } from '@/lib/search/compile-query';
import { LeadIndex } from '@/lib/search/lead-index';
import { toStoredLead } from '../leads/candidates';

const DAY = 24 * 3_600_000;
const NOW = new Date(2026, 10, 22, 12).getTime();
const context: QueryContext = { categories: [], lists: [], customFields: [], now: NOW };

const called = (days: number, outcome?: NonNullable<Lead['touched']>['outcome']) => ({
  touched: {
    at: NOW - days * DAY,
    kind: 'call' as const,
    direction: 'out' as const,
    ...(outcome && { outcome }),
  },
});
const leads: Record<string, Lead> = {
  late: {
    ...toStoredLead({ name: 'late' }),
    ...called(3, 'no-answer'),
    next: { title: 'a', due: '2026-11-20' },
  },
  today: {
    ...toStoredLead({ name: 'today' }),
    ...called(40, 'interested'),
    next: { title: 'b', due: '2026-11-22' },
  },
  soon: { ...toStoredLead({ name: 'soon' }), next: { title: 'c', due: '2026-11-27' } },
  later: { ...toStoredLead({ name: 'later' }), ...called(400), next: { title: 'd', due: '2027-01-04' } },
  some: { ...toStoredLead({ name: 'some' }), next: { title: 'e' } },
  none: toStoredLead({ name: 'none' }),
};
const find = (query: string) => {
  const isMeant = compileQuery(query, context);
  return Object.keys(leads).filter((name) => isMeant(leads[name] as Lead));
};

describe('words noted about contacts', () => {
  const said = { ...toStoredLead({ name: 'Acme' }), said: 'Wants the Tuesday delivery' };
  it.each([
    ['tuesday', true],
    ['acme deliv', true],
    ['log:tuesday', true],
    ['沟通:tuesday', true],
    ['note:tuesday', false],
    ['has:log', true],
    ['wednesday', false],
  ])('%s', (query, isFound) => expect(compileQuery(query, context)(said)).toBe(isFound));
});

describe('what is to be done next', () => {
  it.each([
    ['next:overdue', ['late']],
    ['next:today', ['today']],
    ['next:week', ['soon']],
    ['next:later', ['later']],
    ['next:undated', ['some']],
    ['next:<2026-11-22', ['late']],
    ['next:<=2026-11-22', ['late', 'today']],
    ['next:>2026-12-01', ['later']],
    ['next:2027-01', ['later']],
    ['next:7d', ['late', 'today', 'soon']],
    ['next:>7d', ['later']],
    ['next:tomorrow', []],
    ['has:next', ['late', 'today', 'soon', 'later', 'some']],
    ['no:next', ['none']],
    ['下一步:逾期', ['late']],
    ['下一步:今天', ['today']],
    ['待辦:七天內', ['soon']],
  ])('%s', (query, expected) => {
    expect(find(query)).toEqual(expected);
    expect(compile(query, context).unknown).toEqual([]);
  });
});

describe('who was met when, and what came of it', () => {
  it.each([
    ['touched:<30d', ['late']],
    ['touched:>30d', ['today', 'later']],
    ['no:touched', ['soon', 'some', 'none']],
    ['-touched:<30d has:next', ['today', 'soon', 'later', 'some']],
    ['outcome:no-answer', ['late']],
    ['outcome:interested', ['today']],
    ['has:outcome', ['late', 'today']],
    ['结果:未接', ['late']],
    ['聯絡結果:有意願', ['today']],
  ])('%s', (query, expected) => {
    expect(find(query)).toEqual(expected);
    expect(compile(query, context).unknown).toEqual([]);
  });

  it('says what it does not understand', () => {
    expect(compile('next:maybe outcome:fine touched:often', context).unknown).toHaveLength(3);
  });
});

describe('the index', () => {
  function fill() {
    const index = new LeadIndex();
    for (const lead of Object.values(leads)) index.set(lead);
    return index;
  }
  const nameOf = (id: string) => Object.keys(leads).find((name) => leads[name]?.id === id);

  it('sorts by the day of the next step, those without a day and without a step last', () => {
    const ids = fill().query({ sort: { by: 'next', direction: 'ascending' } }, context);
    expect(ids.map(nameOf)).toEqual(['late', 'today', 'soon', 'later', 'some', 'none']);
  });

  it('sorts by the last contact, those nobody has met last in both directions', () => {
    const ids = fill().query({ sort: { by: 'touched', direction: 'descending' } }, context);
    expect(ids.map(nameOf).slice(0, 3)).toEqual(['late', 'today', 'later']);
  });

  it('comes back from its packing with both', () => {
    const copy = new LeadIndex();
    copy.unpack(0, fill().pack(0));
    for (const query of ['next:overdue', 'has:next', 'no:touched', 'outcome:interested', 'next:undated'])
      expect(copy.count(query, context), query).toBe(find(query).length);
  });
});
