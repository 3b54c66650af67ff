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

const formats = {
  xlsx: 'Excel (XLSX)',
  csv: 'CSV',
  tsv: 'TSV',
  vcf: 'vCard 4.0',
  json: 'JSON',
} as const;
/** By what their files end with. */
export type FileKind = keyof typeof formats;

/** Opens the export dialog on what the list shows or has selected. */
export async function openExport(panel: View): Promise<void> {
  await panel.click({ role: 'button', name: 'Export' });
  await panel.click({ role: 'menuitem', name: 'Choose …' });
}

/** Exports what the list shows or has selected and returns the path of the downloaded file. */
export async function exportLeads(
  browser: ExtensionBrowser,
  panel: View,
  kind: FileKind,
  { of = 'leads' }: { of?: 'leads' | 'requests' } = {},
): Promise<string> {
  await openExport(panel);
  await panel.click({ role: 'radio', name: formats[kind] });
  // The dialog's own stands behind the one that opened it.
  await panel.click({ role: 'button', name: 'Export', nth: -1 });
  const file = await browser.waitForDownload(new RegExp(`^${of}-.*\\.${kind}$`));
  await panel.click({ role: 'button', name: 'Done' });
  return file;
}
