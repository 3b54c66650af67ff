import { fold } from '@/lib/leads/fold';
import type { SearchRow } from './schema';
import type { Store } from './store';

/** Longer texts are not what somebody looks for, but something pasted. */
const LONGEST = 120;
/** When there are more, those searched for least and longest ago go. */
const MOST = 300;
const KEPT = 250;

/**
 * Counts that somebody searched for `text` and how many leads that found. Not a command: it changes no lead, and nobody
 * wants to undo it.
 */
export async function countSearch(store: Store, text: string, found: number): Promise<void> {
  const key = fold(text).replace(/\s+/g, ' ').trim();
  if (key === '' || key.length > LONGEST || store.getHealth() !== 'good') return;
  const { searches } = store.db;
  await store.db.transaction('rw', searches, async () => {
    const known = await searches.get(key);
    await searches.put({ text: key, count: (known?.count ?? 0) + 1, lastAt: store.now(), found });
    if (known !== undefined || (await searches.count()) <= MOST) return;
    const rest = sortSearches(await searches.toArray()).slice(KEPT);
    await searches.bulkDelete(rest.flatMap(({ text: one }) => (one === key ? [] : one)));
  });
}

/** What was searched for, most often first, then latest first. */
export async function readSearches(store: Store): Promise<SearchRow[]> {
  return sortSearches(await store.db.searches.toArray());
}

const sortSearches = (rows: readonly SearchRow[]) =>
  rows.toSorted((a, b) => b.count - a.count || b.lastAt - a.lastAt);

export async function forgetSearches(store: Store): Promise<void> {
  await store.db.searches.clear();
}
