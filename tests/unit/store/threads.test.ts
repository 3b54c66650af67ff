import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { ThreadRecord } from '@/lib/leads/thread-record';
import { saveCandidates } from '@/lib/store/commands/save-candidates';
import {
  forgetThreads,
  MAX_THREADS,
  readLeadsByAccount,
  readThreads,
  rememberThread,
  restoreThreads,
} from '@/lib/store/threads';
import { THREAD, toAsking } from '../leads/posts';
import { openTestStore, readAll } from './open';

const thread = (key: string, readAt: number, more: Partial<ThreadRecord> = {}): ThreadRecord => ({
  key,
  page: { url: `https://${key}`, title: key },
  readAt,
  asked: [],
  answered: [],
  ...more,
});
const readKeys = async (store: ReturnType<typeof openTestStore>) =>
  (await readThreads(store)).map(({ key }) => key);

describe('threads that were read', () => {
  it('are remembered once each, those read last first', async () => {
    const store = openTestStore();
    for (const [key, at] of [['a', 1], ['b', 2], ['a', 3]] as const) await rememberThread(store, thread(key, at)); // prettier-ignore
    expect((await readThreads(store)).map(({ key, readAt }) => [key, readAt])).toEqual([
      ['a', 3],
      ['b', 2],
    ]);
  });

  it('stay saved when they are read again', async () => {
    const store = openTestStore();
    await rememberThread(store, thread('a', 1, { saved: true }));
    await rememberThread(store, thread('a', 2));
    expect(await readThreads(store)).toEqual([thread('a', 2, { saved: true })]);
  });

  it('are so many at most; the one read longest ago goes', async () => {
    const store = openTestStore();
    await store.db.threads.bulkPut(Array.from({ length: MAX_THREADS }, (_, at) => thread(`t${at}`, at)));
    await rememberThread(store, thread('new', MAX_THREADS));
    const keys = await readKeys(store);
    expect(keys).toHaveLength(MAX_THREADS);
    expect([keys[0], keys.includes('t0'), keys.includes('t1')]).toEqual(['new', false, true]);
  });

  it('are forgotten unless something of them was saved, and come back; what was read since stands', async () => {
    const store = openTestStore();
    await rememberThread(store, thread('read', 1));
    await rememberThread(store, thread('also', 2));
    await rememberThread(store, thread('saved', 3, { saved: true }));
    const forgotten = await forgetThreads(store);
    expect(await readKeys(store)).toEqual(['saved']);
    await rememberThread(store, thread('read', 9));
    await restoreThreads(store, forgotten);
    expect((await readThreads(store)).map(({ key, readAt }) => [key, readAt])).toEqual([
      ['read', 9],
      ['saved', 3],
      ['also', 2],
    ]);
  });

  it('leave no trace in leads, history or outbox', async () => {
    const store = openTestStore();
    const before = await readAll(store);
    await rememberThread(store, thread('a', 1));
    expect(await readAll(store)).toEqual(before);
  });
});

it('an account leads to the lead that writes under it', async () => {
  const store = openTestStore();
  const { saved } = await saveCandidates(store, { page: THREAD, candidates: [toAsking({ author: 'Bob' })] });
  expect([...(await readLeadsByAccount(store, ['forum.example/bob', 'forum.example/eve']))]).toEqual([
    ['forum.example/bob', saved[0]?.leadId],
  ]);
});
