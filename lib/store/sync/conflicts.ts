import type { Store } from '../store';
import type { ConflictRow } from './rows';

/** What was also said of leads, of one or of all, the newest first. */
export async function readConflicts(
  { db }: Store,
  { leadId, limit = 200 }: { leadId?: string; limit?: number } = {},
): Promise<ConflictRow[]> {
  if (leadId === undefined) return db.conflicts.orderBy('at').reverse().limit(limit).toArray();
  const rows = await db.conflicts
    .where('[leadId+element]')
    .between([leadId, ''], [leadId, '\uffff'])
    .limit(limit)
    .toArray();
  return rows.sort((a, b) => b.at - a.at);
}

export async function countConflicts({ db }: Store): Promise<number> {
  return db.conflicts.count();
}

/** It is fine as it is now: what was also said is not shown any more. */
export async function dropConflict({ db }: Store, { leadId, element }: ConflictRow): Promise<void> {
  await db.conflicts.delete([leadId, element]);
}
