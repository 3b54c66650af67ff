import type { Capture, Lead } from '@/lib/leads/lead';
import { findReasonLeftOut, type Limits } from '@/lib/transfer/left-out';
import { getCaptureIds, type LeadRow, type LeadSource, type Needs } from '@/lib/transfer/columns/lead-source';
import type { Store } from '../store';
import type { Chosen } from './order';

/** Leads read at once: some milliseconds, and less than a megabyte. */
const AT_ONCE = 500;
/** Captures hold whole candidates. */
const CAPTURES_AT_ONCE = 1_000;

/** The chosen leads in their order, read anew in pieces each time they are asked for; those that are gone are left out. */
export function openLeadSource(
  store: Store,
  chosen: Chosen,
  { limits, needs, signal }: { limits: Limits; needs: Needs; signal?: AbortSignal | undefined },
): LeadSource {
  let activities: Promise<ReadonlyMap<string, number>> | undefined;
  return {
    count: chosen.leadIds.length,
    async *chunks() {
      if (needs.activities) activities ??= countActivities(store);
      const counts = await activities;
      for (let start = 0; start < chosen.leadIds.length; start += AT_ONCE) {
        signal?.throwIfAborted();
        const ids = chosen.leadIds.slice(start, start + AT_ONCE);
        const leads = await store.db.leads.bulkGet(ids);
        const kept = leads.flatMap((lead, index): { lead: Lead; at: number }[] =>
          lead === undefined || findReasonLeftOut(lead, limits) !== undefined
            ? []
            : [{ lead, at: start + index }],
        );
        const captures = await readCaptures(
          store,
          kept.flatMap(({ lead }) => getCaptureIds(lead, needs.captures)),
        );
        yield kept.flatMap(({ lead, at }): LeadRow[] => {
          const key = chosen.requestKeys?.[at];
          const requests = key === undefined ? undefined : lead.requests?.filter((one) => one.key === key);
          // The request was taken out meanwhile.
          if (requests?.length === 0) return [];
          return [
            {
              lead,
              captures,
              ...(counts && { activities: counts.get(lead.id) ?? 0 }),
              ...(requests && { requests }),
            },
          ];
        });
      }
    },
  };
}

async function readCaptures(store: Store, ids: readonly string[]): Promise<LeadRow['captures']> {
  if (ids.length === 0) return undefined;
  const read = new Map<string, Capture>();
  const all = [...new Set(ids)];
  for (let start = 0; start < all.length; start += CAPTURES_AT_ONCE) {
    const captures = await store.db.captures.bulkGet(all.slice(start, start + CAPTURES_AT_ONCE));
    for (const capture of captures) if (capture) read.set(capture.id, capture);
  }
  return read;
}

/** Contacts logged for each lead; those of one that was merged count for the lead it became. */
async function countActivities(store: Store): Promise<ReadonlyMap<string, number>> {
  const merges = new Map((await store.db.merges.toArray()).map(({ id, into }) => [id, into]));
  const counts = new Map<string, number>();
  for (const key of await store.db.activities.orderBy('leadId').keys()) {
    let id = key as string;
    for (let into = merges.get(id); into !== undefined; into = merges.get(id)) id = into;
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
}
