import type { Candidate } from '@/lib/leads/candidate';
import type { Lead } from '@/lib/leads/lead';
import { otherKeys, recordKeys, type Matchable } from '@/lib/leads/match-keys';
import { hostKey } from '@/lib/leads/url-key';
import { assignMatches, findCertain, getSaidBefore, toSuspects } from '@/lib/matching/assign-matches';
import { compareLeads } from '@/lib/matching/compare-leads';
import { toPortrait } from '@/lib/matching/portrait';
import { readCaptures } from './captures';
import type { Store } from './store';

/** Leads looked at for one key. A switchboard shared by more is no evidence anyway. */
const LEADS_PER_KEY = 8;

/**
 * The stored lead each candidate of one page is, if any. Must run inside a transaction that holds `leads`, `captures`
 * and `merges`. Looks at the pages of the records first: on a list that was saved before, one small index read a row is
 * all.
 */
export async function readMatches(
  store: Store,
  candidates: readonly Candidate[],
  url: string,
): Promise<Map<Candidate, Lead>> {
  const byRecord = await readSharing(store, candidates, recordKeys);
  const suspects = new Map(
    candidates.map((candidate) => [candidate, toSuspects(candidate, byRecord(candidate))]),
  );
  const unsettled = candidates.filter((candidate) => !findCertain(suspects.get(candidate) ?? []));
  const byOther = await readSharing(store, unsettled, otherKeys);
  for (const candidate of unsettled) {
    const sharing = new Map([...byRecord(candidate), ...byOther(candidate)].map((lead) => [lead.id, lead]));
    suspects.set(candidate, toSuspects(candidate, [...sharing.values()]));
  }
  const open = unsettled.map((candidate) => suspects.get(candidate) ?? []).filter((all) => !findCertain(all));
  const said = await readSaid(store, url, new Set(open.flat().map(({ lead }) => lead)));
  return assignMatches(suspects, (lead, candidate) => getSaidBefore(said.get(lead.id) ?? [], candidate));
}

/** Whether two say certainly the same, by themselves. */
export const isCertainly = (a: Matchable, b: Matchable): boolean =>
  compareLeads(toPortrait(a), toPortrait(b)).verdict === 'certain';

/** What a page said of each of these leads, by their ids. */
async function readSaid(
  store: Store,
  url: string,
  leads: ReadonlySet<Lead>,
): Promise<Map<string, Candidate[]>> {
  const site = hostKey(url);
  // Rows written by the first version do not say their sites.
  const some = [...leads].filter(
    ({ sites }) => sites === undefined || site === undefined || sites.includes(site),
  );
  return new Map(
    await Promise.all(
      some.map(async ({ id }): Promise<[string, Candidate[]]> => {
        const captures = await readCaptures(store, id);
        return [id, captures.filter(({ page }) => page.url === url).map(({ candidate }) => candidate)];
      }),
    ),
  );
}

/**
 * The leads that share a key with each candidate. One small index read per key, all at once: `anyOf` over the same
 * keys is 6–8 times slower.
 */
export async function readSharing<C extends Matchable>(
  store: Store,
  candidates: readonly C[],
  getKeys: (candidate: C) => string[],
): Promise<(candidate: C) => Lead[]> {
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
