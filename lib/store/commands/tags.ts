import { tags as tagsSchema } from '@/lib/leads/lead-parts';
import { bump, runCommand, type CommandResult } from '../command';
import { parseInput } from '../parse-input';
import { StoreError } from '../store-error';
import type { Store } from '../store';
import { changeEach, changeSet, type SetChange } from './change-each';

/** Puts tags on leads and takes tags off, in one command. */
export async function changeTags(
  store: Store,
  leadIds: readonly string[],
  change: SetChange,
): Promise<CommandResult> {
  return changeEach(store, 'edit', leadIds, (lead) => ({ ...lead, tags: changeSet(lead.tags, change) }));
}

/** Every tag some lead has, in the order of their letters. */
export async function readTags(store: Store): Promise<string[]> {
  return (await store.db.leads.orderBy('tags').uniqueKeys()).map(String);
}

/**
 * Calls a tag something else on every lead that has it, in rules and in smart lists. Where the new name is a tag already, the two become one.
 *
 * @throws StoreError `invalid` for no name, `not-found` when no lead has the tag
 */
export async function renameTag(store: Store, tag: string, name: string): Promise<CommandResult> {
  return mergeTags(store, [tag], name);
}

/**
 * Makes several tags one, in one command.
 *
 * @throws StoreError `invalid` for no name, `not-found` when no lead has any of them
 */
export async function mergeTags(store: Store, tags: readonly string[], name: string): Promise<CommandResult> {
  const wanted = parseInput(tagsSchema, [name.trim()], 'Not a tag.', 'name');
  return replaceTags(store, tags, wanted);
}

/** Takes a tag off every lead. @throws StoreError `not-found` when no lead has it */
export async function deleteTag(store: Store, tag: string): Promise<CommandResult> {
  return replaceTags(store, [tag], []);
}

async function replaceTags(
  store: Store,
  old: readonly string[],
  next: readonly string[],
): Promise<CommandResult> {
  // Only who renames needs it, and a transaction cannot wait for it.
  const { renameInQueries } = await import('../rename-in-queries');
  const { commandId } = await runCommand(store, 'edit', async (command) => {
    const lists = await Promise.all(old.map((tag) => store.db.leads.where('tags').equals(tag).toArray()));
    const leads = new Map(lists.flat().map((lead) => [lead.id, lead]));
    if (leads.size === 0) throw new StoreError('not-found', 'No lead has this tag.');
    for (const lead of leads.values()) {
      const tags = lead.tags.flatMap((tag) => (old.includes(tag) ? next : tag));
      command.changeLead(lead, { ...lead, tags: [...new Set(tags)], ...bump(lead, command.at) });
    }
    const [name] = next;
    if (name !== undefined) await renameInQueries(store, command, { kind: 'tags', old, name });
  });
  return { commandId };
}
