import { describe, expect, it } from 'vitest';
import { rankTopics } from '@/lib/insight/topics';
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
    expect(rankTopics([], NOW)).toEqual([]);
  });
});
