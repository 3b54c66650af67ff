import { markRows } from '@/lib/platform/page-marks';
import { siteAccess } from '@/lib/platform/site-access';
import { showOnToolbar } from '@/lib/platform/toolbar';
import { startWatcher } from '@/lib/platform/watcher';
import { toRowMarks, toToolbarState, type SeenPage } from './seen-page';

/**
 * Says on the toolbar what the page of a tab is, and outlines in it what is ours already where the site is always read.
 * From then on the watcher tells when the page goes on to another address.
 */
export async function showPage(tabId: number, seen: SeenPage): Promise<void> {
  await showOnToolbar(tabId, toToolbarState(seen));
  await startWatcher(tabId);
  if (await siteAccess.isOn(seen.url)) await markRows(tabId, toRowMarks(seen));
}
