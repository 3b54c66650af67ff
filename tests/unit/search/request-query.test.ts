import { describe, expect, it } from 'vitest';
import type { Lead } from '@/lib/leads/lead';
import type { LeadRequest } from '@/lib/leads/request';
import { queryRequests, type RequestQuery } from '@/lib/search/request-query';
import { LeadIndex } from '@/lib/search/lead-index';
import { toStoredLead } from '../leads/candidates';

const NOW = Date.UTC(2026, 4, 12);

function request(key: string, more: Partial<LeadRequest>): LeadRequest {
  return {
    kind: 'purchase',
    products: [],
    key,
    text: '',
    url: 'https://forum.example/t/1',
    pageTitle: '',
    foundAt: NOW,
    status: 'open',
    ...more,
  };
}

function lead(person: string, requests: LeadRequest[]): Lead {
  return { ...toStoredLead({ person }, { kind: 'person' }), requests };
}

const leads = [
  lead('Bob', [
    request('old', { postedAt: '2026-01-02', products: ['dough mixer'], language: 'en' }),
    request('won', { postedAt: '2026-05-01', products: ['oven'], language: 'en', status: 'won' }),
  ]),
  lead('小林', [
    request('new', { postedAt: '2026-05-10', kind: 'quotation', products: ['和面机'], language: 'zh' }),
    request('undated', { text: 'Suche Bäcker in Ulm', kind: 'hiring', language: 'de' }),
  ]),
  toStoredLead({ name: 'No requests Ltd' }),
];

const find = (query: RequestQuery) => queryRequests(leads, query, NOW).map(({ request: { key } }) => key);

describe('requests across leads', () => {
  it('come newest first; without a date it is when they were saved', () => {
    expect(find({})).toEqual(['undated', 'new', 'won', 'old']);
  });

  it.each<[string, RequestQuery, string[]]>([
    ['a product word', { text: 'mixer' }, ['old']],
    ['a Chinese one', { text: '面机' }, ['new']],
    ['goods by name, in whatever case and number', { product: 'Dough Mixers' }, ['old']],
    ['no goods by half a name', { product: 'mixer' }, []],
    ['a word of the text, without its accent', { text: 'backer ulm' }, ['undated']],
    ['who asks', { text: 'bob' }, ['won', 'old']],
    ['a kind', { kind: 'hiring' }, ['undated']],
    ['an age', { withinDays: 30 }, ['undated', 'new', 'won']],
    ['a language', { language: 'en' }, ['won', 'old']],
    ['what is open and fresh', { state: 'open' }, ['undated', 'new']],
    ['what grew stale', { state: 'stale' }, ['old']],
    ['a status', { state: 'won' }, ['won']],
    [
      'all of them',
      { text: 'oven', kind: 'purchase', withinDays: 30, language: 'en', state: 'won' },
      ['won'],
    ],
    ['what nobody asked', { text: 'mixer', state: 'won' }, []],
  ])('by %s', (_title, query, keys) => {
    expect(find(query)).toEqual(keys);
  });
});

it('the index knows who asks, and forgets who no longer does', () => {
  const index = new LeadIndex();
  const [bob, ...others] = leads;
  for (const one of leads) index.set(one);
  expect([...index.asking()].map(({ id }) => id)).toEqual(leads.slice(0, 2).map(({ id }) => id));
  expect(index.query({ text: 'mixer', sort: { by: 'updated', direction: 'descending' } })).toEqual([bob?.id]);
  if (bob) index.set({ ...bob, requests: undefined });
  index.remove(others[0]?.id ?? '');
  expect([...index.asking()]).toEqual([]);
});
