import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import puppeteer, {
  TimeoutError,
  type Browser,
  type Extension,
  type KeyInput,
  type Page,
} from 'puppeteer-core';
import { Downloads } from './downloads.ts';
import type { ExtensionBrowser, LaunchOptions } from './extension-browser.ts';
import { expectBrowser } from './find-browser.ts';
import { startRecordingProxy } from './recording-proxy.ts';
import { View } from './view.ts';

class ChromiumView extends View {
  readonly page: Page;

  constructor(page: Page) {
    super();
    this.page = page;
  }

  override evaluate<A extends unknown[], R>(run: (...args: A) => R | Promise<R>, ...args: A): Promise<R> {
    return this.page.evaluate(run as (...args: unknown[]) => R, ...args);
  }

  protected override async clickAt(x: number, y: number): Promise<void> {
    try {
      await this.page.mouse.click(x, y);
    } catch (error) {
      // "Open my leads" closes the popup it stands in before the answer to the click is back.
      if (!this.page.isClosed()) throw error;
    }
  }

  override async press(key: string): Promise<void> {
    await this.page.keyboard.press(key as KeyInput);
  }

  override async screenshot(scale = 1): Promise<Buffer> {
    const session = await this.page.createCDPSession();
    try {
      const { cssVisualViewport: view } = await session.send('Page.getLayoutMetrics');
      const clip = {
        x: view.pageX,
        y: view.pageY,
        width: view.clientWidth,
        height: view.clientHeight,
        scale,
      };
      const { data } = await session.send('Page.captureScreenshot', { format: 'png', clip });
      return Buffer.from(data, 'base64');
    } finally {
      await session.detach();
    }
  }

  override isOpen(): Promise<boolean> {
    return Promise.resolve(!this.page.isClosed());
  }

  override async close(): Promise<void> {
    if (!this.page.isClosed()) await this.page.close();
  }
}

/** Chromium's own errands (clock, sign-in, component updates) would stand among the recorded addresses; each flag ends one. */
const NO_ERRANDS = [
  '--disable-features=NetworkTimeServiceQuerying',
  '--gaia-url=http://127.0.0.1:9',
  '--component-updater=url-source=http://127.0.0.1:9/',
];

const QUIET = [
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--disable-gpu',
  '--window-size=1440,900',
];

class Chromium implements ExtensionBrowser {
  readonly name = 'chromium';
  readonly #browser: Browser;
  readonly #extension: Extension;
  readonly #downloads: Downloads;
  readonly #requests: readonly string[];
  readonly #cleanUp: () => void;

  constructor(
    browser: Browser,
    extension: Extension,
    downloads: string,
    requests: string[],
    cleanUp: () => void,
  ) {
    this.#browser = browser;
    this.#extension = extension;
    this.#downloads = new Downloads(downloads);
    this.#requests = requests;
    this.#cleanUp = cleanUp;
  }

  async openTab(url: string): Promise<ChromiumView> {
    const pages = await this.#browser.pages();
    const blank = pages.find((page) => page.url() === 'about:blank');
    const page = blank ?? (await this.#browser.newPage());
    const go = () =>
      page.goto(url, { timeout: 15_000 }).catch((error: unknown) => {
        // A PDF and some browser pages never fire the events that goto waits for.
        if (!String(error).includes('ERR_ABORTED')) throw error;
      });
    // One opening in thousands never ends on a busy machine, and the next ends at once; what hangs does so twice.
    await go().catch((error: unknown) => {
      if (!(error instanceof TimeoutError)) throw error;
      console.warn(`Asked once more for ${url}: ${error.message}`);
      return go();
    });
    await page.bringToFront();
    return new ChromiumView(page);
  }

  openOwnPage(path: string): Promise<ChromiumView> {
    return this.openTab(`chrome-extension://${this.#extension.id}/${path}`);
  }

  waitForWelcome(): Promise<ChromiumView> {
    return this.#waitForOwn('welcome.html');
  }

  async clickToolbarButton(tab: View): Promise<ChromiumView> {
    if (!(tab instanceof ChromiumView)) throw new Error('This tab belongs to another browser.');
    const old = this.#findOwn('popup.html');
    if (old !== undefined) {
      await (await old.asPage()).close();
      while (this.#findOwn('popup.html') !== undefined) await sleep(20);
    }
    await tab.page.bringToFront();
    await tab.page.triggerExtensionAction(this.#extension);
    return this.#waitForOwn('popup.html');
  }

  async giveOrder(
    event: 'menu' | 'key',
    order: string,
    tab: View,
    more: { linkUrl?: string } = {},
  ): Promise<void> {
    if (!(tab instanceof ChromiumView)) throw new Error('This tab belongs to another browser.');
    const target = await this.#browser.waitForTarget(
      (other) => String(other.type()) === 'service_worker' && this.#isOwn(other.url(), ''),
    );
    const worker = await target.worker();
    await worker?.evaluate(
      async (kind: string, id: string, url: string, info: object) => {
        interface Event {
          dispatch(...args: unknown[]): void;
        }
        const { chrome } = globalThis as unknown as {
          chrome: {
            tabs: { query(filter: object): Promise<{ url?: string }[]> };
            contextMenus: { onClicked: Event };
            commands: { onCommand: Event };
          };
        };
        const page = (await chrome.tabs.query({})).find((one) => one.url === url);
        if (page === undefined) throw new Error(`No tab shows ${url}, or its site is not allowed.`);
        if (kind === 'menu') chrome.contextMenus.onClicked.dispatch({ menuItemId: id, ...info }, page);
        else chrome.commands.onCommand.dispatch(id, page);
      },
      event,
      order,
      tab.page.url(),
      more,
    );
  }

  waitForPanel(): Promise<ChromiumView> {
    return this.#waitForOwn('sidepanel.html');
  }

  waitForDownload(pattern: RegExp): Promise<string> {
    return this.#downloads.take(pattern);
  }

  readRequests(): Promise<string[]> {
    return Promise.resolve([...this.#requests]);
  }

  async waitForExit(): Promise<void> {
    if (this.#browser.connected) {
      await new Promise<void>((resolve) => this.#browser.once('disconnected', () => resolve()));
    }
  }

  async close(): Promise<void> {
    await this.#browser.close();
    this.#cleanUp();
  }

  #isOwn(url: string, path: string): boolean {
    return url.startsWith(`chrome-extension://${this.#extension.id}/${path}`);
  }

  #findOwn(path: string) {
    return this.#browser.targets().find((target) => this.#isOwn(target.url(), path));
  }

  async #waitForOwn(path: string): Promise<ChromiumView> {
    const target = await this.#browser.waitForTarget((other) => this.#isOwn(other.url(), path), {
      timeout: 15_000,
    });
    return new ChromiumView(await target.asPage());
  }
}

/**
 * Installs a copy of the extension for which a site was allowed before: Chromium does not ask for such a site again. First
 * the copy's manifest requires the site, which is allowed at the installation, then it is as it was built.
 *
 * @param folder of the copy, which is what makes it the same extension to a profile that is opened again
 */
export async function installAllowing(
  browser: Browser,
  extension: string,
  site: string,
  folder?: string,
): Promise<string> {
  const copy = folder ?? (await mkdtemp(join(tmpdir(), 'leadlight-extension-')));
  await cp(extension, copy, { recursive: true });
  const path = join(copy, 'manifest.json');
  const built = await readFile(path, 'utf8');
  await writeFile(path, JSON.stringify({ ...(JSON.parse(built) as object), host_permissions: [site] }));
  await browser.installExtension(copy);
  await writeFile(path, built);
  return browser.installExtension(copy);
}

/**
 * Chromium (or Chrome, or Edge) with our extension loaded.
 *
 * What works, measured on Chromium 156: `Extensions.loadUnpacked` and `Extensions.triggerAction` over a pipe
 * (puppeteer's `enableExtensions`), also in branded Chrome, which ignores `--load-extension`. triggerAction is the
 * toolbar click: it grants activeTab and opens the real popup, a target of its own whose page takes clicks, keys and
 * screenshots, also headless. A click in the popup counts as a user gesture, so `sidePanel.open` works from there; the
 * popup closes when the panel takes the focus. The panel is a target as well. Downloads from all of them
 * arrive in the folder set for the whole browser.
 */
export async function launchChromium(options: LaunchOptions): Promise<ExtensionBrowser> {
  const proxy = options.record ? await startRecordingProxy() : undefined;
  const root = process.getuid?.() === 0;
  const browser = await puppeteer.launch({
    executablePath: expectBrowser('chromium'),
    headless: options.headless,
    pipe: true,
    enableExtensions: true,
    defaultViewport: null,
    args: [
      ...QUIET,
      // Chromium's sandbox refuses root, which is what a container usually is.
      ...(root ? ['--no-sandbox'] : []),
      ...(options.language === undefined ? [] : [`--lang=${options.language}`]),
      ...(options.scale === undefined ? [] : [`--screen-info={3200x2400 devicePixelRatio=${options.scale}}`]),
      ...(proxy
        ? [...NO_ERRANDS, `--proxy-server=127.0.0.1:${proxy.port}`, '--proxy-bypass-list=<-loopback>']
        : []),
    ],
    env: { ...process.env, ...(options.language === undefined ? {} : { LANGUAGE: options.language }) },
  });
  const session = await browser.target().createCDPSession();
  await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: options.downloads });
  const id = await (options.allowing === undefined
    ? browser.installExtension(options.extension)
    : installAllowing(browser, options.extension, options.allowing));
  // The list fills up a moment after the installation.
  let extension = (await browser.extensions()).get(id);
  for (let tries = 0; extension === undefined && tries < 100; tries++) {
    await sleep(50);
    extension = (await browser.extensions()).get(id);
  }
  if (extension === undefined)
    throw new Error(`Chromium did not load the extension in ${options.extension}.`);
  return new Chromium(browser, extension, options.downloads, proxy?.addresses ?? [], () => proxy?.close());
}
