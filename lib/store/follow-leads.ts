import { liveQuery } from 'dexie';
import type { Lead } from '@/lib/leads/lead';
import type { Store } from './store';

export interface LeadFollower {
  onLeads(leads: Lead[]): void;
  onRemoved(leadIds: string[]): void;
  /** Once, when every lead has been handed over. */
  onReady(): void;
  /** The store can no longer be read. Nothing is told after that. */
  onError?(error: unknown): void;
}

const FIRST = 100;
const CHUNK = 1_000;

/**
 * Hands over the 100 newest leads at once, then all others in chunks, then whatever any context changes or removes.
 * A lead may come more than once; the last one is the newest.
 *
 * @returns stops it
 */
export function followLeads(store: Store, follower: LeadFollower): () => void {
  const { db } = store;
  let stopped = false;
  let unsubscribe = () => {};
  let seen = 0;

  async function start() {
    const newest = await db.transaction('r', db.leads, db.history, async () => {
      seen = (await db.history.toCollection().reverse().limit(1).primaryKeys())[0] ?? 0;
      return db.leads.orderBy('updatedAt').reverse().limit(FIRST).toArray();
    });
    if (stopped) return;
    if (newest.length > 0) follower.onLeads(newest);
    const given = new Set(newest.map((lead) => lead.id));
    for (let last = ''; ;) {
      const chunk = await db.leads.where(':id').above(last).limit(CHUNK).toArray();
      if (stopped) return;
      const rest = chunk.filter((lead) => !given.has(lead.id));
      if (rest.length > 0) follower.onLeads(rest);
      const end = chunk.at(-1);
      if (end === undefined || chunk.length < CHUNK) break;
      last = end.id;
    }
    follower.onReady();
    const subscription = liveQuery(readNews).subscribe({
      next: (news) => {
        if (stopped) return;
        seen = Math.max(seen, news.seen);
        if (news.leads.length > 0) follower.onLeads(news.leads);
        if (news.removed.length > 0) follower.onRemoved(news.removed);
      },
      error: (error) => follower.onError?.(error),
    });
    unsubscribe = () => subscription.unsubscribe();
  }

  async function readNews() {
    return db.transaction('r', db.leads, db.history, async () => {
      const rows = await db.history.where(':id').above(seen).toArray();
      const ids = [...new Set(rows.flatMap((row) => ('leadId' in row ? [row.leadId] : [])))];
      const leads = await db.leads.bulkGet(ids);
      return {
        seen: rows.at(-1)?.seq ?? seen,
        leads: leads.filter((lead) => lead !== undefined),
        removed: ids.filter((_, index) => leads[index] === undefined),
      };
    });
  }

  start().catch((error: unknown) => {
    if (!stopped) follower.onError?.(error);
  });
  return () => {
    stopped = true;
    unsubscribe();
  };
}
