import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Level } from '@/lib/leads/lead-parts';
import { defaultMapping } from '@/lib/leads/sync-target';
import { editLead } from '@/lib/store/commands/edit-lead';
import { deleteLeads } from '@/lib/store/commands/delete-leads';
import type { Store } from '@/lib/store/store';
import type { OutgoingLead } from '@/lib/sync/outgoing';
import { createCouch } from '@/lib/sync/targets/couch/couch';
import { conform, type Conforming } from './conformance';
import { startOpaque } from './couch-opaque';
import {
  makePool,
  openToReplication,
  removePool,
  startCouch,
  until,
  type CouchServer,
  type TestPool,
} from './couch-server';
import { createChance, faults, startFaultProxy, type FaultProxy } from './fault-proxy';
import { closeLater, createWorld, doSomething, saveFirm, type World } from './world';

/** The engine, the adapter and a server of the CouchDB protocol, with all that can go wrong between them. */

let server: CouchServer;
beforeAll(async () => {
  server = await startCouch();
});
afterAll(() => server.close());

/** A server takes longer than a receiver of webhooks, and a step of ours may be several requests. */
const TIMEOUT_MS = 700;
const LEVELS: Level[] = ['public', 'internal'];

/** One member's leads, their requests going through an address that may be a proxy's. */
async function join(pool: TestPool, name: string, origin = pool.server): Promise<World> {
  const url = `${origin}/${pool.prefix}`;
  const settings = { kind: 'couch' as const, user: `${name}-${pool.prefix}`, mapping: defaultMapping };
  const world = await createWorld({
    url,
    settings,
    open: (id, now) => {
      const secret = pool.secretOf(name);
      const target = createCouch({ id, url, secret, ceiling: 'internal', now, fetch });
      if (target === undefined) throw new Error('It opens nothing.');
      return target;
    },
  });
  world.services.timeoutMs = TIMEOUT_MS;
  return world;
}

async function makeOwn(at: CouchServer = server): Promise<TestPool> {
  const pool = await makePool(at, { levels: LEVELS });
  closeLater({ close: () => removePool(at, pool) });
  return pool;
}

interface PoolLead {
  kind: string;
  level: Level;
  stage?: { is: string };
  tags?: string[];
  fields: Record<string, { value: unknown }[]>;
}

/** What is in a pool, by lead; a lead in two databases is an offence. */
async function readPool(at: CouchServer, pool: TestPool) {
  const leads = new Map<string, PoolLead>();
  const offences: string[] = [];
  for (const level of pool.levels) {
    const path = `${pool.prefix}-${level}/_all_docs?include_docs=true&conflicts=true`;
    const { body } = await at.ask('GET', path);
    for (const { id, doc } of (body as { rows: { id: string; doc: PoolLead & { _conflicts?: string[] } }[] })
      .rows) {
      if (!id.startsWith('lead:')) continue;
      const leadId = id.slice('lead:'.length);
      if (leads.has(leadId)) offences.push(`${leadId} stands in two databases`);
      if (doc.level !== level) offences.push(`${leadId} stands in the wrong database`);
      if (doc._conflicts !== undefined) offences.push(`${leadId} has states nobody closed`);
      leads.set(leadId, doc);
    }
  }
  return { leads, offences };
}

const toComparable = ({ kind, level, stage, tags = [], fields }: PoolLead) => ({
  kind,
  level,
  stage: stage?.is ?? 'new',
  tags: tags.toSorted(),
  name: fields['name']?.[0]?.value,
  phones: (fields['phone'] ?? []).map(({ value }) => value),
});
const toRemote = ({ kind, level, stage = 'new', tags = [], fields }: OutgoingLead) => ({
  kind,
  level,
  stage,
  tags: tags.toSorted(),
  name: fields.name,
  phones: Array.isArray(fields.phone) ? fields.phone.map((phone) => 'value' in phone && phone.value) : [],
});

async function start(seed: number): Promise<Conforming> {
  const pool = await makeOwn();
  const opaque = await startOpaque(server.origin, seed);
  const proxy = await startFaultProxy(opaque.origin, TIMEOUT_MS + 200);
  closeLater(opaque);
  closeLater(proxy);
  const world = await join(pool, 'ann', proxy.origin);
  return {
    world,
    proxy,
    toRemote,
    readRemote: async () => {
      const { leads } = await readPool(server, pool);
      return new Map([...leads].map(([id, lead]) => [id, toComparable(lead)]));
    },
    readOffences: async () => (await readPool(server, pool)).offences,
  };
}

conform('a team’s pool on CouchDB', start);

/** Until nobody has news for anybody. */
async function settleAll(worlds: readonly World[]): Promise<void> {
  for (let round = 0; round < 4; round++) for (const world of worlds) await world.drain();
}

/** What can be compared of everybody's leads; what is more secret than one passes on is one's own. */
async function readLeads(store: Store): Promise<Record<string, unknown>> {
  const leads = await store.db.leads.toArray();
  return Object.fromEntries(
    leads
      .filter(({ level }) => level === undefined || LEVELS.includes(level))
      .map(({ id, kind, level = 'internal', stage = 'new', tags, facts }) => [
        id,
        toComparable({
          kind,
          level,
          stage: { is: stage },
          tags,
          fields: Object.fromEntries(
            Object.entries(facts).map(([field, list]) => [field, list?.map(({ value }) => ({ value }))]),
          ) as PoolLead['fields'],
        }),
      ]),
  );
}

/** Everybody has the same leads, and they are what the pool holds. */
async function expectAlike(worlds: readonly World[], at: CouchServer, pool: TestPool) {
  const { leads, offences } = await readPool(at, pool);
  expect(offences).toEqual([]);
  const held = Object.fromEntries([...leads].map(([id, lead]) => [id, toComparable(lead)]));
  for (const { store } of worlds) expect(await readLeads(store)).toEqual(held);
}

describe('members of a pool', () => {
  it.each([1, 2, 3])('who do anything in any order over bad lines end with the same (%d)', async (seed) => {
    const pool = await makeOwn();
    const worlds: World[] = [];
    const proxies: FaultProxy[] = [];
    for (const name of ['ann', 'ben']) {
      const opaque = await startOpaque(server.origin, seed);
      const proxy = await startFaultProxy(opaque.origin, TIMEOUT_MS + 200);
      closeLater(opaque);
      closeLater(proxy);
      proxies.push(proxy);
      worlds.push(await join(pool, name, proxy.origin));
    }
    const chance = createChance(seed);
    for (let step = 0; step < 40; step++) {
      const which = chance() < 0.5 ? 0 : 1;
      const [world, proxy] = [worlds[which], proxies[which]];
      if (world === undefined || proxy === undefined) continue;
      proxy.next = () => (chance() < 0.15 ? faults[Math.floor(chance() * faults.length)] : undefined);
      await doSomething(world.store, chance);
      if (chance() < 0.6) await world.run({ now: chance() < 0.8 });
    }
    for (const proxy of proxies) proxy.next = undefined;
    await settleAll(worlds);
    await expectAlike(worlds, server, pool);
  });

  it('on a server that dies in the middle of it lose nothing and have nothing twice', async () => {
    const rounds = Number(process.env['COUCH_KILLS'] ?? 2);
    const mortal = await startCouch({ onDisk: true });
    closeLater(mortal);
    const pool = await makePool(mortal, { levels: LEVELS });
    const [ann, ben] = [await join(pool, 'ann'), await join(pool, 'ben')];
    const chance = createChance(5);
    let firm = 0;
    for (let round = 0; round < rounds; round++) {
      for (let count = 0; count < 8; count++) await saveFirm(ann.store, ++firm % 90);
      for (let count = 0; count < 4; count++) await doSomething(ben.store, chance);
      const under = Promise.all([ann.run({ now: true }), ben.run({ now: true })]);
      await new Promise((resolve) => setTimeout(resolve, 30 + chance() * 120));
      await mortal.crash();
      await under;
      // Both go on working meanwhile.
      await doSomething(ann.store, chance);
      await mortal.restart();
      await until(async () => (await mortal.ask('GET', `${pool.prefix}-internal`)).status === 200);
    }
    await settleAll([ann, ben]);
    await expectAlike([ann, ben], mortal, pool);
    expect(Object.keys(await readLeads(ann.store)).length).toBeGreaterThan(0);
  });
});

describe('three servers that replicate', () => {
  it('bring what was written on each at the same time to all, with nothing lost', async () => {
    const servers: CouchServer[] = [server];
    for (let more = 0; more < 2; more++) {
      const other = await startCouch();
      closeLater(other);
      servers.push(other);
    }
    // Each by a name of its own, so that one real server can stand for three.
    const nodes: { at: CouchServer; pool: TestPool }[] = [];
    for (const at of servers) nodes.push({ at, pool: await makeOwn(at) });
    for (const { at, pool } of nodes) await openToReplication(at, pool);
    const withAdmin = ({ origin, admin }: CouchServer, name: string) => {
      const url = new URL(`${origin}/${name}`);
      url.username = encodeURIComponent(admin.user);
      url.password = encodeURIComponent(admin.password);
      return url.href;
    };
    const replicate = async () => {
      for (const from of nodes)
        for (const to of nodes)
          for (const level of from === to ? [] : LEVELS) {
            const { status, body } = await from.at.ask('POST', '_replicate', {
              source: withAdmin(from.at, `${from.pool.prefix}-${level}`),
              target: withAdmin(to.at, `${to.pool.prefix}-${level}`),
            });
            expect({ status, body }).toMatchObject({ status: 200, body: { ok: true } });
          }
    };
    const [first, second, third] = nodes;
    if (first === undefined || second === undefined || third === undefined) return;
    const [ann, ben, mia] = [
      await join(first.pool, 'ann'),
      await join(second.pool, 'ben'),
      await join(third.pool, 'mia'),
    ];
    const worlds = [ann, ben, mia];
    const id = await saveFirm(ann.store, 1);
    const gone = await saveFirm(ann.store, 2);
    await settleAll(worlds);
    await replicate();
    await settleAll(worlds);
    // Each server is written to before it hears of the others.
    await editLead(ann.store, id, { tags: ['north'] });
    await editLead(ben.store, id, { tags: ['south'], stage: 'contacted' });
    await editLead(mia.store, id, { tags: ['west'] });
    await editLead(mia.store, gone, { tags: ['kept'] });
    await deleteLeads(ann.store, [gone]);
    await settleAll(worlds);
    await replicate();
    const { body } = await first.at.ask(
      'GET',
      `${first.pool.prefix}-internal/${encodeURIComponent(`lead:${id}`)}?conflicts=true`,
    );
    expect((body as { _conflicts?: string[] })._conflicts).toHaveLength(2);
    for (let round = 0; round < 3; round++) {
      await settleAll(worlds);
      await replicate();
    }
    await settleAll(worlds);
    for (const { store } of worlds) {
      const lead = await store.db.leads.get(id);
      expect(lead?.tags.toSorted()).toEqual(['north', 'south', 'west']);
      expect(lead?.stage).toBe('contacted');
    }
    for (const { at, pool } of nodes) await expectAlike(worlds, at, pool);
  });
});
