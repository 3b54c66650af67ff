import { liveQuery } from 'dexie';
import type { Lead } from '@/lib/leads/lead';
import { MemoryClaims } from './claim-memory';
import { toLeadIds } from './history';
import type { Store } from './store';

/** How much of the history is known: the last row, and its id so that another database is not taken for this one. */
export interface Position {
  seq: number;
  id: string;
}

export interface LeadFollower {
  onLeads(leads: Lead[]): void;
  onRemoved(leadIds: string[]): void;
  /** Once, when every lead has been handed over. */
  onReady(): void;
  /** Everything up to there was handed over. */
  onPosition?(position: Position): void;
  /** The store can no longer be read. Nothing is told after that. */
  onError?(error: unknown): void;
}

/** All leads as they were at a moment, kept elsewhere. */
export interface KnownLeads {
  position: Position;
  /** Called after the first leads were handed over, if the store's history goes on from `position`. False: it failed. */
  load(): Promise<boolean>;
}

const FIRST = 100;
/** Worked in at once: some 10 ms. */
const CHUNK = 250;

/**
 * Hands over the 100 newest leads at once, then all others in chunks, then whatever any context changes or removes.
 * All others may be known `elsewhere`; then only what happened since is read. A lead may come more than once; the last one is
 * the newest.
 *
 * @returns stops it
 */
export function followLeads(
  store: Store,
  follower: LeadFollower,
  elsewhere?: Promise<KnownLeads | undefined>,
): () => void {
  const { db } = store;
  let stopped = false;
  let unsubscribe = () => {};
  let seen = 0;
  const claims = new MemoryClaims(3);

  async function start() {
    const [newest, last] = await db.transaction('r', db.leads, db.history, () =>
      Promise.all([
        db.leads.orderBy('updatedAt').reverse().limit(FIRST).toArray(),
        db.history.toCollection().reverse().first(),
      ]),
    );
    if (stopped) return;
    if (newest.length > 0) follower.onLeads(newest);
    const known = await elsewhere;
    if (known && (await isOurs(known.position)) && (await known.load())) seen = known.position.seq;
    else {
      await readAll(new Set(newest.map((lead) => lead.id)));
      seen = last?.seq ?? 0;
      if (last?.seq !== undefined) follower.onPosition?.({ seq: last.seq, id: last.id });
    }
    if (stopped) return;
    await catchUp();
    if (stopped) return;
    follower.onReady();
    let working = Promise.resolve();
    // Rows, for of keys alone only the deletion is told.
    const subscription = liveQuery(() => db.history.where(':id').above(seen).limit(1).toArray()).subscribe({
      next: () => {
        working = working.then(catchUp).catch((error: unknown) => {
          if (!stopped) follower.onError?.(error);
        });
      },
      error: (error) => follower.onError?.(error),
    });
    unsubscribe = () => subscription.unsubscribe();
    if (stopped) unsubscribe();
  }

  /** Else another database went by this name, or an older one was brought back. */
  async function isOurs({ seq, id }: Position) {
    return (await db.history.get(seq))?.id === id;
  }

  async function readAll(given: ReadonlySet<string>) {
    for (let last = ''; !stopped;) {
      const chunk = await db.leads.where(':id').above(last).limit(CHUNK).toArray();
      if (stopped) return;
      const rest = chunk.filter((lead) => !given.has(lead.id));
      if (rest.length > 0) follower.onLeads(rest);
      const end = chunk.at(-1);
      if (end === undefined || chunk.length < CHUNK) return;
      last = end.id;
    }
  }

  /** In turns, because an import of 10,000 leads is one piece of news. */
  async function catchUp() {
    for (let more = true; more && !stopped;) {
      const news = await readNews();
      if (stopped || news.last === undefined) return;
      if (news.leads.length > 0) follower.onLeads(news.leads);
      if (news.removed.length > 0) follower.onRemoved(news.removed);
      follower.onPosition?.(news.last);
      seen = news.last.seq;
      more = news.more;
      // An import is under way.
      if (more) claims.afterBatch();
    }
  }

  async function readNews() {
    return db.transaction('r', db.leads, db.history, async () => {
      const changed = new Set<string>();
      let size = 0;
      let last: Position | undefined;
      // Of the rows no more is kept: their changes are as large as the leads.
      await db.history
        .where(':id')
        .above(seen)
        .until(() => size >= CHUNK)
        .each((row) => {
          const some = toLeadIds(row);
          for (const id of some) changed.add(id);
          size += Math.max(1, some.length);
          if (row.seq !== undefined) last = { seq: row.seq, id: row.id };
        });
      const ids = [...changed];
      const leads = await db.leads.bulkGet(ids);
      return {
        last,
        more: size >= CHUNK,
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
