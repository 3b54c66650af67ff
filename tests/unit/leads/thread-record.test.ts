import { describe, expect, it } from 'vitest';
import { hashKey, toMonth, toThreadRecord } from '@/lib/leads/thread-record';
import { toPostCandidate } from '@/lib/leads/post-candidate';
import { THREAD, toPost } from './posts';

const NOW = Date.UTC(2026, 4, 12);
const asks = (products: string[], more = {}) =>
  toPost({ request: { kind: 'purchase', products }, postedAt: '2026-03-02', ...more });
const answers = (author: string, replyTo: string[], postedAt?: string) =>
  toPost({ intent: 'none', author, replyTo, ...(postedAt !== undefined && { postedAt }) });
const record = (...posts: ReturnType<typeof toPost>[]) =>
  toThreadRecord({ kind: 'thread', posts }, THREAD, NOW);

describe('what is kept of a thread that was read', () => {
  it('is which goods are asked for, when, by the key the request has when it is saved', () => {
    const post = asks(['dough mixer', 'oven']);
    const [request] = toPostCandidate(post, THREAD).requests ?? [];
    expect(record(post)).toEqual({
      key: 'forum.example/t/40',
      page: THREAD,
      readAt: NOW,
      asked: [
        {
          key: hashKey(request?.key ?? ''),
          at: Date.UTC(2026, 2, 2),
          products: ['dough mixer', 'oven'],
        },
      ],
      answered: [],
    });
  });

  it('is who is answered how often, by month; undated answers are of the month of reading', () => {
    const read = record(
      answers('bob', ['Anna'], '2026-03-02'),
      answers('eve', ['anna', 'bob'], '2026-03-30T23:00:00Z'),
      answers('eve', ['anna']),
    );
    expect(read?.answered).toEqual([
      { account: 'forum.example/anna', name: 'Anna', month: toMonth(Date.UTC(2026, 2)), count: 2 },
      { account: 'forum.example/bob', name: 'bob', month: toMonth(Date.UTC(2026, 2)), count: 1 },
      { account: 'forum.example/anna', name: 'anna', month: toMonth(NOW), count: 1 },
    ]);
  });

  it('counts nobody who goes on with their own post, and no name that everybody has', () => {
    expect(record(answers('bob', ['Bob']), answers('bob', ['Guest', 'Anonymous']))).toBeUndefined();
  });

  it('keeps no post’s text, and nothing of a thread in which nobody asks or answers', () => {
    const secret = 'text of a post nobody must find in the store';
    const read = record(asks(['oven'], { text: secret, permalink: undefined }), answers('bob', ['anna']));
    expect(JSON.stringify(read)).not.toContain(secret.slice(0, 8));
    expect(record(toPost({ intent: 'none' }), asks([]))).toBeUndefined();
    expect(toThreadRecord({ kind: 'listing', posts: [] }, THREAD, NOW)).toBeUndefined();
  });

  it('takes some kilobytes at most', () => {
    const posts = Array.from({ length: 2_000 }, (_, at) =>
      asks(['a word for goods'], { replyTo: [`somebody ${at}`], author: 'bob' }),
    );
    expect(JSON.stringify(record(...posts)).length).toBeLessThan(40_000);
  });
});

describe('hashKey', () => {
  it('tells apart what differs by a letter', () => {
    const keys = Array.from({ length: 20_000 }, (_, at) => hashKey(`forum.example/t/40#post-${at}`));
    expect(new Set(keys).size).toBe(keys.length);
    expect(Math.max(...keys.map(({ length }) => length))).toBeLessThanOrEqual(11);
  });
});
