import { toDismissalId } from '@/lib/leads/definitions';
import { runCommand, type CommandResult } from '../command';
import type { Store } from '../store';

/** Remembers that none of these leads is the same as another of them; undone like any command. */
export async function dismissDuplicates(store: Store, leadIds: readonly string[]): Promise<CommandResult> {
  const { commandId } = await runCommand(store, 'edit', async (command) => {
    const ids = leadIds.flatMap((a, at) => leadIds.slice(at + 1).map((b) => toDismissalId(a, b)));
    const known = await store.db.dismissals.bulkGet(ids);
    for (const [index, id] of ids.entries())
      if (known[index] === undefined)
        command.changeDefinition('dismissals', undefined, { id, createdAt: command.at });
  });
  return { commandId };
}
