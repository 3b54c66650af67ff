import type { Lead } from '@/lib/leads/lead';
import { bump, runCommand, type CommandResult } from '../command';
import { readAlong, toPortions } from '../read-along';
import { expectRoom } from '../room';
import type { Store } from '../store';

/** Changes many leads in one command; those that are gone are passed over, `undefined` deletes. */
export async function changeEach(
  store: Store,
  cause: 'edit' | 'delete' | 'rule',
  leadIds: readonly string[],
  change: (lead: Lead, at: number) => Lead | undefined,
): Promise<CommandResult> {
  await expectRoom(store, leadIds.length);
  const { commandId } = await runCommand(store, cause, async (command) => {
    for (const ids of toPortions([...new Set(leadIds)]))
      for (const lead of await readAlong(store.db.leads, ids)) {
        if (lead === undefined) continue;
        const changed = change(lead, command.at);
        command.changeLead(lead, changed && { ...changed, ...bump(lead, command.at) });
      }
  });
  return { commandId };
}

export interface SetChange {
  add?: readonly string[] | undefined;
  remove?: readonly string[] | undefined;
}

/** A set with some in and some out, in the order it had. */
export function changeSet(list: readonly string[], { add = [], remove = [] }: SetChange = {}): string[] {
  return [...new Set([...list, ...add])].filter((item) => !remove.includes(item));
}
