import { mergeLeads as joinLeads, type FirstChoice } from '@/lib/leads/merge-leads';
import type { Lead } from '@/lib/leads/lead';
import { bump, runCommand, type CommandResult } from '../command';
import { expectRoom } from '../room';
import { StoreError } from '../store-error';
import type { Store } from '../store';

export interface MergeRequest {
  winnerId: string;
  loserIds: readonly string[];
  /** For each field the id of the lead whose value is to be shown. */
  first?: FirstChoice;
}

/**
 * Merges leads into one. The others leave the list, but their ids keep resolving to the winner (`readLead`), their
 * captures count as its evidence, and `undo` brings them back, today or next year, without what was changed since.
 *
 * @throws StoreError `not-found` when the winner is gone, or all the others are
 */
export async function mergeLeads(store: Store, request: MergeRequest): Promise<CommandResult> {
  return mergeGroups(store, [request]);
}

/** Several merges in one command, undone together. Leads that are gone are passed over. */
export async function mergeGroups(store: Store, requests: readonly MergeRequest[]): Promise<CommandResult> {
  await expectRoom(
    store,
    requests.reduce((sum, { loserIds }) => sum + loserIds.length + 1, 0),
  );
  const { commandId } = await runCommand(store, 'merge', async (command) => {
    const ids = requests.flatMap(({ winnerId, loserIds }) => [winnerId, ...loserIds]);
    const stored = await store.db.leads.bulkGet([...new Set(ids)]);
    const leads = new Map(stored.flatMap((lead) => (lead === undefined ? [] : [[lead.id, lead]])));
    for (const { winnerId, loserIds, first } of requests) {
      const winner = leads.get(winnerId);
      const losers = [...new Set(loserIds)].flatMap((id): Lead[] => {
        const lead = id === winnerId ? undefined : leads.get(id);
        return lead === undefined ? [] : [lead];
      });
      if (winner === undefined || losers.length === 0) {
        if (requests.length > 1) continue;
        throw new StoreError('not-found', 'One of these leads was deleted.');
      }
      for (const loser of losers) {
        command.changeLead(loser, undefined, { merge: { into: winnerId, undone: false } });
        leads.delete(loser.id);
      }
      const merged = { ...joinLeads(winner, losers, first), ...bump(winner, command.at) };
      command.changeLead(winner, merged);
      leads.set(winnerId, merged);
    }
  });
  return { commandId };
}
