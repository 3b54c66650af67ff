import { renameInQuery, type Names } from '@/lib/search/rename-in-query';
import type { Command } from './command';
import type { Store } from './store';

/** As long as a query may be; one that would get longer stays as it is. */
const LONGEST = 1_000;

export type Renamed =
  | { kind: 'categories' | 'lists'; row: { id: string } }
  /** These tags are now called so. */
  | { kind: 'tags'; old: readonly string[]; name: string };

/**
 * Rules and smart lists that name what is renamed by this command name it by its new name, so that they go on finding the
 * same; part of the command, and undone with it. In its transaction.
 */
export async function renameInQueries(store: Store, command: Command, renamed: Renamed): Promise<void> {
  const { db } = store;
  const [categories, lists, customFields, rules] = await Promise.all([
    db.categories.toArray(),
    db.lists.toArray(),
    db.customFields.toArray(),
    db.rules.toArray(),
  ]);
  const used = await db.leads.orderBy('tags').uniqueKeys();
  const tags = [...new Set([...used.map(String), ...rules.flatMap(({ adds }) => adds.tags ?? [])])];
  const toTag = (tag: string) => (renamed.kind === 'tags' && renamed.old.includes(tag) ? renamed.name : tag);
  const replace = <T extends { id: string }>(kind: Renamed['kind'], rows: readonly T[]): T[] =>
    renamed.kind === kind && 'row' in renamed
      ? rows.map((row) => (row.id === renamed.row.id ? { ...row, ...renamed.row } : row))
      : [...rows];
  const before: Names = {
    categories,
    lists,
    customFields,
    tags: tags.map((tag) => ({ id: toTag(tag), name: tag })),
  };
  const after: Names = {
    categories: replace('categories', categories),
    lists: replace('lists', lists),
    customFields,
    tags: [...new Set(tags.map(toTag))].map((tag) => ({ id: tag, name: tag })),
  };
  const rewrite = (query: string) => {
    const written = renameInQuery(query, before, after);
    return written.length > LONGEST ? query : written;
  };
  for (const rule of rules) {
    const added = rule.adds.tags && [...new Set(rule.adds.tags.map(toTag))];
    command.changeDefinition('rules', rule, {
      ...rule,
      query: rewrite(rule.query),
      adds: { ...rule.adds, ...(added && { tags: added }) },
    });
  }
  for (const list of lists)
    if (list.query !== undefined && !('row' in renamed && renamed.row.id === list.id))
      command.changeDefinition('lists', list, { ...list, query: rewrite(list.query) });
}
