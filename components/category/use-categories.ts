import { useLiveQuery } from 'dexie-react-hooks';
import { useMemo } from 'react';
import { flattenTree, PATH_SEPARATOR, toCategoryTree, type CategoryNode } from '@/lib/leads/category-tree';
import type { Category } from '@/lib/leads/definitions';
import { readCategories } from '@/lib/store/queries';
import { useServices } from '../services';

export interface Categories {
  all: readonly Category[];
  /** Those at the top, with all below them. */
  tree: readonly CategoryNode[];
  /** Every one in the order one reads the tree. */
  nodes: readonly CategoryNode[];
  /** Each one's path as text, by its id. */
  paths: ReadonlyMap<string, string>;
}

/** The user's categories as a tree, kept in step with the store; empty until they are read. */
export function useCategories(): Categories {
  const { store } = useServices();
  const all = useLiveQuery(() => readCategories(store), [store]);
  return useMemo(() => {
    const tree = toCategoryTree(all ?? []);
    const nodes = flattenTree(tree);
    const paths = new Map(nodes.map(({ category, path }) => [category.id, path.join(PATH_SEPARATOR)]));
    return { all: all ?? [], tree, nodes, paths };
  }, [all]);
}
