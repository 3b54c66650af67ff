import { diffLeads, setCustom } from '@/lib/leads/changes';
import type { Category, CustomField, List } from '@/lib/leads/definitions';
import { fold } from '@/lib/leads/fold';
import type { Lead } from '@/lib/leads/lead';
import { withKeys } from '@/lib/leads/merge';
import { mergeLeads } from '@/lib/leads/merge-leads';
import { PATH_SEPARATOR, toCategoryPaths } from '@/lib/leads/category-tree';
import { giveTurn } from '@/lib/page/give-turn';
import type { ImportPlan } from '@/lib/transfer/import/plan';
import type { RowProblem } from '@/lib/transfer/import/problems';
import type { PoolDefinitions, PoolLead } from '@/lib/transfer/pool';
import { readPool, type PoolRow } from '@/lib/transfer/read/read-pool';
import { getCommandTables, type Command, type FollowUpChange } from '../command';
import { readOwnerId, settle } from '../follow-ups';
import type { AliasChange, ImportRow } from '../schema';
import type { Store } from '../store';
import { IdTable } from './id-table';
import type { DryRun, ImportWatch } from './importer';
import { LeadFinder } from './lead-finder';
import type { TakenRow } from './take-rows';
import { UnwrittenLeads } from './unwritten';

/** What an import of our own file works with. */
export interface PoolTaking {
  readonly store: Store;
  readonly at: number;
  readonly plan: ImportPlan;
  readonly finder: LeadFinder;
  /** Leads of this very file are not one another. */
  readonly made: IdTable;
  /** What the file calls its categories, lists and fields, and what they are here. */
  readonly ids: ReadonlyMap<string, string>;
  /** Stored leads as a dry run would have changed them. */
  readonly unwritten?: UnwrittenLeads | undefined;
}

/** Leads taken in one transaction: they bring their evidence with them. */
export const POOL_BATCH = 200;

/** The leads of a pool, without those the user took out. @param after only behind this one */
export async function* readPoolRows(
  file: Blob,
  { without = [] }: ImportPlan,
  after = 0,
): AsyncGenerator<PoolRow[], void, void> {
  const left = new Set(without);
  let batch: PoolRow[] = [];
  for await (const piece of (await readPool(file)).rows()) {
    for (const row of piece) {
      if (row.number <= after || left.has(row.number)) continue;
      batch.push(row);
      if (batch.length < POOL_BATCH) continue;
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}

/**
 * Makes the categories, lists and fields a pool names where there are none: those with its ids are the same, else those of
 * the same name. Inside a transaction.
 *
 * @param command that makes them; without, nothing is written
 */
export async function takeDefinitions(
  store: Store,
  pool: PoolDefinitions,
  command: Command | undefined,
): Promise<Map<string, string>> {
  const { db } = store;
  const [categories, lists, fields] = await Promise.all([
    db.categories.toArray(),
    db.lists.toArray(),
    db.customFields.toArray(),
  ]);
  const ids = new Map<string, string>();
  const known = new Map([...toCategoryPaths(categories)].map(([id, path]) => [fold(path), id]));
  const paths = toCategoryPaths(pool.categories);
  // Parents before what stands below them.
  const depth = (one: Category) => (paths.get(one.id) ?? '').split(PATH_SEPARATOR).length;
  for (const one of [...pool.categories].sort((a, b) => depth(a) - depth(b))) {
    const same = categories.some(({ id }) => id === one.id)
      ? one.id
      : known.get(fold(paths.get(one.id) ?? ''));
    ids.set(one.id, same ?? one.id);
    if (same !== undefined) continue;
    const parentId = one.parentId && ids.get(one.parentId);
    const { parentId: _, ...rest } = one;
    command?.changeDefinition('categories', undefined, {
      ...rest,
      ...(parentId !== undefined && { parentId }),
    });
  }
  const isSameList = (a: List, b: List) => fold(a.name) === fold(b.name) && a.query === b.query;
  for (const one of pool.lists) {
    const same = lists.find(({ id }) => id === one.id) ?? lists.find((list) => isSameList(list, one));
    ids.set(one.id, same?.id ?? one.id);
    if (same === undefined) command?.changeDefinition('lists', undefined, one);
  }
  const isSameField = (a: CustomField, b: CustomField) => fold(a.name) === fold(b.name) && a.type === b.type;
  for (const one of pool.customFields) {
    const same = fields.find(({ id }) => id === one.id) ?? fields.find((field) => isSameField(field, one));
    ids.set(one.id, same?.id ?? one.id);
    if (same === undefined) command?.changeDefinition('customFields', undefined, one);
  }
  return ids;
}

/** Names of files that values of a pool came from. Inside a transaction that holds `imports`. */
export async function takeImportNames({ db }: Store, pool: PoolDefinitions): Promise<void> {
  const there = await db.imports.bulkGet(pool.imports.map(({ id }) => id));
  const plan: ImportPlan = {
    sheet: 0,
    columns: [],
    mode: 'both',
    key: 'auto',
    differing: 'file',
    defaults: {},
  };
  const missing = pool.imports.filter((_, index) => there[index] === undefined);
  await db.imports.bulkPut(
    missing.map(({ id, file, at }): ImportRow => ({
      id,
      file,
      startedAt: at,
      endedAt: at,
      state: 'done',
      elsewhere: true,
      plan,
      created: 0,
      updated: 0,
      unchanged: 0,
      skipped: 0,
      problems: [],
    })),
  );
}

/**
 * Takes some leads of a pool: as they are where there is none of their id and none that is certainly the same, else merged
 * into the one that is there. Inside a transaction that holds all commands write; `finder` has caught up.
 */
export async function takePool(
  { store, at, plan, finder, ids, made, unwritten }: PoolTaking,
  rows: readonly PoolRow[],
  command: Command | undefined,
): Promise<TakenRow[]> {
  const { db } = store;
  const taken: TakenRow[] = [];
  /** As they are once the leads before are done with. */
  const current = new Map<string, Lead>();
  /** What ids mean since the leads before, which is not written yet. */
  const meant = new Map<string, string>();
  const read = async (id: string) => current.get(id) ?? unwritten?.findWhole(id) ?? (await db.leads.get(id));
  for (const { number: row, lead: item } of rows) {
    const problems: RowProblem[] = item === undefined ? [{ row, code: 'failed' }] : [];
    const done = (outcome: TakenRow['outcome'], more: Partial<TakenRow> = {}) =>
      taken.push({ row, outcome, mayBeSame: false, joined: false, problems, ...more });
    if (item === undefined) {
      done('skipped');
      continue;
    }
    const incoming = rename(item.lead, ids);
    const own = await read(await readOwnerId(store, meant.get(incoming.id) ?? incoming.id));
    const near = own ? [] : finder.findIds(finder.toKeys(incoming)).filter((id) => !made.has(id));
    const suspects = await Promise.all(near.map(read));
    const found = own
      ? { match: own }
      : finder.choose(
          incoming,
          suspects.flatMap((lead) => lead ?? []),
        );
    const before = found.match;
    if (before === undefined ? plan.mode === 'update' : plan.mode === 'create') {
      problems.push({ row, code: before === undefined ? 'not-found' : 'known' });
      done('skipped');
      continue;
    }
    const more = await readMissing(store, item);
    const after =
      before === undefined ? incoming : await join(store, before, incoming, plan, at, more.followUps);
    const captures = more.captures.map(({ id }) => ({ id, withdrawn: false }));
    if (
      before !== undefined &&
      diffLeads(before, after).length === 0 &&
      captures.length === 0 &&
      more.followUps.length === 0
    ) {
      done('unchanged');
      continue;
    }
    if (command) {
      for (const capture of more.captures) command.addCapture(capture);
      const aliases = await readNewAliases(store, [incoming.id, ...(item.merged ?? [])], after.id);
      command.changeLead(before, after, { captures, followUps: more.followUps, aliases });
      for (const { id } of aliases) meant.set(id, after.id);
    }
    current.set(after.id, after);
    if (before === undefined) made.add(after.id);
    else unwritten?.keep(after);
    const likely = 'likely' in found && found.likely === true;
    done(before === undefined ? 'created' : 'updated', { mayBeSame: likely });
  }
  return taken;
}

/** The lead with the ids its categories, lists and fields have here. */
function rename(lead: Lead, ids: ReadonlyMap<string, string>): Lead {
  const to = (id: string) => ids.get(id) ?? id;
  const isSame = [...lead.categoryIds, ...(lead.listIds ?? []), ...Object.keys(lead.custom ?? {})].every(
    (id) => to(id) === id,
  );
  if (isSame) return lead;
  let renamed: Lead = {
    ...lead,
    categoryIds: [...new Set(lead.categoryIds.map(to))],
    ...(lead.listIds && { listIds: [...new Set(lead.listIds.map(to))] }),
  };
  for (const [id, value] of Object.entries(lead.custom ?? {}))
    if (to(id) !== id) renamed = setCustom(setCustom(renamed, id, undefined), to(id), value);
  return renamed;
}

async function join(
  store: Store,
  before: Lead,
  incoming: Lead,
  plan: ImportPlan,
  at: number,
  followUps: readonly FollowUpChange[],
): Promise<Lead> {
  // The same lead as it was written: whatever is newer here stays.
  if (before.id === incoming.id && diffLeads(before, incoming).length === 0 && followUps.length === 0)
    return before;
  const joined =
    plan.differing === 'file'
      ? { ...mergeLeads(incoming, [before]), id: before.id, createdAt: before.createdAt }
      : mergeLeads(before, [incoming]);
  const settled = await settle(store, joined, followUps);
  return withKeys({ ...settled, updatedAt: at, revision: before.revision + 1 });
}

/** Those of some ids that mean nothing here: they mean this lead from now on. What is a lead here stays one. */
async function readNewAliases({ db }: Store, ids: readonly string[], leadId: string): Promise<AliasChange[]> {
  const others = ids.filter((id) => id !== leadId);
  if (others.length === 0) return [];
  const [leads, merges] = await Promise.all([db.leads.bulkGet(others), db.merges.bulkGet(others)]);
  return others
    .filter((_, index) => leads[index] === undefined && merges[index] === undefined)
    .map((id) => ({ id, gone: false }));
}

/** Evidence, activities and tasks that are not here yet. */
async function readMissing({ db }: Store, { captures = [], activities = [], tasks = [] }: PoolLead) {
  const [a, b, c] = await Promise.all([
    db.captures.bulkGet(captures.map(({ id }) => id)),
    db.activities.bulkGet(activities.map(({ id }) => id)),
    db.tasks.bulkGet(tasks.map(({ id }) => id)),
  ]);
  const followUps: FollowUpChange[] = [
    ...activities
      .filter((_, index) => b[index] === undefined)
      .map((after) => ({ kind: 'activities' as const, before: undefined, after })),
    ...tasks
      .filter((_, index) => c[index] === undefined)
      .map((after) => ({ kind: 'tasks' as const, before: undefined, after })),
  ];
  return { captures: captures.filter((_, index) => a[index] === undefined), followUps };
}

/** What an import of our own file would do, without doing it. */
export async function dryRunPool(
  store: Store,
  file: Blob,
  plan: ImportPlan,
  { onProgress, signal }: ImportWatch = {},
): Promise<DryRun & { lastRow: number }> {
  const finder = new LeadFinder(store, 'auto');
  await finder.load(signal);
  const { head } = await readPool(file);
  const made = new IdTable();
  const unwritten = new UnwrittenLeads();
  const counts = { created: 0, updated: 0, unchanged: 0, skipped: 0 };
  const problems: RowProblem[] = [];
  const problemCounts: Record<string, number> = {};
  let [rows, mayBeSame, problemRows, lastRow] = [0, 0, 0, 0];
  const tables = [...getCommandTables(store), store.db.imports];
  const ids = await store.db.transaction('r', tables, () => takeDefinitions(store, head, undefined));
  for await (const piece of readPoolRows(file, plan)) {
    signal?.throwIfAborted();
    const taken = await store.db.transaction('r', tables, async () => {
      await finder.catchUp();
      return takePool({ store, at: store.now(), plan, finder, ids, made, unwritten }, piece, undefined);
    });
    for (const one of taken) {
      counts[one.outcome] += 1;
      if (one.mayBeSame) mayBeSame += 1;
      if (one.problems.length > 0) problemRows += 1;
      problems.push(...one.problems);
      for (const { code } of one.problems) problemCounts[code] = (problemCounts[code] ?? 0) + 1;
    }
    rows += piece.length;
    lastRow = piece.at(-1)?.number ?? lastRow;
    onProgress?.(lastRow, lastRow);
    await giveTurn();
  }
  const named = [...toCategoryPaths(head.categories)].filter(([id]) => ids.get(id) === id);
  const there = new Set(await store.db.categories.toCollection().primaryKeys());
  return {
    ...counts,
    rows,
    mayBeSame,
    joined: 0,
    problemRows,
    problems,
    problemCounts,
    newCategories: named.flatMap(([id, path]) => (there.has(id) ? [] : path)),
    newLists: [],
    fileProblems: [],
    lastRow,
  };
}
