import * as z from 'zod/mini';
import { levels, type Level } from '@/lib/leads/lead-parts';
import type { PullOutcome, RemoteChange, Retry } from '../../contract';
import { parseBody, TOO_LARGE } from './client';
import { findSubject } from './databases';
import { findChange, findStub, getMoves, readRevs, toLeaf, type Leaf } from './leaves';
import { findOwner, followMoves, getLost, type Move } from './owners';
import { writeDocs, type Denied, type PoolClient } from './pool-client';

/**
 * How far each database was read. What a server calls a place in it may be any JSON, and is given back as it came. It is
 * kept with the leads it brought, so a checkpoint on the server would only be a second truth.
 */
export type Cursor = Partial<Record<Level, unknown>>;

const cursorSchema = z.partialRecord(z.enum(levels), z.unknown());

export function readCursor(text: string | undefined): Cursor {
  if (text === undefined) return {};
  try {
    const parsed = cursorSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : {};
  } catch {
    return {};
  }
}

export const toSince = (seq: unknown): { since?: string } =>
  seq === undefined ? {} : { since: typeof seq === 'string' ? seq : JSON.stringify(seq) };

/** What has changed in all databases we may read, at most so many documents. */
export async function pull(
  pool: PoolClient,
  from: string | undefined,
  limit: number,
  now: () => number,
  signal: AbortSignal,
): Promise<PullOutcome> {
  const cursor = readCursor(from);
  const found = new Map<string, Leaf[]>();
  let room = limit;
  let more = false;
  for (const level of pool.levels) {
    if (room <= 0) {
      more = true;
      break;
    }
    const page = await readChanges(pool, level, cursor[level], room, signal);
    if (page.kind === 'denied') continue;
    if (page.kind === 'retry') {
      if (found.size === 0) return page;
      // What came until now is kept; the trouble is met again at the next call.
      more = true;
      break;
    }
    for (const [key, leaves] of page.leaves) found.set(key, [...(found.get(key) ?? []), ...leaves]);
    cursor[level] = page.seq;
    room -= page.count;
    more ||= page.more;
  }
  const seen = new Map<Level, boolean>();
  for (const level of getMoves([...found.values()].flat())) {
    const may = await pool.mayRead(level, signal);
    if (typeof may !== 'boolean') return may;
    seen.set(level, may);
  }
  const sees = (level: Level) => seen.get(level) === true;
  if (found.size === 0) {
    const stop = await pool.findStop(signal);
    if (stop !== undefined) return stop;
  }
  await withdrawLost(pool, found, now(), signal);
  const trouble = await followMoves(pool, findMoves(found), { sees, now }, signal);
  if (trouble !== undefined) return trouble;
  const changes = [...found].flatMap(([key, leaves]): RemoteChange[] => {
    const { of, leadId } = findSubject(key) ?? {};
    if (leadId === undefined) return [];
    const change = of === 'lead' ? findChange(leadId, leaves, sees) : findOwner(leadId, leaves, sees);
    return change === undefined ? [] : [change];
  });
  // Only somebody who has to wait wants to know for how much.
  const total = more && from === undefined ? await countAll(pool, signal) : undefined;
  return {
    kind: 'changes',
    changes,
    cursor: JSON.stringify(cursor),
    more,
    ...(total !== undefined && { total }),
  };
}

const info = z.object({ doc_count: z.number().check(z.nonnegative()) });

/** Documents in all databases we may read, for somebody who waits for them; `undefined` where nobody says. */
async function countAll(pool: PoolClient, signal: AbortSignal): Promise<number | undefined> {
  let total = 0;
  for (const level of pool.levels) {
    const reply = await pool.ask(level, '', {}, signal);
    if (reply.kind === 'denied') continue;
    const parsed = reply.kind === 'answer' ? info.safeParse(reply.body) : undefined;
    if (!parsed?.success) return undefined;
    total += parsed.data.doc_count;
  }
  return total;
}

const changes = z.object({
  results: z.array(
    z.object({
      id: z.string(),
      deleted: z.optional(z.boolean()),
      changes: z.array(z.object({ rev: z.string() })),
      doc: z.optional(z.unknown()),
    }),
  ),
  last_seq: z.unknown(),
});
const withRev = z.looseObject({ _rev: z.string() });

interface Page {
  kind: 'page';
  leaves: Map<string, Leaf[]>;
  seq: unknown;
  /** Documents, of whichever kind. */
  count: number;
  more: boolean;
}

async function readChanges(
  pool: PoolClient,
  level: Level,
  since: unknown,
  limit: number,
  signal: AbortSignal,
  withDocs = true,
): Promise<Page | Denied | Retry> {
  const query = {
    ...toSince(since),
    limit: String(limit),
    // All states of a document, also those that lost and those that erased it.
    style: 'all_docs',
    ...(withDocs && { include_docs: 'true' }),
    // The last place is all we keep, and the others cost a cluster some work.
    seq_interval: String(limit),
  };
  const reply = await pool.ask(level, '/_changes', { query }, signal);
  if (reply.kind === 'retry' && reply.reason === TOO_LARGE && withDocs)
    // One that is too large by itself is told as one nobody can read.
    return readChanges(pool, level, since, Math.ceil(limit / 8), signal, limit > 1);
  if (reply.kind !== 'answer') return reply;
  const parsed = parseBody(changes, reply.body);
  if ('kind' in parsed) return parsed;
  const leaves = new Map<string, Leaf[]>();
  const others: { id: string; rev: string }[] = [];
  for (const { id, deleted = false, changes: revs, doc } of parsed.results) {
    if (findSubject(id) === undefined) continue;
    const shown = withRev.safeParse(doc);
    const rev = shown.success ? shown.data._rev : (revs[0]?.rev ?? '');
    leaves.set(id, [toLeaf(level, rev, deleted, doc)]);
    for (const other of revs) if (other.rev !== rev) others.push({ id, rev: other.rev });
  }
  const rest = await readRevs(pool, level, others, signal);
  if (!(rest instanceof Map)) return rest;
  for (const [id, of] of rest) leaves.set(id, [...(leaves.get(id) ?? []), ...of]);
  const count = parsed.results.length;
  return { kind: 'page', leaves, seq: parsed.last_seq, count, more: count >= limit };
}

/** Leads that stand elsewhere by now, and where: the last place they were moved to. */
function findMoves(found: ReadonlyMap<string, readonly Leaf[]>): Move[] {
  return [...found].flatMap(([key, leaves]): Move[] => {
    const { of, leadId } = findSubject(key) ?? {};
    if (of !== 'lead' || leadId === undefined) return [];
    const next = new Map(
      leaves.flatMap((leaf): [Level, Level][] => {
        const to = findStub(leaf)?.movedTo;
        return to === undefined ? [] : [[leaf.level, to]];
      }),
    );
    const home = leaves.find(({ deleted }) => !deleted)?.level;
    return [...next].flatMap(([from, first]) => {
      let to = first;
      for (let step = 0; home === undefined && step < levels.length; step++) to = next.get(to) ?? to;
      return (home ?? to) === from ? [] : { leadId, from, to: home ?? to };
    });
  });
}

/** Takes back what we said of an owner and what lost against what somebody else said. Whether it is done does not matter now. */
async function withdrawLost(
  pool: PoolClient,
  found: ReadonlyMap<string, readonly Leaf[]>,
  now: number,
  signal: AbortSignal,
): Promise<void> {
  for (const [key, leaves] of found) {
    if (findSubject(key)?.of !== 'assignment') continue;
    for (const { level, doc } of getLost(key, leaves, { user: pool.user, now }))
      await writeDocs(pool, level, [doc], signal);
  }
}
