import { toRows } from '@/components/page/rows';
import type { SeenPage } from '@/components/sites/seen-page';
import { readTab } from '@/lib/messages/read-tab';
import { compareCandidates } from '@/lib/store/queries';
import type { Store } from '@/lib/store/store';

/** Reads the page of a tab and compares it with what is saved; like `readTab` it says why a page cannot be read. */
export async function seePage(store: Store, tabId: number) {
  const read = await readTab(tabId);
  if (!read.ok) return read;
  const { page, reading } = read;
  const rows = toRows(reading, page);
  const seen = await compareAgain(store, { url: page.url, reading, rows, compared: undefined });
  return { ok: true as const, page, seen };
}

/** The same reading as it stands to what is saved now. */
export async function compareAgain(store: Store, seen: SeenPage): Promise<SeenPage> {
  const candidates = seen.rows.map(({ candidate }) => candidate);
  const compared = await compareCandidates(store, candidates, seen.url).catch(() => undefined);
  return { ...seen, compared };
}
