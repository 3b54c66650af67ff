import { setTimeout as sleep } from 'node:timers/promises';
import type { ExtensionBrowser } from '../browsers/extension-browser.ts';
import type { View } from '../browsers/view.ts';
import { NARROW, openSized, PAGE, PANEL, seed, take, takeBothThemes, words, type Language } from './stage.ts';

export async function takeEmpty(browser: ExtensionBrowser, language: Language): Promise<void> {
  const panel = await openSized(browser, 'sidepanel.html', PANEL);
  await panel.waitFor('the hint', () => document.querySelector('h2') !== null);
  await takeBothThemes(panel, `panel-empty-${language}`);
  await panel.close();
  const workspace = await openSized(browser, 'workspace.html', PAGE);
  await workspace.waitFor('the hint', () => document.querySelector('main h2') !== null);
  await takeBothThemes(workspace, `workspace-empty-${language}`);
  await workspace.close();
}

export async function takeLeads(browser: ExtensionBrowser, language: Language): Promise<void> {
  let panel = await openSized(browser, 'sidepanel.html', PANEL);
  await panel.waitForText(words[language].leads);
  await panel.waitFor('rows', () => document.querySelector('[data-main]') !== null);
  await takeBothThemes(panel, `panel-list-${language}`);
  await panel.press('j');
  await panel.press('x');
  await panel.press('j');
  await panel.press('x');
  await takeBothThemes(panel, `panel-selection-${language}`);
  await panel.press('Enter');
  await panel.waitFor('the lead', () => document.querySelector('dl') !== null);
  await panel.click({ css: 'dd [aria-expanded]', nth: 3 });
  await takeBothThemes(panel, `panel-lead-${language}`);
  await panel.close();
  panel = await openSized(browser, 'sidepanel.html', NARROW);
  await panel.waitFor('rows', () => document.querySelector('[data-main]') !== null);
  await takeBothThemes(panel, `panel-narrow-${language}`);
  await panel.press('j');
  await panel.press('e');
  await panel.waitFor('the editor', () => document.querySelector('dl input') !== null);
  await takeBothThemes(panel, `panel-edit-${language}`);
  await panel.close();

  const workspace = await openSized(browser, 'workspace.html', PAGE);
  await workspace.waitFor('rows', () => document.querySelector('[data-main]') !== null);
  await takeBothThemes(workspace, `workspace-${language}`);
  await workspace.press('j');
  await workspace.press('Enter');
  await workspace.waitFor('the lead', () => document.querySelector('dl') !== null);
  await takeBothThemes(workspace, `workspace-lead-${language}`);
  await workspace.close();
}

/** What the list is filtered by, what the search did not understand, and the help on both. */
export async function takeFilters(browser: ExtensionBrowser, language: Language): Promise<void> {
  const typed = {
    en: 'city:Port has:phone -category:Joiners colour:red',
    'zh-CN': '城市:Port 有:电话 -分类:Joiners 颜色:红',
    'zh-TW': '城市:Port 有:電話 -分類:Joiners 顏色:紅',
    de: 'Ort:Port hat:Telefon -Kategorie:Joiners Farbe:rot',
    ja: '市区町村:Port あり:電話 -カテゴリー:Joiners 色:赤',
    es: 'ciudad:Port con:teléfono -categoría:Joiners color:rojo',
  }[language];
  for (const [name, file, size] of [
    ['panel', 'sidepanel.html', PANEL],
    ['narrow', 'sidepanel.html', NARROW],
    ['workspace', 'workspace.html', PAGE],
  ] as const) {
    const view = await openSized(browser, file, size);
    await view.waitFor('rows', () => document.querySelector('[data-main]') !== null);
    await view.fill({ css: 'input[type=search]' }, typed);
    await takeBothThemes(view, `search-${name}-${language}`);
    await view.click({ css: 'button[class*=filter]' });
    await takeBothThemes(view, `filters-${name}-${language}`);
    if (name !== 'narrow') {
      await view.click({ css: '[class*=how]' });
      await takeBothThemes(view, `search-help-${name}-${language}`);
    }
    await view.close();
  }
}

export async function takeMany(browser: ExtensionBrowser): Promise<void> {
  await seed(browser, 100_000);
  for (const [name, size] of [
    ['panel', PANEL],
    ['workspace', PAGE],
  ] as const) {
    const view = await openSized(browser, name === 'panel' ? 'sidepanel.html' : 'workspace.html', size);
    await view.waitFor('rows', () => document.querySelector('[data-main]') !== null);
    const paint = await view.evaluate(
      () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
    );
    console.log(`${name} with 100,000 leads: first paint after ${Math.round(paint ?? Number.NaN)} ms`);
    await waitForIndex(view);
    const ms = await view.evaluate(() => performance.now());
    console.log(`${name} with 100,000 leads: all in the index after ${Math.round(ms)} ms`);
    await take(view, `${name}-100000`);
    await view.close();
  }
}

/** Loading everything into the index takes seconds, longer than a view's own patience on a busy machine. */
export async function waitForIndex(view: View): Promise<void> {
  for (let tries = 0; tries < 240; tries++) {
    if (await view.evaluate(() => document.querySelector('[data-loading=true]') === null)) return;
    await sleep(500);
  }
  throw new Error('The index was never finished.');
}
