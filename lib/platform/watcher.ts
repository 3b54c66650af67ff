import { browser } from 'wxt/browser';

/** Where the build puts `entrypoints/watcher.ts`. */
const FILE = '/watcher.js';
const ID = 'watcher';

/**
 * Has the watcher run on these sites as their pages load, and on no others. The browser keeps the registration, so most
 * starts find it as it should be. @returns those it did not run on before
 */
export async function registerWatcher(patterns: readonly string[]): Promise<string[]> {
  const { scripting } = browser;
  const [known] = await scripting.getRegisteredContentScripts({ ids: [ID] });
  const matches = [...patterns].sort();
  const before = [...(known?.matches ?? [])].sort();
  if (String(before) === String(matches)) return [];
  if (known !== undefined) await scripting.unregisterContentScripts({ ids: [ID] });
  if (matches.length > 0)
    await scripting.registerContentScripts([
      { id: ID, js: [FILE], matches, runAt: 'document_idle', persistAcrossSessions: true },
    ]);
  return matches.filter((pattern) => !before.includes(pattern));
}

/**
 * Starts the watcher in a page that is open already. @returns whether it was not at work there before; then it says by
 * itself when the page can be read
 */
export async function startWatcher(tabId: number): Promise<boolean> {
  try {
    const [started] = await browser.scripting.executeScript({ target: { tabId }, files: [FILE] });
    return started?.result === true;
  } catch {
    // Where pages may not be touched nothing happens.
    return false;
  }
}

/** Open tabs of a site; only those of sites we may read can be asked for. */
export async function findTabsOf(pattern: string): Promise<number[]> {
  const tabs = await browser.tabs.query({ url: pattern }).catch(() => []);
  return tabs.flatMap(({ id }) => id ?? []);
}
