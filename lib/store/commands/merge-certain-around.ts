import type { Lead } from '@/lib/leads/lead';
import { toDismissalId } from '@/lib/leads/definitions';
import { matchKeys } from '@/lib/leads/match-keys';
import { compareLeads } from '@/lib/matching/compare-leads';
import type { DuplicatePair } from '@/lib/matching/find-duplicates';
import { toCertainGroups } from '@/lib/matching/group-duplicates';
import { toPortrait } from '@/lib/matching/portrait';
import { readSharing } from '../matching';
import type { Store } from '../store';
import { mergeCertain, type MergedCertain } from './merge-certain';

/** Merges what is certainly one with one of these leads, without asking: for what was just saved. */
export async function mergeCertainAround(store: Store, leadIds: readonly string[]): Promise<MergedCertain> {
  const { db } = store;
  const groups = await db.transaction('r', db.leads, db.dismissals, async () => {
    const leads = (await db.leads.bulkGet([...leadIds])).filter((lead) => lead !== undefined);
    const sharing = await readSharing(store, leads, matchKeys);
    const pairs = new Map<string, DuplicatePair<string>>();
    for (const lead of leads) {
      for (const other of sharing(lead)) {
        const key = toDismissalId(lead.id, other.id);
        if (other.id === lead.id || pairs.has(key)) continue;
        pairs.set(key, { a: lead.id, b: other.id, ...compare(lead, other) });
      }
    }
    const keys = [...pairs.keys()];
    const dismissed = await db.dismissals.bulkGet(keys);
    return toCertainGroups([...pairs.values()].filter((_, at) => dismissed[at] === undefined));
  });
  return mergeCertain(
    store,
    groups.map((group) => group.leads),
    { unasked: true },
  );
}

const compare = (a: Lead, b: Lead) => compareLeads(toPortrait(a), toPortrait(b));
