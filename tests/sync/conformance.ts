import { describe, expect, it } from 'vitest';
import { retryQuarantined } from '@/lib/store/sync/outbox';
import { readStatuses } from '@/lib/store/sync/targets';
import { getContent, findHold, toNames, toOutgoing, type OutgoingLead } from '@/lib/sync/outgoing';
import { createChance, faults, type Fault, type FaultProxy } from './fault-proxy';
import { doSomething, saveFirm, type World } from './world';

/** One target under test: a world, the proxy before its server, and what the server holds in the end. */
export interface Conforming {
  world: World;
  proxy: FaultProxy;
  /** Content of each lead there, by its id. */
  readRemote(): Promise<Map<string, object>>;
  /** What is made there of a lead, where it is not kept as it is sent. */
  toRemote?: (lead: OutgoingLead) => object;
  /** What the server saw that no sound client does: a lead made twice, news of one it does not know. */
  readOffences(): Promise<string[]>;
}

/** What must be on the other side: every lead the mapping lets out, and no other. */
export async function readModel(
  { store, targetId }: World,
  toRemote: (lead: OutgoingLead) => object = getContent,
): Promise<Map<string, object>> {
  const settings = (await store.db.targets.get(targetId))?.settings;
  if (settings === undefined) throw new Error('The target is gone.');
  const names = toNames({ categories: [], lists: [], customFields: [] });
  const leads = await store.db.leads.toArray();
  return new Map(
    leads
      .filter((lead) => findHold(lead, settings.mapping) === undefined)
      .map((lead) => [
        lead.id,
        JSON.parse(JSON.stringify(toRemote(toOutgoing(lead, settings.mapping, names)))) as object,
      ]),
  );
}

const DAY = 24 * 3_600_000;
const STEPS = 40;

/** What every target must come through: after the faults have ended, both sides are the same. */
export function conform(name: string, start: (seed: number) => Promise<Conforming>): void {
  async function expectSame(target: Conforming) {
    await target.world.drain();
    await retryQuarantined(target.world.store, target.world.targetId);
    await target.world.drain();
    const [remote, model] = [await target.readRemote(), await readModel(target.world, target.toRemote)];
    expect(Object.fromEntries(remote)).toEqual(Object.fromEntries(model));
    expect(await target.readOffences()).toEqual([]);
    expect(target.proxy.trapped).toBe(0);
    const [status] = await readStatuses(target.world.store);
    expect(status).toMatchObject({ waiting: 0, quarantined: 0 });
    expect(status?.state.stopped).toBeUndefined();
  }

  describe(`${name}, whatever happens on the way`, () => {
    it.each(faults)('ends the same on both sides after "%s"', async (fault: Fault) => {
      const target = await start(1);
      const chance = createChance(7);
      const { store } = target.world;
      for (let step = 0; step < 12; step++) {
        target.proxy.next = () => (chance() < 0.5 ? fault : undefined);
        await doSomething(store, chance);
        await target.world.run({ now: true });
      }
      target.proxy.next = undefined;
      await expectSame(target);
      expect(target.proxy.met.get(fault)).toBeGreaterThan(0);
    });

    it.each([1, 2, 3, 4])('ends the same on both sides after all of it in any order (%d)', async (seed) => {
      const target = await start(seed);
      const chance = createChance(seed);
      const { store } = target.world;
      for (let firm = 40; firm < 60; firm++) await saveFirm(store, firm);
      for (let step = 0; step < STEPS; step++) {
        target.proxy.next = () => (chance() < 0.3 ? faults[Math.floor(chance() * faults.length)] : undefined);
        await doSomething(store, chance);
        if (chance() < 0.1) target.world.setClock([0, DAY, -DAY][Math.floor(chance() * 3)] ?? 0);
        // Somebody edits while news is on its way.
        if (chance() < 0.7)
          await Promise.all([target.world.run({ now: chance() < 0.7 }), doSomething(store, chance)]);
      }
      target.proxy.next = undefined;
      target.world.setClock(0);
      await expectSame(target);
      expect((await target.readRemote()).size).toBeGreaterThan(0);
    });

    it.each([DAY, -DAY])('does its work with a clock that is %d ms off', async (off) => {
      const target = await start(1);
      target.world.setClock(off);
      const chance = createChance(3);
      for (let step = 0; step < 8; step++) await doSomething(target.world.store, chance);
      await target.world.run();
      await expectSame(target);
      target.world.setClock(0);
      for (let step = 0; step < 8; step++) await doSomething(target.world.store, chance);
      await target.world.run();
      await expectSame(target);
    });

    it('asks for nothing when there is nothing to tell', async () => {
      const target = await start(1);
      await doSomething(target.world.store, () => 0);
      await target.world.drain();
      let asked = 0;
      target.proxy.next = () => {
        asked += 1;
        return undefined;
      };
      await target.world.run();
      expect(asked).toBeLessThanOrEqual(1);
    });
  });
}
