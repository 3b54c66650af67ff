import 'fake-indexeddb/auto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Store } from '@/lib/store/store';
import type { SyncedRow } from '@/lib/store/sync/rows';
import { clearSynced, countSynced, readSynced, readSyncedFrom, writeSynced } from '@/lib/store/sync/synced';
import { openTestStore } from './open';

const POOL = 'pool';
const toId = (lead: number) => `lead-${String(lead).padStart(4, '0')}`;
const toRow = (leadId: string, revision: number, targetId = POOL): SyncedRow => ({
  targetId,
  leadId,
  revision,
  digest: 'd',
});

/** As everybody does: inside a transaction. */
const write = (store: Store, rows: SyncedRow[], gone: string[] = [], targetId = POOL) =>
  store.db.transaction('rw', store.db.synced, store.db.syncedTogether, async () => {
    await writeSynced(store, targetId, rows, gone);
  });

async function readAll(store: Store, limit = 60): Promise<SyncedRow[]> {
  const all: SyncedRow[] = [];
  for (let place: string | undefined = ''; place !== undefined;) {
    const page = await readSyncedFrom(store, POOL, place, limit);
    all.push(...page.rows);
    place = page.next;
  }
  return all;
}

const firms = (count: number, revision = 1, from = 0) =>
  Array.from({ length: count }, (_, index) => toRow(toId(from + index), revision));

describe('what a target was told of leads', () => {
  it('of many at once takes few rows', async () => {
    const store = openTestStore();
    await write(store, firms(250));
    expect([await store.db.synced.count(), await store.db.syncedTogether.count()]).toEqual([0, 5]);
    expect(await countSynced(store, POOL)).toBe(250);
  });

  it('of one that changes leaves the others as they are', async () => {
    const store = openTestStore();
    await write(store, firms(100));
    await write(store, [toRow(toId(7), 2)]);
    await write(store, [], [toId(8)]);
    expect(await readSynced(store, POOL, [6, 7, 8, 9].map(toId))).toEqual([
      toRow(toId(6), 1),
      toRow(toId(7), 2),
      undefined,
      toRow(toId(9), 1),
    ]);
    expect(await countSynced(store, POOL)).toBe(99);
  });

  it('goes with the target, and only with that', async () => {
    const store = openTestStore();
    await write(store, firms(60));
    const others = Array.from({ length: 60 }, (_, index) => toRow(toId(index), 1, 'crm'));
    await write(store, others, [], 'crm');
    await clearSynced(store, POOL);
    expect([await countSynced(store, POOL), await countSynced(store, 'crm')]).toEqual([0, 60]);
    expect(await readSynced(store, 'crm', [toId(3)])).toEqual([toRow(toId(3), 1, 'crm')]);
  });

  it('is not missed by who walks through it while leads change', async () => {
    const store = openTestStore();
    await write(store, firms(100));
    const { rows, next = '' } = await readSyncedFrom(store, POOL, '', 50);
    await write(store, [toRow(toId(80), 2)]);
    const seen = rows.map(({ leadId }) => leadId);
    for (let place: string | undefined = next; place !== undefined;) {
      const page = await readSyncedFrom(store, POOL, place, 50);
      seen.push(...page.rows.map(({ leadId }) => leadId));
      place = page.next;
    }
    expect(seen.sort()).toEqual(firms(100).map(({ leadId }) => leadId));
  });

  it('is the same as one row each, whatever is written in whatever order', async () => {
    const lead = fc.integer({ min: 0, max: 150 });
    const step = fc.record({
      from: lead,
      count: fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 45, max: 120 })),
      single: fc.array(lead, { maxLength: 5 }),
      gone: fc.array(lead, { maxLength: 60 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
        const store = openTestStore();
        const model = new Map<string, SyncedRow>();
        for (const [revision, { from, count, single, gone }] of steps.entries()) {
          const rows = new Map(
            [...firms(count, revision + 1, from), ...single.map((one) => toRow(toId(one), revision + 1))].map(
              (row) => [row.leadId, row],
            ),
          );
          const leaving = [...new Set(gone.map(toId))].filter((id) => !rows.has(id));
          await write(store, [...rows.values()], leaving);
          for (const [id, row] of rows) model.set(id, row);
          for (const id of leaving) model.delete(id);
        }
        const ids = Array.from({ length: 280 }, (_, index) => toId(index));
        expect(await readSynced(store, POOL, ids)).toEqual(ids.map((id) => model.get(id)));
        expect(await countSynced(store, POOL)).toBe(model.size);
        const all = await readAll(store);
        expect(all.map(({ leadId }) => leadId).sort()).toEqual([...model.keys()].sort());
      }),
      { numRuns: 60 },
    );
  });
});
