import { bump, runCommand, type CommandResult } from '@/lib/store/command';
import { dropConflict } from '@/lib/store/sync/conflicts';
import type { ConflictRow } from '@/lib/store/sync/rows';
import { StoreError } from '@/lib/store/store-error';
import type { Store } from '@/lib/store/store';
import { applyDocument } from './apply-document';
import { setElement } from './merge-documents';
import { toDocument } from './pool-document';
import { readNaming } from './naming';

/** What the other side said counts from now on, also there. One command, with its undo. */
export async function takeTheirs(store: Store, conflict: ConflictRow): Promise<CommandResult> {
  return settleConflict(store, conflict, conflict.theirs);
}

/** What was said here counts from now on, also there. */
export async function keepOurs(store: Store, conflict: ConflictRow): Promise<CommandResult> {
  return settleConflict(store, conflict, conflict.ours);
}

/** @throws StoreError `not-found` when the lead is gone */
async function settleConflict(store: Store, conflict: ConflictRow, value: unknown): Promise<CommandResult> {
  const { commandId } = await runCommand(store, 'edit', async (command) => {
    const lead = await store.db.leads.get(conflict.leadId);
    if (lead === undefined) throw new StoreError('not-found', 'This lead was deleted.');
    const naming = await readNaming(store, conflict.targetId, command);
    const now = toDocument(lead, [], naming.words);
    const chosen = applyDocument(lead, now, setElement(now, conflict.element, value), naming);
    command.changeLead(lead, { ...chosen, ...bump(lead, command.at) });
  });
  await dropConflict(store, conflict);
  return { commandId };
}
