import type { Lead } from '@/lib/leads/lead';
import type { Store } from './store';

const AT_ONCE = 500;

/** The leads with these ids, in their order; those that are gone are left out. A little at a time. */
export async function* readLeadsInTurns(store: Store, ids: readonly string[]): AsyncGenerator<Lead[], void> {
  for (let start = 0; start < ids.length; start += AT_ONCE) {
    const leads = await store.db.leads.bulkGet(ids.slice(start, start + AT_ONCE));
    yield leads.filter((lead) => lead !== undefined);
  }
}

/** All of them at once, for what cannot work in turns. */
export async function readLeads(store: Store, ids: readonly string[]): Promise<Lead[]> {
  const all: Lead[] = [];
  for await (const leads of readLeadsInTurns(store, ids)) for (const lead of leads) all.push(lead);
  return all;
}
