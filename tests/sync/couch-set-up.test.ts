import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findNameFault, setUpPool, type PoolPlan, type SetUpServices } from '@/lib/sync/targets/couch/set-up';
import { writeValidation } from '@/lib/sync/targets/couch/validation';
import { askAs, makePool, newPrefix, removePool, startCouch, type CouchServer } from './couch-server';
import { serve } from './servers';

let server: CouchServer;
beforeAll(async () => {
  server = await startCouch();
});
afterAll(() => server.close());

const services = (more: Partial<SetUpServices> = {}): SetUpServices => ({
  now: Date.now,
  fetch,
  signal: AbortSignal.timeout(30_000),
  ...more,
});
const toPlan = (more: Partial<PoolPlan> = {}): PoolPlan => ({
  server: server.origin,
  prefix: newPrefix(),
  admin: server.admin,
  levels: ['public', 'internal'],
  members: [],
  ...more,
});

describe('a set-up', () => {
  it('makes databases only their members can read, and says so step by step', async () => {
    const prefix = newPrefix();
    const name = `ann-${prefix}`;
    const told: string[] = [];
    const plan = toPlan({
      prefix,
      members: [{ name, password: 'pass', manager: false, ceiling: 'public' }],
    });
    const report = await setUpPool(plan, services({ onStep: ({ what }) => told.push(what) }));
    expect(report.complete).toBe(true);
    expect(report.server?.version).toMatch(/^\d/);
    expect(report.steps.map(({ what, state }) => `${what} ${state}`)).toEqual([
      'server there',
      ...['database made', 'security made', 'validation made'],
      ...['database made', 'security made', 'validation made'],
      'member made',
    ]);
    expect(told).toEqual(report.steps.map(({ what }) => what));
    const ann = { user: name, password: 'pass' };
    const read = (level: string) => askAs(server.origin, ann, 'GET', `${prefix}-${level}/_changes`);
    expect((await read('public')).status).toBe(200);
    expect([401, 403]).toContain((await read('internal')).status);
    const foul = { _id: 'lead:1', type: 'lead' };
    const written = await askAs(server.origin, ann, 'POST', `${prefix}-public/_bulk_docs`, { docs: [foul] });
    expect(written.body).toMatchObject([{ error: 'forbidden' }]);
  });

  it('run again finds all of it there, and gives a user only what is asked for, beside what they have', async () => {
    const prefix = newPrefix();
    const name = `eve-${prefix}`;
    const other = { _id: `org.couchdb.user:${name}`, type: 'user', name, roles: ['baker'], password: 'own' };
    await server.ask('PUT', `_users/${other._id}`, other);
    const plan = (ceiling: 'public' | 'internal', manager: boolean) =>
      toPlan({ prefix, members: [{ name, manager, ceiling }] });
    const rolesOf = async () => {
      const { body } = await askAs(server.origin, { user: name, password: 'own' }, 'GET', '_session');
      return (body as { userCtx: { roles: string[] } }).userCtx.roles.sort();
    };
    await setUpPool(plan('internal', true), services());
    expect(await rolesOf()).toEqual(['baker', `${prefix}-internal`, `${prefix}-manager`, `${prefix}-public`]);
    const again = await setUpPool(plan('internal', true), services());
    expect(new Set(again.steps.map(({ state }) => state))).toEqual(new Set(['there']));
    const less = await setUpPool(plan('public', false), services());
    expect(less.steps.at(-1)).toMatchObject({ what: 'member', state: 'changed' });
    expect(await rolesOf()).toEqual(['baker', `${prefix}-public`]);
  });

  it('mends who may read a database and what may be written to it, and keeps what it does not know', async () => {
    const plan = toPlan({ levels: ['public'] });
    await setUpPool(plan, services());
    const path = `${plan.prefix}-public/_security`;
    const foreign = { admins: { names: ['it'], roles: [] }, members: { names: [], roles: ['audit'] } };
    await server.ask('PUT', path, foreign);
    const report = await setUpPool(plan, services());
    expect(report.steps.find(({ what }) => what === 'security')?.state).toBe('changed');
    expect((await server.ask('GET', path)).body).toMatchObject({
      admins: { names: ['it'], roles: ['_admin'] },
      members: { roles: ['audit', `${plan.prefix}-public`] },
    });
  });

  it('leaves a database alone that holds something else, and goes on with the rest', async () => {
    const plan = toPlan();
    await server.ask('PUT', `${plan.prefix}-public`);
    await server.ask('PUT', `${plan.prefix}-public/invoice-1`, { sum: 3 });
    const report = await setUpPool(plan, services());
    expect(report.complete).toBe(false);
    expect(report.steps.slice(1, 4)).toEqual([
      { what: 'database', name: `${plan.prefix}-public`, state: 'missing', reason: 'occupied' },
      { what: 'security', name: `${plan.prefix}-public`, state: 'missing', reason: 'waits' },
      { what: 'validation', name: `${plan.prefix}-public`, state: 'missing', reason: 'waits' },
    ]);
    expect(report.steps.slice(4).map(({ state }) => state)).toEqual(['made', 'made', 'made']);
  });

  it('says what is missing when the server goes away in the middle, and completes it the next time', async () => {
    let left = 9;
    const failing: typeof fetch = (...args) =>
      left-- > 0 ? fetch(...args) : Promise.reject(new TypeError('gone'));
    const plan = toPlan();
    const first = await setUpPool(plan, services({ fetch: failing }));
    expect(first.complete).toBe(false);
    expect(first.steps.filter(({ state }) => state === 'made').length).toBeGreaterThan(0);
    expect(first.steps.at(-1)).toMatchObject({ state: 'missing' });
    expect((await setUpPool(plan, services())).complete).toBe(true);
  });

  it('has no user without a password, and none by a name one cannot log in with', async () => {
    const member = { manager: false, ceiling: 'public' as const };
    const { steps } = await setUpPool(
      toPlan({
        levels: [],
        members: [
          { name: newPrefix(), ...member },
          { name: 'a:b', ...member },
        ],
      }),
      services(),
    );
    expect(steps.slice(1).map(({ reason }) => reason)).toEqual(['no-password', 'bad-name']);
    expect(['ann', 'Ann Müller', '王芳', 'ann@acme.example'].map(findNameFault)).toEqual(
      Array.from({ length: 4 }, () => undefined),
    );
    expect(['', '_admin', 'a:b', ' ann', 'a/b', 'a\nb'].map(findNameFault)).not.toContain(undefined);
  });

  it('is refused by name: wrong password, no administrator, no CouchDB, one without any administrator', async () => {
    const pool = await makePool(server, { levels: ['public'] });
    const first = async (plan: PoolPlan) => (await setUpPool(plan, services())).steps;
    const { user, password } = server.admin;
    expect(await first(toPlan({ admin: { user, password: `${password}!` } }))).toMatchObject([
      { state: 'missing', reason: 'unauthorised' },
    ]);
    const [name = '', ...rest] = pool.secretOf('ann').split(':');
    expect(await first(toPlan({ admin: { user: name, password: rest.join(':') } }))).toMatchObject([
      { reason: 'not-administrator' },
    ]);
    await removePool(server, pool);
    const other = await serve((_request, _body, response) => void response.end('{"hello":"world"}'));
    expect(await first(toPlan({ server: other.origin }))).toMatchObject([{ reason: 'unknown-server' }]);
    await other.close();
    expect(await first(toPlan({ server: other.origin }))).toMatchObject([{ reason: 'unreachable' }]);
    const party = await serve(({ url }, _body, response) => {
      response.end(
        url === '/_session'
          ? '{"userCtx":{"name":null,"roles":["_admin"]}}'
          : '{"couchdb":"Welcome","version":"3.4.2"}',
      );
    });
    expect(await first(toPlan({ server: party.origin }))).toMatchObject([{ reason: 'open-to-all' }]);
    await party.close();
  });

  it('never follows a redirect with the password', async () => {
    const asked: string[] = [];
    const trap = await serve((request, _body, response) => {
      asked.push(request.url ?? '');
      response.end('{}');
    });
    const other = await serve((_request, _body, response) => {
      response.writeHead(307, { location: trap.origin }).end();
    });
    const { steps } = await setUpPool(toPlan({ server: other.origin }), services());
    expect(steps).toMatchObject([{ state: 'missing', reason: 'redirected' }]);
    expect(asked).toEqual([]);
    await other.close();
    await trap.close();
  });
});

describe('what may be written', () => {
  const ID = '6f9619ff-8b86-4d01-b42d-00cf4fc964ff';
  const lead = `lead:${ID}`;
  const assignment = `assignment:${ID}`;
  const security = {
    members: { names: ['ned'], roles: ['leads-internal'] },
    admins: { names: [], roles: [] },
  };
  const ann = { name: 'ann', roles: ['leads-internal'], db: 'leads-internal' };
  const mia = { name: 'mia', roles: ['leads-internal', 'leads-manager'], db: 'leads-internal' };
  const stranger = { name: 'eve', roles: ['other'], db: 'leads-internal' };
  const boss = { name: 'boss', roles: ['_admin'], db: 'leads-internal' };
  const at = '2026-11-22T12:00:00.000Z';
  const firm = { _id: lead, type: 'lead', level: 'internal', by: 'ann', fields: { name: 'Acme' } };
  const claim = { _id: assignment, type: 'assignment', owner: 'ann', by: 'ann', state: 'claimed', at };
  const given = { ...claim, owner: 'ben', by: 'mia', state: 'assigned' };
  const carried = { ...claim, owner: 'ben', state: 'carried', from: 'secret' };
  /** Who sees more secret leads than these. */
  const cem = { ...ann, name: 'cem', roles: ['leads-internal', 'leads-confidential', 'leads-secret'] };
  const stub = { _id: lead, _deleted: true, type: 'erased', reason: 'withheld', movedTo: 'secret', at };

  /** Runs the text CouchDB runs, with nothing else in reach. */
  function judge(newDoc: object, oldDoc: object | null, user: object): string | undefined {
    const source = `(${writeValidation({ prefix: 'leads' }, 'internal')})(newDoc, oldDoc, userCtx, secObj)`;
    try {
      runInNewContext(source, { newDoc, oldDoc, userCtx: user, secObj: security });
      return undefined;
    } catch (thrown) {
      return (thrown as { forbidden: string }).forbidden;
    }
  }

  it.each([
    ['a new lead', firm, null, ann],
    ['a change of a lead', { ...firm, fields: {} }, firm, ann],
    ['a lead again where it was erased', firm, stub, ann],
    ['an erased lead that says where to', stub, firm, ann],
    ['a lead erased without a word, as another writing is closed', { _id: lead, _deleted: true }, firm, ann],
    ['taking a lead nobody has', claim, null, ann],
    ['taking a lead somebody had', claim, { ...claim, owner: 'ben', _deleted: true }, ann],
    ['taking again what one has', claim, claim, ann],
    ['giving back what one has', { _id: assignment, _deleted: true }, claim, ann],
    ['giving a lead to somebody', given, null, mia],
    ['giving somebody the lead another one has', given, claim, mia],
    ['taking a lead away from who has it', { _id: assignment, _deleted: true }, claim, mia],
    ['whose a lead is, brought along from a more secret level', { ...carried, by: 'cem' }, null, cem],
    [
      'giving back what was brought along for one',
      { _id: assignment, _deleted: true },
      { ...carried, owner: 'ann' },
      ann,
    ],
    ['a lead by a member known by name', { ...firm, by: 'ned' }, null, { name: 'ned', roles: [] }],
    ['anything by the administrator', { _id: '_design/leadlight' }, null, boss],
  ])('is: %s', (_what, newDoc, oldDoc, user) => {
    expect(judge(newDoc, oldDoc, user)).toBeUndefined();
  });

  it.each([
    ['by who is no member', firm, null, stranger, 'members only'],
    ['by nobody', firm, null, { name: null, roles: ['leads-internal'] }, 'members only'],
    ['under another name', { ...firm, by: 'ben' }, null, ann, 'written under another name'],
    ['a lead of another level', { ...firm, level: 'public' }, null, ann, 'another level'],
    ['a lead by another id', { ...firm, _id: 'lead:acme@mail.example' }, null, ann, 'unknown kind'],
    ['another kind', { _id: `note:${ID}`, type: 'note', by: 'ann' }, null, ann, 'unknown kind'],
    ['a kind that is not its own', { ...claim, _id: lead }, null, ann, 'unknown type'],
    ['an attachment', { ...firm, _attachments: {} }, null, ann, 'no attachments'],
    ['erased with its name', { ...stub, name: 'Acme' }, firm, ann, 'keeps nothing'],
    ['erased with parts inside', { ...stub, at: { name: 'Acme' } }, firm, ann, 'keeps nothing'],
    ['erased with a text in place of an id', { ...stub, into: 'Acme Ltd' }, firm, ann, 'merged into'],
    ['a lead for somebody else', { ...claim, owner: 'ben' }, null, ann, 'only managers assign'],
    ['a lead given to oneself', { ...claim, state: 'assigned' }, null, ann, 'only managers assign'],
    ['taking what somebody has', claim, { ...claim, owner: 'ben', by: 'ben' }, ann, 'somebody has it'],
    ['taking what a manager gave to somebody', claim, given, ann, 'somebody has it'],
    ['taking away what somebody has', { _id: assignment, _deleted: true }, given, ann, 'by a manager'],
    ['an owner brought along from what one cannot read', carried, null, ann, 'carried from where'],
    [
      'an owner brought along from below',
      { ...carried, by: 'cem', from: 'public' },
      null,
      cem,
      'carried from where',
    ],
    [
      'an owner brought along from nowhere',
      { ...carried, by: 'cem', from: 'toString' },
      null,
      cem,
      'carried from where',
    ],
    ['an owner brought along over another', { ...carried, by: 'cem' }, claim, cem, 'somebody has it'],
    [
      'taking away what one brought along',
      { _id: assignment, _deleted: true },
      { ...carried, by: 'cem' },
      cem,
      'by a manager',
    ],
    ['a claim that says where from', { ...claim, from: 'secret' }, null, ann, 'unknown part'],
    ['an owner without a name', { ...given, owner: '' }, null, mia, 'incomplete'],
    ['an owner with more', { ...given, phone: '555' }, null, mia, 'unknown part'],
  ])('is not: %s', (_what, newDoc, oldDoc, user, why) => {
    expect(judge(newDoc, oldDoc, user)).toContain(why);
  });
});
