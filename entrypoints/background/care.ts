import { jobEnded, onCare, stayAwake } from '@/lib/platform/wake';
import { openShelf } from '@/lib/platform/shelf';
import { backUpWeekly } from '@/lib/store/backup/backups';
import { runRestore } from '@/lib/store/backup/restore';
import { IMPORT_SHELF, sweepCopies } from '@/lib/store/import/import-job';
import { createImportRunners } from '@/lib/store/import/work-on-jobs';
import { resumeJobs } from '@/lib/store/jobs';
import { noteCommand } from '@/lib/store/marks';
import type { Store } from '@/lib/store/store';

/** Goes on with a job nobody is at any more, and backs up once a week. */
export function careForStore(store: Store): void {
  const shelf = openShelf();
  const importShelf = openShelf(IMPORT_SHELF);
  const importRunners = createImportRunners(importShelf);
  const look = async () => {
    await resumeJobs(store, { restore: (own, job) => runRestore(own, shelf, job), ...importRunners });
    await jobEnded();
    // The thread that imports cannot remember how many leads there are now.
    if (store.getHealth() === 'good') await noteCommand(store);
    await backUpWeekly(store, shelf);
    await sweepCopies(store, importShelf);
  };
  // A store that cannot be opened now is looked at again with the next alarm; the screens say what is wrong with it.
  const lookAwake = () => void stayAwake(look).catch(() => undefined);
  void onCare(lookAwake);
  lookAwake();
}
