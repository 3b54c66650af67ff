import { getBranch, splitPath } from '@/lib/leads/category-tree';
import { category as categorySchema, type Category, type Colour } from '@/lib/leads/definitions';
import { fold } from '@/lib/leads/fold';
import { bump, runCommand, type Command, type CommandResult } from '../command';
import { parseInput } from '../parse-input';
import type { Store } from '../store';
import { changeEach, changeSet, type SetChange } from './change-each';
import { expectDefinition, refuse } from './definition';

/**
 * Gives the category of that name, made if there is none: names that differ in case or accents only are one. A path
 * (`Trade › Plumbers`) names it from the top and makes what is missing on the way; a plain name means a category
 * wherever it stands, so that saving into "Plumbers" twice does not make two.
 *
 * @throws StoreError `invalid` for an empty or too long name, `not-found` for a parent that is gone
 */
export async function createCategory(
  store: Store,
  path: string,
  { parentId, colour }: { parentId?: string | undefined; colour?: Colour | undefined } = {},
): Promise<CommandResult & { categoryId: string }> {
  const names = splitPath(path).map(parseName);
  const [only = parseName('')] = names;
  const { commandId, result } = await runCommand(store, 'edit', async (command) => {
    const all = await store.db.categories.toArray();
    if (parentId !== undefined) expectDefinition(all, parentId);
    if (parentId === undefined && names.length === 1) {
      const anywhere = all.find((one) => fold(one.name) === fold(only));
      if (anywhere !== undefined) return anywhere.id;
    }
    let above = parentId;
    for (const [index, name] of names.entries()) {
      const same = all.find((one) => one.parentId === above && fold(one.name) === fold(name));
      const made = same ?? {
        id: store.newId(),
        name,
        ...(above !== undefined && { parentId: above }),
        ...(colour !== undefined && index === names.length - 1 && { colour }),
        createdAt: command.at,
      };
      if (same === undefined) command.changeDefinition('categories', undefined, made);
      above = made.id;
    }
    return above ?? '';
  });
  return { commandId, categoryId: result };
}

/**
 * Rules and smart lists that name it follow.
 *
 * @throws StoreError `invalid` (also when a category beside it has the name), `not-found`
 */
export async function renameCategory(store: Store, categoryId: string, name: string): Promise<CommandResult> {
  const wanted = parseName(name);
  return changeCategory(store, categoryId, (category) => ({ ...category, name: wanted }));
}

/** @param colour `undefined` takes it away. @throws StoreError `invalid`, `not-found` */
export async function recolourCategory(
  store: Store,
  categoryId: string,
  colour: Colour | undefined,
): Promise<CommandResult> {
  const wanted = parseInput(categorySchema.shape.colour, colour, 'There is no such colour.', 'colour');
  return changeCategory(store, categoryId, ({ colour: _, ...category }) => ({
    ...category,
    ...(wanted !== undefined && { colour: wanted }),
  }));
}

/**
 * Puts a category with all below it under another, or to the top.
 *
 * @throws StoreError `invalid` under itself, below itself, or where another has its name; `not-found`
 */
export async function moveCategory(
  store: Store,
  categoryId: string,
  parentId: string | undefined,
): Promise<CommandResult> {
  return changeCategory(store, categoryId, ({ parentId: _, ...category }, all) => {
    if (parentId !== undefined) expectDefinition(all, parentId);
    if (parentId !== undefined && getBranch(all, categoryId).has(parentId))
      refuse('parentId', 'circle', 'A category cannot stand below itself.');
    return { ...category, ...(parentId !== undefined && { parentId }) };
  });
}

/**
 * Takes the category from all its leads, which stay; what was below it moves up to where it stood.
 *
 * @throws StoreError `not-found`
 */
export async function deleteCategory(store: Store, categoryId: string): Promise<CommandResult> {
  const { commandId } = await runCommand(store, 'edit', async (command) => {
    const all = await store.db.categories.toArray();
    const category = expectDefinition(all, categoryId);
    // Before what follows from it: that is how the history calls the command.
    command.changeDefinition('categories', category, undefined);
    for (const child of all.filter((one) => one.parentId === categoryId)) {
      const { parentId: _, ...rest } = child;
      command.changeDefinition('categories', child, {
        ...rest,
        ...(category.parentId !== undefined && { parentId: category.parentId }),
      });
    }
    await removeFromLeads(store, command, categoryId);
  });
  return { commandId };
}

/** Puts leads into categories and takes them out, in one command. */
export async function changeCategories(
  store: Store,
  leadIds: readonly string[],
  change: SetChange,
): Promise<CommandResult> {
  return changeEach(store, 'edit', leadIds, (lead) => ({
    ...lead,
    categoryIds: changeSet(lead.categoryIds, change),
  }));
}

async function changeCategory(
  store: Store,
  categoryId: string,
  change: (category: Category, all: readonly Category[]) => Category,
): Promise<CommandResult> {
  // Only who renames needs it, and a transaction cannot wait for it.
  const { renameInQueries } = await import('../rename-in-queries');
  const { commandId } = await runCommand(store, 'edit', async (command) => {
    const all = await store.db.categories.toArray();
    const category = expectDefinition(all, categoryId);
    const changed = change(category, all);
    const moved = changed.name !== category.name || changed.parentId !== category.parentId;
    if (moved && all.some((one) => one.id !== categoryId && isBeside(one, changed)))
      refuse('name', 'taken', 'Another category beside it has this name.');
    command.changeDefinition('categories', category, changed);
    if (moved) await renameInQueries(store, command, { kind: 'categories', row: changed });
  });
  return { commandId };
}

const isBeside = (one: Category, other: Category) =>
  one.parentId === other.parentId && fold(one.name) === fold(other.name);

async function removeFromLeads(store: Store, command: Command, categoryId: string): Promise<void> {
  for (const lead of await store.db.leads.where('categoryIds').equals(categoryId).toArray()) {
    command.changeLead(lead, {
      ...lead,
      categoryIds: lead.categoryIds.filter((one) => one !== categoryId),
      ...bump(lead, command.at),
    });
  }
}

/** A separator would make a path of it when it is next typed. */
function parseName(name: string): string {
  const wanted = parseInput(categorySchema.shape.name, name.trim(), 'Not a category name.', 'name');
  if (splitPath(wanted).join('') !== wanted) refuse('name', 'separator', 'A name cannot contain › or >.');
  return wanted;
}
