import type { ImportPlan } from '@/lib/transfer/import/plan';
import type { Shelf } from '@/lib/platform/shelf';
import type { ImportJob } from '../schema';
import type { Store } from '../store';

/** Begins to import a file; `resumeJobs` with `runImport` does the work. @throws StoreError `disk-full`, `busy` */
export function startImport(
  store: Store,
  shelf: Shelf,
  request: { file: Blob; name: string; plan: ImportPlan; rows?: number | undefined },
): Promise<{ importId: string }> {
  throw new Error('Comes within the hour.');
}
/** Imports from where the job stands to its end. */
export function runImport(store: Store, shelf: Shelf, job: ImportJob): Promise<void> {
  throw new Error('Comes within the hour.');
}
/** Has the job under way rest; what was done is kept. */
export function pauseImport(store: Store, importId: string): Promise<void> {
  throw new Error('Comes within the hour.');
}
/** @throws StoreError `busy` */
export function resumeImport(store: Store, importId: string): Promise<void> {
  throw new Error('Comes within the hour.');
}
/** Ends it; what was done is kept. */
export function stopImport(store: Store, shelf: Shelf, importId: string): Promise<void> {
  throw new Error('Comes within the hour.');
}
