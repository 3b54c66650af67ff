import type { Candidate } from '@/lib/leads/candidate';
import { matchKeys, recordKeys, type Matchable } from '@/lib/leads/match-keys';
import { saysTheSame } from '@/lib/leads/statement';
import { compareLeads, type Comparison } from './compare-leads';
import { toPortrait } from './portrait';

/** A stored lead that shares a key with a candidate, compared with it. */
export interface Suspect<L> {
  readonly lead: L;
  readonly comparison: Comparison;
}

/** What a page is known to have said of a lead before: the very same, something that fits, or nothing. */
export type SaidBefore = 'same' | 'alike' | undefined;

/** `before` is what the page said of one lead; a person may have edited the lead since, so only the page is asked. */
export function getSaidBefore(before: readonly Candidate[], candidate: Candidate): SaidBefore {
  if (before.some((one) => saysTheSame(one, candidate))) return 'same';
  const portrait = toPortrait(candidate);
  const isAlike = before.some((one) => isUnopposedNamesake(compareLeads(toPortrait(one), portrait)));
  return isAlike ? 'alike' : undefined;
}

const isUnopposedNamesake = ({ reasons }: Comparison) =>
  reasons.some(({ code }) => code === 'same-name') && reasons.every(({ weight }) => weight > 0);

/** The leads a candidate may be, best first. */
export function toSuspects<L extends Matchable & { createdAt: number }>(
  candidate: Matchable,
  leads: readonly L[],
): Suspect<L>[] {
  if (leads.length === 0) return [];
  const portrait = toPortrait(candidate);
  const [records, keys] = [recordKeys(candidate), matchKeys(candidate)];
  return leads
    .map((lead) => ({
      lead,
      rank: rank(lead, records, keys),
      comparison: compareLeads(toPortrait(lead), portrait),
    }))
    .sort((x, y) => y.rank - x.rank || x.lead.createdAt - y.lead.createdAt);
}

/** The page of a record beats everything else it shares. */
function rank(lead: Matchable, records: readonly string[], keys: readonly string[]): number {
  if (records.length > 0 && recordKeys(lead).some((key) => records.includes(key))) return 1_000;
  return matchKeys(lead).filter((key) => keys.includes(key)).length;
}

/** The one that may be taken over without asking. */
export const findCertain = <L>(suspects: readonly Suspect<L>[]): L | undefined =>
  suspects.find(({ comparison }) => comparison.verdict === 'certain')?.lead;

/**
 * Which stored lead each candidate of one page is, for all of them at once. What is certain may be said by two rows.
 * Else a row is what this very page showed before, and as rows of one page are different records, a lead is given to
 * one of them only. What another page merely makes likely stays apart: it is shown as a duplicate.
 */
export function assignMatches<C, L>(
  suspects: ReadonlyMap<C, readonly Suspect<L>[]>,
  saidBefore: (lead: L, candidate: C) => SaidBefore,
): Map<C, L> {
  const assigned = new Map<C, L>();
  for (const [candidate, all] of suspects) {
    const certain = findCertain(all);
    if (certain !== undefined) assigned.set(candidate, certain);
  }
  const taken = new Set(assigned.values());
  for (const wanted of ['same', 'alike'] as const) {
    for (const [candidate, all] of suspects) {
      if (assigned.has(candidate)) continue;
      const free = all.find(({ lead }) => !taken.has(lead) && saidBefore(lead, candidate) === wanted);
      if (free === undefined) continue;
      assigned.set(candidate, free.lead);
      taken.add(free.lead);
    }
  }
  return assigned;
}
