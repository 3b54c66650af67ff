import type { Category } from './definitions';

/** A category in its place. */
export interface CategoryNode {
  category: Category;
  /** Names from the top down to its own. */
  path: readonly string[];
  children: readonly CategoryNode[];
}

/** Between the names of a path; `>` is understood as well when typed. */
export const PATH_SEPARATOR = ' › ';

/**
 * The categories at the top with all below them, each level by name. Whose parent is gone, or who is his own ancestor
 * (moves undone in another order), stands at the top: no category is ever out of sight.
 */
export function toCategoryTree(
  categories: readonly Category[],
  collator = new Intl.Collator(undefined, { numeric: true }),
): CategoryNode[] {
  const parents = toParents(categories);
  const byParent = Map.groupBy(categories, ({ id }) => parents.get(id));
  const toNodes = (parentId: string | undefined, above: readonly string[]): CategoryNode[] =>
    (byParent.get(parentId) ?? [])
      .toSorted((a, b) => collator.compare(a.name, b.name) || a.createdAt - b.createdAt)
      .map((category) => {
        const path = [...above, category.name];
        return { category, path, children: toNodes(category.id, path) };
      });
  return toNodes(undefined, []);
}

/** Every category of the tree in the order one reads it, parents before their children. */
export function flattenTree(nodes: readonly CategoryNode[]): CategoryNode[] {
  return nodes.flatMap((node) => [node, ...flattenTree(node.children)]);
}

/** For each category, by its id, its path as text: `Trade › Plumbers`. */
export function toCategoryPaths(categories: readonly Category[]): Map<string, string> {
  const nodes = flattenTree(toCategoryTree(categories));
  return new Map(nodes.map(({ category, path }) => [category.id, path.join(PATH_SEPARATOR)]));
}

/** For each category, by its id, its own id and those of all it stands in, the nearest first. */
export function getAncestors(categories: readonly Category[]): Map<string, string[]> {
  const parents = toParents(categories);
  return new Map(
    categories.map(({ id }) => {
      const ids: string[] = [];
      for (let one: string | undefined = id; one !== undefined; one = parents.get(one)) ids.push(one);
      return [id, ids];
    }),
  );
}

/** The category's id and those of all below it. */
export function getBranch(categories: readonly Category[], categoryId: string): Set<string> {
  const ancestors = [...getAncestors(categories)];
  return new Set(ancestors.flatMap(([id, ids]) => (ids.includes(categoryId) ? id : [])));
}

/** The parent of each category that has one, without circles and without parents that are gone. */
function toParents(categories: readonly Category[]): Map<string, string> {
  const ids = new Set(categories.map(({ id }) => id));
  const parents = new Map<string, string>();
  for (const { id, parentId } of categories) {
    if (parentId === undefined || !ids.has(parentId)) continue;
    let above: string | undefined = parentId;
    while (above !== undefined && above !== id) above = parents.get(above);
    if (above !== id) parents.set(id, parentId);
  }
  return parents;
}

/** `Trade › Plumbers` or `Trade > Plumbers` taken apart; a name without a separator is a path of one. */
export function splitPath(text: string): string[] {
  return text
    .split(/\s*[›>＞]\s*/u)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
