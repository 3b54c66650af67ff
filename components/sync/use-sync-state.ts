import { useLiveQuery } from 'dexie-react-hooks';
import { readStatuses, type TargetStatus } from '@/lib/store/sync/targets';
import { useServices } from '../services';

/** How all targets are that are switched on, taken together. */
export interface SyncState {
  kind: 'done' | 'waiting' | 'paused' | 'slow' | 'needs';
  /** Leads with news that is not passed on yet. */
  waiting: number;
  /** What only the user can settle: targets that stopped, leads that were not taken. */
  needs: number;
}

/** `undefined` where no target is switched on, and before it is known. */
export function useSyncState(): SyncState | undefined {
  const { store } = useServices();
  // A store that cannot be read says so itself.
  return useLiveQuery(() => readStatuses(store).then(toSyncState, () => undefined), [store]);
}

/** What needs the user comes first, then what holds everything up. */
export function toSyncState(all: readonly TargetStatus[]): SyncState | undefined {
  const on = all.filter(({ target }) => target.enabled);
  if (on.length === 0) return undefined;
  const stopped = on.filter(({ state }) => state.stopped !== undefined).length;
  const sum = (pick: (status: TargetStatus) => number) => on.reduce((total, one) => total + pick(one), 0);
  const needs = stopped + sum(({ quarantined }) => quarantined);
  const waiting = sum((one) => one.waiting);
  const busy = waiting > 0 || on.some(({ state }) => state.backlog !== undefined);
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
  };
}
