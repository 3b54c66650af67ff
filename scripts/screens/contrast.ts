import type { ExtensionBrowser } from '../browsers/extension-browser.ts';
import { readPage } from '../main-job.ts';
import { openSized, PAGE, PANEL, seed, take, forceColours } from './stage.ts';

/** What people see who let the system choose all colours (`forced-colors`): only borders and words tell things apart. */
export async function takeForcedColours(browser: ExtensionBrowser, origin: string): Promise<void> {
  const popup = await readPage(browser, await browser.openTab(`${origin}/harbor/`));
  await forceColours(popup);
  await take(popup, 'contrast-popup');
  await popup.close();

  await seed(browser, 60);
  const panel = await openSized(browser, 'sidepanel.html', PANEL);
  await forceColours(panel);
  await panel.waitFor('rows', () => document.querySelector('[data-main]') !== null);
  for (const key of ['j', 'x', 'j', 'x']) await panel.press(key);
  await take(panel, 'contrast-panel');
  await panel.press('Enter');
  await panel.waitFor('the lead', () => document.querySelector('dl') !== null);
  await take(panel, 'contrast-lead');
  await panel.close();

  const workspace = await openSized(browser, 'workspace.html', PAGE);
  await forceColours(workspace);
  await workspace.waitFor('rows', () => document.querySelector('[data-main]') !== null);
  for (const nth of [1, 2]) await workspace.click({ css: '[role=grid] input[type=checkbox]', nth });
  await take(workspace, 'contrast-workspace');
  await workspace.press('m');
  await workspace.waitFor('the choice', () => document.querySelector('dialog table') !== null);
  await take(workspace, 'contrast-merge');
  await workspace.press('Escape');
  await workspace.click({ css: 'button:has(.lucide-kanban)' });
  await workspace.waitFor('cards', () => document.querySelector('section [data-main]') !== null);
  await take(workspace, 'contrast-board');
  await workspace.close();
}
