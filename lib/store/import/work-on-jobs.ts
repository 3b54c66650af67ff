import { liveQuery } from 'dexie';
import type { Shelf } from '@/lib/platform/shelf';
import { readRunning, resumeJobs, type JobRunners } from '../jobs';
import type { Store } from '../store';
import { runImport } from './import-job';
import { runRevert } from './revert-job';

/** Imports and their reverts. @param shelf where copies of files lie while they are imported */
export const createImportRunners = (shelf: Shelf): JobRunners => ({
  import: (store, job) => runImport(store, shelf, job),
  revert: (store, job) => runRevert(store, job),
});

/** Does imports and reverts as they come, whoever began them, until the returned function is called. */
export function workOnJobs(store: Store, shelf: Shelf): () => void {
  const runners = createImportRunners(shelf);
  const goOn = () => void resumeJobs(store, runners).catch(() => undefined);
  const subscription = liveQuery(async () => (await readRunning(store))?.id).subscribe({
    next: (id) => {
      if (id !== undefined) goOn();
    },
    error: () => undefined,
  });
  // A full disk stopped it, and there is room again.
  const stopListening = store.onHealth((health) => {
    if (health === 'good') goOn();
  });
  return () => {
    subscription.unsubscribe();
    stopListening();
  };
}
