import * as z from 'zod/mini';
import { levels, type Level } from '@/lib/leads/lead-parts';
import type { OutboxItem } from '@/lib/store/sync/rows';
import type { ItemOutcome, RemoteChange } from '../../contract';
import { unreachable } from './client';
import { findRev, toLeadKey, toRev, type Rev } from './databases';
import { findChange, getMoves, readLeads, type Leaf } from './leaves';
import { carryOwners, type Move } from './owners';
import { writeDocs, type Doc, type PoolClient, type Written } from './pool-client';
import { isSame } from './same';

/** What becomes of one lead: first it is written where it belongs, then taken away wherever else it is. */
interface Plan {
  item: OutboxItem;
  write: { level: Level; rev: string | undefined; body: Record<string, unknown> } | undefined;
  /** States to be ended, with what is left in their place. */
  erase: { of: Rev; body: Record<string, unknown> }[];
  /** Where it stands now, and whether it had been there already. */
  done: { rev: Rev | undefined; before: boolean } | undefined;
  outcome: ItemOutcome | undefined;
}

const lead = z.looseObject({ level: z.enum(levels) });
const gone = z.object({ reason: z.optional(z.string()), into: z.optional(z.string()) });

/** Not sent because what comes before it was not taken. */
const WAITS: ItemOutcome = { kind: 'retry', of: 'item', reason: 'waits' };

export async function push(
  pool: PoolClient,
  items: readonly OutboxItem[],
  signal: AbortSignal,
): Promise<ItemOutcome[]> {
  const plans = new Map<string, Plan>();
  for (const item of items) {
    if (!plans.has(item.leadId)) plans.set(item.leadId, toPlan(pool, item));
  }
  const all = [...plans.values()];
  await findUnknown(pool, all, signal);
  await findWritten(pool, all, signal);
  await carryAlong(pool, all, signal);
  await writeAll(pool, all, signal);
  await eraseAll(pool, all, signal);
  for (const plan of all) plan.outcome ??= toOutcome(plan);
  return items.map((item) => {
    const plan = plans.get(item.leadId);
    return plan?.item === item ? (plan.outcome ?? WAITS) : WAITS;
  });
}

function toPlan(pool: PoolClient, item: OutboxItem): Plan {
  const parents = (item.parents ?? []).flatMap((text) => findRev(text) ?? []);
  const plan: Plan = { item, write: undefined, erase: [], done: undefined, outcome: undefined };
  if (item.type === 'lead.erased' || item.type === 'lead.merged') {
    const body = toStub(item);
    return { ...plan, erase: parents.map((of) => ({ of, body })) };
  }
  const parsed = lead.safeParse(item.data);
  if (!parsed.success || !pool.levels.includes(parsed.data.level))
    return { ...plan, outcome: { kind: 'reject', reason: 'level' } };
  const { level } = parsed.data;
  const base = parents.find((of) => of.level === level);
  const moved = { type: 'erased', reason: 'withheld', movedTo: level, at: toText(item.at) };
  return {
    ...plan,
    // By whom is what the server's own rules hold us to.
    write: { level, rev: base?.rev, body: { ...parsed.data, by: pool.user } },
    erase: parents.filter((of) => of !== base).map((of) => ({ of, body: of.level === level ? {} : moved })),
  };
}

const toText = (at: number) => new Date(at).toISOString();

/** What is left of a lead that is gone: that it is, why and into which. */
function toStub({ data, at }: OutboxItem): Record<string, unknown> {
  const { reason = 'deleted', into } = gone.safeParse(data).data ?? {};
  return { type: 'erased', reason, ...(into !== undefined && { into }), at: toText(at) };
}

/** Of what is to be erased and was never acknowledged, whatever is there is ours. */
async function findUnknown(pool: PoolClient, plans: readonly Plan[], signal: AbortSignal): Promise<void> {
  const unknown = plans.filter(({ write, erase, outcome }) => !write && erase.length === 0 && !outcome);
  if (unknown.length === 0) return;
  const there = await readLeads(
    pool,
    unknown.map(({ item }) => item.leadId),
    signal,
  );
  for (const plan of unknown) {
    if (!(there instanceof Map)) {
      plan.outcome = there;
      continue;
    }
    const body = toStub(plan.item);
    plan.erase = (there.get(plan.item.leadId) ?? []).flatMap((of) => (of.deleted ? [] : { of, body }));
    if (plan.erase.length === 0) plan.done = { rev: undefined, before: true };
  }
  if (there instanceof Map && there.size === 0) {
    const stop = await pool.findStop(signal);
    if (stop !== undefined) for (const plan of unknown) plan.outcome = stop;
  }
}

/**
 * Where states written at the same time are closed and one of them says it all already, nothing is written over it: who
 * closes them elsewhere at the same time ends with the very same then, and nobody has to close anything again.
 */
async function findWritten(pool: PoolClient, plans: readonly Plan[], signal: AbortSignal): Promise<void> {
  const closing = plans.filter(
    ({ write, erase }) => write?.rev !== undefined && erase.some(({ of }) => of.level === write.level),
  );
  if (closing.length === 0) return;
  const there = await readLeads(
    pool,
    closing.map(({ item }) => item.leadId),
    signal,
  );
  for (const plan of closing) {
    const { write, item } = plan;
    if (!(there instanceof Map) || write === undefined) continue;
    const anyone = { ...write.body, by: undefined };
    const ours = (there.get(item.leadId) ?? []).find(
      ({ level, rev, deleted, body }) =>
        level === write.level && rev === write.rev && !deleted && isSame({ ...body, by: undefined }, anyone),
    );
    if (ours !== undefined) plan.done = { rev: ours, before: true };
  }
}

/** What moves is not there before it is said there whose it is. */
async function carryAlong(pool: PoolClient, plans: readonly Plan[], signal: AbortSignal): Promise<void> {
  const moving = new Map<Plan, Move[]>();
  for (const plan of plans) {
    const { write, outcome, done, erase, item } = plan;
    if (write === undefined || outcome !== undefined || done !== undefined) continue;
    const left = new Set(erase.map(({ of }) => of.level).filter((level) => level !== write.level));
    if (left.size > 0)
      moving.set(
        plan,
        [...left].map((from) => ({ leadId: item.leadId, from, to: write.level })),
      );
  }
  const trouble = await carryOwners(pool, [...moving.values()].flat(), signal);
  if (trouble !== undefined) for (const plan of moving.keys()) plan.outcome = trouble;
}

async function writeAll(pool: PoolClient, plans: readonly Plan[], signal: AbortSignal): Promise<void> {
  const written = await writeOnce(pool, plans, signal);
  const clashed = plans.filter((plan) => written.get(plan)?.kind === 'conflict');
  if (clashed.length === 0) return;
  const there = await readLeads(
    pool,
    clashed.map(({ item }) => item.leadId),
    signal,
  );
  const lost: Plan[] = [];
  for (const plan of clashed) {
    if (!(there instanceof Map)) {
      plan.outcome = there;
      continue;
    }
    const { write, item } = plan;
    const leaves = there.get(item.leadId) ?? [];
    const ours = leaves.find(
      ({ level, deleted, body }) => level === write?.level && !deleted && isSame(body, write.body),
    );
    // Nobody heard of it when it was written.
    if (ours !== undefined) plan.done = { rev: ours, before: true };
    // Somebody emptied the database; what we have is all there is.
    else if (leaves.length === 0 && write?.rev !== undefined) lost.push(plan);
    else plan.outcome = await toConflict(pool, item.leadId, leaves, signal);
  }
  for (const plan of lost) if (plan.write !== undefined) plan.write.rev = undefined;
  for (const [plan, outcome] of await writeOnce(pool, lost, signal))
    if (outcome.kind === 'conflict') plan.outcome = WAITS;
}

/** Writes what is to be written, database by database, and notes what became of it but for conflicts. */
async function writeOnce(pool: PoolClient, plans: readonly Plan[], signal: AbortSignal) {
  const results = new Map<Plan, Written>();
  const waiting = plans.filter(({ write, outcome, done }) => write && !outcome && !done);
  for (const [level, group] of Map.groupBy(waiting, ({ write }) => write?.level)) {
    if (level === undefined) continue;
    const docs = group.map(({ item, write }): Doc => ({
      _id: toLeadKey(item.leadId),
      ...(write?.rev !== undefined && { _rev: write.rev }),
      ...write?.body,
    }));
    const written = await writeDocs(pool, level, docs, signal);
    for (const plan of group) {
      const outcome = written.get(toLeadKey(plan.item.leadId)) ?? unreachable('unreadable');
      results.set(plan, outcome);
      if (outcome.kind === 'ok') plan.done = { rev: { level, rev: outcome.rev }, before: false };
      else if (outcome.kind !== 'conflict') plan.outcome = await toRefusal(pool, outcome, signal);
    }
  }
  return results;
}

/** Ends what is to be ended: of each lead one state after the other, since a request holds each document once. */
async function eraseAll(pool: PoolClient, plans: readonly Plan[], signal: AbortSignal): Promise<void> {
  for (let round = 0; ; round++) {
    const ready = plans.filter(({ write, erase, done, outcome }) => {
      return outcome === undefined && (write === undefined || done !== undefined) && round < erase.length;
    });
    if (ready.length === 0) return;
    const clashed: Plan[] = [];
    for (const [level, group] of Map.groupBy(ready, ({ erase }) => erase[round]?.of.level)) {
      if (level === undefined) continue;
      const docs = group.map(({ item, erase }): Doc => ({
        _id: toLeadKey(item.leadId),
        _rev: erase[round]?.of.rev,
        _deleted: true,
        ...erase[round]?.body,
      }));
      const written = await writeDocs(pool, level, docs, signal);
      for (const plan of group) {
        const outcome = written.get(toLeadKey(plan.item.leadId)) ?? unreachable('unreadable');
        if (outcome.kind === 'ok') plan.done ??= { rev: { level, rev: outcome.rev }, before: false };
        else if (outcome.kind === 'conflict') clashed.push(plan);
        else plan.outcome = await toRefusal(pool, outcome, signal);
      }
    }
    if (clashed.length === 0) continue;
    const there = await readLeads(
      pool,
      clashed.map(({ item }) => item.leadId),
      signal,
    );
    for (const plan of clashed) {
      if (!(there instanceof Map)) {
        plan.outcome = there;
        continue;
      }
      const leaves = there.get(plan.item.leadId) ?? [];
      const level = plan.erase[round]?.of.level;
      const alive = leaves.some((leaf) => !leaf.deleted && leaf.level === level);
      // It is gone already, or was one of several of which another is left.
      if (!alive || plan.write?.level === level) plan.done ??= { rev: undefined, before: true };
      else plan.outcome = await toConflict(pool, plan.item.leadId, leaves, signal);
    }
  }
}

/** Somebody was faster: what is there instead. */
async function toConflict(
  pool: PoolClient,
  leadId: string,
  leaves: readonly Leaf[],
  signal: AbortSignal,
): Promise<ItemOutcome> {
  const sees = new Map<Level, boolean>();
  for (const level of getMoves(leaves)) {
    const may = await pool.mayRead(level, signal);
    if (typeof may !== 'boolean') return may;
    sees.set(level, may);
  }
  const theirs: RemoteChange | undefined = findChange(leadId, leaves, (level) => sees.get(level) === true);
  // It is on its way from one database to another, or what was there is gone since we were told so.
  return theirs === undefined ? WAITS : { kind: 'conflict', theirs };
}

/** A database we may not write to keeps only its own leads waiting, as long as there is another one we may have. */
async function toRefusal(
  pool: PoolClient,
  written: Exclude<Written, { kind: 'ok' | 'conflict' }>,
  signal: AbortSignal,
): Promise<ItemOutcome> {
  if (written.kind !== 'denied') return written;
  return (await pool.findStop(signal)) ?? { kind: 'reject', reason: 'level-denied' };
}

function toOutcome({ done }: Plan): ItemOutcome {
  if (done === undefined) return WAITS;
  return {
    kind: done.before ? 'duplicate' : 'ok',
    ...(done.rev !== undefined && { rev: toRev(done.rev) }),
  };
}
