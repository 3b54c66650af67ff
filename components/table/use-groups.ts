import { useEffect, useState } from 'react';
import { groupLeads, type LeadGroup, type LeadGrouping } from '@/lib/search/group-leads';
import { inSlices } from '../leads/in-slices';
import type { LeadList } from '../leads/use-lead-list';

/**
 * Leads cut into groups, behind what is drawn: those of a moment ago stay until the new ones are there. `undefined` without
 * a grouping, and until it is first worked out.
 */
export function useGroups(
  { index, context }: Pick<LeadList, 'index' | 'context'>,
  ids: readonly string[],
  by: LeadGrouping | undefined,
): readonly LeadGroup[] | undefined {
  const [found, setFound] = useState<{ by: LeadGrouping; groups: readonly LeadGroup[] }>();
  useEffect(() => {
    if (by === undefined) return;
    let isOld = false;
    void inSlices(groupLeads(index, ids, by, context)).then((groups) => {
      if (!isOld) setFound({ by, groups });
    });
    return () => {
      isOld = true;
    };
  }, [index, context, ids, by]);
  return found !== undefined && found.by === by ? found.groups : undefined;
}
