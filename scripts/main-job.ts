import type { ExtensionBrowser } from './browsers/extension-browser.ts';
import type { View } from './browsers/view.ts';

/** The steps of our main job as a person takes them, in the English interface; for `npm start`, tests and screenshots. */

/** Clicks the toolbar button on a tab and waits until the page has been read. */
export async function readPage(browser: ExtensionBrowser, tab: View): Promise<View> {
  const popup = await browser.clickToolbarButton(tab);
  await popup.waitFor(
    'the reading',
    () => document.querySelector('main:not([aria-busy]) :is(h1, h2)') !== null,
  );
  return popup;
}

/** Saves the rows that are ticked, which are the new ones, and waits until the popup says so. */
export async function saveChosen(popup: View): Promise<void> {
  await popup.click({ role: 'button', name: /^Save [\d,]+(?: requests?)?$/ });
  await popup.waitForText('saved');
}

/** Opens the side panel, or Firefox's sidebar, from the popup. */
export async function openPanel(browser: ExtensionBrowser, popup: View): Promise<View> {
  await popup.click({ role: 'button', name: 'Open my leads' });
  return browser.waitForPanel();
}

const formats = { xlsx: 'Excel (XLSX)', csv: 'CSV' } as const;

/** Exports what the list shows and returns the path of the downloaded file. */
export async function exportLeads(
  browser: ExtensionBrowser,
  panel: View,
  format: keyof typeof formats,
): Promise<string> {
  await panel.click({ role: 'button', name: 'Export' });
  await panel.click({ role: 'menuitem', name: formats[format] });
  return browser.waitForDownload(new RegExp(`^leads-.*\\.${format}$`));
}
