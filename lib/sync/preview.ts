import {
  findHold,
  getOutgoingDigest,
  toNames,
  toOutgoing,
  type HoldReason,
  type Names,
  type OutgoingLead,
} from './outgoing';
import type { Lead } from '@/lib/leads/lead';
import { getLeadName } from '@/lib/leads/lead-name';
import type { Mapping } from '@/lib/leads/sync-target';
import type { Store } from '@/lib/store/store';
import { countSynced, readSynced } from '@/lib/store/sync/synced';

/** What would be sent, without sending or writing anything. */
export interface DryRun {
  /** Leads the target would be told of for the first time, or of what has changed. */
  create: number;
  update: number;
  /** Leads it was told of and may not know any more: deleted, or held back now. */
  erase: number;
  unchanged: number;
  held: Record<HoldReason, number>;
  /** The first some of those that would be sent. */
  names: string[];
}

const CHUNK = 500;
const NAMES = 8;

/** Looks at every lead, in turns; for a target that is set up already at what it knows, too. */
export async function runDry(
  store: Store,
  mapping: Mapping,
  targetId?: string,
  signal?: AbortSignal,
): Promise<DryRun> {
  const { db } = store;
  const names = await readNames(db);
  const run: DryRun = {
    create: 0,
    update: 0,
    erase: 0,
    unchanged: 0,
    held: { level: 0, list: 0, stage: 0, 'do-not-contact': 0 },
    names: [],
  };
  let known = 0;
  for (let after = ''; ;) {
    if (signal?.aborted) return run;
    const leads = await db.leads.where(':id').above(after).limit(CHUNK).toArray();
    const synced =
      targetId === undefined
        ? []
        : await readSynced(
            store,
            targetId,
            leads.map(({ id }) => id),
          );
    leads.forEach((lead, index) => {
      const before = synced[index];
      if (before !== undefined) known += 1;
      const hold = findHold(lead, mapping);
      if (hold !== undefined) {
        run.held[hold] += 1;
        // In a pool it is left as others put it there, unless it was made more secret than is passed on.
        if (before !== undefined && (before.base === undefined || hold === 'level')) run.erase += 1;
        return;
      }
      const isKnown =
        before?.base === undefined
          ? before?.digest === getDigest(lead, mapping, names)
          : before.revision === lead.revision;
      if (isKnown) run.unchanged += 1;
      else {
        run[before === undefined ? 'create' : 'update'] += 1;
        if (run.names.length < NAMES) run.names.push(getLeadName(lead) ?? '');
      }
    });
    const last = leads.at(-1);
    if (last === undefined) break;
    after = last.id;
  }
  if (targetId !== undefined) {
    // Told of and no longer here.
    run.erase += (await countSynced(store, targetId)) - known;
  }
  return run;
}

export async function readNames(db: Store['db']): Promise<Names> {
  const [categories, lists, customFields] = await Promise.all([
    db.categories.toArray(),
    db.lists.toArray(),
    db.customFields.toArray(),
  ]);
  return toNames({ categories, lists, customFields });
}

export function getDigest(lead: Lead, mapping: Mapping, names: Names): string {
  return getOutgoingDigest(toOutgoing(lead, mapping, names), mapping);
}

/** A real lead as it would be sent: the newest one nothing holds back, or why the newest one is. */
export async function previewLead(
  { db }: Store,
  mapping: Mapping,
): Promise<{ lead: OutgoingLead } | { held: HoldReason } | undefined> {
  const newest = await db.leads.orderBy('updatedAt').reverse().limit(100).toArray();
  const free = newest.find((lead) => findHold(lead, mapping) === undefined);
  if (free !== undefined) return { lead: toOutgoing(free, mapping, await readNames(db)) };
  const [first] = newest;
  const held = first && findHold(first, mapping);
  return held && { held };
}
