import type { Level } from '@/lib/leads/lead-parts';
import type { SyncTarget, TestResult } from '../../contract';
import { createClient, readBasic, toPath, unreachable, type CouchClient } from './client';
import { findPool, getLevelsUpTo, toDatabase, type Pool } from './databases';
import { assign, claim } from './owners';
import { createPoolClient, type PoolClient } from './pool-client';
import { pull, readCursor, toSince } from './pull';
import { push } from './push';
import { security, session } from './set-up';

export interface CouchOptions {
  id: string;
  /** The server with the prefix of the pool's databases. */
  url: string;
  /** `user:password` of a member. */
  secret: string;
  /** The most secret level that is passed on, and read. */
  ceiling: Level;
  /** Milliseconds since 1970. */
  now: () => number;
  fetch: typeof fetch;
}

export interface CouchTarget extends SyncTarget {
  pull: NonNullable<SyncTarget['pull']>;
  wait: NonNullable<SyncTarget['wait']>;
  claim: NonNullable<SyncTarget['claim']>;
  assign: NonNullable<SyncTarget['assign']>;
}

/**
 * A team's pool on CouchDB: a document for each lead (`lead:<uuid>`) in the database of its level, beside it who looks
 * after it (`assignment:<uuid>`). It speaks the server's own protocol and keeps nothing itself.
 *
 * @returns `undefined` for an address that names no pool, or a secret that is no name and password
 */
export function createCouch({ id, url, secret, ceiling, now, fetch }: CouchOptions): CouchTarget | undefined {
  const [place, basic] = [findPool(url), readBasic(secret)];
  if (place === undefined || basic === undefined) return undefined;
  const client = createClient({ server: place.server, ...basic, now, fetch });
  const pool = createPoolClient(client, place, getLevelsUpTo(ceiling));
  return {
    id,
    caps: {
      maxBatch: 500,
      maxBytes: 4_000_000,
      events: false,
      pull: true,
      claim: 'arbiter',
      whole: true,
    },
    test: (signal) => test(client, pool, place, signal),
    push: (items, signal) => push(pool, items, signal),
    pull: (cursor, limit, signal) => pull(pool, cursor, limit, now, signal),
    wait: (cursor, signal) => wait(pool, cursor, signal),
    claim: (leadId, signal) => claim(pool, leadId, now, signal),
    assign: (leadId, owner, signal) => assign(pool, leadId, owner, now, signal),
  };
}

/**
 * Whether a member can work here. Refused are credentials that could do more harm in a browser than a member's
 * (`administrator` of the server, `database-administrator`, `reads-users`), and pools that are none: `no-pool` without
 * our rules for what may be written, `open-to-all` where everybody reads it without a password.
 */
async function test(
  client: CouchClient,
  pool: PoolClient,
  place: Pool,
  signal: AbortSignal,
): Promise<TestResult> {
  const refuse = (reason: string): TestResult => ({ ok: false, reason });
  const own = await client.ask({ path: '_session' }, signal);
  if (own.kind === 'retry') return refuse(own.reason);
  const parsed = session.safeParse(own.body);
  if (own.status !== 200 || !parsed.success)
    return refuse(own.status === 200 ? 'unreadable' : own.status === 404 ? 'not-found' : 'unauthorised');
  const { name, roles } = parsed.data.userCtx;
  if (roles.includes('_admin')) return refuse('administrator');
  if (name === null) return refuse('unauthorised');
  const users = await client.ask({ path: '_users/_all_docs', query: { limit: '1' } }, signal);
  if (users.kind === 'answer' && users.status === 200) return refuse('reads-users');
  const without: Level[] = [];
  for (const level of pool.levels) {
    const reply = await pool.ask(level, '/_security', {}, signal);
    if (reply.kind === 'denied') {
      without.push(level);
      continue;
    }
    if (reply.kind === 'retry') return refuse(reply.reason);
    const rights = security.safeParse(reply.body);
    if (reply.status !== 200 || !rights.success) return refuse(unreachable('unreadable').reason);
    const { admins } = rights.data;
    if (admins?.names?.includes(name) || admins?.roles?.some((role) => roles.includes(role)))
      return refuse('database-administrator');
    const rules = await client.ask(
      { path: toPath(toDatabase(place, level), '_design', 'leadlight') },
      signal,
    );
    if (rules.kind === 'retry') return refuse(rules.reason);
    if (rules.status !== 200) return refuse('no-pool');
    const path = `${toPath(toDatabase(place, level))}/_changes`;
    const everybody = await client.ask({ path, query: { limit: '1' }, anonymous: true }, signal);
    if (everybody.kind === 'answer' && everybody.status === 200) return refuse('open-to-all');
  }
  const stop = await pool.findStop(signal);
  if (stop !== undefined) return refuse(stop.reason);
  return { ok: true, ...(without.length > 0 && { without: without.toReversed() }) };
}

/** Milliseconds a server holds a question back until it has news. */
const HOLD_MS = 25_000;

/** One question to each database that is answered when something changes there; the first answer ends it. */
async function wait(pool: PoolClient, cursor: string, signal: AbortSignal): Promise<void> {
  const since = readCursor(cursor);
  const over = new AbortController();
  const both = AbortSignal.any([signal, over.signal, AbortSignal.timeout(HOLD_MS + 1_000)]);
  const questions = pool.levels.map(async (level) => {
    const query = {
      feed: 'longpoll',
      timeout: String(HOLD_MS),
      limit: '1',
      ...toSince(since[level]),
    };
    const reply = await pool.ask(level, '/_changes', { query }, both);
    // Of what is not ours to read there is no news.
    if (reply.kind === 'denied') throw new Error('Not ours.');
  });
  await Promise.any(questions).catch(() => undefined);
  over.abort();
}
