import { enqueueBacklog, settle, takeBatch, toRunLog, type Settled } from '@/lib/store/sync/outbox';
import type { Delivery, OutboxItem, StopReason, SyncStateRow, Target } from '@/lib/store/sync/rows';
import { readState, readTargets, stop } from '@/lib/store/sync/targets';
import type { Store } from '@/lib/store/store';
import { getWait, LONGEST_ASKED } from './backoff';
import type { ItemOutcome, SyncTarget } from './contract';
import type { Names } from './outgoing';
import { readNames } from './preview';
import { tell } from './tell';

export interface EngineServices {
  store: Store;
  /** 0 ≤ chance < 1 */
  random: () => number;
  newId: () => string;
  /** Whether the browser lets us reach an origin: the user allowed it, and has not taken it back. */
  hasAccess: (origin: string) => Promise<boolean>;
  /** The adapter of a target with its secret, or why there is none. */
  open: (target: Target) => Promise<SyncTarget | StopReason>;
  /** One at a time under a name, over all windows and the background (`navigator.locks`). */
  lock: <T>(name: string, work: () => Promise<T>) => Promise<T>;
  /** Of one `push`, milliseconds; browsers stop a background that waits longer for an answer. */
  timeoutMs?: number;
}

export interface RunOptions {
  /** Only this target. */
  only?: string;
  /** The user wants it now: waiting for a better moment is over. */
  now?: boolean;
  signal?: AbortSignal;
}

/** A delivery refused so often for a reason of its own waits for the user, if others went through meanwhile. */
const MAX_ATTEMPTS = 5;
const TIMEOUT_MS = 28_000;

/**
 * Passes on what waits, target by target, until nothing is left or every target is held up. Only one runner works at a
 * time, whichever window or background it is in; another waits for it and then finds nothing to do.
 *
 * @returns the next moment something is due, milliseconds since 1970; `undefined` when it takes a change or the user
 */
export async function runSync(
  services: EngineServices,
  options: RunOptions = {},
): Promise<number | undefined> {
  return services.lock(`${services.store.db.name}:sync`, async () => {
    const due: number[] = [];
    for (const target of await readTargets(services.store)) {
      if (!target.enabled || (options.only !== undefined && options.only !== target.id)) continue;
      if (options.signal?.aborted) break;
      const next = await runTarget(services, target, options);
      if (next !== undefined) due.push(next);
    }
    return due.length === 0 ? undefined : Math.min(...due);
  });
}

/** @returns when the target is due again */
async function runTarget(
  services: EngineServices,
  target: Target,
  { now = false, signal }: RunOptions,
): Promise<number | undefined> {
  const { store } = services;
  const state = await readState(store, target.id);
  if (state.paused || state.stopped !== undefined) return undefined;
  const waits = findWait(state, store.now());
  if (!now && waits !== undefined) return waits;
  const { origin } = new URL(target.settings.url);
  const adapter = await services.open(target);
  if (typeof adapter === 'string') {
    await stop(store, target.id, adapter);
    return undefined;
  }
  const names = await readNames(store.db);
  const run: Run = { services, target, adapter, names, signal };
  for (let first = true; ; first = false) {
    if (signal?.aborted) return store.now();
    // Asked before each request: what was allowed may be taken back at any moment.
    if (!(await services.hasAccess(origin))) {
      await stop(store, target.id, 'no-access');
      return undefined;
    }
    const step = await pushSome(run, first && now ? Infinity : store.now());
    if (step === 'more') continue;
    return step.next;
  }
}

interface Run {
  services: EngineServices;
  target: Target;
  adapter: SyncTarget;
  names: Names;
  signal: AbortSignal | undefined;
}

/** Held up until then. A moment further off than anybody may ask for was set by a clock that has been put right since. */
function findWait({ retryAt }: SyncStateRow, now: number): number | undefined {
  return retryAt === undefined || retryAt <= now || retryAt - now > LONGEST_ASKED ? undefined : retryAt;
}

/** There is more to tell at once, or at some moment. */
type Step = 'more' | { next: number | undefined };

/** @param at deliveries that are due by then are tried again, milliseconds since 1970 */
async function pushSome(run: Run, at: number): Promise<Step> {
  const { services, target, adapter, names } = run;
  const { store } = services;
  const { mapping } = (await readCurrent(store, target)).settings;
  const { deliveries, looked, next } = await takeBatch(
    store,
    target.id,
    { maxItems: adapter.caps.maxBatch, maxBytes: adapter.caps.maxBytes, at },
    (news) => tell(news, { mapping, names, events: adapter.caps.events, newId: services.newId }),
  );
  if (deliveries.length === 0) {
    if (looked || (await enqueueBacklog(store, target))) return 'more';
    return { next };
  }
  const items = deliveries.flatMap((delivery) => delivery.items);
  const outcomes = await askInTime(run, (signal) => adapter.push(items, signal));
  return takeOutcomes(run, deliveries, toOutcomeOf(items, outcomes));
}

/** The mapping may be changed while a run goes on; news from then on goes by the new one. */
async function readCurrent(store: Store, target: Target): Promise<Target> {
  const row = await store.db.targets.get(target.id);
  return row?.settings === undefined ? target : { ...row, settings: row.settings };
}

/** What another machine does in time, or the failure it comes to. */
async function askInTime<T>(
  { services: { timeoutMs = TIMEOUT_MS }, signal }: Run,
  ask: (signal: AbortSignal) => Promise<T>,
): Promise<T | undefined> {
  const signals = [AbortSignal.timeout(timeoutMs), ...(signal === undefined ? [] : [signal])];
  try {
    return await ask(AbortSignal.any(signals));
  } catch {
    // An adapter that breaks is no better than a line that does: nothing is known of what arrived.
    return undefined;
  }
}

const BROKEN: ItemOutcome = { kind: 'retry', of: 'target', reason: 'unreachable' };

function toOutcomeOf(items: readonly OutboxItem[], outcomes: readonly ItemOutcome[] | undefined) {
  const byId = new Map(items.map(({ id }, index) => [id, outcomes?.[index] ?? BROKEN]));
  return (id: string): ItemOutcome => byId.get(id) ?? BROKEN;
}

async function takeOutcomes(
  run: Run,
  deliveries: readonly Delivery[],
  outcomeOf: (id: string) => ItemOutcome,
): Promise<Step> {
  const { services, target } = run;
  const { store } = services;
  const before = await readState(store, target.id);
  const at = store.now();
  const toWait = (failures: number, askedMs?: number) => at + getWait(failures, services.random(), askedMs);
  const settled = deliveries.map((delivery) => toSettled(delivery, outcomeOf, before, toWait));
  const all = deliveries.flatMap(({ items }) => items.map(({ id }) => outcomeOf(id)));
  const stopped = all.find((outcome) => outcome.kind === 'stop');
  const refusals = all.filter((outcome) => outcome.kind === 'retry');
  const sent = settled.reduce((sum, { acknowledged }) => sum + acknowledged.length, 0);
  const quarantined = settled.filter(({ rejected }) => rejected !== undefined).length;
  // Of one item it alone; where nothing at all goes through it is the target's.
  const went = sent > 0 || quarantined > 0;
  const trouble = refusals.find(({ of }) => of === 'target') ?? (went ? undefined : refusals[0]);
  const failure = stopped === undefined ? trouble?.reason : undefined;
  // The longest wait any of its answers asked for counts.
  const askedMs = Math.max(0, ...refusals.map(({ afterMs = 0 }) => afterMs));
  const retryAt = failure === undefined ? undefined : toWait(before.failures, askedMs);
  await settle(store, target.id, settled, (state) => ({
    failures: failure === undefined ? 0 : before.failures + 1,
    failure,
    retryAt,
    sent: state.sent + sent,
    ...(sent > 0 && { lastOkAt: at }),
    log: toRunLog(state, at, { sent, quarantined, failure }),
  }));
  if (stopped !== undefined) {
    await stop(store, target.id, stopped.reason);
    return { next: undefined };
  }
  const [state, row] = [await readState(store, target.id), await store.db.targets.get(target.id)];
  if (state.paused || state.stopped !== undefined || row?.enabled !== true) return { next: undefined };
  if (retryAt !== undefined) return { next: retryAt };
  return 'more';
}

function toSettled(
  delivery: Delivery,
  outcomeOf: (id: string) => ItemOutcome,
  { lastOkAt = 0 }: SyncStateRow,
  toWait: (failures: number, askedMs?: number) => number,
): Settled {
  const acknowledged: Settled['acknowledged'] = [];
  for (const { id, mark } of delivery.items) {
    const outcome = outcomeOf(id);
    switch (outcome.kind) {
      case 'ok':
      case 'duplicate':
        acknowledged.push({ id, mark });
        continue;
      // What follows of this lead makes no sense without it.
      case 'reject':
        return { delivery, acknowledged, rejected: outcome.reason };
      case 'stop':
      // Of a target that is only told there are none.
      case 'conflict':
        return { delivery, acknowledged };
      case 'retry':
        if (outcome.of === 'target') return { delivery, acknowledged };
        // Where nothing else goes through either it is not this one's fault.
        return delivery.attempts + 1 >= MAX_ATTEMPTS && lastOkAt > (delivery.failedAt ?? Infinity)
          ? { delivery, acknowledged, rejected: outcome.reason }
          : { delivery, acknowledged, retryAt: toWait(delivery.attempts, outcome.afterMs) };
    }
  }
  return { delivery, acknowledged };
}
