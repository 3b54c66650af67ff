import type { ExtensionBrowser } from '../browsers/extension-browser.ts';
import type { View } from '../browsers/view.ts';
import { isChinese, takeBothThemes, words, type Language } from './stage.ts';

export async function takePopups(
  browser: ExtensionBrowser,
  origin: string,
  language: Language,
): Promise<void> {
  const { save } = words[language];
  const open = async (path: string) => browser.clickToolbarButton(await browser.openTab(origin + path));
  const ready = (view: View) =>
    view.waitFor('the page to be read', () => document.querySelector('main:not([aria-busy])') !== null);

  let popup = await open(isChinese(language) ? '/bay/' : '/harbor/');
  await popup.waitFor('rows', () => document.querySelector('[data-row]') !== null);
  await takeBothThemes(popup, `popup-listing-${language}`);
  await popup.click({ css: '[data-toggle]', nth: 1 });
  await takeBothThemes(popup, `popup-row-open-${language}`);
  await popup.click({ css: '[data-toggle]', nth: 1 });
  await popup.click({ role: 'button', name: save });
  await popup.waitFor('the receipt', () => document.querySelector('[class*=receipt]') !== null);
  await takeBothThemes(popup, `popup-saved-${language}`);

  for (const [name, path] of [
    ['profile', '/larkspur/contact'],
    ['thread', '/board/anchor-chain'],
    ['none', '/field-notes/'],
    ['hostile', '/odd/hostile'],
    ['pdf', '/odd/brochure.pdf'],
  ] as const) {
    popup = await open(path);
    await ready(popup);
    await takeBothThemes(popup, `popup-${name}-${language}`);
  }
}
