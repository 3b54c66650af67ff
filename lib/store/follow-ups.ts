import { summarise, withFollowUp, type Activity, type Task } from '@/lib/leads/activity';
import { isEqual } from '@/lib/leads/changes';
import type { Lead } from '@/lib/leads/lead';
import { readMergedIds } from './captures';
import type { FollowUpChange } from './command';
import { followUpKinds, type FollowUpKind } from './schema';
import type { Store } from './store';

/**
 * Activities and tasks of leads. Like captures they keep the id of the lead they were written for: a merge moves nothing,
 * so the winner has them all, and undoing it gives each lead its own back, with what was changed since.
 */
export interface LeadFollowUps {
  activities: Activity[];
  tasks: Task[];
}

/** All of a lead and of those merged into it, in no order. */
export async function readFollowUps(store: Store, leadId: string): Promise<LeadFollowUps> {
  return readOf(store, await readMergedIds(store, leadId));
}

async function readOf({ db }: Store, leadIds: readonly string[]): Promise<LeadFollowUps> {
  const [activities, tasks] = await Promise.all([
    db.activities
      .where('leadId')
      .anyOf([...leadIds])
      .toArray(),
    db.tasks
      .where('leadId')
      .anyOf([...leadIds])
      .toArray(),
  ]);
  return { activities, tasks };
}

/** The lead that has what was written for this one: itself, or the one it was merged into in the end. */
export async function readOwnerId({ db }: Store, leadId: string): Promise<string> {
  let id = leadId;
  for (let next; (next = (await db.merges.get(id))?.into) !== undefined;) id = next;
  return id;
}

/** The lead with what its activities and tasks come to once these are changed. @param merges see `readMergedIds` */
export async function settle(
  store: Store,
  lead: Lead,
  changes: readonly FollowUpChange[] = [],
  merges?: ReadonlyMap<string, string | undefined>,
): Promise<Lead> {
  const { activities, tasks } = await readOf(store, await readMergedIds(store, lead.id, merges));
  const changed = <T extends Activity | Task>(kind: FollowUpKind, rows: readonly T[]): T[] => {
    const own = changes.filter((change) => change.kind === kind);
    const ids = new Set(own.flatMap(({ before, after }) => (after ?? before)?.id ?? []));
    return [...rows.filter(({ id }) => !ids.has(id)), ...own.flatMap(({ after }) => (after as T) ?? [])];
  };
  return withFollowUp(lead, summarise(changed('activities', activities), changed('tasks', tasks)));
}

/** What goes with leads that are deleted, by the lead it goes with. */
export async function readTakenAlong(
  store: Store,
  leadIds: readonly string[],
): Promise<Map<string, FollowUpChange[]>> {
  const taken = new Map<string, FollowUpChange[]>();
  const owners =
    leadIds.length > MANY ? await readLoggedIds(store, leadIds) : await readEachMergedIds(store, leadIds);
  const { activities, tasks } = await readOf(store, [...owners.keys()]);
  const take = (leadId: string, change: FollowUpChange) => {
    const owner = owners.get(leadId) ?? leadId;
    taken.set(owner, [...(taken.get(owner) ?? []), change]);
  };
  for (const before of activities) take(before.leadId, { kind: 'activities', before, after: undefined });
  for (const before of tasks) take(before.leadId, { kind: 'tasks', before, after: undefined });
  return taken;
}

/** Of more leads than that, those that have anything are looked for instead of asking each. */
const MANY = 50;

/** For each id that something may have been logged for, which of these leads has it. */
async function readEachMergedIds(store: Store, leadIds: readonly string[]): Promise<Map<string, string>> {
  const owners = new Map<string, string>();
  for (const leadId of leadIds) for (const id of await readMergedIds(store, leadId)) owners.set(id, leadId);
  return owners;
}

async function readLoggedIds(store: Store, leadIds: readonly string[]): Promise<Map<string, string>> {
  const { db } = store;
  const wanted = new Set(leadIds);
  const logged = await Promise.all(followUpKinds.map((kind) => db[kind].orderBy('leadId').uniqueKeys()));
  const owners = new Map<string, string>();
  for (const id of new Set(logged.flat().map(String))) {
    const owner = await readOwnerId(store, id);
    if (wanted.has(owner)) owners.set(id, owner);
  }
  return owners;
}

/**
 * Changes of activities and tasks as a history has them, turned around, where nothing changed since.
 *
 * @returns for each lead that has them now what is to be changed, and the paths that stay
 */
export async function revertFollowUps(
  store: Store,
  changes: readonly { path: string; before: unknown; after: unknown }[],
): Promise<{ byLead: Map<string, FollowUpChange[]>; kept: { leadId: string; path: string }[] }> {
  const byLead = new Map<string, FollowUpChange[]>();
  const kept: { leadId: string; path: string }[] = [];
  /** One command may change a row twice. */
  const pending = new Map<string, Activity | Task | undefined>();
  for (const { path, before, after } of changes) {
    const [name, id = ''] = path.split('.');
    const kind = followUpKinds.find((one) => one === name);
    if (kind === undefined) continue;
    const now = pending.has(id) ? pending.get(id) : await store.db[kind].get(id);
    if (isEqual(now, before)) continue;
    const { leadId } = (before ?? after) as Activity | Task;
    if (!isEqual(now, after)) {
      kept.push({ leadId, path });
      continue;
    }
    pending.set(id, before as Activity | Task | undefined);
    const owner = await readOwnerId(store, leadId);
    byLead.set(owner, [...(byLead.get(owner) ?? []), { kind, before: now, after: before } as FollowUpChange]);
  }
  return { byLead, kept };
}

/** All that is to be done, in no order. */
export async function readOpenTasks({ db }: Store): Promise<Task[]> {
  return db.tasks.where('state').equals('open').toArray();
}

/** What was checked off last, the newest first. */
export async function readDoneTasks({ db }: Store, limit: number): Promise<Task[]> {
  return db.tasks.orderBy('doneAt').reverse().limit(limit).toArray();
}
