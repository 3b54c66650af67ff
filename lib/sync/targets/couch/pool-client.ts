import * as z from 'zod/mini';
import type { Level } from '@/lib/leads/lead-parts';
import type { Retry, Stop } from '../../contract';
import { parseBody, toPath, unreachable, type CouchClient, type CouchRequest, type Reply } from './client';
import { toDatabase, type Pool } from './databases';

/** A server's answer about one database, or that we may not have that database, or that there is none. */
export type DatabaseReply = Reply | Denied;
export interface Denied {
  kind: 'denied';
  status: 401 | 403 | 404;
}

/** The databases of a pool up to a level, and which of them we may read. */
export interface PoolClient {
  readonly user: string;
  /** The most secret first: where a lead stands in two of them, that is the one that counts. */
  readonly levels: readonly Level[];
  ask(
    level: Level,
    path: string,
    request: Omit<CouchRequest, 'path'>,
    signal: AbortSignal,
  ): Promise<DatabaseReply>;
  /** Whether a level is one of ours and we may read it; asks where nobody knows yet. */
  mayRead(level: Level, signal: AbortSignal): Promise<boolean | Retry>;
  /** Why there is nothing to do here at all: none of the databases is ours to read. */
  findStop(signal: AbortSignal): Promise<Stop | Retry | undefined>;
}

export function createPoolClient(client: CouchClient, pool: Pool, levels: readonly Level[]): PoolClient {
  const known = new Map<Level, 'granted' | Denied>();
  const ask: PoolClient['ask'] = async (level, path, request, signal) => {
    const reply = await client.ask({ ...request, path: `${toPath(toDatabase(pool, level))}${path}` }, signal);
    if (reply.kind !== 'answer') return reply;
    // CouchDB says 403 to who is known and may not, others of its protocol 401 to that as well.
    const { status } = reply;
    if (status === 401 || status === 403 || status === 404) {
      const denied: Denied = { kind: 'denied', status };
      known.set(level, denied);
      return denied;
    }
    if (status < 300) known.set(level, 'granted');
    return reply;
  };
  const mayRead: PoolClient['mayRead'] = async (level, signal) => {
    if (!levels.includes(level)) return false;
    if (!known.has(level)) {
      const reply = await ask(level, '', {}, signal);
      if (reply.kind === 'retry') return reply;
    }
    return known.get(level) === 'granted';
  };
  return {
    user: client.user,
    levels: levels.toReversed(),
    ask,
    mayRead,
    async findStop(signal) {
      for (const level of levels) {
        const may = await mayRead(level, signal);
        if (may === true) return undefined;
        if (may !== false) return may;
      }
      const all = [...known.values()].flatMap((one) => (one === 'granted' ? [] : one.status));
      if (all.includes(401)) return { kind: 'stop', reason: 'unauthorised' };
      return { kind: 'stop', reason: all.includes(403) ? 'forbidden' : 'not-found' };
    },
  };
}

/** One document as it is written: its id, the revision it builds on, and what it says. */
export interface Doc {
  _id: string;
  _rev?: string | undefined;
  _deleted?: true;
  [part: string]: unknown;
}

export type Written =
  | { kind: 'ok'; rev: string }
  /** What it builds on is not what is there. */
  | { kind: 'conflict' }
  | { kind: 'reject'; reason: string }
  | Denied
  | Retry;

const results = z.array(
  z.object({
    id: z.optional(z.string()),
    rev: z.optional(z.string()),
    error: z.optional(z.string()),
  }),
);

/**
 * Writes documents of one database, each id once. What refuses all of them for the sake of one (too large, or not to be
 * read) is found by halving.
 */
export async function writeDocs(
  pool: PoolClient,
  level: Level,
  docs: readonly Doc[],
  signal: AbortSignal,
): Promise<Map<string, Written>> {
  const forAll = (written: Written) => new Map(docs.map(({ _id }) => [_id, written]));
  if (docs.length === 0) return new Map();
  const reply = await pool.ask(level, '/_bulk_docs', { method: 'POST', body: { docs } }, signal);
  if (reply.kind !== 'answer') return forAll(reply);
  if (reply.status >= 300) {
    if (docs.length === 1) return forAll({ kind: 'reject', reason: toReason(reply.status) });
    const half = docs.length >> 1;
    const first = await writeDocs(pool, level, docs.slice(0, half), signal);
    return new Map([...first, ...(await writeDocs(pool, level, docs.slice(half), signal))]);
  }
  const rows = parseBody(results, reply.body);
  if ('kind' in rows) return forAll(rows);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return new Map(docs.map(({ _id }) => [_id, toWritten(byId.get(_id))]));
}

const toReason = (status: number) => (status === 413 ? 'too-large' : `http-${status}`);

function toWritten(row: z.infer<typeof results>[number] | undefined): Written {
  if (row === undefined) return unreachable('unreadable');
  switch (row.error) {
    case undefined:
      return row.rev === undefined ? unreachable('unreadable') : { kind: 'ok', rev: row.rev };
    case 'conflict':
    // What it builds on is not there at all.
    case 'not_found':
      return { kind: 'conflict' };
    // The pool's own rules (`validation.ts`).
    case 'forbidden':
      return { kind: 'reject', reason: 'refused' };
    case 'unauthorized':
      return { kind: 'denied', status: 401 };
    case 'too_large':
    case 'document_too_large':
      return { kind: 'reject', reason: 'too-large' };
    default:
      return { kind: 'retry', of: 'item', reason: 'http-500' };
  }
}
