import * as z from 'zod/mini';
import type { Level } from '@/lib/leads/lead-parts';
import { createClient, parseBody, toPath, unreachable, type CouchClient, type Reply } from './client';
import { getLevelsUpTo, toDatabase, toLevelRole, toManagerRole, type Pool } from './databases';
import { isSame } from './same';
import { writeValidation } from './validation';

/** Somebody who works with the pool. */
export interface PoolMember {
  /** Their name as a user of CouchDB (`findNameFault`). */
  name: string;
  /** Of a user to be made, or a new one for a user there is. It is sent to the server and not kept. */
  password?: string | undefined;
  /** May give leads to others. */
  manager: boolean;
  /** The most secret level they see. */
  ceiling: Level;
}

export interface PoolPlan extends Pool {
  /** Used for this and never kept. */
  admin: { user: string; password: string };
  levels: readonly Level[];
  members: readonly PoolMember[];
}

/** One thing a pool consists of, and how it stands with it after the set-up. `name` is the database's or the user's. */
export interface SetUpStep {
  what: 'server' | 'database' | 'security' | 'validation' | 'member';
  name: string;
  state: 'there' | 'made' | 'changed' | 'missing';
  /** Why it is missing. */
  reason?: SetUpFault | undefined;
}

/**
 * - `unauthorised`: name or password of the administrator is wrong; `not-administrator`: they are somebody else's
 * - `open-to-all`: the server has no administrator, so everybody is one; `unknown-server`, `too-old`: it is no CouchDB ≥ 2
 * - `occupied`: a database of that name has other things in it
 * - `no-password`: there is no such user yet, and none can be made without one; `bad-name`: it cannot be a user's
 * - `waits`: what it belongs to is missing
 * - a client's trouble (`unreachable`, `redirected`, `unreadable`, `http-503` …), or a status it did not expect
 */
export type SetUpFault = string;

export interface SetUpReport {
  /** What answered, if anything we know did. pouchdb-server is for trying out: one node, and no roles in clusters. */
  server: { product: 'couchdb' | 'pouchdb-server'; version: string; nodes: number } | undefined;
  steps: SetUpStep[];
  /** Nothing is missing. */
  complete: boolean;
}

export interface SetUpServices {
  now: () => number;
  fetch: typeof fetch;
  signal: AbortSignal;
  /** Called after each step. */
  onStep?: ((step: SetUpStep) => void) | undefined;
}

/**
 * Makes a team's pool, or completes and mends one: its databases, who may read them, what may be written (validation)
 * and its members. It can be run again at any time: what is as it should be is left alone, users keep what else they
 * may do. It never takes anything away but a member's right to a level above their ceiling.
 */
export async function setUpPool(plan: PoolPlan, services: SetUpServices): Promise<SetUpReport> {
  const { signal, onStep } = services;
  const client = createClient({ server: plan.server, ...plan.admin, ...services });
  const ask: Ask = (request) => client.ask(request, signal);
  const steps: SetUpStep[] = [];
  const note = (step: SetUpStep) => {
    steps.push(step);
    onStep?.(step);
    return step.state !== 'missing';
  };
  const { server, fault } = await readServer(ask);
  const name = new URL(plan.server).host;
  if (note({ what: 'server', name, ...toState(fault, 'there') })) {
    for (const level of plan.levels) await setUpLevel(ask, plan, level, note);
    for (const member of plan.members) await setUpMember(ask, plan, member, note);
  }
  return { server, steps, complete: steps.every(({ state }) => state !== 'missing') };
}

/** Why a text cannot be a member's name; it stands before a colon when they log in, and CouchDB keeps `_…` for itself. */
export function findNameFault(name: string): 'bad-name' | undefined {
  return /^[^\s:_/"\p{Cc}][^:/"\p{Cc}]{0,99}$/u.test(name) && name.trim() === name ? undefined : 'bad-name';
}

type Ask = (request: Parameters<CouchClient['ask']>[0]) => Promise<Reply>;
type Note = (step: SetUpStep) => boolean;
type Done = 'there' | 'made' | 'changed';

const toState = (fault: SetUpFault | undefined, done: Done) =>
  fault === undefined ? { state: done } : { state: 'missing' as const, reason: fault };

const welcome = z.object({ couchdb: z.string(), version: z.string() });
const pouchWelcome = z.object({ 'express-pouchdb': z.string(), version: z.string() });
const membership = z.object({ cluster_nodes: z.array(z.string()) });
/** Who we are to a server. */
export const session = z.object({
  userCtx: z.object({ name: z.nullable(z.string()), roles: z.array(z.string()) }),
});

async function readServer(ask: Ask): Promise<{ server: SetUpReport['server']; fault?: SetUpFault }> {
  const [root, own, everybody, nodes] = [
    await ask({ path: '' }),
    await ask({ path: '_session' }),
    await ask({ path: '_session', anonymous: true }),
    await ask({ path: '_membership' }),
  ];
  if (root.kind === 'retry') return { server: undefined, fault: root.reason };
  if (root.status === 401 || (own.kind === 'answer' && own.status === 401))
    return { server: undefined, fault: 'unauthorised' };
  const server = toServer(root.body, nodes);
  if (server === undefined) return { server, fault: 'unknown-server' };
  if (server.product === 'couchdb' && Number.parseInt(server.version) < 2)
    return { server, fault: 'too-old' };
  if (rolesOf(everybody)?.includes('_admin')) return { server, fault: 'open-to-all' };
  const roles = rolesOf(own);
  if (roles === undefined) return { server, fault: own.kind === 'retry' ? own.reason : 'unauthorised' };
  return roles.includes('_admin') ? { server } : { server, fault: 'not-administrator' };
}

function toServer(root: unknown, nodes: Reply): SetUpReport['server'] {
  const members = nodes.kind === 'answer' ? membership.safeParse(nodes.body) : undefined;
  const count = members?.success ? Math.max(1, members.data.cluster_nodes.length) : 1;
  const couch = welcome.safeParse(root);
  if (couch.success) return { product: 'couchdb', version: couch.data.version, nodes: count };
  const pouch = pouchWelcome.safeParse(root);
  if (pouch.success) return { product: 'pouchdb-server', version: pouch.data.version, nodes: 1 };
  return undefined;
}

function rolesOf(reply: Reply): string[] | undefined {
  if (reply.kind !== 'answer' || reply.status !== 200) return undefined;
  const parsed = session.safeParse(reply.body);
  return parsed.success ? parsed.data.userCtx.roles : undefined;
}

async function setUpLevel(ask: Ask, plan: PoolPlan, level: Level, note: Note): Promise<void> {
  const name = toDatabase(plan, level);
  const made = await makeDatabase(ask, name);
  if (!note({ what: 'database', name, ...made })) {
    note({ what: 'security', name, state: 'missing', reason: 'waits' });
    note({ what: 'validation', name, state: 'missing', reason: 'waits' });
    return;
  }
  note({ what: 'security', name, ...(await secure(ask, name, toLevelRole(plan, level))) });
  const design = { language: 'javascript', validate_doc_update: writeValidation(plan, level) };
  note({ what: 'validation', name, ...(await putDesign(ask, name, design)) });
}

const info = z.object({ doc_count: z.number() });

async function makeDatabase(ask: Ask, name: string) {
  const made = await ask({ path: toPath(name), method: 'PUT' });
  if (made.kind === 'answer' && [201, 202].includes(made.status)) return toState(undefined, 'made');
  // An answer that was lost has it there the next time.
  if (made.kind !== 'answer' || made.status !== 412) return toState(toFault(made), 'made');
  const design = await ask({ path: toPath(name, '_design', 'leadlight') });
  if (design.kind === 'answer' && design.status === 200) return toState(undefined, 'there');
  const held = await ask({ path: toPath(name) });
  const parsed = held.kind === 'answer' && held.status === 200 ? parseBody(info, held.body) : held;
  if ('kind' in parsed) return toState(toFault(parsed), 'there');
  return toState(parsed.doc_count === 0 ? undefined : 'occupied', 'there');
}

const names = z.object({
  names: z.optional(z.array(z.string())),
  roles: z.optional(z.array(z.string())),
});
/** Who may do what with a database. */
export const security = z.looseObject({ admins: z.optional(names), members: z.optional(names) });

async function secure(ask: Ask, name: string, role: string) {
  const path = toPath(name, '_security');
  const there = await ask({ path });
  if (there.kind !== 'answer' || there.status !== 200) return toState(toFault(there), 'there');
  const before = security.safeParse(there.body);
  const { admins, members, ...rest } = before.success ? before.data : {};
  const roles = members?.roles ?? [];
  // The database's own administrators besides the server's are left to whoever made them some.
  const wanted = {
    ...rest,
    admins: { names: admins?.names ?? [], roles: withOne(admins?.roles ?? [], '_admin') },
    members: { names: members?.names ?? [], roles: withOne(roles, role) },
  };
  if (isSame(wanted, there.body)) return toState(undefined, 'there');
  const put = await ask({ path, method: 'PUT', body: wanted });
  return toState(isDone(put) ? undefined : toFault(put), roles.length === 0 ? 'made' : 'changed');
}

const withOne = (list: readonly string[], one: string) => (list.includes(one) ? [...list] : [...list, one]);

const design = z.looseObject({ _rev: z.string() });

async function putDesign(ask: Ask, name: string, wanted: Record<string, string>) {
  const path = toPath(name, '_design', 'leadlight');
  const there = await ask({ path });
  if (there.kind !== 'answer' || ![200, 404].includes(there.status)) return toState(toFault(there), 'there');
  const before = there.status === 200 ? design.safeParse(there.body) : undefined;
  const kept = before?.success ? before.data : undefined;
  if (kept !== undefined && Object.entries(wanted).every(([key, text]) => kept[key] === text))
    return toState(undefined, 'there');
  const body = { ...kept, _id: '_design/leadlight', ...wanted };
  const put = await ask({ path, method: 'PUT', body });
  return toState(isDone(put) ? undefined : toFault(put), kept === undefined ? 'made' : 'changed');
}

const user = z.looseObject({ _rev: z.string(), roles: z.array(z.string()) });

async function setUpMember(ask: Ask, plan: PoolPlan, member: PoolMember, note: Note): Promise<void> {
  const state = findNameFault(member.name) ?? (await putMember(ask, plan, member));
  note({
    what: 'member',
    name: member.name,
    ...(typeof state === 'string' ? toState(state, 'there') : state),
  });
}

async function putMember(ask: Ask, plan: PoolPlan, { name, password, manager, ceiling }: PoolMember) {
  const id = `org.couchdb.user:${name}`;
  const path = toPath('_users', id);
  const there = await ask({ path });
  if (there.kind !== 'answer' || ![200, 404].includes(there.status)) return toState(toFault(there), 'there');
  const before = there.status === 200 ? user.safeParse(there.body) : undefined;
  const kept = before?.success ? before.data : undefined;
  const seen = getLevelsUpTo(ceiling).filter((level) => plan.levels.includes(level));
  const given = [...seen.map((level) => toLevelRole(plan, level)), ...(manager ? [toManagerRole(plan)] : [])];
  const ours = [...plan.levels.map((level) => toLevelRole(plan, level)), toManagerRole(plan)];
  const roles = [...(kept?.roles ?? []).filter((role) => !ours.includes(role)), ...given];
  if (kept === undefined && password === undefined) return toState('no-password', 'there');
  if (kept !== undefined && password === undefined && isSame([...kept.roles].sort(), [...roles].sort()))
    return toState(undefined, 'there');
  const body = { ...kept, _id: id, type: 'user', name, roles, ...(password !== undefined && { password }) };
  let put = await ask({ path, method: 'PUT', body });
  if (put.kind === 'answer' && put.status === 404) {
    // A server on its first day has not even the database its users stand in.
    await ask({ path: '_users', method: 'PUT' });
    put = await ask({ path, method: 'PUT', body });
  }
  return toState(isDone(put) ? undefined : toFault(put), kept === undefined ? 'made' : 'changed');
}

const isDone = (reply: Reply) => reply.kind === 'answer' && reply.status >= 200 && reply.status < 300;

function toFault(reply: Reply): SetUpFault {
  if (reply.kind === 'retry') return reply.reason;
  if (reply.status === 401) return 'unauthorised';
  return isDone(reply) ? unreachable('unreadable').reason : `http-${reply.status}`;
}
