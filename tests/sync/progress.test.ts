import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readProgress, type Progress } from '@/lib/store/sync/progress';
import type { Store } from '@/lib/store/store';
import { readState, readStatuses, switchOn } from '@/lib/store/sync/targets';
import type { PullOutcome, SyncTarget } from '@/lib/sync/contract';
import { createCouch } from '@/lib/sync/targets/couch/couch';
import { makePool, startCouch, type CouchServer } from './couch-server';
import { createWorld, saveFirm } from './world';

/** What a person who waits for a first sync can be told: so many of so many. */

const url = 'https://couch.example/leads';
const toLead = (name: string) => ({
  leadId: crypto.randomUUID(),
  rev: 'internal:1-a',
  state: {
    is: 'lead' as const,
    document: {
      format: 1,
      type: 'lead',
      kind: 'organisation',
      level: 'internal',
      fields: { name: [{ value: name }] },
      createdAt: 1_790_000_000_000,
      updatedAt: 1_790_000_000_000,
    },
  },
});

async function look(store: Store): Promise<Progress | undefined> {
  const [status] = await readStatuses(store);
  return status && readProgress(store, status);
}

describe('how far a first sync is', () => {
  it('is told of a pull page by page, until all is in', async () => {
    const pages: PullOutcome[] = [
      { kind: 'changes', changes: [toLead('A'), toLead('B')], cursor: '1', more: true, total: 5 },
      { kind: 'changes', changes: [toLead('C'), toLead('D')], cursor: '2', more: true },
      // There was less than the pool thought.
      { kind: 'changes', changes: [], cursor: '3', more: false },
    ];
    const seen: (Progress | undefined)[] = [];
    const world = await createWorld({
      url,
      settings: { kind: 'couch', user: 'ann' },
      open: (id, _now, store): SyncTarget => ({
        id,
        caps: { maxBatch: 9, maxBytes: 9e6, events: false, pull: true, claim: 'none', whole: true },
        test: () => Promise.resolve({ ok: true }),
        push: () => Promise.resolve([]),
        pull: async () => {
          seen.push(await look(store));
          return pages.shift() ?? { kind: 'changes', changes: [], cursor: '3', more: false };
        },
      }),
    });
    await world.run({ now: true });
    // The next page is asked for while the one before is taken in.
    expect(seen).toEqual([undefined, undefined, { way: 'pull', done: 2, of: 5 }]);
    expect((await readState(world.store, world.targetId)).first).toBeUndefined();
    expect(await world.store.db.leads.count()).toBe(4);
  });

  it('is told of a push lead by lead, and what is under way is not there yet', async () => {
    const seen: (Progress | undefined)[] = [];
    const world = await createWorld({
      url: 'https://crm.example/hook',
      on: false,
      open: (id, _now, store): SyncTarget => ({
        id,
        caps: { maxBatch: 1, maxBytes: 9e6, events: false, pull: false, claim: 'none', whole: false },
        test: () => Promise.resolve({ ok: true }),
        push: async (items) => {
          seen.push(await look(store));
          return items.map(() => ({ kind: 'ok' }));
        },
      }),
    });
    for (const number of [1, 2, 3]) await saveFirm(world.store, number);
    await switchOn(world.store, world.targetId);
    await world.run({ now: true });
    expect(seen).toEqual([0, 1, 2].map((done) => ({ way: 'push', done, of: 3 })));
    expect(await look(world.store)).toBeUndefined();
  });
});

describe('a pool on CouchDB', () => {
  let server: CouchServer;
  beforeAll(async () => {
    server = await startCouch();
  });
  afterAll(() => server.close());

  it('says once, with the first page, how much there is in what one may read', async () => {
    const pool = await makePool(server, { levels: ['public', 'internal'] });
    const open = (name: string) => {
      const secret = pool.secretOf(name);
      const target = createCouch({
        id: name,
        url: pool.url,
        secret,
        ceiling: 'internal',
        now: Date.now,
        fetch,
      });
      if (target === undefined) throw new Error('This opens nothing.');
      return target;
    };
    for (const [level, count] of [
      ['public', 2],
      ['internal', 3],
    ] as const) {
      const docs = Array.from({ length: count }, () => ({
        _id: `lead:${crypto.randomUUID()}`,
        type: 'lead',
        level,
      }));
      await server.ask('POST', `${pool.prefix}-${level}/_bulk_docs`, { docs });
    }
    const signal = AbortSignal.timeout(30_000);
    const first = await open('ann').pull(undefined, 2, signal);
    // Each database also holds its rules.
    expect(first).toMatchObject({ kind: 'changes', more: true, total: 7 });
    const cursor = first.kind === 'changes' ? first.cursor : '';
    expect(await open('ann').pull(cursor, 2, signal)).not.toHaveProperty('total');
    // Paul has no right to the more secret one.
    expect(await open('paul').pull(undefined, 2, signal)).toMatchObject({ total: 3 });
  });
});
