import { useMemo } from 'react';
import type { Category } from '@/lib/leads/definitions';
import { getAncestors } from '@/lib/leads/category-tree';
import { fold } from '@/lib/leads/fold';
import type { LeadIndex } from '@/lib/search/lead-index';

export interface Counts {
  /** Leads in each category and in all below it, each once. */
  categories: ReadonlyMap<string, number>;
  /** Leads put on each list by hand. */
  lists: ReadonlyMap<string, number>;
  /** By folded tag. */
  tags: ReadonlyMap<string, number>;
}

/** How many leads each category, list and tag has, from what is in memory. @param version grows with the index */
export function useCounts(index: LeadIndex, version: number, categories: readonly Category[]): Counts {
  return useMemo(() => {
    void version;
    const ancestors = getAncestors(categories);
    const counts = {
      categories: new Map<string, number>(),
      lists: new Map<string, number>(),
      tags: new Map<string, number>(),
    };
    const add = (map: Map<string, number>, keys: Iterable<string>, count: number) => {
      for (const key of keys) map.set(key, (map.get(key) ?? 0) + count);
    };
    for (const [marks, count] of index.countMarks()) {
      add(counts.categories, new Set(marks.categoryIds.flatMap((id) => ancestors.get(id) ?? [])), count);
      add(counts.lists, marks.listIds, count);
      add(counts.tags, marks.tags.map(fold), count);
    }
    return counts;
  }, [index, version, categories]);
}
