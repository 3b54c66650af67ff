import { describe, expect, it } from 'vitest';
import { rankTopics } from '@/lib/insight/topics';
import { hashKey, type ThreadRecord } from '@/lib/leads/thread-record';
import type { AskedRequest } from '@/lib/search/request-query';
import { toStoredLead } from '../leads/candidates';

const NOW = Date.UTC(2026, 4, 12);
const lead = toStoredLead({ person: 'Bob' }, { kind: 'person' });

function asked(postedAt: string, ...products: string[]): AskedRequest {
  return {
    lead,
    request: {
      kind: 'purchase',
      products,
      key: postedAt,
      text: '',
      url: 'https://forum.example/t/1',
      pageTitle: '',
      postedAt,
      foundAt: NOW,
      status: 'open',
    },
  };
}

describe('rankTopics', () => {
  const topics = rankTopics(
    [
      asked('2026-05-01', 'Mixer', 'oven'),
      asked('2026-04-20', 'mixer'),
      asked('2024-01-01', 'MIXER', 'mixer'),
      asked('2026-03-02', 'flour'),
    ],
    [],
    NOW,
    3,
  );

  it('puts first what most requests name, then what was asked last', () => {
    expect(topics.map(({ word, count }) => [word, count])).toEqual([
      ['Mixer', 3],
      ['oven', 1],
      ['flour', 1],
    ]);
  });

  it('counts by month, and what is older in the sum only', () => {
    expect(topics.map(({ months }) => months)).toEqual([
      [0, 1, 1],
      [0, 0, 1],
      [1, 0, 0],
    ]);
  });

  it('is nothing when nobody asks', () => {
    expect(rankTopics([], [], NOW)).toEqual([]);
  });

  it('takes singular and plural for one', () => {
    const [topic, ...others] = rankTopics(
      [asked('2026-05-01', 'Dough mixers'), asked('2026-04-01', 'dough mixer')],
      [],
      NOW,
    );
    expect([topic?.word, topic?.count, others]).toEqual(['Dough mixers', 2, []]);
  });
});

describe('rankTopics over threads that were read', () => {
  const thread = (slug: string, ...asked: [key: string, product: string][]): ThreadRecord => ({
    key: `forum.example/${slug}`,
    page: { url: `https://forum.example/${slug}`, title: slug },
    readAt: NOW,
    asked: asked.map(([key, product]) => ({ key: hashKey(key), at: NOW, products: [product] })),
    answered: [],
  });

  const [mixer, oven] = rankTopics(
    [asked('2026-05-01', 'mixer')],
    [
      thread('two', ['2026-05-01', 'mixer'], ['read only', 'mixer'], ['another', 'oven']),
      thread('one', ['read only', 'mixer']),
    ],
    NOW,
  );

  it('counts a request once, saved or read or both, on whatever page', () => {
    expect([mixer?.count, mixer?.saved]).toEqual([2, 1]);
    expect([oven?.count, oven?.saved]).toEqual([1, 0]);
  });

  it('says where the unsaved ones are', () => {
    expect(mixer?.pages.map(({ title }) => title)).toEqual(['two']);
  });
});
