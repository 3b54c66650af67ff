import type { ExtensionBrowser } from '../browsers/extension-browser.ts';
import {
  NARROW,
  openSized,
  PAGE,
  PANEL,
  seedRequests,
  takeBothThemes,
  words,
  type Language,
} from './stage.ts';

export async function takeRequests(
  browser: ExtensionBrowser,
  origin: string,
  language: Language,
): Promise<void> {
  const { save, requests } = words[language];
  const popup = await browser.clickToolbarButton(await browser.openTab(`${origin}/board/anchor-chain`));
  await popup.waitFor('rows', () => document.querySelector('[data-row]') !== null);
  await takeBothThemes(popup, `thread-${language}`);
  await popup.click({ css: '[data-toggle]' });
  await popup.click({ css: 'section > [aria-expanded]' });
  await takeBothThemes(popup, `thread-open-${language}`);
  await popup.click({ css: '[data-toggle]' });
  await popup.click({ role: 'button', name: save });
  await popup.waitFor('the receipt', () => document.querySelector('[class*=receipt]') !== null);
  await takeBothThemes(popup, `thread-saved-${language}`);
  await popup.close();

  for (const [name, size] of [
    ['panel', PANEL],
    ['narrow', NARROW],
  ] as const) {
    const panel = await openSized(browser, 'sidepanel.html', size);
    await panel.click({ role: 'tab', name: requests });
    if (name === 'panel') {
      await panel.waitFor('the hint or rows', () => document.querySelector('h2, [data-main]') !== null);
      await takeBothThemes(panel, `requests-few-${language}`);
      await seedRequests(browser);
    }
    await panel.waitFor('rows', () => document.querySelectorAll('[data-main]').length > 5);
    await takeBothThemes(panel, `requests-${name}-${language}`);
    await panel.click({ css: '[data-main]' });
    await panel.waitFor('the lead', () => document.querySelector('dl') !== null);
    await takeBothThemes(panel, `requests-lead-${name}-${language}`);
    await panel.close();
  }

  const workspace = await openSized(browser, 'workspace.html', PAGE);
  await workspace.click({ role: 'tab', name: requests });
  await workspace.waitFor('rows', () => document.querySelectorAll('[data-main]').length > 5);
  await takeBothThemes(workspace, `requests-workspace-${language}`);
  await workspace.click({ css: 'aside ol button' });
  await workspace.click({ css: 'aside section + section ol button', nth: 1 });
  await takeBothThemes(workspace, `requests-topics-${language}`);
  await workspace.close();
}
