import { fold } from '@/lib/leads/fold';
import { category as categorySchema, type Category } from '@/lib/leads/definitions';
import { bump, runCommand, type Command, type CommandResult } from '../command';
import { StoreError } from '../store-error';
import type { Store } from '../store';
import { changeEach, changeSet, type SetChange } from './change-each';

/**
 * Gives the category of that name, made if there is none: names that differ in case or accents only are one.
 * @throws StoreError `invalid` for an empty or too long name
 */
export async function createCategory(
  store: Store,
  name: string,
): Promise<CommandResult & { categoryId: string }> {
  const wanted = parseName(name);
  const { commandId, result } = await runCommand(store, 'edit', async (command) => {
    const same = (await store.db.categories.toArray()).find((one) => fold(one.name) === fold(wanted));
    if (same !== undefined) return same.id;
    const category: Category = { id: store.newId(), name: wanted, createdAt: command.at };
    command.changeDefinition('categories', undefined, category);
    return category.id;
  });
  return { commandId, categoryId: result };
}

/** @throws StoreError `invalid` (also when another category has the name), `not-found` */
export async function renameCategory(store: Store, categoryId: string, name: string): Promise<CommandResult> {
  const wanted = parseName(name);
  const { commandId } = await runCommand(store, 'edit', async (command) => {
    const all = await store.db.categories.toArray();
    const category = expectCategory(all, categoryId);
    if (all.some((one) => one.id !== categoryId && fold(one.name) === fold(wanted))) {
      throw new StoreError('invalid', 'Another category has this name.', {}, [
        { path: 'name', message: 'taken' },
      ]);
    }
    if (category.name !== wanted)
      command.changeDefinition('categories', category, { ...category, name: wanted });
  });
  return { commandId };
}

/** Takes the category from all its leads, which stay. @throws StoreError `not-found` */
export async function deleteCategory(store: Store, categoryId: string): Promise<CommandResult> {
  const { commandId } = await runCommand(store, 'edit', async (command) => {
    const category = expectCategory(await store.db.categories.toArray(), categoryId);
    command.changeDefinition('categories', category, undefined);
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

async function removeFromLeads(store: Store, command: Command, categoryId: string): Promise<void> {
  for (const lead of await store.db.leads.where('categoryIds').equals(categoryId).toArray()) {
    command.changeLead(lead, {
      ...lead,
      categoryIds: lead.categoryIds.filter((one) => one !== categoryId),
      ...bump(lead, command.at),
    });
  }
}

function parseName(name: string): string {
  const parsed = categorySchema.shape.name.safeParse(name.trim());
  if (parsed.success) return parsed.data;
  throw new StoreError('invalid', 'Not a category name.', { cause: parsed.error }, [
    { path: 'name', message: parsed.error.issues[0]?.message ?? 'invalid' },
  ]);
}

function expectCategory(all: readonly Category[], categoryId: string): Category {
  const category = all.find((one) => one.id === categoryId);
  if (category === undefined) throw new StoreError('not-found', 'This category was deleted.');
  return category;
}
