import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import axe from 'axe-core';
import { build } from 'esbuild';
import { getBuildFolder, root } from '../build-extension.ts';
import type { ExtensionBrowser } from '../browsers/extension-browser.ts';
import { launchBrowser } from '../browsers/launch-browser.ts';
import type { View } from '../browsers/view.ts';

/** Where pictures go. */
export const folder = join(root, 'output/screenshots');
mkdirSync(folder, { recursive: true });

export const themes = ['light', 'dark'] as const;
export type Theme = (typeof themes)[number];

export interface Size {
  width: number;
  height: number;
}
export const PANEL: Size = { width: 400, height: 800 };
export const NARROW: Size = { width: 320, height: 640 };
export const PAGE: Size = { width: 1360, height: 800 };

export const NARROW_PAGE: Size = { width: 640, height: 900 };

export const words = {
  en: { save: /^Save \d/, undo: 'Undo', leads: 'Leads', requests: /^Requests/, settings: 'Settings' },
  'zh-CN': { save: /^保存 \d/, undo: '撤销', leads: '线索', requests: /^需求/, settings: '设置' },
  'zh-TW': { save: /^儲存 \d/, undo: '復原', leads: '名單', requests: /^需求/, settings: '設定' },
  de: {
    save: /^\d+ .*speichern$/,
    undo: 'Rückgängig',
    leads: 'Leads',
    requests: /^Anfragen/,
    settings: 'Einstellungen',
  },
  ja: { save: /\d+件を保存$/, undo: '元に戻す', leads: 'リード', requests: /^引き合い/, settings: '設定' },
  es: {
    save: /^Guardar \d/,
    undo: 'Deshacer',
    leads: 'Leads',
    requests: /^Solicitudes/,
    settings: 'Ajustes',
  },
} as const;
export type Language = keyof typeof words;

/** Whether the sample’s Chinese pages and words are shown. */
export const isChinese = (language: Language) => language.startsWith('zh');

/** The calls of puppeteer's page that pictures need besides a view's own. */
interface Stage {
  evaluate(code: string): Promise<unknown>;
  screenshot(options: object): Promise<Uint8Array>;
  emulateMediaFeatures(features: { name: string; value: string }[]): Promise<void>;
  setViewport(size: (Size & { deviceScaleFactor: number }) | null): Promise<void>;
  createCDPSession(): Promise<{ send(method: string, parameters: object): Promise<unknown> }>;
}

export function getStage(view: View): Stage {
  if ('page' in view) return view.page as Stage;
  throw new Error('Pictures are taken in Chromium.');
}

async function setTheme(view: View, theme: Theme): Promise<void> {
  await getStage(view).emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
}

/** Lets the system choose all colours, which puppeteer has no word for. */
export async function forceColours(view: View): Promise<void> {
  const session = await getStage(view).createCDPSession();
  await session.send('Emulation.setEmulatedMedia', {
    features: [{ name: 'forced-colors', value: 'active' }],
  });
}

/** What axe has against the screens, `screen: rule: element`. */
export const barriers: string[] = [];

async function judge(view: View, name: string): Promise<void> {
  const stage = getStage(view);
  // Through the inspector, which the page's policy does not bind.
  await stage.evaluate(axe.source);
  const found = (await stage.evaluate(
    `axe.run().then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html.slice(0, 200))))`,
  )) as string[];
  barriers.push(...found.map((barrier) => `${name}: ${barrier}`));
}

export async function take(view: View, name: string): Promise<void> {
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

export async function takeBothThemes(view: View, name: string): Promise<void> {
  for (const theme of themes) {
    await setTheme(view, theme);
    await take(view, `${name}-${theme}`);
  }
}

export async function openSized(browser: ExtensionBrowser, path: string, size: Size): Promise<View> {
  const view = await browser.openOwnPage(path);
  await getStage(view).setViewport({ ...size, deviceScaleFactor: 2 });
  return view;
}

const seedScript = await bundleSeed('seed-leads');
const requestsScript = await bundleSeed('seed-requests');
const definitionsScript = await bundleSeed('seed-definitions');
const syncScript = await bundleSeed('seed-sync');

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

export async function seed(browser: ExtensionBrowser, count: number, skip = 0): Promise<void> {
  const view = await browser.openOwnPage('workspace.html');
  await getStage(view).evaluate(seedScript);
  await getStage(view).evaluate(`seedLeads(${count}, ${skip})`);
  await view.close();
}

export async function seedRequests(browser: ExtensionBrowser): Promise<void> {
  const view = await browser.openOwnPage('workspace.html');
  await getStage(view).evaluate(requestsScript);
  await getStage(view).evaluate('seedRequests()');
  await view.close();
}

export async function seedDefinitions(browser: ExtensionBrowser, language: Language): Promise<void> {
  const view = await browser.openOwnPage('workspace.html');
  await getStage(view).evaluate(definitionsScript);
  await getStage(view).evaluate(`seedDefinitions(${isChinese(language)})`);
  await view.close();
}

/** @returns the id of a lead of a pool that nobody has */
export async function seedSync(browser: ExtensionBrowser, language: Language): Promise<string> {
  const view = await browser.openOwnPage('workspace.html');
  await getStage(view).evaluate(syncScript);
  const leadId = await getStage(view).evaluate(`seedSync(${isChinese(language)})`);
  await view.close();
  return String(leadId);
}

export async function seedFirstSync(browser: ExtensionBrowser): Promise<void> {
  const view = await browser.openOwnPage('manifest.json');
  await getStage(view).evaluate(syncScript);
  await getStage(view).evaluate('seedFirstSync()');
  await view.close();
}

/** A browser of its own in a language. */
export async function withBrowser(
  language: Language,
  work: (browser: ExtensionBrowser) => Promise<void>,
  { extension = getBuildFolder('chrome'), welcome = false } = {},
): Promise<void> {
  const browser = await launchBrowser('chromium', {
    extension,
    headless: true,
    downloads: mkdtempSync(join(tmpdir(), 'leadlight-')),
    language,
    scale: 2,
    record: false,
    welcome,
  });
  try {
    await work(browser);
  } finally {
    await browser.close();
  }
}
