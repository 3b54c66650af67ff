import { describe, expect, it } from 'vitest';
import { rankVoices } from '@/lib/insight/voices';
import { toMonth, type ThreadRecord } from '@/lib/leads/thread-record';

const NOW = Date.UTC(2026, 4, 12);

function thread(slug: string, ...answered: [account: string, month: string, count: number][]): ThreadRecord {
  return {
    key: `forum.example/${slug}`,
    page: { url: `https://forum.example/${slug}`, title: slug },
    readAt: NOW,
    asked: [],
    answered: answered.map(([account, month, count]) => ({
      account: `forum.example/${account}`,
      name: account.toUpperCase(),
      month: toMonth(Date.parse(month)),
      count,
    })),
  };
}

describe('rankVoices', () => {
  const voices = rankVoices(
    [
      thread('ovens', ['anna', '2026-05-01', 2], ['bob', '2026-05-01', 1]),
      thread('mixers', ['anna', '2026-04-01', 3], ['anna', '2024-01-01', 1], ['bob', '2026-03-01', 1]),
      thread('flour', ['zoe', '2026-05-01', 2], ['once', '2026-05-01', 1]),
    ],
    NOW,
    3,
  );

  it('puts first who is answered most; one answer is none', () => {
    expect(voices.map(({ name, count }) => [name, count])).toEqual([
      ['ANNA', 6],
      ['BOB', 2],
      ['ZOE', 2],
    ]);
  });

  it('counts by month, and what is older in the sum only', () => {
    expect(voices.map(({ months }) => months)).toEqual([
      [0, 3, 2],
      [1, 0, 1],
      [0, 0, 2],
    ]);
  });

  it('names each thread once, the one read last first', () => {
    expect(voices[0]?.pages.map(({ title }) => title)).toEqual(['ovens', 'mixers']);
  });

  it('is nobody where nothing was read', () => {
    expect(rankVoices([], NOW)).toEqual([]);
  });
});
