import * as z from 'zod/mini';
import type { AssignOutcome, ClaimOutcome, RemoteChange, Retry } from '../../contract';
import { toAssignmentKey, toLeadKey, toRev } from './databases';
import { readLeaves, type Leaf } from './leaves';
import { writeDocs, type Doc, type PoolClient } from './pool-client';

/**
 * Who looks after a lead is said by a document of its own beside the lead, so that it is never merged: a manager gives
 * the lead to somebody, or a member takes one nobody has. Where two did at the same time a manager's word counts more,
 * and then what CouchDB shows everywhere alike.
 */
const assignment = z.object({
  owner: z.string().check(z.minLength(1), z.maxLength(200)),
  by: z.string(),
  state: z.enum(['assigned', 'claimed']),
});

interface Held extends z.infer<typeof assignment> {
  leaf: Leaf;
}

/** The one that counts first. */
function getHeld(leaves: readonly Leaf[]): Held[] {
  const held = leaves.flatMap((leaf): Held[] => {
    const parsed = leaf.deleted ? undefined : assignment.safeParse(leaf.body);
    return parsed?.success ? [{ ...parsed.data, leaf }] : [];
  });
  const rank = ({ state }: Held) => (state === 'assigned' ? 0 : 1);
  return held.sort((a, b) => rank(a) - rank(b));
}

/** Who looks after a lead, as an item of news; nothing where nobody can tell. */
export function findOwner(leadId: string, leaves: readonly Leaf[]): RemoteChange | undefined {
  const [first, ...others] = getHeld(leaves);
  const leaf = first?.leaf ?? leaves.find(({ deleted }) => deleted);
  if (leaf === undefined) return undefined;
  return {
    leadId,
    rev: toRev(leaf),
    state: { is: 'owner', owner: first?.owner, confirmed: others.length === 0 },
  };
}

/** What one wrote oneself and what does not count. */
export function getLost(leaves: readonly Leaf[], user: string): Leaf[] {
  const [, ...others] = getHeld(leaves);
  return others.flatMap(({ by, leaf }) => (by === user ? leaf : []));
}

/** Where a lead is and who has it. */
async function readHeld(pool: PoolClient, leadId: string, signal: AbortSignal) {
  const [lead, key] = [toLeadKey(leadId), toAssignmentKey(leadId)];
  const all: Leaf[] = [];
  let home: Leaf | undefined;
  for (const level of pool.levels) {
    const found = await readLeaves(pool, level, [lead, key], signal);
    if (!(found instanceof Map)) {
      if (found.kind === 'denied') continue;
      return found;
    }
    home ??= found.get(lead)?.find(({ deleted }) => !deleted);
    all.push(...(found.get(key) ?? []));
  }
  return { home, held: getHeld(all), key };
}

/** Nobody knows the lead, or not yet. */
const UNKNOWN: Retry = { kind: 'retry', of: 'item', reason: 'not-there' };

/**
 * Takes a lead nobody has. A server that answers "written" may be one of several that do not know of each other yet, so
 * it counts only once it was read back; and should another one turn out to have been faster elsewhere, that comes with
 * the next pull.
 */
export async function claim(
  pool: PoolClient,
  leadId: string,
  now: () => number,
  signal: AbortSignal,
): Promise<ClaimOutcome> {
  const before = await readHeld(pool, leadId, signal);
  if ('kind' in before) return before;
  const { home, held, key } = before;
  const [first] = held;
  if (first !== undefined) return toClaimed(first, pool.user);
  if (home === undefined) return (await pool.findStop(signal)) ?? UNKNOWN;
  const doc = toDoc(key, { owner: pool.user, by: pool.user, state: 'claimed', now });
  const written = (await writeDocs(pool, home.level, [doc], signal)).get(key);
  if (written?.kind === 'retry') return written;
  const after = await readHeld(pool, leadId, signal);
  if ('kind' in after) return after;
  if (after.held[0] !== undefined) return toClaimed(after.held[0], pool.user);
  return written?.kind === 'denied' || written?.kind === 'reject'
    ? { kind: 'stop', reason: 'forbidden' }
    : UNKNOWN;
}

const toClaimed = ({ owner }: Held, user: string): ClaimOutcome =>
  owner === user ? { kind: 'yours' } : { kind: 'taken', by: owner };

/**
 * Gives a lead to somebody, or takes it from whoever has it (`undefined`): for managers, and for giving back one's own.
 * `refused`: it is neither.
 */
export async function assign(
  pool: PoolClient,
  leadId: string,
  owner: string | undefined,
  now: () => number,
  signal: AbortSignal,
): Promise<AssignOutcome> {
  const before = await readHeld(pool, leadId, signal);
  if ('kind' in before) return before;
  const { home, held, key } = before;
  if (home === undefined) return (await pool.findStop(signal)) ?? UNKNOWN;
  const [first, ...others] = held;
  if (first?.owner === owner && others.length === 0) return { kind: 'ok' };
  const given = (of: Leaf | undefined): Doc => ({
    ...(owner === undefined
      ? { _id: key, _deleted: true }
      : toDoc(key, { owner, by: pool.user, state: 'assigned', now })),
    ...(of !== undefined && { _rev: of.rev }),
  });
  const writes: { leaf: Leaf; doc: Doc }[] = [
    { leaf: first?.leaf ?? home, doc: given(first?.leaf) },
    // What else was said at the same time is over.
    ...others.map(({ leaf }) => ({ leaf, doc: { _id: key, _rev: leaf.rev, _deleted: true as const } })),
  ];
  for (const { leaf, doc } of writes) {
    if (doc._deleted === true && doc._rev === undefined) continue;
    const written = (await writeDocs(pool, leaf.level, [doc], signal)).get(key);
    if (written?.kind === 'denied') return { kind: 'reject', reason: 'refused' };
    if (written?.kind === 'reject' || written?.kind === 'retry') return written;
    if (written?.kind === 'conflict') return { kind: 'retry', of: 'item', reason: 'changed' };
  }
  return { kind: 'ok' };
}

function toDoc(
  _id: string,
  { now, ...said }: { owner: string; by: string; state: 'assigned' | 'claimed'; now: () => number },
): Doc {
  return { _id, type: 'assignment', ...said, at: new Date(now()).toISOString() };
}
