import { browser } from 'wxt/browser';

/**
 * Calls back whenever another page may be in front: another tab was chosen, or the one in front went on. Also called when
 * that happened in another window; whoever listens looks for itself what is in front now.
 *
 * @returns how to stop
 */
export function followActivePage(onChange: () => void): () => void {
  const onActivated = () => onChange();
  const onUpdated = (
    _tabId: number,
    change: { status?: string; url?: string },
    tab: { active?: boolean },
  ): void => {
    // Single-page apps go on without loading; then only the address says so.
    if (tab.active === true && (change.status !== undefined || change.url !== undefined)) onChange();
  };
  browser.tabs.onActivated.addListener(onActivated);
  browser.tabs.onUpdated.addListener(onUpdated);
  return () => {
    browser.tabs.onActivated.removeListener(onActivated);
    browser.tabs.onUpdated.removeListener(onUpdated);
  };
}
