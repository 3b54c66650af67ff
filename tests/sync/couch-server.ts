import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Level } from '@/lib/leads/lead-parts';
import { setUpPool, type PoolMember, type PoolPlan } from '@/lib/sync/targets/couch/set-up';

export const ADMIN = { user: 'boss', password: 'of:the ränge' };

/** A server of the CouchDB protocol: pouchdb-server of our own, or the real one `COUCHDB_URL` names. */
export interface CouchServer {
  /** `http://127.0.0.1:40123` */
  origin: string;
  admin: { user: string; password: string };
  /** As its administrator. */
  ask(method: string, path: string, body?: object): Promise<{ status: number; body: unknown }>;
  /** Ends at once, as by a power cut, and starts again over the same files. Only one on disk has any. */
  crash(): Promise<void>;
  restart(): Promise<void>;
  close(): Promise<void>;
}

// From the project's folder: the fault runs read this file as part of a bundle that lies elsewhere.
const bin = join(
  createRequire(join(process.cwd(), 'package.json')).resolve('pouchdb-server'),
  '../../bin/pouchdb-server',
);

/** The server, for as long as whoever started it lives: a test that is killed leaves none behind. */
const program = `process.stdin.on('end', () => process.exit()).resume(); require(${JSON.stringify(bin)})`;

/** The address and administrator of a real CouchDB to test with, where one is given: `http://admin:password@host:5984` */
export function findRealCouch(): { origin: string; admin: { user: string; password: string } } | undefined {
  const given = process.env['COUCHDB_URL'];
  if (given === undefined || given === '') return undefined;
  const { origin, username, password } = new URL(given);
  return {
    origin,
    admin: { user: decodeURIComponent(username), password: decodeURIComponent(password) },
  };
}

/** @param onDisk keeps its data in files, to be killed and started again */
export async function startCouch({ onDisk = false } = {}): Promise<CouchServer> {
  const real = onDisk ? undefined : findRealCouch();
  if (real !== undefined)
    return {
      ...real,
      ask: (...request) => askAs(real.origin, real.admin, ...request),
      crash: () => Promise.reject(new Error('Somebody may need it.')),
      restart: () => Promise.reject(new Error('Somebody may need it.')),
      close: () => Promise.resolve(),
    };
  const directory = await mkdtemp(join(tmpdir(), 'leadlight-couch-'));
  const port = await findPort();
  const origin = `http://127.0.0.1:${port}`;
  let child: ChildProcess | undefined;
  const start = async () => {
    const flags = ['-n', '-p', String(port), '-d', '.', ...(onDisk ? [] : ['-m'])];
    child = spawn(process.execPath, ['--no-deprecation', '-e', program, '--', 'pouchdb-server', ...flags], {
      cwd: directory,
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    await until(() => fetch(`${origin}/`).then(({ ok }) => ok));
  };
  const end = async () => {
    const running = child;
    if (running === undefined || running.exitCode !== null || running.signalCode !== null) return;
    await new Promise((resolve) => {
      running.once('exit', resolve);
      running.kill('SIGKILL');
    });
  };
  await start();
  // Without an administrator everybody is one.
  await fetch(`${origin}/_config/admins/${ADMIN.user}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(ADMIN.password),
  });
  return {
    origin,
    admin: ADMIN,
    ask: (...request) => askAs(origin, ADMIN, ...request),
    crash: end,
    restart: start,
    close: async () => {
      await end();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

async function findPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Waits until something is so, half a minute at most. */
export async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let round = 0; round < 600; round++) {
    if (await isSo().catch(() => false)) return;
    await sleep(50);
  }
  throw new Error('It never came to be.');
}

export async function askAs(
  origin: string,
  { user, password }: { user: string; password: string },
  method: string,
  path: string,
  body?: object,
): Promise<{ status: number; body: unknown }> {
  const response = await fetch(`${origin}/${path}`, {
    method,
    headers: {
      authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`,
      'content-type': 'application/json',
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as unknown };
}

/** A name for databases and users nobody else has. */
export const newPrefix = () => `ll-${crypto.randomUUID().slice(0, 8)}`;

export interface TestPool extends PoolPlan {
  /** `http://127.0.0.1:40123/ll-1a2b3c4d` */
  url: string;
  /** A member's name and password, as a target's secret. */
  secretOf(name: string): string;
}

/** A pool with its members: Mia manages, Ann and Ben do not, and Paul sees only what is public. */
export async function makePool(
  server: Pick<CouchServer, 'origin' | 'admin'>,
  { prefix = newPrefix(), levels = ['public', 'internal', 'confidential', 'secret'] as Level[] } = {},
): Promise<TestPool> {
  const toMember = (name: string, ceiling: Level, manager = false): PoolMember => ({
    name: `${name}-${prefix}`,
    password: `${name}'s own: ☃`,
    ceiling,
    manager,
  });
  const plan: PoolPlan = {
    server: server.origin,
    prefix,
    admin: server.admin,
    levels,
    members: [
      toMember('mia', 'secret', true),
      toMember('ann', 'secret'),
      toMember('ben', 'secret'),
      toMember('paul', 'public'),
    ],
  };
  const { complete, steps } = await setUpPool(plan, {
    now: Date.now,
    fetch,
    signal: AbortSignal.timeout(30_000),
  });
  if (!complete) throw new Error(JSON.stringify(steps));
  return {
    ...plan,
    url: `${server.origin}/${prefix}`,
    secretOf: (name) => `${name}-${prefix}:${name}'s own: ☃`,
  };
}

/**
 * Lets replication into a pool. CouchDB asks the pool's rules of what is replicated too; pouchdb-server, while it asks
 * them, forgets what a replicated document builds on, so that nothing arrives: without rules it does.
 */
export async function openToReplication(server: CouchServer, { prefix, levels }: TestPool): Promise<void> {
  if (findRealCouch() !== undefined) return;
  for (const level of levels) {
    const path = `${prefix}-${level}/_design/leadlight`;
    const { body } = await server.ask('GET', path);
    if (typeof body === 'object' && body !== null && '_rev' in body)
      await server.ask('DELETE', `${path}?rev=${String(body._rev)}`);
  }
}

/** Takes a pool away again, for a server that goes on living. */
export async function removePool(server: CouchServer, { prefix, levels, members }: TestPool): Promise<void> {
  for (const level of levels) await server.ask('DELETE', `${prefix}-${level}`);
  for (const { name } of members) {
    const id = `_users/org.couchdb.user:${name}`;
    const { body } = await server.ask('GET', id);
    if (typeof body === 'object' && body !== null && '_rev' in body)
      await server.ask('DELETE', `${id}?rev=${String(body._rev)}`);
  }
}
