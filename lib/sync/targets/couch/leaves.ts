import * as z from 'zod/mini';
import { levels, type Level } from '@/lib/leads/lead-parts';
import type { RemoteChange, RemoteState, Retry } from '../../contract';
import { parseBody } from './client';
import { findSubject, toLeadKey, toRev, type Rev } from './databases';
import type { Denied, PoolClient } from './pool-client';

/**
 * One of the states a document is in. There are several where it was written in two places at the same time (CouchDB
 * keeps all of them and shows one, the same everywhere), or where a lead stands in two databases, on its way from one
 * level to another.
 */
export interface Leaf extends Rev {
  deleted: boolean;
  /** What it says, without what the server adds. */
  body: Record<string, unknown>;
}

const bodySchema = z.record(z.string(), z.unknown());

/** @param doc as the server gives it, with `_id`, `_rev` and more of its own */
export function toLeaf(level: Level, rev: string, deleted: boolean, doc: unknown): Leaf {
  const parsed = bodySchema.safeParse(doc);
  const parts = Object.entries(parsed.success ? parsed.data : {});
  return { level, rev, deleted, body: Object.fromEntries(parts.filter(([key]) => !key.startsWith('_'))) };
}

const rows = z.object({
  rows: z.array(
    z.object({
      key: z.string(),
      value: z.optional(z.nullable(z.object({ rev: z.string(), deleted: z.optional(z.boolean()) }))),
      doc: z.optional(z.unknown()),
    }),
  ),
});
const conflicts = z.object({ _conflicts: z.optional(z.array(z.string())) });

/** The states of documents in one database, the one the server shows first. Absent where there never was any. */
export async function readLeaves(
  pool: PoolClient,
  level: Level,
  keys: readonly string[],
  signal: AbortSignal,
): Promise<Map<string, Leaf[]> | Denied | Retry> {
  const request = {
    method: 'POST' as const,
    query: { include_docs: 'true', conflicts: 'true' },
    body: { keys },
  };
  const reply = await pool.ask(level, '/_all_docs', request, signal);
  if (reply.kind !== 'answer') return reply;
  const parsed = parseBody(rows, reply.body);
  if ('kind' in parsed) return parsed;
  const found = new Map<string, Leaf[]>();
  const others: { id: string; rev: string }[] = [];
  for (const { key, value, doc } of parsed.rows) {
    if (value == null) continue;
    const { rev, deleted = false } = value;
    // Of what is erased it shows nothing unless asked by its revision.
    if (deleted) others.push({ id: key, rev });
    else found.set(key, [toLeaf(level, rev, false, doc)]);
    const more = conflicts.safeParse(doc);
    for (const other of (more.success && more.data._conflicts) || []) others.push({ id: key, rev: other });
  }
  const rest = await readRevs(pool, level, others, signal);
  if (!(rest instanceof Map)) return rest;
  for (const [key, leaves] of rest) found.set(key, [...(found.get(key) ?? []), ...leaves]);
  return found;
}

const gotten = z.object({
  results: z.array(
    z.object({
      id: z.string(),
      docs: z.array(
        z.object({
          ok: z.optional(z.looseObject({ _rev: z.string(), _deleted: z.optional(z.boolean()) })),
        }),
      ),
    }),
  ),
});
/** Documents in one request: all of the states of one lead may be read at once, and a lead may be long. */
const AT_ONCE = 200;

/** Certain revisions; one that is gone by now is left out. */
export async function readRevs(
  pool: PoolClient,
  level: Level,
  wanted: readonly { id: string; rev: string }[],
  signal: AbortSignal,
): Promise<Map<string, Leaf[]> | Denied | Retry> {
  const found = new Map<string, Leaf[]>();
  for (let from = 0; from < wanted.length; from += AT_ONCE) {
    const body = { docs: wanted.slice(from, from + AT_ONCE) };
    const reply = await pool.ask(level, '/_bulk_get', { method: 'POST', body }, signal);
    if (reply.kind !== 'answer') return reply;
    const parsed = parseBody(gotten, reply.body);
    if ('kind' in parsed) return parsed;
    for (const { id, docs } of parsed.results)
      for (const { ok } of docs)
        if (ok !== undefined)
          found.set(id, [...(found.get(id) ?? []), toLeaf(level, ok._rev, ok._deleted === true, ok)]);
  }
  return found;
}

/** The states of leads in all databases we may read, by their ids; the most secret level first. */
export async function readLeads(
  pool: PoolClient,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<Map<string, Leaf[]> | Retry> {
  const found = new Map<string, Leaf[]>();
  for (const level of pool.levels) {
    const leaves = await readLeaves(pool, level, ids.map(toLeadKey), signal);
    if (!(leaves instanceof Map)) {
      if (leaves.kind === 'denied') continue;
      return leaves;
    }
    for (const [key, of] of leaves) {
      const leadId = findSubject(key)?.leadId ?? '';
      found.set(leadId, [...(found.get(leadId) ?? []), ...of]);
    }
  }
  return found;
}

const stub = z.object({
  type: z.literal('erased'),
  reason: z.optional(z.string()),
  into: z.optional(z.uuid()),
  movedTo: z.optional(z.enum(levels)),
});

/** What an erased state says; nothing where it was only closed in favour of another. */
export function findStub({ deleted, body }: Leaf): z.infer<typeof stub> | undefined {
  const parsed = deleted ? stub.safeParse(body) : undefined;
  return parsed?.success ? parsed.data : undefined;
}

/**
 * How a lead is in the pool. Nothing where all there is to say is that it is somewhere else by now, which is told from
 * there.
 *
 * @param leaves the ones that count most first
 * @param sees whether a level is one we read
 */
export function findChange(
  leadId: string,
  leaves: readonly Leaf[],
  sees: (level: Level) => boolean,
): RemoteChange | undefined {
  const states = leaves.flatMap((leaf): { rev: string; state: RemoteState; rank: number }[] => {
    const rev = toRev(leaf);
    if (!leaf.deleted) return [{ rev, state: { is: 'lead', document: leaf.body }, rank: 0 }];
    const erased = findStub(leaf);
    if (erased === undefined) return [];
    const { reason, into, movedTo } = erased;
    if (movedTo !== undefined && sees(movedTo)) return [];
    const state: RemoteState = {
      is: 'erased',
      reason: movedTo !== undefined || reason === 'withheld' ? 'withheld' : 'deleted',
      ...(into !== undefined && { into }),
    };
    return [{ rev, state, rank: 1 }];
  });
  const [first, ...rest] = states.sort((a, b) => a.rank - b.rank);
  if (first === undefined) {
    // Somebody took it away by other means than ours, without a word.
    const [bare] = leaves.filter((leaf) => leaf.deleted);
    if (bare === undefined || leaves.some((leaf) => findStub(leaf) !== undefined)) return undefined;
    return { leadId, rev: toRev(bare), state: { is: 'erased', reason: 'deleted' } };
  }
  const others = rest.map(({ rev, state }) => ({ rev, state }));
  return { leadId, rev: first.rev, state: first.state, ...(others.length > 0 && { others }) };
}

/** Levels leads have moved to, by what is erased. */
export function getMoves(leaves: Iterable<Leaf>): Level[] {
  return [...new Set([...leaves].flatMap((leaf) => findStub(leaf)?.movedTo ?? []))];
}
