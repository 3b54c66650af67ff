import { isEqual, revertChanges } from '@/lib/leads/changes';
import { fold } from '@/lib/leads/fold';
import type { Fact, Lead } from '@/lib/leads/lead';
import type { FieldValue } from '@/lib/leads/values';
import { bump, runCommand, type Command, type FollowUpChange, type Watch } from '../command';
import { readOwnerId, readTakenAlong, revertFollowUps, settle } from '../follow-ups';
import { countChanged, toRows } from '../history';
import { noteTakenBack } from '../import/taken-back';
import { findDefinition, type HistoryRow, type LeadHistoryRow } from '../schema';
import { readAlong, toPortions } from '../read-along';
import { expectRoom } from '../room';
import { StoreError } from '../store-error';
import type { Store } from '../store';

export interface UndoResult {
  /** For `undo`: undoing an undo does the command again. Undefined when there was nothing left to take back. */
  commandId: string | undefined;
  /** How many leads and definitions (categories, lists, rules …) went back. */
  restored: number;
  /** What stayed because it was changed later; `path` as in `Change`. */
  kept: { leadId: string; path: string }[];
}

/**
 * Takes one command back, today or next month. What was changed later stays and is reported.
 * `leadIds` takes back only these leads' part of it. Stopped by the signal, it takes back nothing.
 *
 * @throws StoreError `not-found` when there is no such command, `stopped`
 */
export async function undo(
  store: Store,
  commandId: string,
  { leadIds, ...watch }: Watch & { leadIds?: readonly string[] } = {},
): Promise<UndoResult> {
  await expectRoom(store, await countChanged(store.db, commandId));
  const { commandId: undoId, result } = await runCommand(
    store,
    'undo',
    async (command) => {
      const seqs = await store.db.history.where('commandId').equals(commandId).primaryKeys();
      const rows: HistoryRow[] = [];
      for (const some of toPortions(seqs.sort((a, b) => a - b)))
        for (const row of await readAlong(store.db.history, some)) if (row) rows.push(...toRows(row));
      if (rows.length === 0) throw new StoreError('not-found', 'There is no such command.');
      // Newest first: one save may have changed a lead twice.
      rows.reverse();
      const meant = leadIds && new Set(leadIds);
      const leadRows = rows.filter(
        (row): row is LeadHistoryRow => 'leadId' in row && (meant?.has(row.leadId) ?? true),
      );
      const leads = await undoLeads(store, command, leadRows);
      const definitions =
        leadIds === undefined ? await undoDefinitions(store, command, rows, leads.after) : 0;
      if (leadIds === undefined) await noteTakenBack(store, commandId, command.id);
      return { restored: definitions + leads.restored, kept: leads.kept };
    },
    watch,
  );
  return { commandId: undoId, ...result };
}

/** @param after the leads this command takes back, as they will be */
export async function undoDefinitions(
  store: Store,
  command: Command,
  rows: readonly HistoryRow[],
  after: ReadonlyMap<string, Lead | undefined>,
): Promise<number> {
  let restored = 0;
  for (const row of rows) {
    const definition = findDefinition(row);
    const [change] = row.changes;
    if (definition === undefined || change === undefined) continue;
    const now = await store.db[definition.kind].get(definition.id);
    if (!isEqual(now, change.after)) continue;
    // What a file made on its way others may use since; what somebody made by hand goes when they say so.
    const isByTheWay = row.cause === 'import' || row.cause === 'undo';
    if (change.before === undefined && isByTheWay && (await isUsed(store, definition, after))) continue;
    // One kind's row before is one of the same kind.
    command.changeDefinition(definition.kind, now, change.before as never);
    restored++;
  }
  return restored;
}

/** A category, list or field that leads have, or that is looked for or exported by. */
async function isUsed(
  { db }: Store,
  { kind, id }: NonNullable<ReturnType<typeof findDefinition>>,
  after: ReadonlyMap<string, Lead | undefined>,
): Promise<boolean> {
  if (kind !== 'categories' && kind !== 'lists' && kind !== 'customFields') return false;
  const has = (lead: Lead) =>
    kind === 'customFields'
      ? lead.custom?.[id] !== undefined
      : (kind === 'categories' ? lead.categoryIds : (lead.listIds ?? [])).includes(id);
  for (const lead of after.values()) if (lead && has(lead)) return true;
  // No index holds the values of own fields: one walk over all leads, seconds at 100,000.
  const others =
    kind === 'customFields'
      ? db.leads.filter(has)
      : db.leads.where(kind === 'categories' ? 'categoryIds' : 'listIds').equals(id);
  const other = await others.and((lead) => !after.has(lead.id)).first();
  if (other !== undefined) return true;
  return kind === 'customFields' && (await isNamed(db, id));
}

/** A field in a set of columns, or in what a smart list or rule looks for. */
async function isNamed(db: Store['db'], fieldId: string): Promise<boolean> {
  const [field, sets, lists, rules] = await Promise.all([
    db.customFields.get(fieldId),
    db.columnSets.toArray(),
    db.lists.toArray(),
    db.rules.toArray(),
  ]);
  if (sets.some(({ columns }) => columns.some((column) => column.id === `custom.${fieldId}`))) return true;
  const word = `${toPlain(field?.name ?? '')}:`;
  return [...lists, ...rules].some(({ query = '' }) => toPlain(query).includes(word));
}

/** As the search box compares names of fields. */
const toPlain = (text: string) => fold(text).replace(/[\s_-]/g, '');

/** @param rows newest first */
export async function undoLeads(store: Store, command: Command, rows: readonly LeadHistoryRow[]) {
  const byLead = Map.groupBy(rows, (row) => row.leadId);
  const followUps = await revertFollowUps(
    store,
    rows.flatMap(({ changes }) => changes),
  );
  const merges = new Map(
    rows.flatMap(({ leadId, merge }) =>
      merge ? [[leadId, merge.undone ? merge.into : undefined] as const] : [],
    ),
  );
  // A lead may have been merged since: then what was logged of it, and what goes, is the other one's.
  const winners = await Promise.all(
    rows.flatMap(({ merge }) => (merge ? readOwnerId(store, merge.into) : [])),
  );
  const ids = [...new Set([...byLead.keys(), ...followUps.byLead.keys(), ...winners])];
  // An id that meant another lead may be one's own by now.
  const aliasIds = rows.flatMap(({ aliases = [] }) => aliases.map(({ id }) => id));
  const isLead = new Set<string>();
  for (const some of toPortions(aliasIds))
    for (const lead of await readAlong(store.db.leads, some)) if (lead) isLead.add(lead.id);
  const kept: UndoResult['kept'] = followUps.kept;
  const going: Reverted[] = [];
  const all = new Map<string, Lead | undefined>();
  let restored = 0;
  const putBack = (
    { before, own, merge }: Reverted,
    after: Lead | undefined,
    changes: readonly FollowUpChange[],
  ) => {
    const captures = own
      .flatMap((row) => row.captures ?? [])
      .map(({ id, withdrawn }) => ({ id, withdrawn: !withdrawn }))
      .filter(({ id, withdrawn }) => !withdrawn || !isSource(after, id));
    const aliases = own
      .flatMap((row) => row.aliases ?? [])
      .map(({ id, gone }) => ({ id, gone: !gone }))
      .filter(({ id, gone }) => gone || !isLead.has(id));
    const restoredLead = after && { ...after, ...bumpPast(before, after, command.at) };
    if (
      command.changeLead(before, restoredLead, {
        captures,
        aliases,
        ...(merge && { merge: { into: merge.into, undone: restoredLead !== undefined } }),
        followUps: changes,
      })
    ) {
      command.changeCaptures(captures);
      restored++;
    }
  };
  for (const some of toPortions(ids)) {
    const stored = await readAlong(store.db.leads, some);
    for (const [index, leadId] of some.entries()) {
      const before = stored[index];
      const own = byLead.get(leadId) ?? [];
      let after: Lead | undefined = before;
      let stays = false;
      for (const row of own) {
        const result = revertChanges(after, row.changes);
        after = result.lead;
        stays ||= result.kept.includes('lead');
        kept.push(...result.kept.map((path) => ({ leadId, path })));
      }
      all.set(leadId, after);
      const merge = own.find((row) => row.merge !== undefined)?.merge;
      const one = { leadId, before, own, merge };
      if (before && !after && !merge) {
        going.push(one);
        continue;
      }
      // A lead that stays keeps what was logged of it, and one that is gone gets nothing.
      const changes = stays || (!before && !after) ? [] : (followUps.byLead.get(leadId) ?? []);
      const isSettled = changes.length === 0 && merges.size === 0;
      // Waiting for nothing a hundred times would lead out of the transaction.
      putBack(one, !after || isSettled ? after : await settle(store, after, changes, merges), changes);
    }
  }
  const taken = await readTakenAlong(
    store,
    going.map(({ leadId }) => leadId),
  );
  for (const one of going)
    putBack(one, undefined, taken.get(one.leadId) ?? followUps.byLead.get(one.leadId) ?? []);
  return { restored, kept, after: all };
}

interface Reverted {
  leadId: string;
  before: Lead | undefined;
  /** What the command did to it, newest first. */
  own: readonly LeadHistoryRow[];
  merge: LeadHistoryRow['merge'];
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
