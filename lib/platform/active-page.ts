import { browser } from 'wxt/browser';

/** The page in a tab. `url` is absent where the browser lets us know nothing of it. */
interface TabPage {
  tabId: number;
  windowId: number;
  url: string | undefined;
  title: string;
}

/** The page in the tab the user looks at. */
export interface ActivePage extends TabPage {
  /** It is in a private window, of which nothing is remembered unasked. */
  isPrivate: boolean;
}

/** Finds the page of the active tab in the window this is called from. */
export async function loadActivePage(): Promise<ActivePage | undefined> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  if (tab?.id === undefined || tab.windowId === undefined) return undefined;
  return {
    tabId: tab.id,
    windowId: tab.windowId,
    url: tab.url,
    title: tab.title ?? '',
    isPrivate: tab.incognito,
  };
}

/** Loads the page a tab shows now; `undefined` when the tab was closed. */
export async function loadPageOfTab(tabId: number): Promise<TabPage | undefined> {
  try {
    const tab = await browser.tabs.get(tabId);
    return { tabId, windowId: tab.windowId ?? -1, url: tab.url, title: tab.title ?? '' };
  } catch {
    return undefined;
  }
}
