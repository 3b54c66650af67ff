import { runCommand, type CommandResult } from '../command';
import { readTakenAlong } from '../follow-ups';
import { readPresent } from '../read-present';
import type { Store } from '../store';

/**
 * Deletes leads with their activities and tasks. Their captures stay, so that undo brings everything back. Leads that are
 * gone already are passed over.
 */
export async function deleteLeads(store: Store, leadIds: readonly string[]): Promise<CommandResult> {
  const { commandId } = await runCommand(store, 'delete', async (command) => {
    const leads = await readPresent(store, [...new Set(leadIds)]);
    const taken = await readTakenAlong(
      store,
      leads.map(({ id }) => id),
    );
    for (const lead of leads) command.changeLead(lead, undefined, { followUps: taken.get(lead.id) ?? [] });
  });
  return { commandId };
}
