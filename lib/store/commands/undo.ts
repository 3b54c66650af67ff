import { isEqual, revertChanges } from '@/lib/leads/changes';
import type { Category, Lead } from '@/lib/leads/lead';
import { runCommand, type Command } from '../command';
import type { CategoryHistoryRow, LeadHistoryRow } from '../schema';
import { StoreError } from '../store-error';
import type { Store } from '../store';

export interface UndoResult {
  /** For `undo`: undoing an undo does the command again. Undefined when there was nothing left to take back. */
  commandId: string | undefined;
  /** How many leads and categories went back. */
  restored: number;
  /** What stayed because it was changed later; `path` as in `Change`. */
  kept: { leadId: string; path: string }[];
}

/**
 * Takes one command back, today or next month. What was changed later stays and is reported.
 * `leadIds` takes back only these leads' part of it.
 *
 * @throws StoreError `not-found` when there is no such command
 */
export async function undo(
  store: Store,
  commandId: string,
  { leadIds }: { leadIds?: readonly string[] } = {},
): Promise<UndoResult> {
  const { commandId: undoId, result } = await runCommand(store, 'undo', async (command) => {
    const rows = await store.db.history.where('commandId').equals(commandId).sortBy('seq');
    if (rows.length === 0) throw new StoreError('not-found', 'There is no such command.');
    // Newest first: one save may have changed a lead twice.
    rows.reverse();
    const leadRows = rows.filter(
      (row): row is LeadHistoryRow => 'leadId' in row && (leadIds?.includes(row.leadId) ?? true),
    );
    const categoryRows =
      leadIds === undefined ? rows.filter((row): row is CategoryHistoryRow => 'categoryId' in row) : [];
    const categories = await undoCategories(store, command, categoryRows);
    const leads = await undoLeads(store, command, leadRows);
    return { restored: categories + leads.restored, kept: leads.kept };
  });
  return { commandId: undoId, ...result };
}

async function undoCategories(store: Store, command: Command, rows: CategoryHistoryRow[]): Promise<number> {
  let restored = 0;
  for (const { categoryId, changes } of rows) {
    const [{ before, after }] = changes;
    const now = await store.db.categories.get(categoryId);
    if (!isEqual(now, after)) continue;
    command.changeCategory(now, before as Category | undefined);
    restored++;
  }
  return restored;
}

async function undoLeads(store: Store, command: Command, rows: LeadHistoryRow[]) {
  const ids = [...new Set(rows.map((row) => row.leadId))];
  const stored = await store.db.leads.bulkGet(ids);
  const kept: UndoResult['kept'] = [];
  let restored = 0;
  for (const [index, leadId] of ids.entries()) {
    const before = stored[index];
    const own = rows.filter((row) => row.leadId === leadId);
    let after: Lead | undefined = before;
    for (const row of own) {
      const reverted = revertChanges(after, row.changes);
      after = reverted.lead;
      kept.push(...reverted.kept.map((path) => ({ leadId, path })));
    }
    const revision = Math.max(before?.revision ?? 0, after?.revision ?? 0) + 1;
    const next = after && { ...after, updatedAt: command.at, revision };
    if (command.changeLead(before, next)) restored++;
  }
  return { restored, kept };
}
