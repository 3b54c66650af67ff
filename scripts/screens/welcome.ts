import type { ExtensionBrowser } from '../browsers/extension-browser.ts';
import { getStage, NARROW_PAGE, PAGE, takeBothThemes, words, type Language } from './stage.ts';

/** What one sees first, before and after practising. */
export async function takeWelcome(browser: ExtensionBrowser, language: Language): Promise<void> {
  const welcome = await browser.waitForWelcome();
  await getStage(welcome).setViewport({ ...PAGE, deviceScaleFactor: 2 });
  await welcome.waitFor('rows', () => document.querySelector('[data-row]') !== null);
  await takeBothThemes(welcome, `welcome-${language}`);
  await getStage(welcome).setViewport({ ...NARROW_PAGE, deviceScaleFactor: 2 });
  await takeBothThemes(welcome, `welcome-narrow-${language}`);
  await getStage(welcome).setViewport({ ...PAGE, deviceScaleFactor: 2 });
  await welcome.click({ role: 'button', name: words[language].save });
  await welcome.click({ role: 'button', name: words[language].undo });
  await welcome.waitFor('the end', () => document.querySelector('[aria-live]')?.textContent !== '');
  await takeBothThemes(welcome, `welcome-done-${language}`);
  await welcome.close();
}
