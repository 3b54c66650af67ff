import type { ExtensionBrowser } from '../browsers/extension-browser.ts';
import { isChinese, takeBothThemes, type Language } from './stage.ts';

/** The real side panel beside a page: not read yet, read, and a lead of that page. */
export async function takePanelPage(
  browser: ExtensionBrowser,
  origin: string,
  language: Language,
): Promise<void> {
  const tab = await browser.openTab(origin + (isChinese(language) ? '/bay/' : '/harbor/'));
  const popup = await browser.clickToolbarButton(tab);
  await popup.waitFor('rows', () => document.querySelector('[data-row]') !== null);
  await popup.click({ css: 'header button:has(.lucide-ellipsis)' });
  await takeBothThemes(popup, `popup-menu-${language}`);
  await popup.click({ role: 'menuitem', name: /./ });
  const panel = await browser.waitForPanel();
  await panel.waitFor('rows', () => document.querySelector('[data-row]') !== null);
  await takeBothThemes(panel, `panel-page-${language}`);
  await panel.close();
}
