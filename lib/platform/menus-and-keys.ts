import { browser } from 'wxt/browser';

/** What the right-click menu and the keyboard can ask for; the ids of the menu's items and of the manifest's commands. */
export const orders = ['save-page', 'save-selection', 'save-link', 'open-panel'] as const;
export type Order = (typeof orders)[number];

/** One order, where it was given. */
export interface GivenOrder {
  order: Order;
  tabId: number;
  windowId: number;
  /** The text as the browser passes it on, for what its reader cannot reach (frames). */
  selectedText?: string | undefined;
  linkUrl?: string | undefined;
}

const contexts = {
  'save-page': 'page',
  'save-selection': 'selection',
  'save-link': 'link',
  'open-panel': 'page',
} as const satisfies Record<Order, string>;

/** Menus show only where a page can be read. */
const PAGES = ['http://*/*', 'https://*/*', 'file:///*'];

/** Puts the items into the right-click menu. Browsers keep them, so it is done once for each version and start. */
export function offerMenus(toWord: (order: Order) => string): void {
  const offer = async () => {
    await browser.contextMenus.removeAll();
    for (const id of orders)
      browser.contextMenus.create({
        id,
        title: toWord(id),
        contexts: [contexts[id]],
        documentUrlPatterns: PAGES,
      });
  };
  browser.runtime.onInstalled.addListener(() => void offer());
  browser.runtime.onStartup.addListener(() => void offer());
}

/** Calls back with every order; must be called at every start of the background, before anything is awaited. */
export function onOrder(take: (given: GivenOrder) => void): void {
  const give = (
    order: unknown,
    tab: { id?: number | undefined; windowId?: number | undefined } | undefined,
    more: Pick<GivenOrder, 'selectedText' | 'linkUrl'> = {},
  ) => {
    const known = orders.find((one) => one === order);
    if (known === undefined || tab?.id === undefined || tab.windowId === undefined) return;
    take({ order: known, tabId: tab.id, windowId: tab.windowId, ...more });
  };
  browser.contextMenus.onClicked.addListener(({ menuItemId, selectionText, linkUrl }, tab) =>
    give(menuItemId, tab, { selectedText: selectionText, linkUrl }),
  );
  browser.commands.onCommand.addListener((command, tab) => give(command, tab));
}
