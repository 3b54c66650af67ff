import { describe, expect, it } from 'vitest';
import { defaultMapping } from '@/lib/leads/sync-target';
import { deleteLeads } from '@/lib/store/commands/delete-leads';
import { editLead } from '@/lib/store/commands/edit-lead';
import { mergeLeads } from '@/lib/store/commands/merge-leads';
import { saveCandidates } from '@/lib/store/commands/save-candidates';
import { undo } from '@/lib/store/commands/undo';
import type { OutboxItem } from '@/lib/store/sync/rows';
import { readQuarantine, retryQuarantined } from '@/lib/store/sync/outbox';
import {
  changeTarget,
  pause,
  readState,
  readStatuses,
  removeTarget,
  resume,
  switchOff,
  switchOn,
} from '@/lib/store/sync/targets';
import { tellOnly, type ItemOutcome } from '@/lib/sync/contract';
import { runDry } from '@/lib/sync/preview';
import { toAsking } from '../unit/leads/posts';
import { createWorld, saveFirm, type WorldOptions } from './world';

/** A world whose other side does what a test says, and notes what it was asked. */
async function start(options: Partial<WorldOptions> = {}) {
  const asked: OutboxItem[][] = [];
  const told: OutboxItem[] = [];
  const other = {
    answer: (_item: OutboxItem): ItemOutcome | Promise<ItemOutcome> => ({ kind: 'ok' }),
  };
  const world = await createWorld({
    url: 'https://crm.example/hook',
    open: (id) => ({
      id,
      caps: { maxBatch: 10, maxBytes: 100_000, events: true, ...tellOnly },
      test: () => Promise.resolve({ ok: true }),
      push: async (items) => {
        asked.push([...items]);
        const outcomes = await Promise.all(items.map(async (item) => other.answer(item)));
        told.push(...items.filter((_, index) => outcomes[index]?.kind === 'ok'));
        return outcomes;
      },
    }),
    ...options,
  });
  const types = () => told.map(({ type }) => type);
  return { ...world, asked, told, other, types };
}

describe('what is told', () => {
  it('is nothing of what goes before the target is switched on, and the outbox stays empty', async () => {
    const { store, run, asked } = await start({ on: false });
    await saveFirm(store, 1);
    await run();
    expect(asked).toEqual([]);
    expect(await store.db.outbox.count()).toBe(0);
  });

  it('is what was there before, or only what changes from then on, as it is set up', async () => {
    for (const everything of [true, false]) {
      const { store, targetId, run, told } = await start({ on: false, settings: { everything } });
      const old = await saveFirm(store, 1);
      await switchOn(store, targetId);
      const fresh = await saveFirm(store, 2);
      await run();
      expect(told.map(({ leadId }) => leadId).sort()).toEqual((everything ? [old, fresh] : [fresh]).sort());
    }
  });

  it('is created, updated, merged, converted, erased, each once and in its order', async () => {
    const { store, run, types, told } = await start();
    const [a, b] = [await saveFirm(store, 1), await saveFirm(store, 2)];
    await run();
    await editLead(store, a, { stage: 'converted' });
    await run();
    const { commandId = '' } = await mergeLeads(store, { winnerId: a, loserIds: [b] });
    await run();
    expect(told.find(({ type }) => type === 'lead.merged')?.data).toEqual({ id: b, into: a });
    await undo(store, commandId);
    await run();
    await deleteLeads(store, [a]);
    await run();
    expect(types()).toEqual([
      'lead.created',
      'lead.created',
      'lead.updated',
      'lead.converted',
      // The winner took the other's phone, and undo gave it back.
      ...(types().slice(4, 6).includes('lead.merged') ? types().slice(4, 6) : []),
      ...types().slice(6, 8),
      'lead.erased',
    ]);
    expect(told.at(-1)?.data).toEqual({ id: a, reason: 'deleted' });
  });

  it('is a request when somebody asks for something', async () => {
    const { store, run, types, told } = await start();
    await saveCandidates(store, {
      page: { url: 'https://forum.example/t/40', title: 'Wanted' },
      candidates: [toAsking({ author: 'ann', text: 'Wanted: a dough mixer, 500 pcs', key: 'p1' })],
    });
    await run();
    await run();
    expect(types()).toEqual(['lead.created', 'request.created']);
    expect(told[1]?.data).toMatchObject({ request: { status: 'open' } });
  });

  it('is nothing when only what the mapping keeps back was changed', async () => {
    const { store, run, asked } = await start();
    const id = await saveFirm(store, 1);
    await run();
    await editLead(store, id, { note: 'calls back' });
    await run();
    expect(asked).toHaveLength(1);
    expect(await store.db.outbox.count()).toBe(0);
  });

  it('is nothing of a lead above the ceiling; one that rises above it is erased there', async () => {
    const { store, run, types, told } = await start();
    const id = await saveFirm(store, 1);
    await editLead(store, id, { level: 'secret' });
    await run();
    expect(types()).toEqual([]);
    await editLead(store, id, { level: 'public' });
    await run();
    await editLead(store, id, { level: 'confidential' });
    await run();
    expect(types()).toEqual(['lead.created', 'lead.erased']);
    expect(told[1]?.data).toEqual({ id, reason: 'withheld' });
  });

  it('holds no way to reach who is not to be contacted', async () => {
    const { store, run, told } = await start();
    const id = await saveFirm(store, 1);
    await editLead(store, id, { doNotContact: { reason: 'asked for it' } });
    await run();
    expect(told[0]?.data).toMatchObject({ doNotContact: true });
    expect(JSON.stringify(told)).not.toContain('+1617555');
  });

  it('holds nothing they asked for either, which may say how to reach them', async () => {
    const { store, run, told, types } = await start();
    await saveCandidates(store, {
      page: { url: 'https://forum.example/t/41', title: 'Wanted' },
      candidates: [toAsking({ author: 'ann', text: 'Wanted: a mixer, call +1 617 555 0142', key: 'p2' })],
    });
    const [lead] = await store.db.leads.toArray();
    await editLead(store, lead?.id ?? '', { doNotContact: true });
    await run();
    expect(types()).toEqual(['lead.created']);
    expect(JSON.stringify(told)).not.toMatch(/mixer|0142/);
  });

  it('goes by another mapping from the moment it is changed, also for what was told before', async () => {
    const { store, targetId, run, told } = await start();
    await saveFirm(store, 1);
    await run();
    const dry = await runDry(store, { ...defaultMapping, parts: ['name'] }, targetId);
    expect(dry).toMatchObject({ create: 0, update: 1, unchanged: 0 });
    await changeTarget(store, targetId, { mapping: { ...defaultMapping, parts: ['name'] } });
    await run();
    expect(told.at(-1)?.type).toBe('lead.updated');
    expect(JSON.stringify(told.at(-1))).not.toContain('+1617555');
  });
});

describe('what was there before', () => {
  const before = async (count: number) => {
    const world = await start({ on: false });
    const ids: string[] = [];
    for (let firm = 1; firm <= count; firm++) ids.push(await saveFirm(world.store, firm));
    await switchOn(world.store, world.targetId);
    return { ...world, ids: ids.sort() };
  };

  it('is nothing for one who has no lead yet: what comes is not looked through afterwards', async () => {
    const [empty, full] = [await before(0), await before(1)];
    expect((await readState(empty.store, empty.targetId)).backlog).toBeUndefined();
    expect((await readState(full.store, full.targetId)).backlog).toBeDefined();
  });

  it('goes out a batch at a time, needs no row in the outbox, and what is under way waits', async () => {
    const { store, run, told, asked, other, ids } = await before(23);
    other.answer = () => ({ kind: 'retry', of: 'target', reason: 'unreachable' });
    await run();
    expect(await store.db.outbox.count()).toBe(0);
    expect(await readStatuses(store)).toMatchObject([{ waiting: 10 }]);
    other.answer = () => ({ kind: 'ok' });
    await run({ now: true });
    expect(asked.map(({ length }) => length)).toEqual([10, 10, 10, 3]);
    // The same to the last byte, since nobody knows what arrived.
    expect(asked[1]).toEqual(asked[0]);
    expect(told.map(({ leadId }) => leadId).sort()).toEqual(ids);
    expect(await readStatuses(store)).toMatchObject([{ waiting: 0 }]);
  });

  it('goes again when it was changed on its way, after what is new', async () => {
    const { store, run, told, other, ids } = await before(12);
    const [first = '', last = ''] = [ids[0], ids.at(-1)];
    other.answer = async ({ leadId }) => {
      other.answer = () => ({ kind: 'ok' });
      expect(leadId).toBe(first);
      await editLead(store, first, { stage: 'contacted' });
      await deleteLeads(store, [last]);
      return { kind: 'ok' };
    };
    await run();
    expect(told.map(({ leadId }) => leadId)).toEqual([...ids.slice(0, 10), first, ids[10]]);
    expect(await store.db.outbox.count()).toBe(0);
  });

  it('goes into quarantine when it is refused, and comes back on request', async () => {
    const { store, targetId, run, told, other, ids } = await before(2);
    other.answer = ({ leadId }) =>
      leadId === ids[0] ? { kind: 'reject', reason: 'http-422' } : { kind: 'ok' };
    await run();
    expect(await readQuarantine(store, targetId)).toMatchObject([{ leadId: ids[0], reason: 'http-422' }]);
    other.answer = () => ({ kind: 'ok' });
    await retryQuarantined(store, targetId);
    await run();
    expect(told.map(({ leadId }) => leadId)).toEqual([ids[1], ids[0]]);
  });
});

describe('an outbox row', () => {
  it('stays when the lead was changed while it was sent, and goes again', async () => {
    const { store, run, other, types } = await start();
    const id = await saveFirm(store, 1);
    let edited = false;
    other.answer = async () => {
      if (!edited) await editLead(store, id, { owner: 'Ann' });
      edited = true;
      return { kind: 'ok' };
    };
    await run();
    expect(types()).toEqual(['lead.created', 'lead.updated']);
    expect(await store.db.outbox.count()).toBe(0);
  });

  it('is sent again to the last byte when nobody heard of it, also by another window', async () => {
    const { store, run, other, asked, types } = await start();
    const id = await saveFirm(store, 1);
    other.answer = () => Promise.reject(new Error('The line broke.'));
    await run();
    await editLead(store, id, { owner: 'Ann' });
    other.answer = () => ({ kind: 'ok' });
    await run({ now: true });
    expect(asked[1]).toEqual(asked[0]);
    expect(types()).toEqual(['lead.created', 'lead.updated']);
  });

  it('is not sent again as it was once the lead may not be passed on: it is erased there, known or not', async () => {
    const { store, run, other, told } = await start();
    const id = await saveFirm(store, 1);
    other.answer = () => Promise.reject(new Error('The line broke.'));
    await run();
    await editLead(store, id, { level: 'secret' });
    other.answer = () => ({ kind: 'ok' });
    await run({ now: true });
    expect(told.map(({ type }) => type)).toEqual(['lead.erased']);
    expect(JSON.stringify(told)).not.toContain('Firm');
    expect(await store.db.outbox.count()).toBe(0);
  });

  it('goes into quarantine when it is refused, the rest goes on, and it comes back on request', async () => {
    const { store, targetId, run, other, told } = await start();
    const ids: string[] = [];
    for (const firm of [1, 2, 3]) ids.push(await saveFirm(store, firm));
    other.answer = ({ leadId }) =>
      leadId === ids[1] ? { kind: 'reject', reason: 'http-422' } : { kind: 'ok' };
    await run();
    expect(told).toHaveLength(2);
    expect(await readQuarantine(store, targetId)).toMatchObject([{ leadId: ids[1], reason: 'http-422' }]);
    expect(await store.db.outbox.count()).toBe(0);
    other.answer = () => ({ kind: 'ok' });
    await retryQuarantined(store, targetId);
    await run();
    expect(told).toHaveLength(3);
    expect(await readQuarantine(store, targetId)).toEqual([]);
  });

  it('that fails for a reason of its own again and again goes there too, while others go through', async () => {
    const { store, targetId, run, other } = await start();
    const bad = await saveFirm(store, 1);
    other.answer = ({ leadId }) =>
      leadId === bad ? { kind: 'retry', of: 'item', reason: 'http-500' } : { kind: 'ok' };
    for (let firm = 2; firm < 12; firm++) {
      await saveFirm(store, firm);
      await run({ now: true });
    }
    expect(await readQuarantine(store, targetId)).toMatchObject([{ leadId: bad, reason: 'http-500' }]);
  });

  it('never goes there because the whole target is down', async () => {
    const { store, targetId, run, other, told } = await start();
    for (let firm = 1; firm < 30; firm++) await saveFirm(store, firm);
    other.answer = () => ({ kind: 'retry', of: 'item', reason: 'http-500' });
    for (let round = 0; round < 12; round++) await run({ now: true });
    expect(await readQuarantine(store, targetId)).toEqual([]);
    other.answer = () => ({ kind: 'ok' });
    await run({ now: true });
    expect(told).toHaveLength(29);
  });
});

describe('a target', () => {
  it('is waited for as long as it asked, but not by who wants it now', async () => {
    const { store, targetId, run, other, asked } = await start();
    await saveFirm(store, 1);
    other.answer = () => ({ kind: 'retry', of: 'target', reason: 'http-429', afterMs: 60_000 });
    const next = (await run()) ?? 0;
    expect(next - store.now()).toBeGreaterThan(50_000);
    await run();
    expect(asked).toHaveLength(1);
    await run({ now: true });
    expect(asked).toHaveLength(2);
    expect(await readState(store, targetId)).toMatchObject({ failures: 2, failure: 'http-429' });
  });

  it.each(['unauthorised', 'forbidden', 'not-found'] as const)(
    'that answers "%s" is left alone with the reason, until the user resumes it',
    async (reason) => {
      const { store, targetId, run, other, asked, told } = await start();
      await saveFirm(store, 1);
      other.answer = () => ({ kind: 'stop', reason });
      await run();
      await run({ now: true });
      expect(asked).toHaveLength(1);
      expect((await readState(store, targetId)).stopped).toBe(reason);
      other.answer = () => ({ kind: 'ok' });
      await resume(store, targetId);
      await run();
      expect(told).toHaveLength(1);
    },
  );

  it('that wants no more is switched off, and nothing is written down for it', async () => {
    const { store, targetId, run, other } = await start();
    await saveFirm(store, 1);
    other.answer = () => ({ kind: 'stop', reason: 'gone' });
    await run();
    expect((await store.db.targets.get(targetId))?.enabled).toBe(false);
    const before = await store.db.outbox.count();
    await saveFirm(store, 2);
    expect(await store.db.outbox.count()).toBe(before);
  });

  it('is told nothing once the browser does not allow it any more, in the middle of it too', async () => {
    const { store, targetId, services, run, asked } = await start();
    for (let firm = 1; firm <= 25; firm++) await saveFirm(store, firm);
    services.hasAccess = (origin) => Promise.resolve(origin === 'https://crm.example' && asked.length < 1);
    await run();
    expect(asked).toHaveLength(1);
    expect((await readState(store, targetId)).stopped).toBe('no-access');
  });

  it('waits when it is paused, and loses nothing', async () => {
    const { store, targetId, run, told } = await start();
    await pause(store, targetId);
    await saveFirm(store, 1);
    await run({ now: true });
    expect(told).toEqual([]);
    await resume(store, targetId);
    await run();
    expect(told).toHaveLength(1);
  });

  it('that was switched off for a while is told what was deleted meanwhile', async () => {
    const { store, targetId, run, types } = await start();
    const id = await saveFirm(store, 1);
    await run();
    await switchOff(store, targetId);
    await deleteLeads(store, [id]);
    expect(await store.db.outbox.count()).toBe(0);
    await switchOn(store, targetId);
    await run();
    expect(types()).toEqual(['lead.created', 'lead.erased']);
  });

  it('that is taken away while it is told something leaves nothing behind', async () => {
    const { store, targetId, run, other } = await start();
    await saveFirm(store, 1);
    other.answer = async () => {
      await removeTarget(store, targetId);
      return { kind: 'ok' };
    };
    await run();
    expect(await readStatuses(store)).toEqual([]);
    for (const table of [store.db.outbox, store.db.synced, store.db.quarantine])
      expect(await table.count(), table.name).toBe(0);
  });

  it('is told by one runner at a time', async () => {
    const { store, services, run, other, asked } = await start();
    await saveFirm(store, 1);
    let [under, most] = [0, 0];
    other.answer = async () => {
      most = Math.max(most, ++under);
      await new Promise((resolve) => setTimeout(resolve, 20));
      under -= 1;
      return { kind: 'ok' };
    };
    await Promise.all([run(), run({ now: true }), run()]);
    expect([asked.length, most]).toEqual([1, 1]);
    expect(services.timeoutMs).toBeDefined();
  });

  it('has a log without anybody in it', async () => {
    const { store, targetId, run, other } = await start();
    await saveFirm(store, 1);
    other.answer = () => ({ kind: 'retry', of: 'target', reason: 'http-503' });
    await run();
    other.answer = () => ({ kind: 'ok' });
    await run({ now: true });
    const { log } = await readState(store, targetId);
    expect(log.map(({ what }) => what)).toEqual(['sent', 'failed', 'on']);
    expect(JSON.stringify(log)).not.toMatch(/Firm|1617555|crm\.example/);
  });
});
