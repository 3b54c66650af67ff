import type { Mapping } from '@/lib/leads/sync-target';
import { enqueueTold, settle, takeBatch, toRunLog, type News, type Settled } from '@/lib/store/sync/outbox';
import type { Delivery, OutboxItem, SyncStateRow, Target } from '@/lib/store/sync/rows';
import { readState, readTargets, stop } from '@/lib/store/sync/targets';
import { getWait, LONGEST_ASKED } from './backoff';
import type { ItemOutcome, RemoteChange } from './contract';
import { readWords } from './naming';
import { readNames } from './preview';
import { isPullDue, pullSome } from './pull';
import { askInTime, BROKEN, readCurrent, type EngineServices, type Run, type Step } from './run';
import { readChange, takeIn, toTaker } from './take-in';
import { tell } from './tell';
import { tellPool } from './tell-pool';

export type { EngineServices } from './run';

export interface RunOptions {
  /** Only this target. */
  only?: string;
  /** The user wants it now: waiting for a better moment is over. */
  now?: boolean;
  /** There may be news at the target, so it is asked although that is not due yet. */
  pull?: boolean;
  signal?: AbortSignal;
}

/** A delivery refused so often for a reason of its own waits for the user, if others went through meanwhile. */
const MAX_ATTEMPTS = 5;

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
  { now = false, pull = now, signal }: RunOptions,
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
  const run: Run = { services, target, adapter, signal };
  // What others changed comes first, so that what goes out builds on it.
  let pulling = adapter.caps.pull && (pull || isPullDue(state, store.now()));
  for (let first = true; ;) {
    if (signal?.aborted) return store.now();
    // Asked before each request: what was allowed may be taken back at any moment.
    if (!(await services.hasAccess(origin))) {
      await stop(store, target.id, 'no-access');
      return undefined;
    }
    if (pulling) {
      const step = await pullSome(run);
      if (step === 'more') continue;
      if (step !== 'done') return step.next;
      pulling = false;
      continue;
    }
    const step = await pushSome(run, first && now ? Infinity : store.now());
    first = false;
    if (step === 'more') continue;
    return adapter.caps.pull ? earliest(step.next, (await readState(store, target.id)).pullAt) : step.next;
  }
}

const earliest = (a: number | undefined, b: number | undefined) =>
  a === undefined || b === undefined ? (a ?? b) : Math.min(a, b);

/** Held up until then. A moment further off than anybody may ask for was set by a clock that has been put right since. */
function findWait({ retryAt }: SyncStateRow, now: number): number | undefined {
  return retryAt === undefined || retryAt <= now || retryAt - now > LONGEST_ASKED ? undefined : retryAt;
}

/** @param at deliveries that are due by then are tried again, milliseconds since 1970 */
async function pushSome(run: Run, at: number): Promise<Step> {
  const { services, target, adapter } = run;
  const { store } = services;
  const { mapping } = (await readCurrent(store, target)).settings;
  const { deliveries, looked, next } = await takeBatch(
    store,
    target.id,
    { maxItems: adapter.caps.maxBatch, maxBytes: adapter.caps.maxBytes, at, whole: adapter.caps.whole },
    await createTeller(run, mapping),
  );
  if (deliveries.length === 0) {
    if (looked || (await enqueueTold(store, target))) return 'more';
    return { next };
  }
  const items = deliveries.flatMap((delivery) => delivery.items);
  const outcomes = await askInTime(run, (signal) => adapter.push(items, signal));
  return takeOutcomes(run, deliveries, toOutcomeOf(items, outcomes));
}

/** How a target is told of news; the words are read again for each batch, for a pull may make new ones. */
async function createTeller({ services, adapter }: Run, mapping: Mapping) {
  const { store, newId } = services;
  if (adapter.caps.whole) {
    const words = await readWords(store);
    return (news: News) => tellPool(news, { mapping, words, newId });
  }
  const names = await readNames(store.db);
  return (news: News) => tell(news, { mapping, names, events: adapter.caps.events, newId });
}

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
  const theirs = settled.flatMap(({ delivery, outdated }) =>
    outdated ? findTheirs(delivery, outcomeOf) : [],
  );
  const all = deliveries.flatMap(({ items }) => items.map(({ id }) => outcomeOf(id)));
  const stopped = all.find((outcome) => outcome.kind === 'stop');
  const refusals = all.filter((outcome) => outcome.kind === 'retry');
  const sent = settled.reduce((sum, { acknowledged }) => sum + acknowledged.length, 0);
  const quarantined = settled.filter(({ rejected }) => rejected !== undefined).length;
  // Of one item it alone; where nothing at all goes through it is the target's.
  const went = sent > 0 || quarantined > 0 || theirs.length > 0;
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
  if (theirs.length > 0) {
    const of = toTaker(await readCurrent(store, target));
    await takeIn(
      store,
      of,
      theirs.map((change) => readChange(change, of)),
      () => ({}),
    );
  }
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
  for (const { id, mark, parents } of delivery.items) {
    const outcome = outcomeOf(id);
    switch (outcome.kind) {
      case 'ok':
      case 'duplicate':
        acknowledged.push({ id, mark, rev: outcome.rev });
        continue;
      case 'conflict':
        // With what we knew of already nothing would be otherwise the next time.
        return outcome.theirs.rev === parents?.[0] && outcome.theirs.others === undefined
          ? { delivery, acknowledged, retryAt: toWait(delivery.attempts) }
          : { delivery, acknowledged, outdated: true };
      // What follows of this lead makes no sense without it.
      case 'reject':
        return { delivery, acknowledged, rejected: outcome.reason };
      case 'stop':
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

function findTheirs({ items }: Delivery, outcomeOf: (id: string) => ItemOutcome): RemoteChange[] {
  return items.flatMap(({ id }) => {
    const outcome = outcomeOf(id);
    return outcome.kind === 'conflict' ? outcome.theirs : [];
  });
}
