import * as z from 'zod/mini';
import { levels, type Level } from '@/lib/leads/lead-parts';
import type { AssignOutcome, ClaimOutcome, RemoteChange, Retry } from '../../contract';
import { toAssignmentKey, toLeadKey, toRev } from './databases';
import { findStub, readLeaves, type Leaf } from './leaves';
import { writeDocs, type Doc, type PoolClient } from './pool-client';

/**
 * Who looks after a lead is said by a document of its own beside the lead, so that it is never merged: a manager gives
 * the lead to somebody, or a member takes one nobody has. Where two did at the same time a manager's word counts more,
 * and then what CouchDB shows everywhere alike.
 */
const assignment = z.object({
  owner: z.string().check(z.minLength(1), z.maxLength(200)),
  by: z.string(),
  at: z.string(),
  /** `carried`: brought along by whoever moved the lead to a less secret level, where it stands for what was said before. */
  state: z.enum(['assigned', 'carried', 'claimed']),
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
  const ranks: Held['state'][] = ['assigned', 'carried', 'claimed'];
  return held.sort((a, b) => ranks.indexOf(a.state) - ranks.indexOf(b.state));
}

/**
 * Who looks after a lead, as an item of news; nothing where nobody can tell, or where it went along with the lead to
 * another level, from which it is told.
 *
 * @param sees whether a level is one we read
 */
export function findOwner(
  leadId: string,
  leaves: readonly Leaf[],
  sees: (level: Level) => boolean,
): RemoteChange | undefined {
  const [first, ...others] = getHeld(leaves);
  const wentTo = leaves.flatMap((one) => findStub(one)?.movedTo ?? []);
  if (first === undefined && wentTo.some(sees)) return undefined;
  const leaf = first?.leaf ?? leaves.find(({ deleted }) => deleted);
  if (leaf === undefined) return undefined;
  return {
    leadId,
    rev: toRev(leaf),
    state: {
      is: 'owner',
      owner: first?.owner,
      confirmed: others.every(({ owner }) => owner === first?.owner),
    },
  };
}

/** What one wrote oneself, or is said of oneself, and what does not count, as it is to end. */
export function getLost(
  key: string,
  leaves: readonly Leaf[],
  { user, now }: { user: string; now: number },
): { level: Level; doc: Doc }[] {
  const [first, ...others] = getHeld(leaves);
  return others.flatMap(({ by, owner, leaf }) =>
    (by === user || owner === user) && first !== undefined
      ? { level: leaf.level, doc: toEnd(key, leaf, first.leaf.level, now) }
      : [],
  );
}

/** The end of what was said in one database; where it is said in another one by now, that is what is left. */
function toEnd(_id: string, { level, rev }: Leaf, to: Level, now: number): Doc {
  const moved = { type: 'erased', movedTo: to, at: new Date(now).toISOString() };
  return { _id, _rev: rev, _deleted: true, ...(to !== level && moved) };
}

/** A lead that went from one level to another. */
export interface Move {
  leadId: string;
  from: Level;
  to: Level;
}

/**
 * Before a lead becomes less secret, who looks after it is said where it is going to be: whoever sees only that place would
 * find a lead nobody has, and take it, until its owner comes back. Nothing is written over what is said there. Rules from
 * before there was this refuse it, and then the owner brings it along (`followMoves`).
 *
 * A lead that becomes more secret needs none of it: who sees where it is going to be sees where it was.
 */
export async function carryOwners(
  pool: PoolClient,
  moves: readonly Move[],
  signal: AbortSignal,
): Promise<Retry | undefined> {
  const down = moves.filter(({ from, to }) => levels.indexOf(to) < levels.indexOf(from));
  for (const [from, group] of Map.groupBy(down, (move) => move.from)) {
    const keyOf = ({ leadId }: Move) => toAssignmentKey(leadId);
    const found = await readLeaves(pool, from, group.map(keyOf), signal);
    if (!(found instanceof Map)) {
      if (found.kind === 'denied') continue;
      return found;
    }
    for (const [to, some] of Map.groupBy(group, (move) => move.to)) {
      const docs = some.flatMap((move): Doc[] => {
        const _id = keyOf(move);
        const [held] = getHeld(found.get(_id) ?? []);
        if (held === undefined) return [];
        const { owner, at } = held;
        const said = owner === pool.user ? { state: 'claimed' } : { state: 'carried', from };
        return [{ _id, type: 'assignment', owner, by: pool.user, at, ...said }];
      });
      for (const written of (await writeDocs(pool, to, docs, signal)).values())
        if (written.kind === 'retry' && written.of === 'target') return written;
    }
  }
  return undefined;
}

/**
 * Who looks after a lead stands where the lead stands. The pool's rules let nobody take away what is said for
 * somebody else, so who has a lead that moved takes it along, or whoever gave it to them; who may not have it any more
 * gives it up. It may be said there already: by the other of these, by whoever moved it (`carryOwners`), or by somebody who
 * saw the lead there without one.
 */
export async function followMoves(
  pool: PoolClient,
  moves: readonly Move[],
  { sees, now }: { sees: (level: Level) => boolean; now: () => number },
  signal: AbortSignal,
): Promise<Retry | undefined> {
  for (const [from, group] of Map.groupBy(moves, (move) => move.from)) {
    const keys = group.map(({ leadId }) => toAssignmentKey(leadId));
    const found = await readLeaves(pool, from, keys, signal);
    if (!(found instanceof Map)) {
      if (found.kind === 'denied') continue;
      return found;
    }
    for (const { leadId, to } of group) {
      const key = toAssignmentKey(leadId);
      const [held] = getHeld(found.get(key) ?? []);
      const isOurs = held?.owner === pool.user;
      if (held === undefined || !(isOurs || held.by === pool.user)) continue;
      if (sees(to)) {
        const { owner, at } = held;
        const state = isOurs ? ('claimed' as const) : ('assigned' as const);
        const doc: Doc = { _id: key, type: 'assignment', owner, by: pool.user, at, state };
        const written = (await writeDocs(pool, to, [doc], signal)).get(key);
        if (written?.kind === 'retry' && written.of === 'target') return written;
        if (written?.kind !== 'ok' && written?.kind !== 'conflict') continue;
        await writeDocs(pool, from, [toEnd(key, held.leaf, to, now())], signal);
      } else if (isOurs)
        await writeDocs(pool, from, [{ _id: key, _rev: held.leaf.rev, _deleted: true }], signal);
    }
  }
  return undefined;
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
  const found = await readHeld(pool, leadId, signal);
  if ('kind' in found) return found;
  const { home, held, key } = found;
  if (home === undefined) return (await pool.findStop(signal)) ?? UNKNOWN;
  const { level } = home;
  const [first, ...others] = held;
  if (first?.owner === owner && others.length === 0 && (first === undefined || first.leaf.level === level))
    return { kind: 'ok' };
  const before = held.find(({ leaf }) => leaf.level === level)?.leaf;
  const said = owner === undefined ? undefined : toDoc(key, { owner, by: pool.user, state: 'assigned', now });
  const writes: { level: Level; doc: Doc }[] = [
    ...(said === undefined ? [] : [{ level, doc: { ...said, ...(before && { _rev: before.rev }) } }]),
    // What else was said, at the same time or where the lead was before, is over.
    ...held.flatMap(({ leaf }) => {
      if (said !== undefined && leaf === before) return [];
      const end: Doc = { _id: key, _rev: leaf.rev, _deleted: true };
      return { level: leaf.level, doc: said === undefined ? end : toEnd(key, leaf, level, now()) };
    }),
  ];
  for (const { level: at, doc } of writes) {
    const written = (await writeDocs(pool, at, [doc], signal)).get(key);
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
