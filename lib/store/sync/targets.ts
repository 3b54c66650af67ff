import {
  targetSettings,
  type Mapping,
  type NewTargetSettings,
  type TargetSettings,
} from '@/lib/leads/sync-target';
import { parseInput } from '../parse-input';
import { StoreError } from '../store-error';
import { isEmpty } from '../read-along';
import type { Store } from '../store';
import type { LogLine, StopReason, SyncStateRow, Target } from './rows';
import { clearSynced, countSynced } from './synced';
import { keysOf } from './target-rows';

/** Lines kept of each target. */
const MAX_LOG = 50;

export const newState = (targetId: string): SyncStateRow => ({
  targetId,
  failures: 0,
  sending: [],
  sent: 0,
  log: [],
});

/** Everything there is of one target. */
export interface TargetStatus {
  target: Target;
  state: SyncStateRow;
  /** Leads with news that is not acknowledged yet. */
  waiting: number;
  quarantined: number;
}

export async function readTargets(store: Store): Promise<Target[]> {
  const rows = await store.db.targets.toArray();
  return rows.flatMap((row) => (row.settings === undefined ? [] : [{ ...row, settings: row.settings }]));
}

export async function readState(store: Store, targetId: string): Promise<SyncStateRow> {
  return (await store.db.syncStates.get(targetId)) ?? newState(targetId);
}

/** All targets with how far they are, in the order they were set up. */
export async function readStatuses(store: Store): Promise<TargetStatus[]> {
  const { db } = store;
  const targets = await readTargets(store);
  targets.sort((a, b) => a.settings.createdAt - b.settings.createdAt);
  return Promise.all(
    targets.map(async (target) => {
      const [from, to] = keysOf(target.id);
      const [state, waiting, quarantined] = await Promise.all([
        readState(store, target.id),
        db.outbox.where('[targetId+leadId]').between(from, to).count(),
        db.quarantine.where('[targetId+leadId]').between(from, to).count(),
      ]);
      // What there was before has no row in the outbox; it waits while it is under way all the same.
      return { target, state, waiting: Math.max(waiting, state.sending.length), quarantined };
    }),
  );
}

/**
 * Sets a target up, switched off.
 *
 * @param keepSecret called before the target can be seen, so that nobody switches on one without
 * @throws StoreError `invalid`
 */
export async function addTarget(
  store: Store,
  settings: NewTargetSettings,
  keepSecret: (targetId: string) => Promise<void> = () => Promise.resolve(),
): Promise<string> {
  const id = store.newId();
  const parsed = parseSettings({ ...settings, createdAt: store.now() });
  await keepSecret(id);
  await store.db.targets.add({ id, enabled: false, settings: parsed });
  return id;
}

const parseSettings = (settings: TargetSettings) =>
  parseInput(targetSettings, settings, 'This target cannot be kept.');

/** Changes a target's name or what is passed on; with another mapping all it was told of is looked through again. */
export async function changeTarget(
  store: Store,
  targetId: string,
  change: { name?: string; mapping?: Mapping; everything?: boolean },
): Promise<void> {
  const { db } = store;
  await db.transaction('rw', db.targets, db.syncStates, async () => {
    const target = await expectTarget(store, targetId);
    await db.targets.put({ ...target, settings: parseSettings({ ...target.settings, ...change }) });
    if (target.enabled && (change.mapping !== undefined || change.everything !== undefined))
      await putState(store, targetId, () => ({
        backlog: toBacklog({ ...target.settings, ...change }, true),
      }));
  });
}

/** From now on what changes is written down for this target, and what there is already if it is set up so. */
export async function switchOn(store: Store, targetId: string): Promise<void> {
  const { db } = store;
  const tables = [db.targets, db.syncStates, db.leads, db.synced, db.syncedTogether];
  await db.transaction('rw', tables, async () => {
    const target = await expectTarget(store, targetId);
    // A new member has nothing to tell: what is pulled now is not to be looked through afterwards.
    const isNew = (await isEmpty(db.leads)) && (await countSynced(store, targetId)) === 0;
    await db.targets.put({ ...target, enabled: true });
    await putState(store, targetId, (state) => ({
      ...free,
      backlog: isNew ? undefined : toBacklog(target.settings, state.cursor !== undefined),
      log: toLog(state, { at: store.now(), what: 'on' }),
    }));
  });
}

/** Nothing more is written down for this target, and what was is forgotten. What it was told of is not. */
export async function switchOff(store: Store, targetId: string): Promise<void> {
  const { db } = store;
  await db.transaction('rw', db.targets, db.syncStates, db.outbox, db.quarantine, async () => {
    const target = await expectTarget(store, targetId);
    await db.targets.put({ ...target, enabled: false });
    await clear(store, 'outbox', targetId);
    await clear(store, 'quarantine', targetId);
    await putState(store, targetId, (state) => ({
      ...free,
      backlog: undefined,
      log: toLog(state, { at: store.now(), what: 'off' }),
    }));
  });
}

/** Takes a target away with everything known of it, its secret first of all. */
export async function removeTarget(store: Store, targetId: string): Promise<void> {
  const { db } = store;
  const tables = [
    db.targets,
    db.credentials,
    db.syncStates,
    db.outbox,
    db.quarantine,
    db.synced,
    db.syncedTogether,
    db.owners,
    db.conflicts,
  ];
  await db.transaction('rw', tables, async () => {
    await Promise.all([db.credentials.delete(targetId), db.targets.delete(targetId)]);
    await db.syncStates.delete(targetId);
    for (const table of ['outbox', 'quarantine', 'owners'] as const) await clear(store, table, targetId);
    await clearSynced(store, targetId);
    await db.conflicts.filter((row) => row.targetId === targetId).delete();
  });
}

async function clear(store: Store, table: 'outbox' | 'quarantine' | 'owners', targetId: string) {
  const [from, to] = keysOf(targetId);
  await store.db[table].where('[targetId+leadId]').between(from, to).delete();
}

/** With everything all leads are looked through, else those it was told of before. */
const toBacklog = ({ everything }: TargetSettings, anew: boolean) => ({
  of: everything ? ('leads' as const) : ('synced' as const),
  after: '',
  ...(anew && { anew: true as const }),
});

/** What holds a target up, taken away. */
const free = { paused: undefined, stopped: undefined, failures: 0, failure: undefined, retryAt: undefined };

/** Changes wait until the target is resumed. */
export async function pause(store: Store, targetId: string): Promise<void> {
  await changeState(store, targetId, (state) => ({
    paused: true,
    log: toLog(state, { at: store.now(), what: 'paused' }),
  }));
}

/** Goes on after a pause, and tries again after a stop. */
export async function resume(store: Store, targetId: string): Promise<void> {
  await changeState(store, targetId, (state) => ({
    ...free,
    log: toLog(state, { at: store.now(), what: 'resumed' }),
  }));
}

/** The target does no more until the user resumes it; one that said it is gone for good (410) is switched off. */
export async function stop(store: Store, targetId: string, reason: StopReason): Promise<void> {
  const { db } = store;
  await db.transaction('rw', db.targets, db.syncStates, async () => {
    if (reason === 'gone') await db.targets.update(targetId, { enabled: false });
    await putState(store, targetId, (state) =>
      state.stopped === reason
        ? {}
        : { stopped: reason, log: toLog(state, { at: store.now(), what: 'stopped', reason }) },
    );
  });
}

export async function changeState(
  store: Store,
  targetId: string,
  change: (state: SyncStateRow) => Partial<SyncStateRow>,
): Promise<void> {
  await store.db.transaction('rw', store.db.syncStates, () => putState(store, targetId, change));
}

/** Inside a transaction over `syncStates`. */
export async function putState(
  store: Store,
  targetId: string,
  change: (state: SyncStateRow) => Partial<SyncStateRow>,
): Promise<void> {
  const state = await readState(store, targetId);
  await store.db.syncStates.put({ ...state, ...change(state) });
}

export function toLog({ log }: Pick<SyncStateRow, 'log'>, line: LogLine): LogLine[] {
  return [line, ...log].slice(0, MAX_LOG);
}

async function expectTarget(store: Store, targetId: string): Promise<Target> {
  const row = await store.db.targets.get(targetId);
  if (row?.settings === undefined) throw new StoreError('not-found', 'This target was taken away.');
  return { ...row, settings: row.settings };
}
