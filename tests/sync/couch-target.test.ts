import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Level } from '@/lib/leads/lead-parts';
import type { OutboxItem } from '@/lib/store/sync/rows';
import type { ItemOutcome, RemoteChange } from '@/lib/sync/contract';
import { createCouch, type CouchTarget } from '@/lib/sync/targets/couch/couch';
import {
  askAs,
  makePool,
  openToReplication,
  removePool,
  startCouch,
  type CouchServer,
  type TestPool,
} from './couch-server';
import { serve } from './servers';

/** The adapter alone, against a server of the protocol: what it says, and what is there afterwards. */

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

const at = Date.UTC(2026, 10, 22, 12);
const signal = AbortSignal.timeout(120_000);

function open(
  name: string,
  {
    ceiling = 'secret',
    secret = pool.secretOf(name),
    url = pool.url,
  }: { ceiling?: Level; secret?: string; url?: string } = {},
) {
  const target = createCouch({ id: name, url, secret, ceiling, now: () => at, fetch });
  if (target === undefined) throw new Error('This opens nothing.');
  return target;
}

const newId = () => crypto.randomUUID();
const toDocument = (name: string, level: Level = 'internal') => ({
  format: 1,
  type: 'lead',
  level,
  fields: { name: [{ value: name }] },
});
function toNews(leadId: string, data: object, parents?: string[]): OutboxItem {
  const type = parents === undefined ? 'lead.created' : 'lead.updated';
  return { id: newId(), type, leadId, at, data, mark: 'gone', parents };
}
function toEnd(
  leadId: string,
  parents?: string[],
  data: object = { id: leadId, reason: 'deleted' },
): OutboxItem {
  return { id: newId(), type: 'lead.erased', leadId, at, data, mark: 'gone', parents };
}
async function tell(target: CouchTarget, item: OutboxItem): Promise<ItemOutcome> {
  const [outcome] = await target.push([item], signal);
  if (outcome === undefined) throw new Error('It says nothing.');
  return outcome;
}
const revOf = (outcome: ItemOutcome) => ('rev' in outcome ? (outcome.rev ?? '') : '');
const theirsOf = (outcome: ItemOutcome): RemoteChange => {
  if (outcome.kind !== 'conflict') throw new Error(`No conflict: ${JSON.stringify(outcome)}`);
  return outcome.theirs;
};
async function pullAll(target: CouchTarget, from?: string, limit = 500) {
  const changes: RemoteChange[] = [];
  let cursor = from;
  for (;;) {
    const outcome = await target.pull(cursor, limit, signal);
    if (outcome.kind !== 'changes') throw new Error(JSON.stringify(outcome));
    changes.push(...outcome.changes);
    cursor = outcome.cursor;
    if (!outcome.more) return { changes, cursor };
  }
}
const readDoc = async (level: Level, key: string) =>
  (await server.ask('GET', `${pool.prefix}-${level}/${encodeURIComponent(key)}`)).body;

describe('what is written', () => {
  it('is a lead in the database of its level, under one’s own name, and comes back as it went', async () => {
    const [ann, ben] = [open('ann'), open('ben')];
    const { cursor } = await pullAll(ben);
    const id = newId();
    const outcome = await tell(ann, toNews(id, toDocument('Acme 安')));
    expect(outcome).toMatchObject({ kind: 'ok' });
    expect(await readDoc('internal', `lead:${id}`)).toMatchObject({ by: `ann-${pool.prefix}` });
    const { changes } = await pullAll(ben, cursor);
    expect(changes).toEqual([
      {
        leadId: id,
        rev: revOf(outcome),
        state: { is: 'lead', document: { ...toDocument('Acme 安'), by: `ann-${pool.prefix}` } },
      },
    ]);
  });

  it('is there already when nobody heard of it the first time', async () => {
    const ann = open('ann');
    const [id, other] = [newId(), newId()];
    const items = [toNews(id, toDocument('Acme')), toNews(other, toDocument('Bolt'))];
    const first = await ann.push(items, signal);
    const again = await ann.push(items, signal);
    expect(again).toEqual(first.map((outcome) => ({ kind: 'duplicate', rev: revOf(outcome) })));
  });

  it('clashes with what somebody else wrote since, and goes over that when it builds on it', async () => {
    const [ann, ben] = [open('ann'), open('ben')];
    const id = newId();
    const first = revOf(await tell(ann, toNews(id, toDocument('Acme'))));
    const theirs = revOf(await tell(ben, toNews(id, toDocument('Acme Ltd'), [first])));
    const clash = theirsOf(await tell(ann, toNews(id, toDocument('Acme Inc'), [first])));
    expect(clash).toMatchObject({ rev: theirs, state: { document: toDocument('Acme Ltd') } });
    expect(await tell(ann, toNews(id, toDocument('Acme Inc. Ltd'), [clash.rev]))).toMatchObject({
      kind: 'ok',
    });
  });

  it('keeps what is sound of a batch, refuses the rest by name, and never a lead in a place that is too open', async () => {
    const ann = open('ann', { ceiling: 'internal' });
    const ids = [newId(), newId(), newId()];
    const outcomes = await ann.push(
      [
        toNews(ids[0] ?? '', toDocument('One')),
        toNews(ids[1] ?? '', { ...toDocument('Two'), type: 'note' }),
        toNews(ids[2] ?? '', toDocument('Three', 'secret')),
      ],
      signal,
    );
    expect(outcomes).toMatchObject([
      { kind: 'ok' },
      { kind: 'reject', reason: 'refused' },
      { kind: 'reject', reason: 'level' },
    ]);
  });

  it('moves with its level: new place first, and the old one keeps nothing but where it went', async () => {
    const ann = open('ann');
    const id = newId();
    const first = revOf(await tell(ann, toNews(id, toDocument('Acme', 'public'))));
    const moved = await tell(ann, toNews(id, toDocument('Acme', 'confidential'), [first]));
    expect(revOf(moved)).toMatch(/^confidential:1-/);
    expect(await readDoc('public', `lead:${id}`)).toMatchObject({ error: 'not_found' });
    const seen = (await pullAll(open('ben'))).changes.filter(({ leadId }) => leadId === id);
    expect(seen).toMatchObject([{ rev: revOf(moved), state: { is: 'lead' } }]);
    const below = (await pullAll(open('ben', { ceiling: 'internal' }))).changes;
    expect(below.find(({ leadId }) => leadId === id)?.state).toEqual({ is: 'erased', reason: 'withheld' });
    // Paul asks for all levels and has the right to one.
    const paul = (await pullAll(open('paul'))).changes;
    expect(paul.find(({ leadId }) => leadId === id)?.state).toEqual({ is: 'erased', reason: 'withheld' });
  });

  it('clashes with an edit in the old place while it moves, and then ends both', async () => {
    const [ann, ben] = [open('ann'), open('ben')];
    const id = newId();
    const first = revOf(await tell(ann, toNews(id, toDocument('Acme', 'public'))));
    const edited = revOf(await tell(ben, toNews(id, toDocument('Acme Ltd', 'public'), [first])));
    const clash = theirsOf(await tell(ann, toNews(id, toDocument('Acme', 'secret'), [first])));
    const revs = [clash.rev, ...(clash.others ?? []).map(({ rev }) => rev)];
    expect(revs).toHaveLength(2);
    expect(revs[1]).toBe(edited);
    const done = await tell(ann, toNews(id, toDocument('Acme Ltd', 'secret'), revs));
    expect(done.kind).toBe('ok');
    const seen = (await pullAll(ben)).changes.filter(({ leadId }) => leadId === id);
    expect(seen).toMatchObject([{ rev: revOf(done) }]);
    expect(seen[0]?.others).toBeUndefined();
    // Ben writes to the old place without having heard of it.
    const late = theirsOf(await tell(ben, toNews(id, toDocument('Acme Late', 'public'), [edited])));
    expect(late).toMatchObject({ rev: revOf(done), state: { document: { level: 'secret' } } });
  });

  it('is made anew where somebody emptied the server', async () => {
    const own = await makePool(server, { levels: ['internal'] });
    const ann = open('ann', { url: own.url, secret: own.secretOf('ann') });
    const id = newId();
    const first = revOf(await tell(ann, toNews(id, toDocument('Acme'))));
    await server.ask('DELETE', `${own.prefix}-internal`);
    await makePool(server, { prefix: own.prefix, levels: ['internal'] });
    expect(await tell(ann, toNews(id, toDocument('Acme Ltd'), [first]))).toMatchObject({ kind: 'ok' });
    await removePool(server, own);
  });
});

describe('what is erased', () => {
  it('leaves a stub that says why and nothing of what it was', async () => {
    const [ann, ben] = [open('ann'), open('ben')];
    const [id, into] = [newId(), newId()];
    const rev = revOf(await tell(ann, toNews(id, toDocument('Acme'))));
    const { cursor } = await pullAll(ben);
    const end = { ...toEnd(id, [rev], { id, into }), type: 'lead.merged' as const };
    const erased = await tell(ann, end);
    expect(erased.kind).toBe('ok');
    const { changes } = await pullAll(ben, cursor);
    expect(changes).toEqual([
      { leadId: id, rev: revOf(erased), state: { is: 'erased', reason: 'deleted', into } },
    ]);
    const raw = await server.ask('GET', `${pool.prefix}-internal/_changes?include_docs=true`);
    const text = JSON.stringify(raw.body);
    expect(text).toContain(into);
    expect(text.slice(text.indexOf(`"lead:${id}"`), text.indexOf(`"lead:${id}"`) + 400)).not.toContain(
      'Acme',
    );
    // Again, as nobody heard of it.
    expect((await tell(ann, end)).kind).toBe('duplicate');
  });

  it('is found wherever it is when its making was never acknowledged, or was never made', async () => {
    const ann = open('ann');
    const id = newId();
    await tell(ann, toNews(id, toDocument('Acme', 'confidential')));
    expect((await tell(ann, toEnd(id))).kind).toBe('ok');
    expect(await readDoc('confidential', `lead:${id}`)).toMatchObject({ error: 'not_found' });
    expect((await tell(ann, toEnd(newId()))).kind).toBe('duplicate');
  });

  it('clashes with an edit somebody made since; the edit clashes with the erasure', async () => {
    const [ann, ben] = [open('ann'), open('ben')];
    const id = newId();
    const first = revOf(await tell(ann, toNews(id, toDocument('Acme'))));
    const edited = revOf(await tell(ben, toNews(id, toDocument('Acme Ltd'), [first])));
    expect(theirsOf(await tell(ann, toEnd(id, [first])))).toMatchObject({
      rev: edited,
      state: { is: 'lead' },
    });
    await tell(ann, toEnd(id, [edited], { id, reason: 'withheld' }));
    const clash = theirsOf(await tell(ben, toNews(id, toDocument('Acme GmbH'), [edited])));
    expect(clash.state).toEqual({ is: 'erased', reason: 'withheld' });
    // It may come back, over what is left of it.
    expect((await tell(ben, toNews(id, toDocument('Acme GmbH'), [clash.rev]))).kind).toBe('ok');
    expect((await tell(ben, toNews(newId(), toDocument('New')))).kind).toBe('ok');
  });

  it('by other means than ours is erased too', async () => {
    const ann = open('ann');
    const id = newId();
    const rev = revOf(await tell(ann, toNews(id, toDocument('Acme')))).split(':')[1] ?? '';
    const { cursor } = await pullAll(ann);
    await server.ask('DELETE', `${pool.prefix}-internal/${encodeURIComponent(`lead:${id}`)}?rev=${rev}`);
    expect((await pullAll(ann, cursor)).changes).toMatchObject([
      { leadId: id, state: { is: 'erased', reason: 'deleted' } },
    ]);
  });
});

describe('states written at the same time', () => {
  let twice: TestPool;
  beforeAll(async () => {
    twice = await makePool(server);
    await openToReplication(server, twice);
  });
  afterAll(() => removePool(server, twice));
  const openTwice = () => open('ann', { url: twice.url, secret: twice.secretOf('ann') });

  /** Writes a state as replication does: beside what is there, and not on top of it. */
  async function replicate(id: string, rev: string, parent: string | undefined, doc: object, kind = 'lead') {
    const [start = '', hash] = rev.split('-');
    const before = parent?.split('-').slice(1) ?? [];
    const body = {
      new_edits: false,
      docs: [
        {
          _id: `${kind}:${id}`,
          _rev: rev,
          _revisions: { start: Number(start), ids: [hash, ...before] },
          ...doc,
        },
      ],
    };
    await server.ask('POST', `${twice.prefix}-internal/_bulk_docs`, body);
  }
  const [LOW, HIGH] = ['00000000000000000000000000000000', 'ffffffffffffffffffffffffffffffff'];

  it('come together, and are closed by what builds on all of them', async () => {
    const ann = openTwice();
    const id = newId();
    const first = revOf(await tell(ann, toNews(id, toDocument('Acme')))).split(':')[1] ?? '';
    await replicate(id, `2-${LOW}`, first, toDocument('Acme low'));
    await replicate(id, `2-${HIGH}`, first, toDocument('Acme high'));
    const [change] = (await pullAll(ann)).changes.filter(({ leadId }) => leadId === id);
    expect(change).toMatchObject({
      rev: `internal:2-${HIGH}`,
      state: { document: toDocument('Acme high') },
      others: [{ rev: `internal:2-${LOW}`, state: { document: toDocument('Acme low') } }],
    });
    const clash = theirsOf(await tell(ann, toNews(id, toDocument('Acme'), [`internal:${first}`])));
    expect(clash).toEqual(change);
    const parents = [clash.rev, ...(clash.others ?? []).map(({ rev }) => rev)];
    const news = toNews(id, toDocument('Acme low and high'), parents);
    const done = await tell(ann, news);
    expect(done.kind).toBe('ok');
    expect(await tell(ann, news)).toEqual({ kind: 'duplicate', rev: revOf(done) });
    const [after] = (await pullAll(ann)).changes.filter(({ leadId }) => leadId === id);
    expect(after?.others).toBeUndefined();
    expect(after?.state).toMatchObject({ document: toDocument('Acme low and high') });
  });

  it('of who looks after a lead: a manager’s word counts, what lost is taken back by who said it', async () => {
    const [ann, ben] = ['ann', 'ben'].map((name) =>
      open(name, { url: twice.url, secret: twice.secretOf(name) }),
    );
    if (ann === undefined || ben === undefined) return;
    const id = newId();
    await tell(ann, toNews(id, toDocument('Acme')));
    const say = (owner: string, by: string, state: string) => ({
      type: 'assignment',
      owner: `${owner}-${twice.prefix}`,
      by: `${by}-${twice.prefix}`,
      state,
      at: '2026-11-22T12:00:00.000Z',
    });
    await replicate(id, `1-${HIGH}`, undefined, say('ann', 'ann', 'claimed'), 'assignment');
    await replicate(id, `1-${LOW}`, undefined, say('ben', 'mia', 'assigned'), 'assignment');
    const ownerOf = async (target: CouchTarget) =>
      (await pullAll(target)).changes.find(({ leadId, state }) => leadId === id && state.is === 'owner')
        ?.state;
    const mine = { is: 'owner', owner: `ben-${twice.prefix}` };
    expect(await ownerOf(ben)).toEqual({ ...mine, confirmed: false });
    expect(await ann.claim(id, signal)).toEqual({ kind: 'taken', by: `ben-${twice.prefix}` });
    await ownerOf(ann);
    expect(await ownerOf(ben)).toEqual({ ...mine, confirmed: true });
  });

  it('show an erasure beside an edit that hides it, until somebody says which one counts', async () => {
    const ann = openTwice();
    const id = newId();
    const first = revOf(await tell(ann, toNews(id, toDocument('Acme')))).split(':')[1] ?? '';
    await replicate(id, `2-${LOW}`, first, toDocument('Acme Ltd'));
    await replicate(id, `2-${HIGH}`, first, { _deleted: true, type: 'erased', reason: 'withheld' });
    const read = async () => (await pullAll(ann)).changes.find(({ leadId }) => leadId === id);
    const change = await read();
    expect(change).toMatchObject({
      state: { is: 'lead' },
      others: [{ rev: `internal:2-${HIGH}`, state: { is: 'erased', reason: 'withheld' } }],
    });
    const parents = [change?.rev ?? '', `internal:2-${HIGH}`];
    expect((await tell(ann, toEnd(id, parents, { id, reason: 'withheld' }))).kind).toBe('ok');
    expect(await read()).toMatchObject({ state: { is: 'erased', reason: 'withheld' } });
  });
});

describe('what comes', () => {
  it('comes in pages, each change once, and nothing when nothing changed', async () => {
    const own = await makePool(server, { levels: ['public', 'internal'] });
    const [ann, ben] = ['ann', 'ben'].map((name) => open(name, { url: own.url, secret: own.secretOf(name) }));
    if (ann === undefined || ben === undefined) return;
    const ids = Array.from({ length: 23 }, newId);
    await ann.push(
      ids.map((id, index) =>
        toNews(id, toDocument(`Firm ${index}`, index % 3 === 0 ? 'public' : 'internal')),
      ),
      signal,
    );
    const { changes, cursor } = await pullAll(ben, undefined, 5);
    expect(changes.map(({ leadId }) => leadId).sort()).toEqual(ids.toSorted());
    expect(await ben.pull(cursor, 5, signal)).toEqual({ kind: 'changes', changes: [], cursor, more: false });
    expect((await pullAll(ben, 'no cursor')).changes).toHaveLength(23);
    await removePool(server, own);
  });

  it('is waited for, and the answer comes with the change', async () => {
    const [ann, ben] = [open('ann'), open('ben')];
    const { cursor } = await pullAll(ben);
    let over = false;
    const waiting = ben.wait(cursor, signal).then(() => (over = true));
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(over).toBe(false);
    await tell(ann, toNews(newId(), toDocument('Acme')));
    await waiting;
    expect((await pullAll(ben, cursor)).changes).toHaveLength(1);
    const end = new AbortController();
    const second = ben.wait((await pullAll(ben)).cursor, end.signal);
    end.abort();
    await second;
  });

  it('stops where nothing is ours to read, and says why', async () => {
    const outcome = await open('ann', { secret: 'nobody:knows' }).pull(undefined, 10, signal);
    expect(outcome).toEqual({ kind: 'stop', reason: 'unauthorised' });
    const paul = open('paul');
    expect(await tell(paul, toNews(newId(), toDocument('Acme', 'internal')))).toEqual({
      kind: 'reject',
      reason: 'level-denied',
    });
    expect(await tell(paul, toNews(newId(), toDocument('Acme', 'public')))).toMatchObject({ kind: 'ok' });
    const nobody = open('ann', { secret: 'nobody:knows' });
    expect(await tell(nobody, toNews(newId(), toDocument('Acme')))).toMatchObject({ kind: 'stop' });
  });
});

describe('who looks after a lead', () => {
  const toLead = async () => {
    const id = newId();
    await tell(open('ann'), toNews(id, toDocument('Acme')));
    return id;
  };
  const name = (of: string) => `${of}-${pool.prefix}`;

  it('is who took it first; all others hear who was faster', async () => {
    const id = await toLead();
    const [one, other] = await Promise.all([open('ann').claim(id, signal), open('ben').claim(id, signal)]);
    const winner = one.kind === 'yours' ? 'ann' : 'ben';
    expect([one, other].map(({ kind }) => kind).sort()).toEqual(['taken', 'yours']);
    expect([one, other].find(({ kind }) => kind === 'taken')).toMatchObject({ by: name(winner) });
    expect(await open(winner).claim(id, signal)).toEqual({ kind: 'yours' });
    const { changes } = await pullAll(open('mia'));
    expect(changes.find(({ leadId, state }) => leadId === id && state.is === 'owner')?.state).toEqual({
      is: 'owner',
      owner: name(winner),
      confirmed: true,
    });
    expect(await open('mia').claim(newId(), signal)).toMatchObject({ kind: 'retry', reason: 'not-there' });
  });

  it('is who a manager gave it to, and nobody when it was given back', async () => {
    const id = await toLead();
    const [mia, ann, ben] = [open('mia'), open('ann'), open('ben')];
    expect(await ann.assign(id, name('ben'), signal)).toEqual({ kind: 'reject', reason: 'refused' });
    expect(await mia.assign(id, name('ben'), signal)).toEqual({ kind: 'ok' });
    expect(await ann.claim(id, signal)).toEqual({ kind: 'taken', by: name('ben') });
    expect(await ann.assign(id, undefined, signal)).toEqual({ kind: 'reject', reason: 'refused' });
    expect(await ben.assign(id, undefined, signal)).toEqual({ kind: 'ok' });
    expect(await ann.claim(id, signal)).toEqual({ kind: 'yours' });
    expect(await mia.assign(id, name('ben'), signal)).toEqual({ kind: 'ok' });
    expect(await mia.assign(id, undefined, signal)).toEqual({ kind: 'ok' });
    const { changes } = await pullAll(ann);
    expect(changes.filter(({ leadId, state }) => leadId === id && state.is === 'owner')).toMatchObject([
      { state: { owner: undefined, confirmed: true } },
    ]);
  });
});

describe('a test', () => {
  it('finds a member’s credential good, and says which levels are not theirs', async () => {
    expect(await open('ann').test(signal)).toEqual({ ok: true });
    expect(await open('paul').test(signal)).toEqual({
      ok: true,
      without: ['internal', 'confidential', 'secret'],
    });
    expect(await open('paul', { ceiling: 'public' }).test(signal)).toEqual({ ok: true });
  });

  it('refuses an administrator’s: of the server, of a database', async () => {
    const { user, password } = server.admin;
    expect(await open('x', { secret: `${user}:${password}` }).test(signal)).toEqual({
      ok: false,
      reason: 'administrator',
    });
    const own = await makePool(server, { levels: ['public'] });
    const path = `${own.prefix}-public/_security`;
    const { body } = await server.ask('GET', path);
    const admins = { names: [`ann-${own.prefix}`], roles: ['_admin'] };
    await server.ask('PUT', path, { ...(body as object), admins });
    const ann = open('ann', { url: own.url, secret: own.secretOf('ann'), ceiling: 'public' });
    expect(await ann.test(signal)).toEqual({ ok: false, reason: 'database-administrator' });
    await removePool(server, own);
  });

  it('refuses what is no pool, is everybody’s, or is not there', async () => {
    const test = (url: string, secret = pool.secretOf('ann')) =>
      open('ann', { url, secret, ceiling: 'public' }).test(signal);
    expect(await test(pool.url, 'nobody:knows')).toEqual({ ok: false, reason: 'unauthorised' });
    expect(await test(`${server.origin}/${pool.prefix}-none`)).toEqual({ ok: false, reason: 'not-found' });
    const name = `${pool.prefix}-bare-public`;
    await server.ask('PUT', name);
    await server.ask('PUT', `${name}/_security`, {
      admins: { names: [], roles: [] },
      members: { names: [], roles: [] },
    });
    expect(await test(`${pool.url}-bare`)).toEqual({ ok: false, reason: 'no-pool' });
    await server.ask('PUT', `${name}/_design/leadlight`, { language: 'javascript' });
    expect(await test(`${pool.url}-bare`)).toEqual({ ok: false, reason: 'open-to-all' });
    await server.ask('DELETE', name);
    const web = await serve((_request, _body, response) => void response.end('<h1>Hello</h1>'));
    expect(await test(`${web.origin}/leads`)).toEqual({ ok: false, reason: 'unreadable' });
    await web.close();
    expect(await test(`${web.origin}/leads`)).toEqual({ ok: false, reason: 'unreachable' });
  });

  it('is not even begun with what is no address of a pool or no name and password', () => {
    const create = (url: string, secret: string) =>
      createCouch({ id: 'x', url, secret, ceiling: 'public', now: () => at, fetch });
    expect(create('https://couch.example/', 'ann:pw')).toBeUndefined();
    expect(create('https://couch.example/Leads', 'ann:pw')).toBeUndefined();
    expect(create('https://couch.example/leads?x=1', 'ann:pw')).toBeUndefined();
    expect(create('https://couch.example/leads', 'ann')).toBeUndefined();
    expect(create('https://couch.example/leads', ':pw')).toBeUndefined();
    expect(create('https://couch.example/db/leads/', 'ann:p:w')).toBeDefined();
  });
});

describe('what it says to strange servers', () => {
  it('is nothing but its own requests, to that server alone, and with its password only there', async () => {
    const seen: { url: string; authorization: string | undefined; cookie: string | undefined }[] = [];
    const strange = await serve(({ url = '', headers }, _body, response) => {
      seen.push({ url, authorization: headers.authorization, cookie: headers.cookie });
      response.writeHead(200, { 'set-cookie': 'a=b' }).end('{"results":[{"id":7}],"last_seq":{}}');
    });
    const target = open('ann', {
      url: `${strange.origin}/db/leads`,
      secret: 'ännä:p:w',
      ceiling: 'internal',
    });
    expect(await target.pull(undefined, 10, signal)).toMatchObject({ kind: 'retry', reason: 'unreadable' });
    expect(seen).toHaveLength(1);
    expect(seen[0]?.url).toMatch(/^\/db\/leads-internal\/_changes\?/);
    expect(seen[0]?.authorization).toBe(`Basic ${Buffer.from('ännä:p:w').toString('base64')}`);
    expect(seen[0]?.cookie).toBeUndefined();
    await strange.close();
  });

  it('takes a place in the changes as it came, whatever JSON it is', async () => {
    for (const seq of [7, '7-g1AAAB', [7, 'g1AAAB'], { n: 7 }, null]) {
      const since: (string | null)[] = [];
      const strange = await serve(({ url = '' }, _body, response) => {
        since.push(new URL(url, 'http://x').searchParams.get('since'));
        response.end(JSON.stringify({ results: [], last_seq: seq }));
      });
      const target = open('ann', { url: `${strange.origin}/leads`, ceiling: 'public' });
      const first = await target.pull(undefined, 10, signal);
      if (first.kind !== 'changes') throw new Error(first.reason);
      await target.pull(first.cursor, 10, signal);
      expect(since).toEqual([null, typeof seq === 'string' ? seq : JSON.stringify(seq)]);
      await strange.close();
    }
  });

  it('asks for less where an answer is too large, and steps over one lead that is', async () => {
    const limits: string[] = [];
    const flood = Buffer.alloc(1_000_000, ' ');
    const strange = await serve(async ({ url = '' }, _body, response) => {
      const query = new URL(url, 'http://x').searchParams;
      if (query.has('limit')) limits.push(`${query.get('limit')}${query.has('include_docs') ? ' docs' : ''}`);
      if (query.has('include_docs')) {
        response.on('error', () => undefined);
        for (let sent = 0; sent < 60 && !response.destroyed; sent++)
          await new Promise((resolve) => response.write(flood, resolve));
        response.end('{}');
      } else response.end(`{"results":[{"id":"lead:${newId()}","changes":[{"rev":"1-a"}]}],"last_seq":9}`);
    });
    const target = open('ann', { url: `${strange.origin}/leads`, ceiling: 'public' });
    const outcome = await target.pull(undefined, 20, signal);
    expect(limits).toEqual(['20 docs', '3 docs', '1 docs', '1']);
    expect(outcome).toMatchObject({ kind: 'changes', more: true, changes: [{ state: { document: {} } }] });
    await strange.close();
  });

  it('finds the one a whole batch is refused for', async () => {
    const bad = newId();
    const strange = await serve((_request, body, response) => {
      const { docs } = JSON.parse(body.toString()) as { docs: { _id: string }[] };
      const refused = docs.some(({ _id }) => _id === `lead:${bad}`);
      if (refused) response.writeHead(413);
      response.end(JSON.stringify(refused ? {} : docs.map(({ _id }) => ({ ok: true, id: _id, rev: '1-a' }))));
    });
    const target = open('ann', { url: `${strange.origin}/leads` });
    const ids = [newId(), newId(), bad, newId(), newId()];
    const outcomes = await target.push(
      ids.map((id) => toNews(id, toDocument('Firm'))),
      signal,
    );
    expect(outcomes.map(({ kind }) => kind)).toEqual(['ok', 'ok', 'reject', 'ok', 'ok']);
    await strange.close();
  });
});

it('reads and writes with any member’s hands only what the rules allow', async () => {
  const [ann = '', ...rest] = pool.secretOf('ann').split(':');
  const own = { user: ann, password: rest.join(':') };
  const write = (level: Level, doc: object) =>
    askAs(server.origin, own, 'POST', `${pool.prefix}-${level}/_bulk_docs`, { docs: [doc] });
  const id = newId();
  const doc = { _id: `lead:${id}`, ...toDocument('Acme', 'internal'), by: ann };
  expect((await write('public', doc)).body).toMatchObject([{ error: 'forbidden' }]);
  expect((await write('internal', { ...doc, by: 'Ben' })).body).toMatchObject([{ error: 'forbidden' }]);
  expect((await write('internal', doc)).body).toMatchObject([{ id: `lead:${id}` }]);
});
