import type { CommandResult } from '../command';
import type { Store } from '../store';
import { changeEach, changeSet, type SetChange } from './change-each';

/** Puts tags on leads and takes tags off, in one command. */
export async function changeTags(
  store: Store,
  leadIds: readonly string[],
  change: SetChange,
): Promise<CommandResult> {
  return changeEach(store, 'edit', leadIds, (lead) => ({ ...lead, tags: changeSet(lead.tags, change) }));
}
