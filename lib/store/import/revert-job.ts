import type { RevertJob } from '../schema';
import type { Store } from '../store';

/** Commands of more leads than these are taken back by a job. */
export const MANY_LEADS = 2_000;
/** Takes a command of many leads back, as `undo` does: an import, or a revert. @throws StoreError `busy`, `not-found` */
export function startRevert(store: Store, commandId: string): Promise<{ revertId: string }> {
  throw new Error('Comes within the hour.');
}
export function runRevert(store: Store, job: RevertJob): Promise<void> {
  throw new Error('Comes within the hour.');
}
/** Whether taking this command back is a job and not a single step. */
export function needsJob(store: Store, commandId: string): Promise<boolean> {
  throw new Error('Comes within the hour.');
}
