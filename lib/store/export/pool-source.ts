import type { LeadSource } from '@/lib/transfer/columns/lead-source';
import type { PoolDefinitions, PoolLead, PoolSource } from '@/lib/transfer/pool';
import { readCategories, readDefinitions } from '../queries';
import type { Store } from '../store';

/** Everything there is of the leads of a source, each once, with what stands about it elsewhere. */
export async function openPoolSource(store: Store, source: LeadSource): Promise<PoolSource> {
  const merged = await readMerged(store);
  return {
    definitions: await readPoolDefinitions(store),
    count: source.count,
    async *chunks() {
      for await (const chunk of source.chunks()) {
        yield await Promise.all(chunk.map(({ lead }) => readPoolLead(store, lead, toAll(merged, lead.id))));
      }
    },
  };
}

async function readPoolDefinitions(store: Store): Promise<PoolDefinitions> {
  const [categories, lists, customFields, imports] = await Promise.all([
    readCategories(store),
    readDefinitions(store, 'lists'),
    readDefinitions(store, 'customFields'),
    store.db.imports.toArray(),
  ]);
  return {
    categories,
    lists,
    customFields,
    imports: imports.map(({ id, file, startedAt }) => ({ id, file, at: startedAt })),
  };
}

async function readPoolLead(
  { db }: Store,
  lead: PoolLead['lead'],
  merged: readonly string[],
): Promise<PoolLead> {
  const ids = [lead.id, ...merged];
  // `equals` reads all at once where `anyOf` walks.
  const [captures, activities, tasks] = await Promise.all([
    Promise.all(ids.map((id) => db.captures.where('leadId').equals(id).toArray())),
    Promise.all(ids.map((id) => db.activities.where('leadId').equals(id).toArray())),
    Promise.all(ids.map((id) => db.tasks.where('leadId').equals(id).toArray())),
  ]);
  const seen = captures.flat().flatMap(({ withdrawn, ...capture }) => (withdrawn ? [] : [capture]));
  return {
    lead,
    ...(seen.length > 0 && { captures: seen }),
    ...toPart('activities', activities.flat()),
    ...toPart('tasks', tasks.flat()),
    ...(merged.length > 0 && { merged: [...merged] }),
  };
}

const toPart = <K extends 'activities' | 'tasks', T>(name: K, rows: T[]) =>
  (rows.length === 0 ? {} : { [name]: rows }) as { [P in K]?: T[] };

/** Leads that were merged into each, by its id. */
async function readMerged({ db }: Store): Promise<ReadonlyMap<string, readonly string[]>> {
  const merged = new Map<string, string[]>();
  for (const { id, into } of await db.merges.toArray()) {
    const known = merged.get(into);
    if (known) known.push(id);
    else merged.set(into, [id]);
  }
  return merged;
}

/** Also those merged into one that was merged. */
function toAll(merged: ReadonlyMap<string, readonly string[]>, id: string): string[] {
  const all = [...(merged.get(id) ?? [])];
  for (const one of all) all.push(...(merged.get(one) ?? []));
  return all;
}
