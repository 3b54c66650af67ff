import type { Activity } from '@/lib/leads/activity';
import type { Fact, Lead } from '@/lib/leads/lead';
import type { FieldValue } from '@/lib/leads/values';
import { readAlong } from '../read-along';
import type { Store } from '../store';
import type {
  Backlog,
  Delivery,
  ItemMark,
  OutboxItem,
  OutboxRow,
  QuarantineRow,
  SyncedRow,
  SyncStateRow,
  Target,
} from './rows';
import { readLogged } from './take-changes';
import { readSynced, readSyncedFrom, writeSynced } from './synced';
import { dropRows, keysOf, readRowsOf } from './target-rows';
import { putState, readState, toLog } from './targets';

/** A lead with news, and all it takes to say what the news is. */
export interface News {
  row: OutboxRow;
  /** Absent when it was deleted. */
  lead: Lead | undefined;
  synced: SyncedRow | undefined;
  /** The lead it was merged into, if that is there. */
  winner: Lead | undefined;
  /** For a target that is told everything there is of it. */
  more?: {
    activities: Activity[];
    /** Address of the page of each capture it stands on. */
    pages: ReadonlyMap<string, string>;
  };
}

export interface Batch {
  deliveries: Delivery[];
  /** There may be more: it got on, if only with news this target is told nothing of. */
  looked: boolean;
  /** When the first of those that were refused is due again, milliseconds since 1970. */
  next: number | undefined;
}

/** Leads looked at in one transaction. */
const LOOK = 250;
/** Rows of the backlog in one transaction. */
const BACKLOG = 500;

/**
 * Takes what is to be sent next: what was under way when it last ended, filled up with new items, or with what there was
 * before the target was switched on when there is nothing new. It is written down as under way before anything is sent.
 * News `tell` makes nothing of leaves the outbox.
 *
 * @param tell what a target is told of a lead's news; asynchronous work is not possible in it
 */
export async function takeBatch(
  store: Store,
  targetId: string,
  { maxItems, maxBytes, at, whole }: { maxItems: number; maxBytes: number; at: number; whole: boolean },
  tell: (news: News) => OutboxItem[],
): Promise<Batch> {
  const { db } = store;
  const besides = whole ? [db.activities, db.captures] : [];
  const tables = [
    db.syncStates,
    db.outbox,
    db.leads,
    db.synced,
    db.syncedTogether,
    db.merges,
    db.quarantine,
    ...besides,
  ];
  return db.transaction('rw', tables, async () => {
    const state = await readState(store, targetId);
    const { sending, backlog } = state;
    const due = await withholdSince(
      store,
      targetId,
      sending.filter(({ retryAt = 0 }) => retryAt <= at),
      whole,
      tell,
    );
    const later = sending.flatMap(({ retryAt = 0 }) => (retryAt > at ? retryAt : []));
    const next = later.length === 0 ? undefined : Math.min(...later);
    let items = sending.reduce((sum, delivery) => sum + delivery.items.length, 0);
    let bytes = 0;
    const busy = new Set(sending.map(({ leadId }) => leadId));
    const room = Math.min(LOOK, maxItems);
    const isFull = items >= maxItems;
    const waiting = isFull ? [] : await readWaiting(store, targetId, room, busy, whole);
    const old =
      waiting.length === 0 && !isFull && backlog?.of === 'leads'
        ? await readOld(store, targetId, backlog, room, busy, whole)
        : undefined;
    const taken: Delivery[] = [];
    const untold: [string, string][] = [];
    let after = old?.last;
    for (const news of old?.news ?? waiting) {
      const { leadId, revision } = news.row;
      const told = tell(news);
      const size = told.reduce((sum, { data }) => sum + JSON.stringify(data).length, 0);
      if (told.length > 0 && items > 0 && (items + told.length > maxItems || bytes + size > maxBytes)) {
        after &&= taken.at(-1)?.leadId ?? backlog?.after;
        break;
      }
      items += told.length;
      bytes += size;
      if (told.length > 0) taken.push({ leadId, revision, items: told, attempts: 0 });
      else if (old === undefined) untold.push([targetId, leadId]);
    }
    await Promise.all([db.outbox.bulkDelete(untold), dropRows(db.quarantine, untold)]);
    if (taken.length > 0 || due.length > 0 || old !== undefined)
      await db.syncStates.put({
        ...state,
        sending: [...sending.filter(({ retryAt = 0 }) => retryAt > at), ...due, ...taken],
        ...(old && {
          backlog:
            after === undefined
              ? { ...backlog, of: 'synced', after: '' }
              : { ...backlog, of: 'leads', after },
        }),
      });
    const looked = untold.length > 0 || (old !== undefined && after !== backlog?.after);
    return { deliveries: [...due, ...taken], looked, next };
  });
}

/** News in the outbox of leads nothing is under way of. */
async function readWaiting(
  store: Store,
  targetId: string,
  limit: number,
  busy: ReadonlySet<string>,
  whole: boolean,
): Promise<News[]> {
  const [from, to] = keysOf(targetId);
  const rows = await store.db.outbox
    .where('[targetId+leadId]')
    .between(from, to)
    .limit(limit + busy.size)
    .toArray();
  const fresh = rows.filter(({ leadId }) => !busy.has(leadId));
  return readNews(
    store,
    fresh,
    await readAlong(
      store.db.leads,
      fresh.map(({ leadId }) => leadId),
    ),
    whole,
  );
}

/**
 * The next of the leads there were before: they need no row in the outbox each, for the backlog says how far it is. With
 * the last one looked at, `undefined` where there are no more.
 */
async function readOld(
  store: Store,
  targetId: string,
  { after, anew }: Backlog,
  limit: number,
  busy: ReadonlySet<string>,
  whole: boolean,
): Promise<{ news: News[]; last: string | undefined }> {
  const page = await store.db.leads.where(':id').above(after).limit(limit).toArray();
  const synced = await readSynced(
    store,
    targetId,
    page.map(({ id }) => id),
  );
  // What came from there, as it came, is no news there.
  const leads = page.filter(
    ({ id, revision }, index) =>
      !busy.has(id) && (anew || synced[index]?.base === undefined || synced[index].revision !== revision),
  );
  const rows = leads.map(({ id, revision, updatedAt }): OutboxRow => ({
    targetId,
    leadId: id,
    revision,
    at: updatedAt,
  }));
  return { news: await readNews(store, rows, leads, whole), last: page.at(-1)?.id };
}

/**
 * What is under way is sent again as it was, but for a lead that may not be passed on any more: of it the target is told
 * that it is gone, whether it heard of it or not.
 */
async function withholdSince(
  store: Store,
  targetId: string,
  due: readonly Delivery[],
  whole: boolean,
  tell: (news: News) => OutboxItem[],
): Promise<Delivery[]> {
  if (due.length === 0) return [];
  const ids = due.map(({ leadId }) => leadId);
  const rows = await readRowsOf(store.db.outbox, targetId, ids);
  const all = await readNews(
    store,
    due.map(({ leadId, revision }, index) => rows[index] ?? { targetId, leadId, revision, at: store.now() }),
    await readAlong(store.db.leads, ids),
    whole,
  );
  return due.map((delivery, index) => {
    const news = all[index];
    if (news === undefined || delivery.items.every(({ mark }) => mark === 'gone')) return delivery;
    const { leadId, revision } = delivery;
    // What nobody acknowledged may have arrived all the same.
    const sent = delivery.items.flatMap(({ mark }) =>
      typeof mark === 'object' && 'digest' in mark ? mark : [],
    );
    const told = tell({
      ...news,
      synced: news.synced ?? { targetId, leadId, revision, digest: '', ...sent[0] },
    });
    return told.length > 0 && told.every(({ mark }) => mark === 'gone')
      ? { ...delivery, items: told, revision: news.row.revision }
      : delivery;
  });
}

/** @param leads of the rows, in their order */
async function readNews(
  store: Store,
  rows: readonly OutboxRow[],
  leads: readonly (Lead | undefined)[],
  whole: boolean,
): Promise<News[]> {
  const { db } = store;
  const ids = rows.map(({ leadId }) => leadId);
  const targetId = rows[0]?.targetId ?? '';
  const [synced, merges] = await Promise.all([
    readSynced(store, targetId, ids),
    db.merges.bulkGet(rows.flatMap(({ leadId, deleted }) => (deleted ? leadId : []))),
  ]);
  const into = new Map(merges.flatMap((merge) => (merge === undefined ? [] : [[merge.id, merge.into]])));
  const winners = new Map(
    (await db.leads.bulkGet([...new Set(into.values())])).flatMap((lead) =>
      lead === undefined ? [] : [[lead.id, lead]],
    ),
  );
  const there = leads.flatMap((lead) => lead ?? []);
  const [logged, pages] = whole
    ? await Promise.all([
        readLogged(
          store,
          there.map(({ id }) => id),
        ),
        readPages(store, there),
      ])
    : [];
  return rows.map((row, index) => ({
    row,
    lead: leads[index],
    synced: synced[index],
    winner: winners.get(into.get(row.leadId) ?? ''),
    ...(logged && pages && { more: { activities: logged.get(row.leadId) ?? [], pages } }),
  }));
}

async function readPages({ db }: Store, leads: readonly Lead[]): Promise<Map<string, string>> {
  const ids = new Set<string>();
  for (const lead of leads) {
    const lists: (readonly Fact<FieldValue>[] | undefined)[] = Object.values(lead.facts);
    for (const { sources } of lists.flatMap((list) => list ?? [])) {
      const first = sources.find(({ by }) => by === 'capture');
      if (first?.by === 'capture') ids.add(first.captureId);
    }
  }
  const captures = await db.captures.bulkGet([...ids]);
  return new Map(captures.flatMap((row) => (row === undefined ? [] : [[row.id, row.page.url]])));
}

/** What became of one delivery: which items were acknowledged, and whether the target will never take the rest. */
export interface Settled {
  delivery: Delivery;
  acknowledged: { id: string; mark: ItemMark; rev?: string | undefined }[];
  /** What it built on is no longer what is there: it is worked out anew. */
  outdated?: boolean | undefined;
  /** Why it goes into quarantine. */
  rejected?: string | undefined;
  /** It was refused for a reason of its own that may pass, and is due again then. */
  retryAt?: number | undefined;
}

/**
 * Writes down what came of a batch: what the target knows now, what is left, what goes into quarantine. A row leaves the
 * outbox only when all of its news was acknowledged and the lead was not changed since.
 */
export async function settle(
  store: Store,
  targetId: string,
  settled: readonly Settled[],
  change: (state: SyncStateRow) => Partial<SyncStateRow>,
): Promise<void> {
  const { db } = store;
  const tables = [db.targets, db.syncStates, db.outbox, db.synced, db.syncedTogether, db.quarantine];
  await db.transaction('rw', tables, async () => {
    // Taken away while it was told something: nothing of it is to come back.
    if ((await db.targets.get(targetId)) === undefined) return;
    const ids = settled.map(({ delivery }) => delivery.leadId);
    const [rows, known] = await Promise.all([
      readRowsOf(db.outbox, targetId, ids),
      readSynced(store, targetId, ids),
    ]);
    const meant = new Set(ids);
    const left: Delivery[] = [];
    const knownNow: SyncedRow[] = [];
    const gone: string[] = [];
    const done: [string, string][] = [];
    const cleared: [string, string][] = [];
    const quarantined: QuarantineRow[] = [];
    const again: OutboxRow[] = [];
    settled.forEach(({ delivery, acknowledged, rejected, retryAt, outdated }, index) => {
      const { leadId, revision } = delivery;
      const key: [string, string] = [targetId, leadId];
      const row = rows[index];
      if (outdated) {
        // One of the backlog has no row yet.
        if (row === undefined) again.push({ targetId, leadId, revision, at: store.now() });
        return;
      }
      if (acknowledged.length > 0) {
        const now = acknowledged.reduce<SyncedRow | undefined>(
          (synced, { mark, rev }) => applyMark({ targetId, leadId }, synced, mark, rev),
          known[index],
        );
        if (now === undefined) gone.push(leadId);
        else knownNow.push(now);
      }
      const ids = new Set(acknowledged.map(({ id }) => id));
      const items = delivery.items.filter(({ id }) => !ids.has(id));
      if (rejected === undefined && items.length > 0) {
        const { attempts, failedAt = store.now() } = delivery;
        const refused = retryAt === undefined ? {} : { attempts: attempts + 1, failedAt, retryAt };
        left.push({ ...delivery, items, ...refused });
        return;
      }
      if (row?.revision === revision) done.push(key);
      if (rejected === undefined) cleared.push(key);
      // A lead that was changed since has another try of its own.
      else if (row === undefined || row.revision === revision)
        quarantined.push({
          targetId,
          leadId,
          revision,
          reason: rejected,
          at: store.now(),
          ...(row?.deleted && { deleted: true }),
        });
    });
    await Promise.all([
      writeSynced(store, targetId, knownNow, gone),
      db.outbox.bulkDelete(done),
      db.outbox.bulkPut(again),
      dropRows(db.quarantine, cleared),
      db.quarantine.bulkPut(quarantined),
      putState(store, targetId, (state) => ({
        ...change(state),
        sending: [...state.sending.filter(({ leadId }) => !meant.has(leadId)), ...left],
      })),
    ]);
  });
}

function applyMark(
  key: { targetId: string; leadId: string },
  synced: SyncedRow | undefined,
  mark: ItemMark,
  rev: string | undefined,
): SyncedRow | undefined {
  if (mark === 'gone') return undefined;
  if ('digest' in mark) {
    const { others: _, ...before } = synced ?? {};
    return { ...before, ...key, ...mark, ...(rev !== undefined && { rev }) };
  }
  // Nothing is told of a lead the target does not know.
  if (synced === undefined) return undefined;
  if ('converted' in mark) return { ...synced, converted: true };
  return { ...synced, requests: [...(synced.requests ?? []), mark.request] };
}

/**
 * Puts the next of what the target was told of into its outbox, also what was deleted while nothing was written down.
 *
 * @returns whether there may be more
 */
export async function enqueueTold(store: Store, { id: targetId }: Target): Promise<boolean> {
  const { db } = store;
  return db.transaction('rw', db.syncStates, db.outbox, db.leads, db.synced, db.syncedTogether, async () => {
    const { backlog } = await readState(store, targetId);
    if (backlog?.of !== 'synced') return false;
    const { rows: synced, next } = await readSyncedFrom(store, targetId, backlog.after, BACKLOG);
    const ids = synced.map(({ leadId }) => leadId);
    const [leads, there] = [await readAlong(db.leads, ids), await readRowsOf(db.outbox, targetId, ids)];
    const rows = synced.flatMap(({ leadId, revision, base }, index): OutboxRow[] => {
      const lead = leads[index];
      // What is there already is newer, or a deletion.
      if (there[index] !== undefined) return [];
      if (lead === undefined)
        return [{ targetId, leadId, revision: revision + 1, at: store.now(), deleted: true }];
      const isTheirs = base !== undefined && revision === lead.revision;
      return isTheirs && !backlog.anew
        ? []
        : [{ targetId, leadId, revision: lead.revision, at: lead.updatedAt }];
    });
    await db.outbox.bulkPut(rows);
    await putState(store, targetId, () => ({
      backlog: next === undefined ? undefined : { ...backlog, after: next },
    }));
    return next !== undefined;
  });
}

/** News in quarantine, newest first. */
export async function readQuarantine(store: Store, targetId: string, limit = 100): Promise<QuarantineRow[]> {
  const [from, to] = keysOf(targetId);
  const rows = await store.db.quarantine.where('[targetId+leadId]').between(from, to).limit(limit).toArray();
  return rows.sort((a, b) => b.at - a.at);
}

/** Puts quarantined news back on its way, of one lead or of all. */
export async function retryQuarantined(store: Store, targetId: string, leadId?: string): Promise<void> {
  const { db } = store;
  await db.transaction('rw', db.quarantine, db.outbox, db.leads, db.syncStates, async () => {
    const [from, to] = keysOf(targetId);
    const meant =
      leadId === undefined
        ? db.quarantine.where('[targetId+leadId]').between(from, to)
        : db.quarantine.where('[targetId+leadId]').equals([targetId, leadId]);
    const rows = await meant.toArray();
    const keys = rows.map((row): [string, string] => [targetId, row.leadId]);
    const [there, leads] = await Promise.all([
      db.outbox.bulkGet(keys),
      db.leads.bulkGet(rows.map((row) => row.leadId)),
    ]);
    await db.outbox.bulkPut(
      rows.flatMap((row, index): OutboxRow[] => {
        if (there[index] !== undefined) return [];
        const lead = leads[index];
        return [
          {
            targetId,
            leadId: row.leadId,
            at: store.now(),
            ...(lead === undefined ? { revision: row.revision, deleted: true } : { revision: lead.revision }),
          },
        ];
      }),
    );
    await db.quarantine.bulkDelete(keys);
    await putState(store, targetId, () => ({ retryAt: undefined }));
  });
}

/** The user lets quarantined news be: the target is not told. */
export async function dropQuarantined(store: Store, targetId: string, leadId: string): Promise<void> {
  await store.db.quarantine.delete([targetId, leadId]);
}

/** Logs that something came of a run, in one line. */
export const toRunLog = (
  state: SyncStateRow,
  at: number,
  { sent, quarantined, failure }: { sent: number; quarantined: number; failure: string | undefined },
) => {
  let log = state.log;
  if (sent > 0) {
    const [last] = log;
    // A run of many batches is one line.
    log =
      last?.what === 'sent' && at - last.at < 60_000
        ? [{ at, what: 'sent', count: (last.count ?? 0) + sent }, ...log.slice(1)]
        : toLog({ log }, { at, what: 'sent', count: sent });
  }
  if (quarantined > 0) log = toLog({ log }, { at, what: 'quarantined', count: quarantined });
  if (failure !== undefined && state.failure !== failure)
    log = toLog({ log }, { at, what: 'failed', reason: failure });
  return log;
};
