import { setTimeout as sleep } from 'node:timers/promises';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { installAllowing } from '../../scripts/browsers/chromium.ts';
import { expectBrowser } from '../../scripts/browsers/find-browser.ts';
import { getBuildFolder } from '../../scripts/build-extension.ts';
import type * as Faults from './page.ts';

/** A page of the extension's own. */
export interface ExtensionPage {
  /** @returns what the code comes to, which is JSON */
  evaluate(code: string): Promise<unknown>;
}

/** A browser with the built extension in it. */
export interface Extension {
  /** A page of the extension without a screen, with `page.ts` in it as `faults`. */
  openBare(script: string): Promise<ExtensionPage>;
  open(path: string): Promise<ExtensionPage>;
  close(): Promise<void>;
  /** The whole browser, at once and without a word. */
  kill(): Promise<void>;
}

export interface ChromiumExtension extends Extension {
  browser: Browser;
  id: string;
  openBare(script: string): Promise<Page>;
  open(path: string): Promise<Page>;
}

/** Chromium with the built extension and a profile that stays. @param allowing a site it may reach without being asked */
export async function launchExtension(
  profile: string,
  { allowing }: { allowing?: string } = {},
): Promise<ChromiumExtension> {
  const browser = await puppeteer.launch({
    executablePath: expectBrowser('chromium'),
    headless: true,
    pipe: true,
    enableExtensions: true,
    userDataDir: profile,
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disk-cache-size=1000000',
    ],
  });
  const built = getBuildFolder('chrome');
  const id = await (allowing === undefined
    ? browser.installExtension(built)
    : installAllowing(browser, built, allowing, `${profile}-extension`));
  const open = async (path: string) => {
    const page = await browser.newPage();
    await page.goto(`chrome-extension://${id}/${path}`);
    return page;
  };
  return {
    browser,
    id,
    open,
    async openBare(script) {
      const page = await open('manifest.json');
      await page.evaluate(script);
      return page;
    },
    close: () => browser.close(),
    async kill() {
      const program = browser.process();
      if (program?.pid === undefined) throw new Error('There is no browser to kill.');
      const gone = new Promise((resolve) => program.once('exit', resolve));
      // Puppeteer starts it as a group of its own.
      process.kill(-program.pid, 'SIGKILL');
      await gone;
      // Children let go of the profile a moment after they are dead.
      await sleep(200);
    },
  };
}

/** Runs inside the page, beside `faults`. `work` travels as text, so it refers to nothing outside itself. */
export function inPage<A, R>(
  page: ExtensionPage,
  work: (faults: typeof Faults, argument: A) => Promise<R> | R,
  argument: A,
): Promise<R> {
  return page.evaluate(`(${String(work)})(globalThis.faults, ${JSON.stringify(argument)})`) as Promise<R>;
}

/** Asks until the answer is yes. */
export async function until(what: string, ask: () => Promise<boolean>, patienceMs = 120_000): Promise<void> {
  for (const start = performance.now(); performance.now() - start < patienceMs; await sleep(50)) {
    if (await ask()) return;
  }
  throw new Error(`Waited in vain for ${what}.`);
}
