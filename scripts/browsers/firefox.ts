import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Downloads } from './downloads.ts';
import type { ExtensionBrowser, LaunchOptions } from './extension-browser.ts';
import { expectBrowser } from './find-browser.ts';
import { Marionette } from './marionette.ts';
import { startRecordingProxy } from './recording-proxy.ts';
import { View } from './view.ts';

/** The host of our own pages; Firefox draws one by chance unless a preference fixes it. */
const UUID = '1ead1164-0000-4000-8000-000000000001';

/** Ways to reach a `<browser>` element, as JavaScript for the browser window's chrome. */
const popupBrowser = `document.querySelector('browser.webextension-popup-browser')`;
const sidebarBrowser = `document.getElementById('sidebar')?.contentDocument?.getElementById('webext-panels-browser')`;
const tabBrowser = (id: number) =>
  `[...gBrowser.browsers].find((browser) => browser.browserId === ${String(id)})`;

/**
 * Runs inside the process of the page, with the browser's own rights: our extension's content security policy
 * would refuse `eval`, and only from here do clicks and keys count as a person's.
 */
const FRAME_SCRIPT = `
addMessageListener('leadlight:do', async ({ data }) => {
  const answer = { id: data.id };
  try {
    if (data.run !== undefined) {
      const sandbox = new Cu.Sandbox(content, { sandboxPrototype: content, wantXrays: false, sameZoneAs: content });
      const code = '(async () => JSON.stringify(await (' + data.run + ')(...' + data.args + ')))()';
      answer.json = await Cu.evalInSandbox(code, sandbox);
    } else if (data.key !== undefined) {
      const keyboard = Cc['@mozilla.org/text-input-processor;1'].createInstance(Ci.nsITextInputProcessor);
      keyboard.beginInputTransactionForTests(content);
      // Without its code a space is a letter, which presses no button and ticks no box.
      const event = new content.KeyboardEvent('', { key: data.key, code: data.key === ' ' ? 'Space' : '' });
      keyboard.keydown(event);
      keyboard.keyup(event);
    } else {
      for (const type of ['mousemove', 'mousedown', 'mouseup']) {
        const clickCount = type === 'mousemove' ? 0 : 1;
        // Windows got synthesizeMouseEvent in Firefox 150 and windowUtils lost sendMouseEvent.
        if (content.synthesizeMouseEvent) {
          content.synthesizeMouseEvent(type, data.x, data.y, { button: 0, clickCount, modifiers: 0 }, { isDOMEventSynthesized: false });
        } else {
          content.windowUtils.sendMouseEvent(type, data.x, data.y, 0, clickCount, 0);
        }
      }
    }
  } catch (error) {
    answer.error = String(error);
  }
  sendAsyncMessage('leadlight:done', answer);
});`;

class FirefoxView extends View {
  readonly browser: string;
  readonly #marionette: Marionette;

  constructor(marionette: Marionette, browser: string) {
    super();
    this.#marionette = marionette;
    this.browser = browser;
  }

  override async evaluate<A extends unknown[], R>(
    run: (...args: A) => R | Promise<R>,
    ...args: A
  ): Promise<R> {
    const json = await this.#do({ run: String(run), args: JSON.stringify(args) });
    return (json === undefined ? undefined : JSON.parse(json)) as R;
  }

  protected override async clickAt(x: number, y: number): Promise<void> {
    await this.#focus();
    await this.#do({ x, y });
  }

  override async press(key: string): Promise<void> {
    await this.#focus();
    await this.#do({ key });
  }

  override async screenshot(scale = 1): Promise<Buffer> {
    const base64 = await this.#marionette.run(
      `const browser = ${this.browser};
       const image = await browser.browsingContext.currentWindowGlobal.drawSnapshot(null, args[0], 'white');
       const canvas = document.createElementNS('http://www.w3.org/1999/xhtml', 'canvas');
       canvas.width = image.width;
       canvas.height = image.height;
       canvas.getContext('2d').drawImage(image, 0, 0);
       return canvas.toDataURL().split(',')[1];`,
      scale,
    );
    return Buffer.from(String(base64), 'base64');
  }

  override async isOpen(): Promise<boolean> {
    const open = await this.#marionette.run(`return Boolean(${this.browser}?.isConnected);`);
    return open === true;
  }

  override async close(): Promise<void> {
    await this.#marionette.run(`
      const browser = ${this.browser};
      const tab = browser && gBrowser.getTabForBrowser(browser);
      if (tab) gBrowser.removeTab(tab);
      else browser?.closest('panel')?.hidePopup();`);
  }

  /** Events sent into a view do not bring it to the front as a person's would, and without that nothing loses focus. */
  async #focus(): Promise<void> {
    await this.#marionette.run(`${this.browser}?.focus();`);
  }

  async #do(what: object): Promise<string | undefined> {
    const json = await this.#marionette.run(
      `const browser = ${this.browser};
       if (!browser) throw new Error('This view is closed.');
       const manager = browser.messageManager;
       window.leadlightManagers ??= new WeakSet();
       if (!window.leadlightManagers.has(manager)) {
         window.leadlightManagers.add(manager);
         manager.loadFrameScript('data:application/javascript;charset=utf-8,' + encodeURIComponent(args[0]), false);
       }
       const id = Math.random();
       return await new Promise((resolve, reject) => {
         const finish = (settle) => {
           clearTimeout(timer);
           manager.removeMessageListener('leadlight:done', listen);
           settle();
         };
         const listen = ({ data }) => {
           if (data.id !== id) return;
           finish(() => (data.error === undefined ? resolve(data.json) : reject(new Error(data.error))));
         };
         const timer = setTimeout(() => finish(() => reject(new Error('The view did not answer.'))), 15_000);
         manager.addMessageListener('leadlight:done', listen);
         manager.sendAsyncMessage('leadlight:do', { id, ...args[1] });
       });`,
      FRAME_SCRIPT,
      what,
    );
    return typeof json === 'string' ? json : undefined;
  }
}

class Firefox implements ExtensionBrowser {
  readonly name = 'firefox';
  readonly #marionette: Marionette;
  /** The extension's id as Firefox writes it into the ids of its buttons. */
  readonly #widget: string;
  readonly #downloads: Downloads;
  readonly #cleanUp: () => Promise<void>;

  constructor(marionette: Marionette, id: string, downloads: string, cleanUp: () => Promise<void>) {
    this.#marionette = marionette;
    this.#widget = id.toLowerCase().replace(/[^a-z0-9_-]/g, '_');
    this.#downloads = new Downloads(downloads);
    this.#cleanUp = cleanUp;
  }

  async prepare(record: boolean): Promise<void> {
    await this.#marionette.run(
      `CustomizableUI.addWidgetToArea(args[0] + '-browser-action', 'nav-bar');
       // Firefox opens a new extension's sidebar by itself; ours opens when it is asked for.
       if (SidebarController.isOpen) SidebarController.hide();
       window.leadlightRequests = [];
       if (args[1]) {
         const observer = {
           observe(subject) {
             const channel = subject.QueryInterface(Ci.nsIHttpChannel);
             // Firefox's own errands (update checks and the like) are made by the system itself.
             if (!channel.loadInfo.triggeringPrincipal.isSystemPrincipal) window.leadlightRequests.push(channel.URI.spec);
           },
         };
         window.leadlightObserver = observer;
         Services.obs.addObserver(observer, 'http-on-modify-request');
       }`,
      this.#widget,
      record,
    );
  }

  async openTab(url: string): Promise<FirefoxView> {
    const id = await this.#marionette.run(
      `const blank = gBrowser.tabs.find((tab) => ['about:blank', 'about:newtab', 'about:home'].includes(tab.linkedBrowser.currentURI.spec));
       const triggeringPrincipal = Services.scriptSecurityManager.getSystemPrincipal();
       const tab = gBrowser.addTab(args[0], { triggeringPrincipal });
       gBrowser.selectedTab = tab;
       if (blank) gBrowser.removeTab(blank);
       const { linkedBrowser } = tab;
       const start = Date.now();
       const target = args[0].replace(/#.*$/, '');
       while (Date.now() - start < 15000) {
         const loaded = linkedBrowser.currentURI.spec !== 'about:blank' || target === 'about:blank';
         if (loaded && !linkedBrowser.webProgress.isLoadingDocument) break;
         await new Promise((resolve) => setTimeout(resolve, 30));
       }
       return linkedBrowser.browserId;`,
      url,
    );
    return new FirefoxView(this.#marionette, tabBrowser(Number(id)));
  }

  openOwnPage(path: string): Promise<FirefoxView> {
    return this.openTab(`moz-extension://${UUID}/${path}`);
  }

  waitForWelcome(): Promise<FirefoxView> {
    return this.#waitFor(
      `[...gBrowser.browsers].find((browser) => browser.currentURI?.spec.endsWith('/welcome.html'))`,
      'welcome.html',
    );
  }

  async clickToolbarButton(tab: View): Promise<FirefoxView> {
    if (!(tab instanceof FirefoxView)) throw new Error('This tab belongs to another browser.');
    await this.#marionette.run(
      `for (const panel of document.querySelectorAll('panel')) panel.hidePopup();
       gBrowser.selectedTab = gBrowser.getTabForBrowser(${tab.browser});
       window.focus();
       for (let i = 0; i < 100 && ${popupBrowser}; i++) await new Promise((resolve) => setTimeout(resolve, 30));`,
    );
    const css = `#${escapeCss(this.#widget)}-BAP`;
    const found = (await this.#marionette.send('WebDriver:FindElement', {
      using: 'css selector',
      value: css,
    })) as { value: Record<string, string> };
    await this.#marionette.send('WebDriver:ElementClick', { id: Object.values(found.value)[0] });
    return this.#waitFor(popupBrowser, 'popup.html');
  }

  giveOrder(): Promise<void> {
    return Promise.reject(new Error('Firefox has no way to make its own events.'));
  }

  waitForPanel(): Promise<FirefoxView> {
    return this.#waitFor(sidebarBrowser, 'sidepanel.html');
  }

  waitForDownload(pattern: RegExp): Promise<string> {
    return this.#downloads.take(pattern);
  }

  async readRequests(): Promise<string[]> {
    return (await this.#marionette.run('return window.leadlightRequests;')) as string[];
  }

  waitForExit(): Promise<void> {
    return new Promise((resolve) => this.#marionette.onClose(resolve));
  }

  async close(): Promise<void> {
    await this.#marionette.send('Marionette:Quit', { flags: ['eForceQuit'] }).catch(() => undefined);
    this.#marionette.close();
    await this.#cleanUp();
  }

  async #waitFor(browser: string, path: string): Promise<FirefoxView> {
    const opened = await this.#marionette.run(
      `for (let i = 0; i < 300; i++) {
         const browser = ${browser};
         if (browser?.currentURI?.spec.includes(args[0]) && browser.clientWidth > 50 && !browser.webProgress.isLoadingDocument) return true;
         await new Promise((resolve) => setTimeout(resolve, 50));
       }
       return false;`,
      path,
    );
    if (opened !== true) throw new Error(`Firefox did not open ${path}.`);
    return new FirefoxView(this.#marionette, browser);
  }
}

/** Widget ids may begin with an underscore and digits only, so escaping the first character is enough. */
function escapeCss(id: string): string {
  return id.replace(/^[0-9]/, (digit) => `\\3${digit} `);
}

async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return port;
}

async function readExtensionId(folder: string): Promise<string> {
  const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as {
    browser_specific_settings?: { gecko?: { id?: string } };
  };
  const id = manifest.browser_specific_settings?.gecko?.id;
  if (id === undefined) throw new Error(`The manifest in ${folder} has no gecko id.`);
  return id;
}

const QUIET = {
  'app.normandy.enabled': false,
  'app.update.disabledForTesting': true,
  'browser.aboutwelcome.enabled': false,
  'browser.download.alwaysOpenPanel': false,
  'browser.download.folderList': 2,
  'browser.newtabpage.enabled': false,
  'browser.safebrowsing.downloads.enabled': false,
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'browser.search.update': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage_override.mstone': 'ignore',
  'browser.tabs.warnOnClose': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'extensions.autoDisableScopes': 0,
  'extensions.getAddons.cache.enabled': false,
  'extensions.update.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'data:,',
  'termsofuse.bypassNotification': true,
  'toolkit.telemetry.server': 'data:,',
};

/**
 * Firefox with our extension installed for this run.
 *
 * What works, measured on Firefox ESR 153 through Marionette: `Addon:Install` of a folder; a WebDriver click on the
 * extension's toolbar button in the chrome context grants activeTab and opens the real popup, which is a remote
 * `<browser class="webextension-popup-browser">`; the sidebar is another one inside `#sidebar`. Both, and tabs,
 * are driven by a frame script (`loadFrameScript`): code in a sandbox, mouse and key events that count as a
 * person's, so that `sidebarAction.open()` and downloads work. `drawSnapshot` takes their pictures.
 * WebDriver's own frame switching cannot enter them, and BiDi sees only tabs.
 */
export async function launchFirefox(options: LaunchOptions): Promise<ExtensionBrowser> {
  const program = expectBrowser('firefox');
  const id = await readExtensionId(options.extension);
  const proxy = options.record ? await startRecordingProxy() : undefined;
  const port = await findFreePort();
  const profile = await mkdtemp(join(tmpdir(), 'leadlight-firefox-'));
  const preferences = {
    ...QUIET,
    'browser.download.dir': options.downloads,
    // The dialog is answered with yes, for whatever site.
    'extensions.webextOptionalPermissionPrompts': options.allowing === undefined,
    'extensions.webextensions.uuids': JSON.stringify({ [id]: UUID }),
    'marionette.port': port,
    ...(proxy && {
      'network.proxy.type': 1,
      'network.proxy.http': '127.0.0.1',
      'network.proxy.http_port': proxy.port,
      'network.proxy.ssl': '127.0.0.1',
      'network.proxy.ssl_port': proxy.port,
      'network.proxy.allow_hijacking_localhost': true,
    }),
  };
  const lines = Object.entries(preferences).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
  );
  await writeFile(join(profile, 'user.js'), lines.join('\n'));
  const firefox = spawn(
    program,
    [
      '--marionette',
      '--remote-allow-system-access',
      '--no-remote',
      ...(options.headless ? ['--headless'] : []),
      ...['--profile', profile, '--width', '1440', '--height', '900'],
    ],
    // A home that belongs to somebody else makes Firefox refuse to start as root.
    { stdio: 'ignore', env: { ...process.env, HOME: profile } },
  );
  const exited = new Promise<void>((resolve) => firefox.once('exit', () => resolve()));
  const cleanUp = async () => {
    await Promise.race([exited, sleep(5_000, undefined, { ref: false })]);
    firefox.kill('SIGKILL');
    proxy?.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  try {
    const marionette = await Marionette.connect(port);
    if (options.language !== undefined) {
      // Firefox takes only languages it has; without a language pack its own words stay English, ours follow.
      await marionette.run(
        `Services.locale.availableLocales = [...Services.locale.availableLocales, args[0]];
         Services.locale.requestedLocales = [args[0]];`,
        options.language,
      );
    }
    await marionette.send('Addon:Install', { path: options.extension, temporary: true });
    const browser = new Firefox(marionette, id, options.downloads, cleanUp);
    await browser.prepare(options.record);
    return browser;
  } catch (error) {
    firefox.kill('SIGKILL');
    await cleanUp();
    throw error;
  }
}
