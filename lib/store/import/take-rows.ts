import { diffLeads } from '@/lib/leads/changes';
import type { Lead } from '@/lib/leads/lead';
import type { Matchable } from '@/lib/leads/match-keys';
import type { Imported } from '@/lib/transfer/import/imported';
import { mergeImported, toImportedLead } from '@/lib/transfer/import/merge-imported';
import type { ImportPlan } from '@/lib/transfer/import/plan';
import type { RowProblem, RowProblemCode } from '@/lib/transfer/import/problems';
import type { Command } from '../command';
import { readOwnerId } from '../follow-ups';
import { applyRules, type RuleBook } from '../rules';
import type { Store } from '../store';
import type { IdTable } from './id-table';
import type { LeadFinder } from './lead-finder';
import type { Definitions } from './named';
import type { Returned } from './returned';
import type { UnwrittenLeads } from './unwritten';

export type RowOutcome = 'created' | 'updated' | 'unchanged' | 'skipped';

export interface TakenRow {
  readonly row: number;
  readonly outcome: RowOutcome;
  readonly mayBeSame: boolean;
  /** An earlier row of the file made this lead. */
  readonly joined: boolean;
  readonly problems: readonly RowProblem[];
}

/** What an import works with, in a dry run and in earnest. */
export interface Taking {
  readonly store: Store;
  readonly importId: string;
  readonly at: number;
  readonly plan: ImportPlan;
  readonly finder: LeadFinder;
  readonly definitions: Definitions;
  readonly rules: RuleBook;
  /** Of a file that came back: how a lead is brought in line with its row. */
  readonly returned?: Returned | undefined;
  /** Ids of the leads this run made. */
  readonly made: IdTable;
  /** What a dry run would have written. */
  readonly unwritten?: UnwrittenLeads | undefined;
}

/**
 * Works out what some rows do, and with a command has it done. Must run inside a transaction that holds all that commands
 * write; `finder` has caught up and `definitions` are loaded.
 */
export async function takeRows(
  taking: Taking,
  rows: readonly Imported[],
  command: Command | undefined,
): Promise<TakenRow[]> {
  const { store, finder, unwritten } = taking;
  const owners = await readOwners(store, rows);
  const keysOf = new Map(rows.map((row) => [row, row.ref ? [] : finder.toKeys(toMatchable(row))]));
  const asked = [...keysOf.values()].flatMap((keys) => finder.findIds(keys));
  const ids = [...new Set([...owners.values(), ...asked])];
  const stored = new Map<string, Lead>();
  for (const lead of await store.db.leads.bulkGet(ids)) if (lead) stored.set(lead.id, lead);
  await taking.returned?.load(rows, (id) => stored.get(owners.get(id) ?? id));
  // From here on nothing is waited for: a transaction ends where nothing of it is under way.
  /** As they are once the rows before are done with. */
  const current = new Map<string, Lead>();
  const getLead = (id: string) => current.get(id) ?? findUnwritten(id) ?? stored.get(id);

  const taken: TakenRow[] = [];
  for (const row of rows) {
    const problems = [...row.problems];
    const note = (code: RowProblemCode, text?: string) =>
      problems.push({ row: row.row, code, ...(text !== undefined && { text: text.slice(0, 200) }) });
    const done = (outcome: RowOutcome, more: Partial<TakenRow> = {}) =>
      taken.push({ row: row.row, outcome, mayBeSame: false, joined: false, problems, ...more });
    if (problems.some(({ code }) => code === 'nothing')) {
      done('skipped');
      continue;
    }
    try {
      const step = decide(row);
      if ('skip' in step) {
        note(step.skip);
        done('skipped');
        continue;
      }
      const { before, likely } = step;
      const joined = before !== undefined && taking.made.has(before.id);
      if (joined) note('double');
      const after = change(row, before, note);
      const { lead, by } = applyRules(taking.rules, after, before);
      const isNew = before === undefined;
      if (!isNew && diffLeads(before, lead).length === 0) {
        done('unchanged', { joined });
        continue;
      }
      command?.changeLead(before, after, { slim: true });
      if (lead !== after) command?.changeLead(after, lead, { rules: by });
      current.set(lead.id, lead);
      if (isNew) taking.made.add(lead.id);
      unwritten?.keep(lead, row);
      finder.add(lead);
      done(isNew ? 'created' : 'updated', { mayBeSame: likely, joined });
    } catch (error) {
      if (!(error instanceof TypeError || error instanceof RangeError)) throw error;
      note('failed');
      done('skipped');
    }
  }
  return taken;

  /** Taken again, for few are asked for. */
  function findUnwritten(id: string): Lead | undefined {
    const done = unwritten?.find(id);
    if (done === undefined || 'lead' in done) return done?.lead;
    const before = stored.get(id);
    const lead = applyRules(
      taking.rules,
      change(done.row, before, () => undefined, id),
      before,
    ).lead;
    current.set(id, lead);
    return lead;
  }

  function decide(row: Imported): { before: Lead | undefined; likely: boolean } | { skip: RowProblemCode } {
    const { mode } = taking.plan;
    if (row.ref) {
      const before = getLead(owners.get(row.ref.leadId) ?? row.ref.leadId);
      if (before) return mode === 'create' ? { skip: 'known' } : { before, likely: false };
      return { skip: 'lead-gone' };
    }
    // Asked again: rows before it may have made the very lead.
    const ids = finder.findIds(keysOf.get(row) ?? []);
    const found = finder.choose(
      toMatchable(row),
      ids.flatMap((id) => getLead(id) ?? []),
    );
    if (found.match) {
      // What this very file made is no lead that was there.
      if (mode === 'create' && !taking.made.has(found.match.id)) return { skip: 'known' };
      return { before: found.match, likely: false };
    }
    if (found.unclear) return { skip: 'several-match' };
    if (mode === 'update') return { skip: 'not-found' };
    return { before: undefined, likely: found.likely === true };
  }

  function change(
    row: Imported,
    before: Lead | undefined,
    note: (code: RowProblemCode, text?: string) => void,
    id = before?.id ?? store.newId(),
  ): Lead {
    const { plan, importId, at, definitions } = taking;
    const named = definitions.find(row.categories, row.lists, command);
    for (const name of named.unknownCategories) note('unknown-category', name);
    for (const name of named.unknownLists) note('unknown-list', name);
    const { defaults } = plan;
    const moment = {
      importId,
      at,
      categoryIds: named.categoryIds,
      listIds: named.listIds,
      plan: {
        ...plan,
        // Deleted since the plan was made.
        defaults: {
          ...defaults,
          categoryIds: defaults.categoryIds?.filter((id) => definitions.has('categories', id)),
          listIds: defaults.listIds?.filter((id) => definitions.has('lists', id)),
        },
      },
    };
    if (before === undefined) return toImportedLead(row, { ...moment, id });
    const merged =
      row.ref && taking.returned
        ? taking.returned.bringInLine(before, row.source, row.ref, moment)
        : mergeImported(before, row, moment);
    return merged === before ? before : { ...merged, updatedAt: at, revision: before.revision + 1 };
  }
}

export function toMatchable({ kind, facts }: Imported): Matchable {
  return { kind, facts };
}

/** The lead each id of a file means now: itself, or the one it was merged into. */
async function readOwners(store: Store, rows: readonly Imported[]): Promise<Map<string, string>> {
  const ids = [...new Set(rows.flatMap(({ ref }) => ref?.leadId ?? []))];
  if (ids.length === 0) return new Map();
  const merged = new Set((await store.db.merges.bulkGet(ids)).flatMap((row) => row?.id ?? []));
  return new Map(
    await Promise.all(
      ids.map(async (id): Promise<[string, string]> => [
        id,
        merged.has(id) ? await readOwnerId(store, id) : id,
      ]),
    ),
  );
}
