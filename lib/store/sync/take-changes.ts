import { runCommand, type Command } from '../command';
import type { Activity } from '@/lib/leads/activity';
import { bump } from '../command';
import type { Lead } from '@/lib/leads/lead';
import { readTakenAlong, settle } from '../follow-ups';
import { isEmpty, readAlong } from '../read-along';
import type { Store } from '../store';
import type { ConflictRow, Delivery, OutboxRow, OwnerRow, SyncedRow, SyncStateRow } from './rows';
import { readSynced, writeSynced } from './synced';
import { dropRows, readRowsOf } from './target-rows';
import { putState } from './targets';

/** What is known of one lead a target has told us something of. */
export interface Known {
  lead: Lead | undefined;
  synced: SyncedRow | undefined;
  /** It has news the target was not told yet. */
  waiting: OutboxRow | undefined;
  owner: OwnerRow | undefined;
  /** What was logged of it and of those merged into it. */
  activities: Activity[];
}

/** What is to become of it; what is absent stays as it is. */
export interface Outcome {
  /** `undefined` takes the lead away. */
  lead?: { after: Lead | undefined } | undefined;
  /** The lead it becomes part of; `undone`: it is itself again. */
  merge?: { into: string; undone: boolean } | undefined;
  activities?: { before: Activity | undefined; after: Activity | undefined }[] | undefined;
  /** `undefined`: the target has nothing of it. */
  synced?: { row: SyncedRow | undefined } | undefined;
  /** Whether the target is to be told something. */
  news?: boolean | undefined;
  owner?: OwnerRow | undefined;
  conflicts?: Omit<ConflictRow, 'targetId' | 'at' | 'leadId'>[] | undefined;
}

/** What work on changes can see and do, all in one transaction. */
export interface Desk {
  command: Command;
  know: (leadId: string) => Known;
  /** The lead an id means now: itself, or the one it was merged into. */
  toOwnId: (leadId: string) => string;
  findActivity: (id: string) => Activity | undefined;
  settle: (leadId: string, outcome: Outcome) => void;
}

/**
 * Takes in what a target told us, and how far that brings us with it, in one transaction: a command with history and undo
 * of which the target itself is told nothing it said itself.
 *
 * @param prepare reads what `work` needs besides; `work` itself cannot wait for anything
 * @param part of several that are one command
 * @returns false when the target was taken away or switched off meanwhile; then nothing was written
 */
export async function takeChanges<T>(
  store: Store,
  targetId: string,
  ids: { leads: readonly string[]; activities: readonly string[] },
  prepare: (command: Command) => Promise<T>,
  work: (desk: Desk, prepared: T) => void,
  change: (state: SyncStateRow, changed: number) => Partial<SyncStateRow>,
  part?: { id: string; at: number },
): Promise<boolean> {
  const { db } = store;
  const own = [db.syncStates, db.synced, db.syncedTogether, db.quarantine, db.conflicts, db.owners];
  const { result } = await runCommand(
    store,
    'sync',
    async (command) => {
      if ((await db.targets.get(targetId))?.enabled !== true) return false;
      const known = await readKnown(store, targetId, ids);
      const prepared = await prepare(command);
      const outcomes = new Map<string, Outcome>();
      work(
        {
          command,
          ...known,
          settle: (leadId, outcome) => {
            const now = known.know(leadId);
            outcomes.set(leadId, { ...outcomes.get(leadId), ...outcome });
            if (outcome.synced) now.synced = outcome.synced.row;
            if (outcome.owner) now.owner = outcome.owner;
            if (outcome.lead) now.lead = outcome.lead.after;
          },
        },
        prepared,
      );
      await writeOutcomes(store, targetId, command, outcomes, known.before, known.know);
      const changed = [...outcomes.values()].filter(({ lead }) => lead !== undefined).length;
      await putState(store, targetId, (state) => ({
        ...change(state, changed),
        sending: state.sending.filter((delivery) => !isOverruled(delivery, outcomes)),
      }));
      return true;
    },
    { also: own, ...(part && { part }), heardFrom: targetId },
  );
  return result;
}

/**
 * That a lead is gone is worked out anew from its outbox row once the target has told us of that lead: said again as it
 * was, it could take away what has come back since. Anything else is held to what it builds on.
 */
function isOverruled({ leadId, items }: Delivery, outcomes: ReadonlyMap<string, Outcome>): boolean {
  return outcomes.get(leadId)?.synced !== undefined && items.every(({ mark }) => mark === 'gone');
}

async function readKnown(
  store: Store,
  targetId: string,
  ids: { leads: readonly string[]; activities: readonly string[] },
) {
  const { db } = store;
  const merges = new Map<string, string>();
  let ways: readonly string[] = (await isEmpty(db.merges)) ? [] : ids.leads;
  while (ways.length > 0) {
    const rows = (await db.merges.bulkGet([...ways])).flatMap((row) => row ?? []);
    for (const { id, into } of rows) merges.set(id, into);
    ways = rows.map(({ into }) => into).filter((id) => !merges.has(id));
  }
  const leadIds = [...new Set([...ids.leads, ...merges.values()])];
  const [leads, waiting, owners, activities] = await Promise.all([
    readAlong(db.leads, leadIds),
    readRowsOf(db.outbox, targetId, leadIds),
    readRowsOf(db.owners, targetId, leadIds),
    db.activities.bulkGet([...ids.activities]),
  ]);
  // Of one that is not here the target knows something only while its deletion is on its way: a first pull asks for none.
  const isQuiet = (await isEmpty(db.outbox)) && (await isEmpty(db.quarantine));
  const asked = leadIds.filter((_, index) => !isQuiet || leads[index] !== undefined);
  const found = new Map(
    (await readSynced(store, targetId, asked)).flatMap((row) => (row ? [[row.leadId, row]] : [])),
  );
  const logged = await readLogged(
    store,
    leads.flatMap((lead) => lead?.id ?? []),
  );
  const byId = new Map(
    [...activities, ...[...logged.values()].flat()].flatMap((one) => (one ? [[one.id, one]] : [])),
  );
  const all = new Map(
    leadIds.map((leadId, index): [string, Known] => [
      leadId,
      {
        lead: leads[index],
        synced: found.get(leadId),
        waiting: waiting[index],
        owner: owners[index],
        activities: logged.get(leadId) ?? [],
      },
    ]),
  );
  const before = new Map(leadIds.map((leadId, index) => [leadId, leads[index]]));
  const toOwnId = (leadId: string) => {
    let id = leadId;
    for (let next; (next = merges.get(id)) !== undefined && next !== leadId;) id = next;
    return id;
  };
  return {
    before,
    know: (leadId: string): Known => {
      const known = all.get(leadId);
      if (known === undefined) throw new Error('Nobody asked for this lead.');
      return known;
    },
    toOwnId,
    findActivity: (id: string) => byId.get(id),
  };
}

/** What was logged of each lead and of those merged into it. */
export async function readLogged(
  { db }: Store,
  leadIds: readonly string[],
): Promise<Map<string, Activity[]>> {
  if (leadIds.length === 0 || (await isEmpty(db.activities))) return new Map();
  const ownerOf = new Map(leadIds.map((id) => [id, id]));
  const merged = !(await isEmpty(db.merges));
  for (let asked = merged ? [...leadIds] : []; asked.length > 0;) {
    const rows = await db.merges.where('into').anyOf(asked).toArray();
    const fresh = rows.filter(({ id }) => !ownerOf.has(id));
    for (const { id, into } of fresh) ownerOf.set(id, ownerOf.get(into) ?? into);
    asked = fresh.map(({ id }) => id);
  }
  const logged = new Map<string, Activity[]>();
  for (const activity of await db.activities
    .where('leadId')
    .anyOf([...ownerOf.keys()])
    .toArray()) {
    const owner = ownerOf.get(activity.leadId) ?? activity.leadId;
    logged.set(owner, [...(logged.get(owner) ?? []), activity]);
  }
  return logged;
}

async function writeOutcomes(
  store: Store,
  targetId: string,
  command: Command,
  outcomes: ReadonlyMap<string, Outcome>,
  stored: ReadonlyMap<string, Lead | undefined>,
  know: (leadId: string) => Known,
): Promise<void> {
  const { db } = store;
  const taken = await readTakenAlong(
    store,
    [...outcomes].flatMap(([leadId, { lead, merge }]) =>
      lead && lead.after === undefined && merge === undefined ? leadId : [],
    ),
  );
  const [synced, forgotten]: [SyncedRow[], string[]] = [[], []];
  const [news, done]: [OutboxRow[], [string, string][]] = [[], []];
  const conflicts: ConflictRow[] = [];
  const owners: OwnerRow[] = [];
  for (const [leadId, outcome] of outcomes) {
    const key: [string, string] = [targetId, leadId];
    const before = stored.get(leadId);
    let after = outcome.lead ? outcome.lead.after : before;
    const followUps = (outcome.activities ?? []).map((change) => ({
      kind: 'activities' as const,
      ...change,
    }));
    if (outcome.lead) {
      if (after !== undefined && followUps.length > 0) after = await settle(store, after, followUps);
      command.changeLead(before, after, {
        slim: true,
        followUps: taken.get(leadId) ?? followUps,
        ...(outcome.merge && { merge: outcome.merge }),
      });
    }
    if (outcome.synced?.row)
      synced.push({ ...outcome.synced.row, revision: after?.revision ?? outcome.synced.row.revision });
    else if (outcome.synced) forgotten.push(leadId);
    if (outcome.owner) owners.push(outcome.owner);
    if (outcome.news === true)
      news.push({
        targetId,
        leadId,
        at: command.at,
        ...(after === undefined
          ? { revision: (before?.revision ?? 0) + 1, deleted: true }
          : { revision: after.revision }),
      });
    else if (outcome.news === false) done.push(key);
    for (const conflict of outcome.conflicts ?? [])
      conflicts.push({ ...conflict, targetId, leadId, at: command.at });
  }
  command.addWrite(() =>
    Promise.all([
      writeSynced(store, targetId, synced, forgotten),
      db.outbox.bulkPut(news),
      db.outbox.bulkDelete(done.filter(([, leadId]) => know(leadId).waiting !== undefined)),
      dropRows(db.quarantine, done),
      db.owners.bulkPut(owners),
      db.conflicts.bulkPut(conflicts),
    ]),
  );
}

/** The next state of a lead a change of somebody else's makes: newer than ours, and changed when they did. */
export function bumpTo(lead: Lead, updatedAt: number): Pick<Lead, 'revision' | 'updatedAt'> {
  return { ...bump(lead, Math.max(lead.updatedAt, updatedAt)) };
}
