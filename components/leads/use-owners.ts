import { useMemo } from 'react';
import type { LeadList } from './use-lead-list';

/** Everybody who looks after a lead, those with most leads first; nobody while they are not `wanted`. */
export function useOwners(
  { index, version }: Pick<LeadList, 'index' | 'version'>,
  wanted: boolean,
): string[] {
  return useMemo(() => {
    void version;
    if (!wanted) return [];
    const counts = new Map<string, number>();
    for (const [{ owner }, count] of index.countMarks())
      if (owner !== undefined) counts.set(owner, (counts.get(owner) ?? 0) + count);
    return [...counts].sort(([, a], [, b]) => b - a).map(([owner]) => owner);
  }, [index, version, wanted]);
}
