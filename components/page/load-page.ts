import type { PageReading } from '@/lib/leads/candidate';
import type { CapturedPage } from '@/lib/leads/lead';
import type { PageNumber, Unreadable } from '@/lib/messages/read-tab';
import { compareCandidates, type Comparison } from '@/lib/store/queries';
import type { Services } from '../services';
import { countThread } from './count-thread';
import { toRows, type Row } from './rows';

/** A page that was read. */
export interface ReadPage {
  step: 'read';
  page: CapturedPage;
  reading: PageReading;
  pageNumber: PageNumber | undefined;
  rows: readonly Row[];
  /** How the rows stood when they were read, so that the first picture is the right one. */
  compared: ReadonlyMap<string, Comparison> | undefined;
}

export type LoadedPage = ReadPage | { step: 'unreadable'; reason: Unreadable };

/**
 * Reads the page of a tab and looks which of it is ours already.
 *
 * @param list another list of the page than the reader's own choice
 */
export async function loadPage(services: Services, tabId: number, list?: number): Promise<LoadedPage> {
  const result = await services.readTab(tabId, list);
  if (!result.ok) return { step: 'unreadable', reason: result.reason };
  const { page, reading, pageNumber } = result;
  const rows = toRows(reading, page);
  const candidates = rows.map(({ candidate }) => candidate);
  // A store that cannot be read is no reason not to show the page; its own notice says what is wrong.
  const compared = await compareCandidates(services.store, candidates, page.url).catch(() => undefined);
  void countThread(services, reading, page);
  return { step: 'read', page, reading, pageNumber, rows, compared };
}
