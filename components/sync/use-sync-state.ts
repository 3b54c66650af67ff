import { useLiveQuery } from 'dexie-react-hooks';
import { isFirstPull, readProgress } from '@/lib/store/sync/progress';
import { countConflicts } from '@/lib/store/sync/conflicts';
import type { Store } from '@/lib/store/store';
import { readStatuses, type TargetStatus } from '@/lib/store/sync/targets';
import { useServices } from '../services';

/** How all targets are that are switched on, taken together. */
export interface SyncState {
  kind: 'done' | 'waiting' | 'paused' | 'slow' | 'needs';
  /** Leads with news that is not passed on yet. */
  waiting: number;
  /** What only the user can settle: targets that stopped, leads that were not taken. */
  needs: number;
  /** All a target has is still coming in. */
  isFirst: boolean;
  /** Of a first sync, all targets taken together. */
  progress: { done: number; of: number } | undefined;
  /** Where somebody else said something else at the same time; nothing has to be done. */
  said: number;
}

/** `undefined` where no target is switched on, and before it is known. */
export function useSyncState(): SyncState | undefined {
  const { store } = useServices();
  // A store that cannot be read says so itself.
  return useLiveQuery(() => readSyncState(store).catch(() => undefined), [store]);
}

async function readSyncState(store: Store): Promise<SyncState | undefined> {
  const all = await readStatuses(store);
  const state = toSyncState(all);
  if (state === undefined) return undefined;
  const [said, progress] = await Promise.all([
    countConflicts(store),
    state.kind === 'waiting' ? readAllProgress(store, all) : undefined,
  ]);
  return { ...state, said, progress };
}

async function readAllProgress(store: Store, all: readonly TargetStatus[]): Promise<SyncState['progress']> {
  const on = all.filter(({ target }) => target.enabled);
  const known = (await Promise.all(on.map((status) => readProgress(store, status)))).flatMap(
    (one) => one ?? [],
  );
  if (known.length === 0) return undefined;
  const sum = (part: 'done' | 'of') => known.reduce((total, one) => total + one[part], 0);
  return { done: sum('done'), of: sum('of') };
}

/** What needs the user comes first, then what holds everything up. */
function toSyncState(all: readonly TargetStatus[]): Omit<SyncState, 'said' | 'progress'> | undefined {
  const on = all.filter(({ target }) => target.enabled);
  if (on.length === 0) return undefined;
  const stopped = on.filter(({ state }) => state.stopped !== undefined).length;
  const sum = (pick: (status: TargetStatus) => number) => on.reduce((total, one) => total + pick(one), 0);
  const needs = stopped + sum(({ quarantined }) => quarantined);
  const waiting = sum((one) => one.waiting);
  const isFirst = on.some(isFirstPull);
  const busy = waiting > 0 || isFirst || on.some(({ state }) => state.backlog !== undefined);
  return {
    kind:
      needs > 0
        ? 'needs'
        : on.some(({ state }) => state.paused)
          ? 'paused'
          : on.some(({ state }) => state.failure !== undefined)
            ? 'slow'
            : busy
              ? 'waiting'
              : 'done',
    waiting,
    needs,
    isFirst,
  };
}
