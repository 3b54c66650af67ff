/**
 * `npm run screenshots` takes pictures of every screen in the real browser, light and dark, in English and Chinese, into
 * output/screenshots/, lets axe judge each, and makes the one of the README (sample/screenshot.png).
 * `-- --fast` leaves out the 100,000 leads, `-- --only empty|popup|leads|requests|settings|readme` all but one part; `-- --extension <folder>`
 * takes what was built before.
 */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import axe from 'axe-core';
import { build } from 'esbuild';
import { startSample } from '../sample/server.ts';
import { launchBrowser } from './browsers/launch-browser.ts';
import type { ExtensionBrowser } from './browsers/extension-browser.ts';
import type { View } from './browsers/view.ts';
import { buildExtension, getBuildFolder, root } from './build-extension.ts';

const { values: options } = parseArgs({
  options: {
    fast: { type: 'boolean', default: false },
    extension: { type: 'string' },
    only: { type: 'string' },
  },
});
const folder = join(root, 'output/screenshots');
mkdirSync(folder, { recursive: true });

const themes = ['light', 'dark'] as const;
type Theme = (typeof themes)[number];

interface Size {
  width: number;
  height: number;
}
const PANEL: Size = { width: 400, height: 800 };
const NARROW: Size = { width: 320, height: 640 };
const PAGE: Size = { width: 1360, height: 800 };

/** The calls of puppeteer's page that pictures need besides a view's own. */
interface Stage {
  evaluate(code: string): Promise<unknown>;
  screenshot(options: object): Promise<Uint8Array>;
  emulateMediaFeatures(features: { name: string; value: string }[]): Promise<void>;
  setViewport(size: (Size & { deviceScaleFactor: number }) | null): Promise<void>;
}

function getStage(view: View): Stage {
  if ('page' in view) return view.page as Stage;
  throw new Error('Pictures are taken in Chromium.');
}

async function setTheme(view: View, theme: Theme): Promise<void> {
  await getStage(view).emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
}

/** What axe has against the screens, `screen: rule: element`. */
const barriers: string[] = [];

async function judge(view: View, name: string): Promise<void> {
  const stage = getStage(view);
  // Through the inspector, which the page's policy does not bind.
  await stage.evaluate(axe.source);
  const found = (await stage.evaluate(
    `axe.run().then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html.slice(0, 200))))`,
  )) as string[];
  barriers.push(...found.map((barrier) => `${name}: ${barrier}`));
}

async function take(view: View, name: string): Promise<void> {
  // Two frames: one to lay out, one to paint.
  await view.evaluate(
    () => new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))),
  );
  // Capturing beyond the viewport would tile a popup, whose surface is no larger than itself.
  const picture = await getStage(view).screenshot({ captureBeyondViewport: false });
  writeFileSync(join(folder, `${name}.png`), picture);
  console.log(`output/screenshots/${name}.png`);
  await judge(view, name);
}

async function takeBothThemes(view: View, name: string): Promise<void> {
  for (const theme of themes) {
    await setTheme(view, theme);
    await take(view, `${name}-${theme}`);
  }
}

async function openSized(browser: ExtensionBrowser, path: string, size: Size): Promise<View> {
  const view = await browser.openOwnPage(path);
  await getStage(view).setViewport({ ...size, deviceScaleFactor: 2 });
  return view;
}

const seedScript = await bundleSeed('seed-leads');
const requestsScript = await bundleSeed('seed-requests');
const definitionsScript = await bundleSeed('seed-definitions');

async function bundleSeed(name: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(root, `scripts/screens/${name}.ts`)],
    bundle: true,
    write: false,
    format: 'iife',
    alias: { '@': root.replace(/\/$/, '') },
    logLevel: 'error',
  });
  return outputFiles[0]?.text ?? '';
}

async function seed(browser: ExtensionBrowser, count: number, skip = 0): Promise<void> {
  const view = await browser.openOwnPage('workspace.html');
  await getStage(view).evaluate(seedScript);
  await getStage(view).evaluate(`seedLeads(${count}, ${skip})`);
  await view.close();
}

async function seedRequests(browser: ExtensionBrowser): Promise<void> {
  const view = await browser.openOwnPage('workspace.html');
  await getStage(view).evaluate(requestsScript);
  await getStage(view).evaluate('seedRequests()');
  await view.close();
}

async function seedDefinitions(browser: ExtensionBrowser, language: Language): Promise<void> {
  const view = await browser.openOwnPage('workspace.html');
  await getStage(view).evaluate(definitionsScript);
  await getStage(view).evaluate(`seedDefinitions(${language === 'zh-CN'})`);
  await view.close();
}

const words = {
  en: { save: /^Save \d/, undo: 'Undo', leads: 'Leads', requests: /^Requests/, settings: 'Settings' },
  'zh-CN': { save: /^保存 \d/, undo: '撤销', leads: '线索', requests: /^需求/, settings: '设置' },
} as const;
type Language = keyof typeof words;

async function withBrowser(language: Language, work: (browser: ExtensionBrowser) => Promise<void>) {
  const browser = await launchBrowser('chromium', {
    extension: options.extension ?? getBuildFolder('chrome'),
    headless: true,
    downloads: mkdtempSync(join(tmpdir(), 'leadlight-')),
    language,
    scale: 2,
    record: false,
  });
  try {
    await work(browser);
  } finally {
    await browser.close();
  }
}

async function takePopups(browser: ExtensionBrowser, origin: string, language: Language): Promise<void> {
  const { save } = words[language];
  const open = async (path: string) => browser.clickToolbarButton(await browser.openTab(origin + path));
  const ready = (view: View) =>
    view.waitFor('the page to be read', () => document.querySelector('main:not([aria-busy])') !== null);

  let popup = await open(language === 'en' ? '/harbor/' : '/bay/');
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

async function takeRequests(browser: ExtensionBrowser, origin: string, language: Language): Promise<void> {
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

async function takeLeads(browser: ExtensionBrowser, language: Language): Promise<void> {
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
async function takeFilters(browser: ExtensionBrowser, language: Language): Promise<void> {
  const typed =
    language === 'en'
      ? 'city:Port has:phone -category:Joiners colour:red'
      : '城市:Port 有:电话 -分类:Joiners 颜色:红';
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

/** Everything one can define, first while there is nothing. */
async function takeSettings(browser: ExtensionBrowser, origin: string, language: Language): Promise<void> {
  const open = async () => {
    const view = await openSized(browser, 'workspace.html', PAGE);
    await view.waitFor('the tabs', () => document.querySelectorAll('[role=tab]').length > 2);
    await view.click({ role: 'tab', name: words[language].settings });
    return view;
  };
  const goTo = (view: View, index: number) => view.click({ css: '[role=tabpanel] [role=tab]', nth: index });

  let view = await open();
  const sections = ['categories', 'tags', 'lists', 'fields', 'rules'];
  for (const [index, section] of sections.entries()) {
    await goTo(view, index);
    await view.waitFor('the hint', () => document.querySelector('[role=tabpanel] h2') !== null);
    if (section === 'rules' || section === 'categories')
      await takeBothThemes(view, `settings-${section}-empty-${language}`);
  }
  await view.close();
  await seed(browser, 60);
  await seedDefinitions(browser, language);

  view = await open();
  for (const [index, section] of sections.entries()) {
    await goTo(view, index);
    await view.waitFor('what is there', () => document.querySelector('[role=tabpanel] li') !== null);
    await takeBothThemes(view, `settings-${section}-${language}`);
  }
  await view.click({ css: '[role=tabpanel] ol li button', nth: 3 });
  await view.waitFor('the editor', () => document.querySelector('form') !== null);
  await takeBothThemes(view, `settings-rule-edit-${language}`);
  await view.click({ css: 'form button:not([type=submit])', nth: -1 });
  await view.close();

  view = await openSized(browser, 'workspace.html', PAGE);
  await view.waitFor('rows', () => document.querySelector('[data-main]') !== null);
  await view.press('j');
  await view.press('x');
  await view.press('j');
  await view.press('x');
  await takeBothThemes(view, `workspace-tree-${language}`);
  await view.close();
  const narrow = await openSized(browser, 'sidepanel.html', NARROW);
  await narrow.waitFor('rows', () => document.querySelector('[data-main]') !== null);
  await narrow.press('j');
  await narrow.press('x');
  await takeBothThemes(narrow, `panel-selection-narrow-${language}`);
  await narrow.close();

  const popup = await browser.clickToolbarButton(await browser.openTab(`${origin}/harbor/?page=2`));
  await popup.waitFor('rows', () => document.querySelector('[data-row]') !== null);
  await popup.click({ css: 'footer [role=combobox]' });
  await takeBothThemes(popup, `popup-category-${language}`);
  await popup.press('Escape');
  await popup.click({ css: 'footer [aria-expanded=false]', nth: 1 });
  await takeBothThemes(popup, `popup-tags-${language}`);
  await popup.close();
}

async function takeEmpty(browser: ExtensionBrowser, language: Language): Promise<void> {
  const panel = await openSized(browser, 'sidepanel.html', PANEL);
  await panel.waitFor('the hint', () => document.querySelector('h2') !== null);
  await takeBothThemes(panel, `panel-empty-${language}`);
  await panel.close();
  const workspace = await openSized(browser, 'workspace.html', PAGE);
  await workspace.waitFor('the hint', () => document.querySelector('main h2') !== null);
  await takeBothThemes(workspace, `workspace-empty-${language}`);
  await workspace.close();
}

/** Loading everything into the index takes seconds, longer than a view's own patience on a busy machine. */
async function waitForAll(view: View, name: string): Promise<void> {
  for (let tries = 0; tries < 240; tries++) {
    if (await view.evaluate(() => document.querySelector('[data-loading=true]') === null)) {
      const ms = await view.evaluate(() => performance.now());
      console.log(`${name} with 100,000 leads: all in the index after ${Math.round(ms)} ms`);
      return;
    }
    await sleep(500);
  }
  throw new Error(`${name} never finished loading.`);
}

/** The README's picture: a directory page with the real popup over it and the leads it was saved to beside it. */
async function takeReadmePicture(browser: ExtensionBrowser, origin: string): Promise<void> {
  // Ten of the first page's companies are new, two are known.
  await seed(browser, 50, 10);
  const tab = await browser.openTab(`${origin}/harbor/`);
  await getStage(tab).setViewport({ width: 860, height: 640, deviceScaleFactor: 2 });
  const pictures = { page: await shoot(tab), popup: '', panel: '' };
  const popup = await browser.clickToolbarButton(tab);
  await popup.waitFor('rows', () => document.querySelector('[data-row]') !== null);
  pictures.popup = await shoot(popup);
  await popup.close();
  const panel = await openSized(browser, 'sidepanel.html', { width: 400, height: 640 });
  await panel.waitFor('rows', () => document.querySelector('[data-main]') !== null);
  pictures.panel = await shoot(panel);
  await panel.close();

  const scene = await browser.openTab('about:blank');
  await getStage(scene).setViewport({ width: 1280, height: 660, deviceScaleFactor: 2 });
  await scene.evaluate(({ page, popup, panel }: typeof pictures) => {
    document.body.innerHTML = `<style>
      body { margin: 0; background: #d7e3e5; }
      img { position: absolute; display: block; border-radius: 8px; box-shadow: 0 4px 24px #17212b40; }
      </style>
      <img src="${page}" style="left: 10px; top: 10px; width: 850px">
      <img src="${panel}" style="left: 870px; top: 10px; width: 400px">
      <img src="${popup}" style="left: 440px; top: 40px; width: 390px">`;
  }, pictures);
  await scene.waitFor('pictures', () => [...document.images].every((image) => image.complete));
  writeFileSync(join(root, 'sample/screenshot.png'), await getStage(scene).screenshot({}));
  console.log('sample/screenshot.png');
  await scene.close();
}

async function shoot(view: View): Promise<string> {
  const picture = await getStage(view).screenshot({ captureBeyondViewport: false });
  return `data:image/png;base64,${Buffer.from(picture).toString('base64')}`;
}

async function takeMany(browser: ExtensionBrowser): Promise<void> {
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
    await waitForAll(view, name);
    await take(view, `${name}-100000`);
    await view.close();
  }
}

if (options.extension === undefined && !buildExtension('chrome')) process.exit(1);
const sample = await startSample();
try {
  for (const language of ['en', 'zh-CN'] as const) {
    await withBrowser(language, async (browser) => {
      const wants = (name: string) => options.only === undefined || options.only === name;
      if (wants('empty')) await takeEmpty(browser, language);
      if (options.only === 'settings') await takeSettings(browser, sample.origin, language);
      if (wants('requests')) await takeRequests(browser, sample.origin, language);
      if (wants('popup')) await takePopups(browser, sample.origin, language);
      if (options.only === 'leads') await seed(browser, 60);
      if (wants('leads')) await takeLeads(browser, language);
      if (wants('leads')) await takeFilters(browser, language);
    });
  }
  if (options.only === undefined)
    for (const language of ['en', 'zh-CN'] as const)
      await withBrowser(language, (browser) => takeSettings(browser, sample.origin, language));
  if (options.only === undefined || options.only === 'readme')
    await withBrowser('en', (browser) => takeReadmePicture(browser, sample.origin));
  if (!options.fast) await withBrowser('en', takeMany);
} finally {
  await sample.close();
}

if (barriers.length > 0) {
  console.error(`axe found ${barriers.length}:\n${[...new Set(barriers)].join('\n')}`);
  process.exitCode = 1;
} else console.log('axe found nothing on any of them.');
