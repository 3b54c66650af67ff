import type { CommandResult } from '../command';
import type { Store } from '../store';
import { changeEach } from './change-each';

/** Their captures stay, so that undo brings everything back. Leads that are gone already are passed over. */
export async function deleteLeads(store: Store, leadIds: readonly string[]): Promise<CommandResult> {
  return changeEach(store, 'delete', leadIds, () => undefined);
}
