import type { PageReading } from '@/lib/leads/candidate';
import type { CapturedPage } from '@/lib/leads/lead';
import { toThreadRecord } from '@/lib/leads/thread-record';
import { rememberThread } from '@/lib/store/threads';
import type { Services } from '../services';

/**
 * Remembers what to count of a thread: always when something of it was saved, of one that was only read if the user does not
 * mind. Nobody waits for it, and a thread that is not counted is no reason for an error.
 */
export async function countThread(
  { store, readSetting }: Services,
  reading: PageReading,
  page: CapturedPage,
  saved = false,
): Promise<void> {
  const record = toThreadRecord(reading, page, store.now());
  if (record === undefined || (!saved && (await readSetting('countThreads')) === false)) return;
  await rememberThread(store, { ...record, ...(saved && { saved }) }).catch(() => undefined);
}
