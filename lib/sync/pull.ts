import { giveTurn } from '@/lib/page/give-turn';
import type { LogLine, SyncStateRow } from '@/lib/store/sync/rows';
import { changeState, readState, stop, toLog } from '@/lib/store/sync/targets';
import { StoreError } from '@/lib/store/store-error';
import { getWait } from './backoff';
import { DOCUMENT_FORMAT } from './pool-document';
import { askInTime, BROKEN, readCurrent, type Run, type Step } from './run';
import { countUnread, readChange, takeIn, toTaker, type ReadChange } from './take-in';
import type { PullOutcome } from './contract';

/** Changes asked for at once, and taken in by one transaction: others that want to write wait no longer than for these. */
const PAGE = 1_000;
const SLICE = 250;
/** How long nobody asks for news while nobody looks, milliseconds, give or take a quarter by chance. */
const EVERY = 120_000;

export function isPullDue({ pullAt }: SyncStateRow, now: number): boolean {
  // One far off was set by a clock that has been put right since.
  return pullAt === undefined || pullAt <= now || pullAt - now > 2 * EVERY;
}

/** Takes in the next of what has changed at the target. @returns `done` when everything there was is in */
export async function pullSome(run: Run): Promise<Step | 'done'> {
  const { services, target } = run;
  const { store } = services;
  const { cursor, cursorFormat } = await readState(store, target.id);
  // What an older version could not read comes again.
  const from = cursorFormat === DOCUMENT_FORMAT ? cursor : undefined;
  const asked = run.ahead?.cursor === from ? run.ahead?.outcome : undefined;
  run.ahead = undefined;
  const outcome = await (asked ?? ask(run, from));
  if (outcome.kind === 'stop') {
    await stop(store, target.id, outcome.reason);
    return { next: undefined };
  }
  if (outcome.kind === 'retry') return slowDown(run, outcome);
  // The network and the database work at the same time.
  if (outcome.more && outcome.cursor !== from)
    run.ahead = { cursor: outcome.cursor, outcome: ask(run, outcome.cursor) };
  try {
    if (!(await takePage(run, outcome))) return { next: undefined };
  } catch (error) {
    // A backup is being restored, or the disk is full: the store says so, and the target is not to blame.
    if (!(error instanceof StoreError)) throw error;
    return { next: store.now() + 60_000 };
  }
  const [state, row] = [await readState(store, target.id), await store.db.targets.get(target.id)];
  if (state.paused || state.stopped !== undefined || row?.enabled !== true) return { next: undefined };
  const stands = outcome.changes.length === 0 && outcome.cursor === from;
  return outcome.more && !stands ? 'more' : 'done';
}

async function ask(run: Run, from: string | undefined): Promise<PullOutcome> {
  const { adapter } = run;
  const outcome = await askInTime(run, async (signal) => adapter.pull?.(from, PAGE, signal));
  return outcome ?? BROKEN;
}

async function slowDown(run: Run, { reason, afterMs }: { reason: string; afterMs?: number | undefined }) {
  const { store, random } = run.services;
  const at = store.now();
  const { failures } = await readState(store, run.target.id);
  const retryAt = at + getWait(failures, random(), afterMs);
  await changeState(store, run.target.id, (state) => ({
    failures: failures + 1,
    failure: reason,
    retryAt,
    ...(state.failure !== reason && { log: toLog(state, { at, what: 'failed', reason }) }),
  }));
  return { next: retryAt };
}

type Page = Extract<PullOutcome, { kind: 'changes' }>;

/**
 * In slices, each with all it changes; the cursor goes with the last one. Slices that are in when the browser is killed
 * come again and are known. @returns false when the target is gone
 */
async function takePage({ services, target }: Run, { changes, cursor, more, total }: Page): Promise<boolean> {
  const { store, random } = services;
  const part = { id: store.newId(), at: store.now() };
  // What is told of one lead stays together.
  const leads = [...Map.groupBy(changes, ({ leadId }) => leadId).values()];
  let rest = leads.toSorted((a, b) => Number(isErasure(a)) - Number(isErasure(b))).flat();
  const of = toTaker(await readCurrent(store, target));
  let unread = 0;
  let taken = 0;
  const next = (): ReadChange[] => {
    const slice = rest.slice(0, SLICE).map((change) => readChange(change, of));
    rest = rest.slice(SLICE);
    unread += countUnread(slice);
    return slice;
  };
  for (let slice = next(); ;) {
    const isLast = rest.length === 0;
    const taking = takeIn(
      store,
      of,
      slice,
      (state, changed) => {
        taken += changed;
        return isLast ? toNext(state) : {};
      },
      part,
    );
    if (isLast) return taking;
    // While the database writes, the next ones are read.
    await Promise.race([taking, giveTurn()]);
    slice = next();
    if (!(await taking)) return false;
  }

  function toNext(state: SyncStateRow): Partial<SyncStateRow> {
    const at = store.now();
    const isWhole = state.cursor === undefined || state.cursorFormat !== DOCUMENT_FORMAT;
    const first = total === undefined ? state.first : { read: 0, of: total };
    return {
      failures: 0,
      failure: undefined,
      retryAt: undefined,
      lastOkAt: at,
      cursor,
      cursorFormat: DOCUMENT_FORMAT,
      pulled: (state.pulled ?? 0) + taken,
      first: more && first ? { ...first, read: first.read + changes.length } : undefined,
      unread: (isWhole ? 0 : (state.unread ?? 0)) + unread,
      log: toPullLog(state, at, taken, unread),
      ...(!more && { pulledAt: at, pullAt: at + EVERY * (0.75 + random() / 2) }),
    };
  }
}

/** What is merged into a lead comes after that one's own news. */
const isErasure = (changes: Page['changes']) => changes.some(({ state }) => state.is === 'erased');

function toPullLog(state: SyncStateRow, at: number, taken: number, unread: number): LogLine[] {
  let { log } = state;
  const [last] = log;
  if (taken > 0)
    log =
      last?.what === 'received' && at - last.at < 60_000
        ? [{ at, what: 'received', count: (last.count ?? 0) + taken }, ...log.slice(1)]
        : toLog({ log }, { at, what: 'received', count: taken });
  return unread === 0 ? log : toLog({ log }, { at, what: 'failed', count: unread, reason: 'unread' });
}
