import type { Candidate } from '@/lib/leads/candidate';
import type { Lead } from '@/lib/leads/lead';
import { assignMatches, matchKeys } from '@/lib/leads/match';
import type { Store } from './store';

/** Leads looked at for one key. A switchboard shared by more is no evidence anyway. */
const LEADS_PER_KEY = 8;

/**
 * The stored lead each candidate of one page is, if any. Must run inside a transaction that holds `leads`.
 * One small index read per key, all at once: `anyOf` over the same keys is 6–8 times slower.
 */
export async function readMatches(
  store: Store,
  candidates: readonly Candidate[],
): Promise<Map<Candidate, Lead>> {
  const keysOf = new Map(candidates.map((candidate) => [candidate, matchKeys(candidate)]));
  const keys = [...new Set([...keysOf.values()].flat())];
  const ids = await Promise.all(
    keys.map((key) => store.db.leads.where('keys').equals(key).limit(LEADS_PER_KEY).primaryKeys()),
  );
  const idsOf = new Map(keys.map((key, index) => [key, ids[index] ?? []]));
  const wanted = [...new Set(ids.flat())];
  const leads = new Map(
    (await store.db.leads.bulkGet(wanted)).flatMap((lead) => (lead === undefined ? [] : [[lead.id, lead]])),
  );
  return assignMatches(candidates, (candidate) => {
    const found = new Set((keysOf.get(candidate) ?? []).flatMap((key) => idsOf.get(key) ?? []));
    return [...found].flatMap((id) => leads.get(id) ?? []);
  });
}
