import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Level } from '@/lib/leads/lead-parts';
import type { RemoteChange } from '@/lib/sync/contract';
import { createCouch, type CouchTarget } from '@/lib/sync/targets/couch/couch';
import { makePool, removePool, startCouch, type CouchServer, type TestPool } from './couch-server';

/** Who looks after a lead that goes from one level to another: the word goes along, by the hands of who may write it. */

let server: CouchServer;
let pool: TestPool;
beforeAll(async () => {
  server = await startCouch();
  pool = await makePool(server);
});
afterAll(async () => {
  await removePool(server, pool);
  await server.close();
});

const signal = AbortSignal.timeout(120_000);
const at = Date.UTC(2026, 10, 22, 12);
const nameOf = (name: string) => `${name}-${pool.prefix}`;

/** A member with what they have heard so far. */
interface Member {
  target: CouchTarget;
  /** What is news since the last time, of one lead. */
  hear(leadId: string): Promise<RemoteChange[]>;
}

function join(name: string): Member {
  const target = createCouch({
    id: name,
    url: pool.url,
    secret: pool.secretOf(name),
    ceiling: 'secret',
    now: () => at,
    fetch,
  });
  if (target === undefined) throw new Error('This opens nothing.');
  let cursor: string | undefined;
  return {
    target,
    async hear(leadId) {
      const changes: RemoteChange[] = [];
      for (let more = true; more;) {
        const outcome = await target.pull(cursor, 500, signal);
        if (outcome.kind !== 'changes') throw new Error(JSON.stringify(outcome));
        changes.push(...outcome.changes);
        ({ cursor, more } = outcome);
      }
      return changes.filter((change) => change.leadId === leadId);
    },
  };
}

/** Writes a lead at a level, over where it is. @returns what the next one builds on */
async function write({ target }: Member, leadId: string, level: Level, rev?: string): Promise<string> {
  const [outcome] = await target.push(
    [
      {
        id: crypto.randomUUID(),
        type: rev === undefined ? 'lead.created' : 'lead.updated',
        leadId,
        at,
        data: { format: 1, type: 'lead', level, fields: { name: [{ value: 'Acme' }] } },
        mark: 'gone',
        ...(rev !== undefined && { parents: [rev] }),
      },
    ],
    signal,
  );
  if (outcome?.kind !== 'ok' || outcome.rev === undefined) throw new Error(JSON.stringify(outcome));
  return outcome.rev;
}

/** Levels at which somebody is said to look after a lead, with who and by whom. */
async function readAssignments(leadId: string): Promise<Partial<Record<Level, string>>> {
  const found: Partial<Record<Level, string>> = {};
  for (const level of pool.levels) {
    const { status, body } = await server.ask('GET', `${pool.prefix}-${level}/assignment:${leadId}`);
    if (status !== 200) continue;
    const { owner, by, state } = body as { owner: string; by: string; state: string };
    found[level] = [owner, state, by].join(' ').replaceAll(`-${pool.prefix}`, '');
  }
  return found;
}

const ownersIn = (changes: readonly RemoteChange[]) =>
  changes.flatMap(({ state }) => (state.is === 'owner' ? [state.owner] : []));

describe('a lead that moves to another level', () => {
  it('takes along who claimed it, once that one hears of it, and nobody hears that it has nobody', async () => {
    const [ann, ben, mia] = [join('ann'), join('ben'), join('mia')];
    const id = crypto.randomUUID();
    const rev = await write(ann, id, 'secret');
    await ann.target.claim(id, signal);
    expect(ownersIn(await mia.hear(id))).toEqual([nameOf('ann')]);
    await write(ben, id, 'public', rev);
    await ben.hear(id);
    // Ben may not end what is said for ann, but says it where the lead is now.
    expect(await readAssignments(id)).toEqual({ secret: 'ann claimed ann', public: 'ann carried ben' });
    await ann.hear(id);
    expect(await readAssignments(id)).toEqual({ public: 'ann carried ben' });
    expect(ownersIn(await mia.hear(id))).toEqual([nameOf('ann')]);
    // Who sees no more than what is public hears it too.
    expect(ownersIn(await join('paul').hear(id))).toEqual([nameOf('ann')]);
  });

  it('cannot be claimed by who sees only where it is now, while its owner is away', async () => {
    const [ann, ben, mia, paul] = [join('ann'), join('ben'), join('mia'), join('paul')];
    const [claimed, given] = [crypto.randomUUID(), crypto.randomUUID()];
    const revs = [await write(ann, claimed, 'confidential'), await write(ann, given, 'internal')];
    await ann.target.claim(claimed, signal);
    await mia.target.assign(given, nameOf('ann'), signal);
    await write(ben, claimed, 'public', revs[0]);
    await write(ben, given, 'public', revs[1]);
    for (const id of [claimed, given]) {
      expect(await paul.target.claim(id, signal)).toEqual({ kind: 'taken', by: nameOf('ann') });
      expect((await join('mia').hear(id)).find(({ state }) => state.is === 'owner')?.state).toEqual({
        is: 'owner',
        owner: nameOf('ann'),
        confirmed: true,
      });
      // Ann gives it up when she is back, and only then is it anybody's.
      await ann.hear(id);
      expect(await ann.target.assign(id, undefined, signal)).toEqual({ kind: 'ok' });
      expect(await readAssignments(id)).toEqual({});
      expect(await paul.target.claim(id, signal)).toEqual({ kind: 'yours' });
    }
  });

  it('moves also in a pool whose rules know nothing of it yet, and its owner brings the word along', async () => {
    const [ann, ben] = [join('ann'), join('ben')];
    const id = crypto.randomUUID();
    const rev = await write(ann, id, 'internal');
    await ann.target.claim(id, signal);
    const path = `${pool.prefix}-public/_design/leadlight`;
    const { body } = await server.ask('GET', path);
    const design = body as { _rev: string; validate_doc_update: string };
    const older = design.validate_doc_update.replaceAll("'carried'", "'unheard-of'");
    const put = await server.ask('PUT', path, { ...design, validate_doc_update: older });
    await write(ben, id, 'public', rev);
    expect(await readAssignments(id)).toEqual({ internal: 'ann claimed ann' });
    await ann.hear(id);
    expect(await readAssignments(id)).toEqual({ public: 'ann claimed ann' });
    await server.ask('PUT', path, { ...design, _rev: (put.body as { rev: string }).rev });
  });

  it('takes along whom a manager gave it to, also while that one is away', async () => {
    const [ann, mia] = [join('ann'), join('mia')];
    const id = crypto.randomUUID();
    const rev = await write(ann, id, 'internal');
    await mia.target.assign(id, nameOf('ben'), signal);
    await write(ann, id, 'confidential', rev);
    await ann.hear(id);
    expect(await readAssignments(id)).toEqual({ internal: 'ben assigned mia' });
    await mia.hear(id);
    expect(await readAssignments(id)).toEqual({ confidential: 'ben assigned mia' });
  });

  it('has gone on further by the time its owner hears of it', async () => {
    const [ann, ben] = [join('ann'), join('ben')];
    const id = crypto.randomUUID();
    const rev = await write(ann, id, 'public');
    await ann.target.claim(id, signal);
    await ann.hear(id);
    await write(ben, id, 'secret', await write(ben, id, 'internal', rev));
    await ann.hear(id);
    expect(await readAssignments(id)).toEqual({ secret: 'ann claimed ann' });
    // And back to where it was.
    const there = (await ben.hear(id)).find(({ state }) => state.is === 'lead')?.rev;
    await write(ben, id, 'public', there);
    await ann.hear(id);
    expect(await readAssignments(id)).toEqual({ public: 'ann carried ben' });
  });

  it('is given up by who may not have it any more, and can be claimed by others', async () => {
    const [paul, ann] = [join('paul'), join('ann')];
    const id = crypto.randomUUID();
    const rev = await write(paul, id, 'public');
    await paul.target.claim(id, signal);
    await write(ann, id, 'internal', rev);
    expect(await paul.hear(id)).toContainEqual(
      expect.objectContaining({ state: { is: 'erased', reason: 'withheld' } }),
    );
    expect(await readAssignments(id)).toEqual({});
    expect(ownersIn(await ann.hear(id))).toEqual([undefined]);
    expect(await ann.target.claim(id, signal)).toEqual({ kind: 'yours' });
    expect(await readAssignments(id)).toEqual({ internal: 'ann claimed ann' });
  });

  it('stays whose it is there already, when somebody was faster', async () => {
    const [ann, mia] = [join('ann'), join('mia')];
    const id = crypto.randomUUID();
    const rev = await write(ann, id, 'public');
    await ann.target.claim(id, signal);
    await write(mia, id, 'internal', rev);
    await mia.target.assign(id, nameOf('ben'), signal);
    expect(await readAssignments(id)).toEqual({ internal: 'ben assigned mia' });
    await ann.hear(id);
    expect(await readAssignments(id)).toEqual({ internal: 'ben assigned mia' });
    expect(ownersIn(await ann.hear(id))).toEqual([]);
    expect(ownersIn(await join('ann').hear(id))).toEqual([nameOf('ben')]);
  });
});
