import { afterEach, vi } from 'vitest';
import type { CapturedPage } from '@/lib/leads/lead';
import { openStore, type Store, type StoreOptions } from '@/lib/store/store';

// A fake database writes thousands of rows slowly on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const opened: Store[] = [];
let serial = 0;

/** A clock that moves on by one millisecond each time it is read, so that order shows. */
let time = 1_000;

/** A store of its own for each test; the same `name` again is a second context on the same data. */
export function openTestStore(options: StoreOptions = {}): Store {
  const store = openStore({ name: `test-${++serial}`, now: () => ++time, ...options });
  opened.push(store);
  return store;
}

afterEach(() => {
  for (const store of opened.splice(0)) store.close();
});

export const PAGE: CapturedPage = { url: 'https://directory.example/list', title: 'List' };
export const OTHER_PAGE: CapturedPage = { url: 'https://guide.example/alder', title: 'Alder' };

/** Everything stored, for "nothing was written". */
export async function readAll(store: Store): Promise<Record<string, unknown[]>> {
  const { leads, captures, history, categories, outbox } = store.db;
  const [a, b, c, d, e] = await Promise.all(
    [leads, captures, history, categories, outbox].map((t) => t.toArray()),
  );
  return { leads: a ?? [], captures: b ?? [], history: c ?? [], categories: d ?? [], outbox: e ?? [] };
}
