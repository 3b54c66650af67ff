import { judgeMatch, type MatchVerdict } from './judge-match';
import { matchKeys, recordKeys, type Matchable } from './match-keys';

/**
 * Which stored lead each candidate of one page is, for all of them at once: rows of one page are different records,
 * so a lead is given to two of them only if both are certain. `leadsOf` returns the leads sharing a key.
 */
export function assignMatches<C extends Matchable, L extends Matchable & { createdAt: number }>(
  candidates: readonly C[],
  leadsOf: (candidate: C) => readonly L[],
): Map<C, L> {
  const assigned = new Map<C, L>();
  const taken = new Set<L>();
  const likely: [C, L[]][] = [];
  for (const candidate of candidates) {
    const judged = leadsOf(candidate).map((lead) => ({ lead, verdict: judgeMatch(lead, candidate) }));
    const oldest = (verdict: MatchVerdict) =>
      judged
        .filter((other) => other.verdict === verdict)
        .map((other) => other.lead)
        .sort((x, y) => rank(y, candidate) - rank(x, candidate) || x.createdAt - y.createdAt);
    const [certain] = oldest('certain');
    if (certain !== undefined) {
      assigned.set(candidate, certain);
      taken.add(certain);
    } else {
      likely.push([candidate, oldest('likely')]);
    }
  }
  for (const [candidate, leads] of likely) {
    const free = leads.find((lead) => !taken.has(lead));
    if (free === undefined) continue;
    assigned.set(candidate, free);
    taken.add(free);
  }
  return assigned;
}

/** The page of a record beats everything else it shares. */
function rank(lead: Matchable, candidate: Matchable): number {
  const records = recordKeys(candidate);
  if (recordKeys(lead).some((key) => records.includes(key))) return 1_000;
  const keys = matchKeys(candidate);
  return matchKeys(lead).filter((key) => keys.includes(key)).length;
}
