import type { Lead } from '@/lib/leads/lead';
import type { Store } from './store';

/** The leads with these ids that are still there, in their order. */
export async function readPresent({ db }: Store, leadIds: readonly string[]): Promise<Lead[]> {
  const leads = await db.leads.bulkGet([...leadIds]);
  return leads.filter((lead) => lead !== undefined);
}
