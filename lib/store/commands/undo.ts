import { isEqual, revertChanges } from '@/lib/leads/changes';
import type { Category, Fact, Lead } from '@/lib/leads/lead';
import type { FieldValue } from '@/lib/leads/values';
import { bump, runCommand, type Command } from '../command';
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
    const own = rows.filter((row) => row.leadId === leadId);
    const before = stored[index];
    let after: Lead | undefined = before;
    for (const row of own) {
      const reverted = revertChanges(after, row.changes);
      after = reverted.lead;
      kept.push(...reverted.kept.map((path) => ({ leadId, path })));
    }
    const captures = own
      .flatMap((row) => row.captures ?? [])
      .map(({ id, withdrawn }) => ({ id, withdrawn: !withdrawn }))
      .filter(({ id, withdrawn }) => !withdrawn || !isSource(after, id));
    if (command.changeLead(before, after && { ...after, ...bumpPast(before, after, command.at) }, captures)) {
      command.changeCaptures(captures);
      restored++;
    }
  }
  return { restored, kept };
}

/** A lead brought back counts on from its deletion, which was a revision too. */
function bumpPast(before: Lead | undefined, after: Lead, at: number) {
  return bump(before === undefined ? { ...after, revision: after.revision + 1 } : before, at);
}

/** Evidence stays while a value that was kept stands on it. */
function isSource(lead: Lead | undefined, captureId: string): boolean {
  const lists: (readonly Fact<FieldValue>[] | undefined)[] = Object.values(lead?.facts ?? {});
  return lists.some((list) =>
    list?.some((fact) =>
      fact.sources.some((source) => source.by === 'capture' && source.captureId === captureId),
    ),
  );
}
