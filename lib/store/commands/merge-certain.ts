import { chooseWinner } from '@/lib/leads/choose-winner';
import type { CommandResult } from '../command';
import type { Store } from '../store';
import { mergeGroups, type MergeRequest } from './merge-leads';

export interface MergedCertain extends CommandResult {
  /** How many leads went into others. */
  merged: number;
}

/**
 * Merges groups of leads that are certainly one, each into the one that is best kept, in one command. Groups of which a
 * lead is gone are left alone. `unasked` also leaves those alone of which a merge was undone once: the user has spoken.
 */
export async function mergeCertain(
  store: Store,
  groups: readonly (readonly string[])[],
  { unasked = false } = {},
): Promise<MergedCertain> {
  const ids = [...new Set(groups.flat())];
  const [stored, undone] = await Promise.all([
    store.db.leads.bulkGet(ids),
    unasked ? readUndone(store, ids) : undefined,
  ]);
  const leads = new Map(stored.flatMap((lead) => (lead === undefined ? [] : [[lead.id, lead]])));
  const requests = groups.flatMap((group): MergeRequest[] => {
    const there = group.flatMap((id) => leads.get(id) ?? []);
    const winner = chooseWinner(there);
    if (winner === undefined || there.length < group.length || group.some((id) => undone?.has(id))) return [];
    return [{ winnerId: winner.id, loserIds: group.filter((id) => id !== winner.id) }];
  });
  if (requests.length === 0) return { commandId: undefined, merged: 0 };
  const { commandId } = await mergeGroups(store, requests);
  return { commandId, merged: requests.reduce((sum, { loserIds }) => sum + loserIds.length, 0) };
}

/** The leads whose merging was taken back: in rows of their own. */
async function readUndone({ db }: Store, ids: readonly string[]): Promise<Set<string>> {
  const histories = await Promise.all(ids.map((id) => db.history.where('leadId').equals(id).toArray()));
  return new Set(ids.filter((_, at) => histories[at]?.some((row) => 'merge' in row && row.merge?.undone)));
}
