import type { Candidate } from '@/lib/leads/candidate';
import { assignMatches } from '@/lib/leads/assign-matches';
import { judgeMatch } from '@/lib/leads/judge-match';
import type { Lead } from '@/lib/leads/lead';
import { matchKeys, recordKeys } from '@/lib/leads/match-keys';
import type { Store } from './store';

/** Leads looked at for one key. A switchboard shared by more is no evidence anyway. */
const LEADS_PER_KEY = 8;

/**
 * The stored lead each candidate of one page is, if any. Must run inside a transaction that holds `leads`.
 * Looks at the pages of the records first: on a list that was saved before, one small index read a row is all.
 */
export async function readMatches(
  store: Store,
  candidates: readonly Candidate[],
): Promise<Map<Candidate, Lead>> {
  const byRecord = await readSharing(store, candidates, recordKeys);
  const settled = (candidate: Candidate) =>
    byRecord(candidate).some((lead) => judgeMatch(lead, candidate) === 'certain');
  const open = candidates.filter((candidate) => !settled(candidate));
  const byAny = await readSharing(store, open, matchKeys);
  const isOpen = new Set(open);
  return assignMatches(candidates, (candidate) =>
    isOpen.has(candidate) ? byAny(candidate) : byRecord(candidate),
  );
}

/**
 * The leads that share a key with each candidate. One small index read per key, all at once: `anyOf` over the same
 * keys is 6–8 times slower.
 */
async function readSharing(
  store: Store,
  candidates: readonly Candidate[],
  getKeys: (candidate: Candidate) => string[],
): Promise<(candidate: Candidate) => Lead[]> {
  const keysOf = new Map(candidates.map((candidate) => [candidate, getKeys(candidate)]));
  const keys = [...new Set([...keysOf.values()].flat())];
  const ids = await Promise.all(
    keys.map((key) => store.db.leads.where('keys').equals(key).limit(LEADS_PER_KEY).primaryKeys()),
  );
  const idsOf = new Map(keys.map((key, index) => [key, ids[index] ?? []]));
  const found = (await store.db.leads.bulkGet([...new Set(ids.flat())])).filter((lead) => lead !== undefined);
  const leads = new Map(found.map((lead) => [lead.id, lead]));
  return (candidate) => {
    const shared = new Set((keysOf.get(candidate) ?? []).flatMap((key) => idsOf.get(key) ?? []));
    return [...shared].flatMap((id) => leads.get(id) ?? []);
  };
}
