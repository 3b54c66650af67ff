import type { Capture } from '@/lib/leads/lead';
import type { Store } from './store';

/**
 * The lead's id and those of all leads merged into it, directly or by way of others.
 *
 * @param pending what a command is about to write: into which lead each is merged, `undefined` for none any more
 */
export async function readMergedIds(
  store: Store,
  leadId: string,
  pending: ReadonlyMap<string, string | undefined> = new Map(),
): Promise<string[]> {
  const ids = [leadId];
  for (const id of ids) {
    const stored = await store.db.merges.where('into').equals(id).primaryKeys();
    ids.push(...stored.filter((one) => !pending.has(one)));
    for (const [one, into] of pending) if (into === id) ids.push(one);
  }
  return ids;
}

/** Everything captured about a lead and those merged into it, newest first. */
export async function readCaptures(store: Store, leadId: string): Promise<Capture[]> {
  const ids = await readMergedIds(store, leadId);
  // `equals` reads all at once where `anyOf` walks: a list that is saved again asks this for each of its leads.
  const lists = await Promise.all(ids.map((id) => store.db.captures.where('leadId').equals(id).toArray()));
  const rows = lists.flat();
  return rows.filter((row) => !row.withdrawn).sort((a, b) => b.at - a.at);
}
