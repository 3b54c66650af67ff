import type { Capture } from '@/lib/leads/lead';
import type { Store } from './store';

/** The lead's id and those of all leads merged into it, directly or by way of others. */
export async function readMergedIds(store: Store, leadId: string): Promise<string[]> {
  const ids = [leadId];
  for (const id of ids) ids.push(...(await store.db.merges.where('into').equals(id).primaryKeys()));
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
