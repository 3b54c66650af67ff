import type { ImportRow, JobRow } from '../schema';
import type { Store } from '../store';

/** An import as a list shows it, with the job that is at it or takes it back. */
export interface PastImport extends ImportRow {
  job?: Extract<JobRow, { kind: 'import' | 'revert' }> | undefined;
}
/** Newest first. */
export function readImports(store: Store): Promise<PastImport[]> {
  throw new Error('Comes within the hour.');
}
export function readImport(store: Store, importId: string): Promise<PastImport | undefined> {
  throw new Error('Comes within the hour.');
}
/** Ids of the leads it made or changed that are still there, at most `limit`. */
export function readImportedLeadIds(store: Store, importId: string, limit?: number): Promise<string[]> {
  throw new Error('Comes within the hour.');
}
