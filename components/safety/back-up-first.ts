import type { BackupReason } from '@/lib/store/backup/backups';
import type { Services } from '../services';

/** Making a backup takes longer than merging a few leads, and each merge can be undone for ever. */
const MANY = 100;

/** Makes a backup before something is done to many leads, unless there is one of just this state. */
export async function backUpFirst(
  { store, shelf }: Pick<Services, 'store' | 'shelf'>,
  reason: Extract<BackupReason, 'delete' | 'merge' | 'import'>,
  leads: number,
): Promise<void> {
  if (leads < MANY) return;
  // What makes backups is needed only here.
  const { backUpBefore } = await import('@/lib/store/backup/backups');
  await backUpBefore(store, shelf, reason);
}
