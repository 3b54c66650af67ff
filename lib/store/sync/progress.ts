import type { Store } from '../store';
import type { SyncStateRow, Target } from './rows';

/** How far a target is with what takes long: fetching all there is, or going through all leads that are here. */
export interface Progress {
  way: 'push' | 'pull';
  done: number;
  /** Of a pull, what the target says it has: roughly. */
  of: number;
}

/** All a target has is still coming in. */
export const isFirstPull = ({ target, state }: { target: Target; state: SyncStateRow }): boolean =>
  target.settings.kind === 'couch' && state.pulledAt === undefined;

/** `undefined` where nothing of the kind goes on, or nobody knows how much there is. */
export async function readProgress(
  { db }: Store,
  status: { target: Target; state: SyncStateRow },
): Promise<Progress | undefined> {
  const { first, backlog, sending } = status.state;
  if (first !== undefined) return { way: 'pull', done: first.read, of: Math.max(first.read, first.of) };
  // What is there comes first.
  if (isFirstPull(status) || backlog?.of !== 'leads') return undefined;
  const [looked, of] = await Promise.all([
    backlog.after === '' ? 0 : db.leads.where(':id').belowOrEqual(backlog.after).count(),
    db.leads.count(),
  ]);
  // What is under way is not there yet.
  if (of === 0) return undefined;
  return { way: 'push', done: Math.max(0, looked - sending.length), of };
}
