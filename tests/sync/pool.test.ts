import { describe, expect, it, vi } from 'vitest';
import type { Lead } from '@/lib/leads/lead';
import { defaultMapping } from '@/lib/leads/sync-target';
import { logContact } from '@/lib/store/commands/activities';
import { createCategory } from '@/lib/store/commands/categories';
import { deleteLeads } from '@/lib/store/commands/delete-leads';
import { editLead } from '@/lib/store/commands/edit-lead';
import { mergeLeads } from '@/lib/store/commands/merge-leads';
import { undo } from '@/lib/store/commands/undo';
import { readFollowUps } from '@/lib/store/follow-ups';
import { readConflicts } from '@/lib/store/sync/conflicts';
import { readState } from '@/lib/store/sync/targets';
import { keepOurs, takeTheirs } from '@/lib/sync/settle-conflict';
import { FakePool, poolFaults, type PoolFault } from './fake-pool';
import { createChance } from './fault-proxy';
import { createWorld, doSomething, saveFirm, type World, type WorldOptions } from './world';

interface Member extends World {
  /** The fault its next request meets. */
  fault: (of: 'push' | 'pull') => PoolFault | undefined;
  sync: () => Promise<void>;
  read: (leadId: string) => Promise<Lead | undefined>;
}

async function join(pool: FakePool, options: Partial<WorldOptions> = {}): Promise<Member> {
  const member = { fault: () => undefined } as unknown as Member;
  const world = await createWorld({
    url: 'https://pool.example/leads',
    open: (id) => pool.open(id, (of) => member.fault(of)),
    ...options,
    settings: { kind: 'couch', user: 'ann', ...options.settings },
  });
  return Object.assign(member, world, {
    sync: async () => void (await world.run({ now: true })),
    read: (leadId: string) => world.store.db.leads.get(leadId),
  });
}

/** Until nobody has news for anybody. */
async function settleAll(members: readonly Member[]): Promise<void> {
  for (let round = 0; round < 4; round++) for (const member of members) await member.drain();
}

/** What can be compared of a lead on two machines. */
function toContent(lead: Lead): unknown {
  const { facts, tags, level, stage, note, doNotContact, kind, requests } = lead;
  const values = Object.entries(facts)
    .map(([field, list]) => [field, list?.map(({ value, label, status }) => ({ value, label, status }))])
    .sort();
  return {
    kind,
    values,
    tags: tags.toSorted(),
    level: level ?? 'internal',
    stage,
    note,
    doNotContact,
    requests,
  };
}

async function readAll({ store }: World): Promise<Record<string, unknown>> {
  // What is more secret than one passes on is one's own.
  const leads = await store.db.leads.filter(({ level }) => level !== 'secret').toArray();
  return Object.fromEntries(leads.map((lead) => [lead.id, toContent(lead)]));
}

async function expectAlike(members: readonly Member[], pool: FakePool): Promise<void> {
  const [first, ...others] = await Promise.all(members.map(readAll));
  for (const other of others) expect(other).toEqual(first);
  expect([...pool.documents.keys()].sort()).toEqual(Object.keys(first ?? {}).sort());
}

describe('two members of a pool', () => {
  it('have the same leads, each with where its values come from, and nothing comes back as an echo', async () => {
    const pool = new FakePool();
    const [ann, ben] = [await join(pool), await join(pool)];
    const id = await saveFirm(ann.store, 1);
    await editLead(ann.store, id, { tags: ['north'], stage: 'contacted' });
    await ann.sync();
    await ben.sync();
    const lead = await ben.read(id);
    expect(lead).toMatchObject({ tags: ['north'], stage: 'contacted' });
    expect(lead?.facts.phone?.[0]?.sources).toMatchObject([
      { by: 'sync', targetId: ben.targetId, url: 'https://directory.example/list' },
    ]);
    expect(lead?.keys).toEqual((await ann.read(id))?.keys);
    expect(await ben.store.db.outbox.count()).toBe(0);
    const before = pool.pushes;
    await settleAll([ann, ben]);
    expect(pool.pushes).toBe(before);
  });

  it('who change different things end with both', async () => {
    const pool = new FakePool();
    const [ann, ben] = [await join(pool), await join(pool)];
    const id = await saveFirm(ann.store, 1);
    await settleAll([ann, ben]);
    await editLead(ann.store, id, { tags: ['north'], stage: 'contacted' });
    await editLead(ben.store, id, { tags: ['south'], note: 'calls back' });
    await settleAll([ann, ben]);
    for (const member of [ann, ben]) expect(await member.read(id)).toMatchObject({ stage: 'contacted' });
    expect((await ben.read(id))?.tags.toSorted()).toEqual(['north', 'south']);
    // Notes are not passed on unless one says so.
    expect((await ann.read(id))?.note).toBeUndefined();
    expect((await ben.read(id))?.note).toBe('calls back');
    expect(JSON.stringify([...pool.documents])).not.toContain('calls back');
    expect(await readConflicts(ann.store)).toEqual([]);
  });

  it('who say the same thing otherwise have the newer one, and the other to choose', async () => {
    const pool = new FakePool();
    const [ann, ben] = [await join(pool), await join(pool)];
    const id = await saveFirm(ann.store, 1);
    await settleAll([ann, ben]);
    await editLead(ann.store, id, { stage: 'contacted' });
    ben.setClock(1_000);
    await editLead(ben.store, id, { stage: 'qualified' });
    await settleAll([ann, ben]);
    for (const member of [ann, ben]) expect(await member.read(id)).toMatchObject({ stage: 'qualified' });
    const [conflict] = await readConflicts(ben.store, { leadId: id });
    expect(conflict).toMatchObject({
      path: 'stage',
      ours: { is: 'qualified' },
      theirs: { is: 'contacted' },
      shown: 'ours',
    });
    if (conflict === undefined) throw new Error('There is no conflict.');
    await takeTheirs(ben.store, conflict);
    expect(await readConflicts(ben.store)).toEqual([]);
    await settleAll([ben, ann]);
    for (const member of [ann, ben]) expect(await member.read(id)).toMatchObject({ stage: 'contacted' });
    await keepOurs(ben.store, conflict);
    expect(await ben.read(id)).toMatchObject({ stage: 'qualified' });
  });

  it('hold to the more secret level and to a wish not to be contacted', async () => {
    const pool = new FakePool();
    const settings = { mapping: { ...defaultMapping, ceiling: 'secret' as const } };
    const [ann, ben] = [await join(pool, { settings }), await join(pool, { settings })];
    const id = await saveFirm(ann.store, 1);
    await settleAll([ann, ben]);
    await editLead(ann.store, id, { level: 'secret', doNotContact: { reason: 'asked' } });
    ben.setClock(5_000);
    await editLead(ben.store, id, { level: 'public' });
    await settleAll([ann, ben]);
    for (const member of [ann, ben]) {
      expect(await member.read(id)).toMatchObject({ level: 'secret', doNotContact: { reason: 'asked' } });
      // What one has of it oneself one keeps.
      expect((await member.read(id))?.facts.phone).toHaveLength(1);
    }
    expect(JSON.stringify([...pool.documents])).not.toContain('+1617');
    await editLead(ann.store, id, { doNotContact: false });
    await settleAll([ann, ben]);
    expect((await ben.read(id))?.doNotContact).toBeUndefined();
    expect(JSON.stringify([...pool.documents])).toContain('+1617');
  });

  it('share what happened before one calls, and the words one files under', async () => {
    const pool = new FakePool();
    const [ann, ben] = [await join(pool), await join(pool)];
    const id = await saveFirm(ann.store, 1);
    await createCategory(ann.store, 'Trades › Plumbers');
    const [sub] = await ann.store.db.categories.filter(({ name }) => name === 'Plumbers').toArray();
    await editLead(ann.store, id, { categoryIds: [sub?.id ?? ''] });
    await logContact(ann.store, id, {
      contact: { kind: 'call', direction: 'out', outcome: 'no-answer', at: ann.store.now() },
    });
    await settleAll([ann, ben]);
    const { activities } = await readFollowUps(ben.store, id);
    expect(activities).toMatchObject([{ leadId: id, kind: 'call', outcome: 'no-answer' }]);
    expect((await ben.read(id))?.touched).toMatchObject({ kind: 'call', outcome: 'no-answer' });
    const categories = await ben.store.db.categories.toArray();
    expect(categories.map(({ name }) => name).sort()).toEqual(['Plumbers', 'Trades']);
    await logContact(ben.store, id, { contact: { kind: 'mail', direction: 'out', at: ben.store.now() } });
    await settleAll([ben, ann]);
    expect((await readFollowUps(ann.store, id)).activities).toHaveLength(2);
    expect(await ann.store.db.categories.count()).toBe(2);
  });
});

describe('a lead that is gone', () => {
  it('goes at the others too, and undo there brings it back everywhere', async () => {
    const pool = new FakePool();
    const [ann, ben] = [await join(pool), await join(pool)];
    const id = await saveFirm(ann.store, 1);
    await settleAll([ann, ben]);
    await deleteLeads(ann.store, [id]);
    await settleAll([ann, ben]);
    expect(await ben.read(id)).toBeUndefined();
    const entry = await ben.store.db.history.where('leadId').equals(id).last();
    expect(entry).toMatchObject({ cause: 'sync' });
    await undo(ben.store, entry?.commandId ?? '');
    await settleAll([ben, ann]);
    expect((await ann.read(id))?.facts.name?.[0]?.value).toBe('Firm 1');
    await expectAlike([ann, ben], pool);
  });

  it('stays where it was changed meanwhile, and comes back to who deleted it', async () => {
    const pool = new FakePool();
    const [ann, ben] = [await join(pool), await join(pool)];
    const id = await saveFirm(ann.store, 1);
    await settleAll([ann, ben]);
    await editLead(ben.store, id, { tags: ['warm'] });
    await deleteLeads(ann.store, [id]);
    await ann.sync();
    await ben.sync();
    await settleAll([ann, ben]);
    expect((await ann.read(id))?.tags).toEqual(['warm']);
    await deleteLeads(ann.store, [id]);
    await editLead(ben.store, id, { tags: ['hot'] });
    await ben.sync();
    await ann.sync();
    await settleAll([ann, ben]);
    expect((await ann.read(id))?.tags).toEqual(['hot']);
    await expectAlike([ann, ben], pool);
  });

  it('that may not be known any more goes in any case, and the change can be taken back', async () => {
    const pool = new FakePool();
    const [ann, ben] = [await join(pool), await join(pool)];
    const id = await saveFirm(ann.store, 1);
    await settleAll([ann, ben]);
    await editLead(ben.store, id, { tags: ['warm'] });
    await editLead(ann.store, id, { level: 'secret' });
    await ann.sync();
    await settleAll([ben, ann]);
    expect(await ben.read(id)).toBeUndefined();
    expect((await ann.read(id))?.level).toBe('secret');
    expect(pool.documents.size).toBe(0);
  });

  it('and came back meanwhile is not taken away by what was said before that', async () => {
    const pool = new FakePool();
    const [ann, ben] = [await join(pool), await join(pool)];
    const id = await saveFirm(ann.store, 1);
    await settleAll([ann, ben]);
    // Ben's deletion arrives, and he never hears of it.
    await deleteLeads(ben.store, [id]);
    ben.fault = (of) => (of === 'push' ? 'lost-answer' : undefined);
    await ben.sync();
    await ann.sync();
    expect(await ann.read(id)).toBeUndefined();
    const taken = await ann.store.db.history.where('leadId').equals(id).last();
    await undo(ann.store, taken?.commandId ?? '');
    await editLead(ann.store, id, { tags: ['warm'] });
    await ann.sync();
    await ben.sync();
    expect((await ben.read(id))?.tags).toEqual(['warm']);
    // Gone for good before he says his own again.
    await deleteLeads(ann.store, [id]);
    await ann.sync();
    ben.fault = () => undefined;
    ben.setClock(30_000);
    await ben.run();
    await settleAll([ann, ben]);
    await expectAlike([ann, ben], pool);
    expect(pool.documents.size).toBe(0);
  });

  it('by a merge takes what is one’s own along', async () => {
    const pool = new FakePool();
    const [ann, ben] = [await join(pool), await join(pool)];
    const [a, b] = [await saveFirm(ann.store, 1), await saveFirm(ann.store, 2)];
    await settleAll([ann, ben]);
    await editLead(ben.store, b, { note: 'a note of mine', tags: ['warm'] });
    await mergeLeads(ann.store, { winnerId: a, loserIds: [b] });
    await settleAll([ann, ben]);
    expect(await ben.read(b)).toBeUndefined();
    const mine = await ben.read(a);
    expect(mine).toMatchObject({ note: 'a note of mine', tags: ['warm'] });
    expect(mine?.facts.name).toHaveLength(2);
    expect((await ann.read(a))?.tags).toEqual(['warm']);
    await expectAlike([ann], pool);
  });
});

describe('what cannot be read', () => {
  it('is counted, said, and not written over', async () => {
    const pool = new FakePool();
    const ann = await join(pool);
    const id = await saveFirm(ann.store, 1);
    await ann.sync();
    const document = pool.documents.get(id) ?? {};
    pool.put(id, { is: 'lead', document: { ...document, format: 2, news: 'of tomorrow' } });
    await ann.sync();
    await editLead(ann.store, id, { tags: ['north'] });
    await ann.drain();
    expect(pool.documents.get(id)).toMatchObject({ format: 2, news: 'of tomorrow' });
    expect(await readState(ann.store, ann.targetId)).toMatchObject({ unread: 1 });
    pool.put(id, { is: 'lead', document: { ...document, kind: 'unheard of' } });
    await ann.sync();
    expect((await ann.read(id))?.kind).toBe('organisation');
  });

  it('of a part nobody here knows is left in its place', async () => {
    const pool = new FakePool();
    const ann = await join(pool);
    const id = await saveFirm(ann.store, 1);
    await ann.sync();
    pool.put(id, { is: 'lead', document: { ...pool.documents.get(id), weather: 'fine', note: 'of others' } });
    await ann.sync();
    await editLead(ann.store, id, { tags: ['north'] });
    await ann.drain();
    expect(pool.documents.get(id)).toMatchObject({ weather: 'fine', note: 'of others', tags: ['north'] });
    expect((await ann.read(id))?.note).toBeUndefined();
  });
});

describe('who looks after a lead', () => {
  it('is what the pool says once it is certain, also of a lead that comes later', async () => {
    const pool = new FakePool();
    const [ann, ben] = [await join(pool), await join(pool)];
    const id = await saveFirm(ann.store, 1);
    pool.put(id, { is: 'owner', owner: 'ben', confirmed: true }, pool.owners);
    await ben.sync();
    await settleAll([ann, ben]);
    for (const member of [ann, ben]) expect((await member.read(id))?.owner).toBe('ben');
    pool.put(id, { is: 'owner', owner: 'ann', confirmed: false }, pool.owners);
    await settleAll([ann, ben]);
    expect((await ann.read(id))?.owner).toBe('ben');
    expect(pool.documents.get(id)).not.toHaveProperty('owner');
  });
});

describe('states written at the same time', () => {
  it('are made one, with what each adds, and closed', async () => {
    const pool = new FakePool();
    const ann = await join(pool);
    const id = await saveFirm(ann.store, 1);
    await ann.sync();
    const document = { ...pool.documents.get(id) };
    const entry = pool.put(id, { is: 'lead', document: { ...document, tags: ['north'] } });
    const target = pool.open(ann.targetId);
    let told: readonly string[] | undefined;
    ann.services.open = () =>
      Promise.resolve({
        ...target,
        pull: async (...args: Parameters<typeof target.pull>) => {
          const outcome = await target.pull(...args);
          if (outcome.kind !== 'changes') return outcome;
          const others = [
            { rev: 'other', state: { is: 'lead' as const, document: { ...document, tags: ['south'] } } },
          ];
          return {
            ...outcome,
            changes: outcome.changes.map((change) =>
              change.rev === entry.rev ? { ...change, others } : change,
            ),
          };
        },
        push: (items, signal) => {
          told = items[0]?.parents;
          return target.push(items, signal);
        },
      });
    await ann.sync();
    expect(told).toEqual([entry.rev, 'other']);
    expect(pool.documents.get(id)?.['tags']).toEqual(['north', 'south']);
  });

  /** Ann, and one lead that `first` and `other` are said of at the same time; ann said `own` of it before. */
  async function hearBoth(
    first: Record<string, unknown>,
    other: Record<string, unknown>,
    own: { note?: string } = {},
  ) {
    const pool = new FakePool();
    const mapping = { ...defaultMapping, parts: [...defaultMapping.parts, 'note' as const] };
    const ann = await join(pool, { settings: { mapping } });
    const id = await saveFirm(ann.store, 1);
    if (own.note !== undefined) await editLead(ann.store, id, own);
    await ann.drain();
    const document = { ...pool.documents.get(id) };
    const { updatedAt } = document as { updatedAt: number };
    const entry = pool.put(id, {
      is: 'lead',
      document: { ...document, ...first, updatedAt: updatedAt + 2_000 },
    });
    const others = [
      {
        rev: 'other',
        state: { is: 'lead' as const, document: { ...document, updatedAt: updatedAt + 1_000, ...other } },
      },
    ];
    const target = pool.open(ann.targetId);
    ann.services.open = () =>
      Promise.resolve({
        ...target,
        pull: async (...args: Parameters<typeof target.pull>) => {
          const outcome = await target.pull(...args);
          if (outcome.kind !== 'changes') return outcome;
          const changes = outcome.changes.map((one) => (one.rev === entry.rev ? { ...one, others } : one));
          return { ...outcome, changes };
        },
      });
    await ann.sync();
    const conflicts = await readConflicts(ann.store, { leadId: id });
    return { note: (await ann.read(id))?.note, said: conflicts.find(({ element }) => element === 'note') };
  }

  it('of two others are told as theirs, each under the name of who said it', async () => {
    const { note, said } = await hearBoth(
      { note: 'Ask for Kim', by: 'ben' },
      { note: 'Ask for Lee', by: 'cem' },
    );
    expect(note).toBe('Ask for Kim');
    expect(said).toMatchObject({
      ours: 'Ask for Lee',
      theirs: 'Ask for Kim',
      shown: 'theirs',
      by: 'ben',
      elsewhere: { by: 'cem' },
    });
  });

  it('that came from another member before is still that one’s word, and not ours', async () => {
    const { said } = await hearBoth(
      { note: 'Ask for Kim', by: 'ben' },
      { note: 'Ask for Lee', by: 'cem' },
      { note: 'Ask for Lee' },
    );
    expect(said).toMatchObject({ ours: 'Ask for Lee', by: 'ben', elsewhere: { by: 'cem' } });
  });

  it.each([
    ['older', { note: 'Ask for Kim', by: 'ben' }, { note: 'Mine', by: 'ann' }, 'theirs', 'Ask for Kim'],
    ['newer', { note: 'Mine', by: 'ann' }, { note: 'Ask for Kim', by: 'ben' }, 'ours', 'Mine'],
  ] as const)(
    'one of which is ours, the %s, is told as said here',
    async (_, first, other, shown, counts) => {
      const { note, said } = await hearBoth(first, other, { note: 'Mine' });
      expect(note).toBe(counts);
      expect(said).toMatchObject({ ours: 'Mine', theirs: 'Ask for Kim', shown, by: 'ben' });
      expect(said?.elsewhere).toBeUndefined();
    },
  );
});

describe('a member', () => {
  it('asks once when there is nothing new, and again when it is time', async () => {
    const pool = new FakePool();
    const ann = await join(pool);
    await saveFirm(ann.store, 1);
    await ann.sync();
    const [pulls, pushes] = [pool.pulls, pool.pushes];
    const next = (await ann.run()) ?? 0;
    expect([pool.pulls, pool.pushes]).toEqual([pulls, pushes]);
    expect(next - ann.store.now()).toBeGreaterThan(60_000);
    await ann.run({ pull: true });
    expect([pool.pulls, pool.pushes]).toEqual([pulls + 1, pushes]);
  });

  it('who was killed while news came in has everything once after the next', async () => {
    const pool = new FakePool();
    const [ann, ben] = [await join(pool), await join(pool)];
    for (let firm = 0; firm < 30; firm++) await saveFirm(ann.store, firm);
    await ann.drain();
    // The browser is gone before what came is kept.
    const taking = vi.spyOn(ben.store.db, 'transaction');
    taking.mockImplementationOnce(() => Promise.reject(new Error('Killed.')) as never);
    await ben.sync().catch(() => undefined);
    expect(await ben.store.db.leads.count()).toBe(0);
    taking.mockRestore();
    await ben.drain();
    await expectAlike([ann, ben], pool);
    expect(await ben.store.db.leads.count()).toBe(30);
  });
});

describe('members whose lines break', () => {
  it.each(poolFaults)('end alike after "%s"', async (fault) => {
    const pool = new FakePool();
    const [ann, ben] = [await join(pool), await join(pool)];
    const chance = createChance(5);
    for (let step = 0; step < 12; step++) {
      for (const member of [ann, ben]) {
        member.fault = () => (chance() < 0.5 ? fault : undefined);
        await doSomething(member.store, chance);
        await member.sync();
      }
    }
    for (const member of [ann, ben]) member.fault = () => undefined;
    await settleAll([ann, ben]);
    await expectAlike([ann, ben], pool);
  });

  it.each([1, 2, 3, 4, 5, 6])('end alike after all of it in any order, three of them (%d)', async (seed) => {
    const pool = new FakePool();
    const members = [await join(pool), await join(pool), await join(pool)];
    const chance = createChance(seed);
    for (let step = 0; step < 40; step++) {
      const member = members[Math.floor(chance() * members.length)];
      if (member === undefined) continue;
      member.fault = () =>
        chance() < 0.3 ? poolFaults[Math.floor(chance() * poolFaults.length)] : undefined;
      if (chance() < 0.1) member.setClock([0, DAY, -DAY][Math.floor(chance() * 3)] ?? 0);
      await doSomething(member.store, chance);
      // Somebody edits while news comes and goes.
      if (chance() < 0.6) await Promise.all([member.sync(), doSomething(member.store, chance)]);
    }
    for (const member of members) {
      member.fault = () => undefined;
      member.setClock(0);
    }
    await settleAll(members);
    await expectAlike(members, pool);
    expect(pool.leads.size).toBeGreaterThan(0);
  });
});

const DAY = 24 * 3_600_000;
