import { useMemo } from 'react';
import type { List } from '@/lib/leads/definitions';
import type { LeadList } from '../leads/use-lead-list';
import type { Counts } from './use-counts';

export interface ListCount {
  list: List;
  count: number;
}

/** The user's lists by name, those filled by hand and those that fill themselves, with how many leads are on each. */
export function useLists(
  { index, version, context }: Pick<LeadList, 'index' | 'version' | 'context'>,
  { lists: byHand }: Pick<Counts, 'lists'>,
): readonly ListCount[] {
  return useMemo(() => {
    void version;
    const collator = new Intl.Collator(undefined, { numeric: true });
    return [...context.lists]
      .sort((a, b) => collator.compare(a.name, b.name))
      .map((list) => ({
        list,
        count: list.query === undefined ? (byHand.get(list.id) ?? 0) : index.count(list.query, context),
      }));
  }, [context, index, version, byHand]);
}
