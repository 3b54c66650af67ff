import { toSize } from '../history';
import { isEmpty, readAlong } from '../read-along';
import type { Store } from '../store';
import type { SyncedRow, SyncedTogetherRow } from './rows';
import { keysOf, readRowsOf } from './target-rows';

/**
 * What targets were told of leads: a row for each, but for those that came or went with many others one for fifty, because
 * a row for each costs half of what the lead costs. A lead is in one place only; one that changes alone moves out.
 */

const TOGETHER = 50;

const toKey = (targetId: string, leadId: string) => `${targetId} ${leadId}`;

/** In the order of the ids. Inside a transaction over both tables, as all of these. */
export async function readSynced(
  store: Store,
  targetId: string,
  leadIds: readonly string[],
): Promise<(SyncedRow | undefined)[]> {
  const alone = await readRowsOf(store.db.synced, targetId, leadIds);
  const packs = await readPacks(
    store,
    targetId,
    leadIds.filter((_, index) => alone[index] === undefined),
  );
  const byLead = new Map(packs.flatMap(({ rows }) => rows.map((row) => [row.leadId, row])));
  return leadIds.map((leadId, index) => alone[index] ?? byLead.get(leadId));
}

/** @param gone leads the target knows nothing of any more; none of them is among the rows */
export async function writeSynced(
  store: Store,
  targetId: string,
  rows: readonly SyncedRow[],
  gone: readonly string[],
): Promise<void> {
  const { db } = store;
  const ids = rows.map(({ leadId }) => leadId);
  if (rows.length + gone.length === 0) return;
  await takeOut(store, targetId, [...ids, ...gone]);
  const alone = rows.length < TOGETHER ? rows : await readRowsOf(db.synced, targetId, ids);
  const fresh = rows.filter((_, index) => alone[index] === undefined);
  const packed = fresh.slice(0, fresh.length - (fresh.length % TOGETHER));
  const isPacked = new Set(packed);
  await Promise.all([
    db.synced.bulkPut(rows.filter((row) => !isPacked.has(row))),
    db.synced.bulkDelete(gone.map((leadId): [string, string] => [targetId, leadId])),
    db.syncedTogether.bulkAdd(
      Array.from({ length: packed.length / TOGETHER }, (_, index) =>
        toPack(targetId, packed.slice(index * TOGETHER, (index + 1) * TOGETHER)),
      ),
    ),
  ]);
}

export async function clearSynced({ db }: Store, targetId: string): Promise<void> {
  const [from, to] = keysOf(targetId);
  await Promise.all([
    db.synced.where('[targetId+leadId]').between(from, to).delete(),
    wherePacks(db, targetId).delete(),
  ]);
}

/** Of how many leads a target was told. */
export async function countSynced({ db }: Store, targetId: string): Promise<number> {
  const [from, to] = keysOf(targetId);
  const [alone, packs] = await Promise.all([
    db.synced.where('[targetId+leadId]').between(from, to).count(),
    wherePacks(db, targetId).keys(),
  ]);
  return packs.reduce<number>((sum, key) => sum + toSize(key), alone);
}

/**
 * All a target was told of, page by page.
 *
 * @param place '' at first, then the `next` of the page before
 * @returns no `next` after the last
 */
export async function readSyncedFrom(
  { db }: Store,
  targetId: string,
  place: string,
  limit: number,
): Promise<{ rows: SyncedRow[]; next: string | undefined }> {
  // Those that stand together first: what moves out of them meanwhile comes after.
  if (place === '' || place.startsWith('+')) {
    const packs = await db.syncedTogether
      .where(':id')
      .above(Number(place))
      .and((pack) => pack.targetId === targetId)
      .limit(Math.ceil(limit / TOGETHER))
      .toArray();
    const last = packs.at(-1)?.id;
    return { rows: packs.flatMap(({ rows }) => rows), next: last === undefined ? '-' : `+${last}` };
  }
  const rows = await db.synced
    .where('[targetId+leadId]')
    .between([targetId, place.replace('-', '')], keysOf(targetId)[1], false)
    .limit(limit)
    .toArray();
  const last = rows.at(-1)?.leadId;
  return { rows, next: last === undefined ? undefined : `-${last}` };
}

const toPack = (targetId: string, rows: SyncedRow[]): SyncedTogetherRow => ({
  targetId,
  size: rows.length,
  keys: rows.map(({ leadId }) => toKey(targetId, leadId)),
  rows,
});

/** The packs these leads are in. */
async function readPacks(
  { db }: Store,
  targetId: string,
  leadIds: readonly string[],
): Promise<SyncedTogetherRow[]> {
  if (leadIds.length === 0 || (await isEmpty(db.syncedTogether))) return [];
  const keys = leadIds.map((leadId) => toKey(targetId, leadId)).sort();
  // Mostly none of them is in one, or they stand close together, which one question tells; else each is looked for.
  const most = 2 * keys.length;
  const between = db.syncedTogether.where('keys').between(keys[0], keys.at(-1), true, true);
  const near = await between.limit(most + 1).primaryKeys();
  const ids = new Set(
    near.length > most ? await db.syncedTogether.where('keys').anyOf(keys).primaryKeys() : near,
  );
  const asked = new Set(keys);
  const packs = await readAlong(db.syncedTogether, [...ids]);
  return packs.flatMap((pack) => (pack?.keys.some((key) => asked.has(key)) ? pack : []));
}

async function takeOut(store: Store, targetId: string, leadIds: readonly string[]): Promise<void> {
  const packs = await readPacks(store, targetId, leadIds);
  if (packs.length === 0) return;
  const gone = new Set(leadIds);
  const left = packs.map(({ id, rows }) => ({
    ...toPack(
      targetId,
      rows.filter(({ leadId }) => !gone.has(leadId)),
    ),
    id,
  }));
  await Promise.all([
    store.db.syncedTogether.bulkPut(left.filter(({ size }) => size > 0)),
    store.db.syncedTogether.bulkDelete(
      left.flatMap(({ id, size }) => (size > 0 || id === undefined ? [] : id)),
    ),
  ]);
}

const wherePacks = ({ syncedTogether }: Store['db'], targetId: string) =>
  syncedTogether.where('[targetId+size]').between([targetId, 0], [targetId, Infinity]);
