import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { countSearch, forgetSearches, readSearches } from '@/lib/store/searches';
import { openTestStore } from './open';

const count = async (store: ReturnType<typeof openTestStore>, ...texts: string[]) => {
  for (const text of texts) await countSearch(store, text, text.length);
};

it('counts what was searched for, in whatever letters, with what it found the last time', async () => {
  const store = openTestStore();
  await count(store, 'Dough  mixer', 'oven', 'dough mixer ', 'DOUGH MIXER');
  expect((await readSearches(store)).map(({ text, count, found }) => [text, count, found])).toEqual([
    ['dough mixer', 3, 11],
    ['oven', 1, 4],
  ]);
});

it('of those searched for equally often the last comes first', async () => {
  const store = openTestStore();
  await count(store, 'a1', 'b2', 'c3', 'a1', 'b2');
  expect((await readSearches(store)).map(({ text }) => text)).toEqual(['b2', 'a1', 'c3']);
});

it('counts neither nothing nor what was pasted', async () => {
  const store = openTestStore();
  await count(store, '  ', 'x'.repeat(500));
  expect(await readSearches(store)).toEqual([]);
});

it('keeps a few hundred: the rare and old ones go, the new one stays', async () => {
  const store = openTestStore();
  await count(store, 'often', 'often');
  for (let n = 0; n < 310; n++) await count(store, `word ${n}`);
  const texts = (await readSearches(store)).map(({ text }) => text);
  expect(texts.length).toBeLessThanOrEqual(300);
  expect(texts[0]).toBe('often');
  expect(texts).toContain('word 309');
  expect(texts).not.toContain('word 0');
});

it('forgets them when told to', async () => {
  const store = openTestStore();
  await count(store, 'oven');
  await forgetSearches(store);
  expect(await readSearches(store)).toEqual([]);
});
