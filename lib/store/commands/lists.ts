import { list as listSchema, type List } from '@/lib/leads/definitions';
import { fold } from '@/lib/leads/fold';
import type { Lead } from '@/lib/leads/lead';
import { bump, runCommand, type CommandResult } from '../command';
import { parseInput } from '../parse-input';
import type { Store } from '../store';
import { changeEach, changeSet, type SetChange } from './change-each';
import { expectDefinition, refuse } from './definition';

/**
 * Gives the list of that name, made if there is none. With a `query` it fills itself (a smart list).
 *
 * @throws StoreError `invalid`, also when there is a list of that name and another kind or query
 */
export async function createList(
  store: Store,
  { name, query }: { name: string; query?: string | undefined },
): Promise<CommandResult & { listId: string }> {
  const wanted = parseList({ name, query });
  const { commandId, result } = await runCommand(store, 'edit', async (command) => {
    const all = await store.db.lists.toArray();
    const same = all.find((one) => fold(one.name) === fold(wanted.name));
    if (same !== undefined && same.query !== wanted.query) refuseTaken();
    if (same !== undefined) return same.id;
    const list: List = { id: store.newId(), ...wanted, createdAt: command.at };
    command.changeDefinition('lists', undefined, list);
    return list.id;
  });
  return { commandId, listId: result };
}

/**
 * Renames a list, which rules and smart lists that name it follow, or looks for something else with it. A list by hand stays one: what was put on it would be lost.
 *
 * @throws StoreError `invalid`, `not-found`
 */
export async function changeList(
  store: Store,
  listId: string,
  change: { name?: string | undefined; query?: string | undefined },
): Promise<CommandResult> {
  // Only who renames needs it, and a transaction cannot wait for it.
  const { renameInQueries } = await import('../rename-in-queries');
  const { commandId } = await runCommand(store, 'edit', async (command) => {
    const all = await store.db.lists.toArray();
    const list = expectDefinition(all, listId);
    if (change.query !== undefined && list.query === undefined)
      refuse('query', 'by-hand', 'A list filled by hand cannot fill itself.');
    const wanted = parseList({ name: change.name ?? list.name, query: change.query ?? list.query });
    if (all.some((one) => one.id !== listId && fold(one.name) === fold(wanted.name))) refuseTaken();
    const changed = { ...list, ...wanted };
    command.changeDefinition('lists', list, changed);
    if (changed.name !== list.name) await renameInQueries(store, command, { kind: 'lists', row: changed });
  });
  return { commandId };
}

/** The leads on it stay. @throws StoreError `not-found` */
export async function deleteList(store: Store, listId: string): Promise<CommandResult> {
  const { commandId } = await runCommand(store, 'edit', async (command) => {
    const list = expectDefinition(await store.db.lists.toArray(), listId);
    command.changeDefinition('lists', list, undefined);
    for (const lead of await store.db.leads.where('listIds').equals(listId).toArray())
      command.changeLead(lead, { ...onLists(lead, { remove: [listId] }), ...bump(lead, command.at) });
  });
  return { commandId };
}

/**
 * Puts leads on lists and takes them off, in one command.
 *
 * @throws StoreError `not-found` for a list that is gone, `invalid` for one that fills itself
 */
export async function changeLists(
  store: Store,
  leadIds: readonly string[],
  change: SetChange,
): Promise<CommandResult> {
  const all = await store.db.lists.toArray();
  for (const [index, id] of (change.add ?? []).entries())
    if (expectDefinition(all, id).query !== undefined)
      refuse(`add.${index}`, 'smart', 'This list fills itself.');
  return changeEach(store, 'edit', leadIds, (lead) => onLists(lead, change));
}

/** No list at all is no part at all. */
export function onLists(lead: Lead, change: SetChange): Lead {
  const { listIds = [], ...rest } = lead;
  const next = changeSet(listIds, change);
  return next.length === 0 ? rest : { ...rest, listIds: next };
}

function parseList({ name, query }: { name: string; query: string | undefined }) {
  const { shape } = listSchema;
  const text = query === undefined ? undefined : parseInput(shape.query, query.trim(), 'No search.', 'query');
  return {
    name: parseInput(shape.name, name.trim(), 'Not a name of a list.', 'name'),
    ...(text !== undefined && { query: text }),
  };
}

function refuseTaken(): never {
  refuse('name', 'taken', 'Another list has this name.');
}
