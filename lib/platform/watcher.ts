import { browser } from 'wxt/browser';

/** Where the build puts `entrypoints/watcher.ts`. */
const FILE = '/watcher.js';
const ID = 'watcher';

/**
 * Has the watcher run on these sites as their pages load, and on no others. The browser keeps the registration, so most
 * starts find it as it should be.
 */
export async function registerWatcher(patterns: readonly string[]): Promise<void> {
  const { scripting } = browser;
  const [known] = await scripting.getRegisteredContentScripts({ ids: [ID] });
  const matches = [...patterns].sort();
  if (known !== undefined && String([...(known.matches ?? [])].sort()) === String(matches)) return;
  if (known !== undefined) await scripting.unregisterContentScripts({ ids: [ID] });
  if (matches.length > 0)
    await scripting.registerContentScripts([
      { id: ID, js: [FILE], matches, runAt: 'document_idle', persistAcrossSessions: true },
    ]);
}

/** Starts the watcher in a page that is open already; twice is once. Where pages may not be touched nothing happens. */
export async function startWatcher(tabId: number): Promise<void> {
  await browser.scripting.executeScript({ target: { tabId }, files: [FILE] }).catch(() => undefined);
}

/** Open tabs of a site; only those of sites we may read can be asked for. */
export async function findTabsOf(pattern: string): Promise<number[]> {
  const tabs = await browser.tabs.query({ url: pattern }).catch(() => []);
  return tabs.flatMap(({ id }) => id ?? []);
}
