import { browser } from 'wxt/browser';

/** The page in the tab the user looks at. `url` is absent where the browser lets us know nothing of it. */
export interface ActivePage {
  tabId: number;
  windowId: number;
  url: string | undefined;
  title: string;
}

/** Finds the page of the active tab in the window this is called from. */
export async function loadActivePage(): Promise<ActivePage | undefined> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  if (tab?.id === undefined || tab.windowId === undefined) return undefined;
  return { tabId: tab.id, windowId: tab.windowId, url: tab.url, title: tab.title ?? '' };
}

/** Loads the page a tab shows now; `undefined` when the tab was closed. */
export async function loadPageOfTab(tabId: number): Promise<ActivePage | undefined> {
  try {
    const tab = await browser.tabs.get(tabId);
    return { tabId, windowId: tab.windowId ?? -1, url: tab.url, title: tab.title ?? '' };
  } catch {
    return undefined;
  }
}
