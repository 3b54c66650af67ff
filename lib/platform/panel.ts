import { browser } from 'wxt/browser';

/** Firefox's sidebar; the types follow Chrome, which has none. */
type WithSidebar = { sidebarAction?: { open(): Promise<void> } };

/**
 * Opens the side panel (Chrome, Edge) or the sidebar (Firefox) of a window.
 *
 * Both browsers allow it only while they handle a click, so call it first in the handler, before any await.
 */
export async function openPanel(windowId: number): Promise<void> {
  const { sidebarAction } = browser as WithSidebar;
  await (sidebarAction ? sidebarAction.open() : browser.sidePanel.open({ windowId }));
}
