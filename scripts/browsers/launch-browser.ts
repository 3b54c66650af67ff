import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { launchChromium } from './chromium.ts';
import type { ExtensionBrowser, LaunchOptions } from './extension-browser.ts';
import type { BrowserName } from './find-browser.ts';
import { launchFirefox } from './firefox.ts';

const launchers: Record<BrowserName, (options: LaunchOptions) => Promise<ExtensionBrowser>> = {
  chromium: launchChromium,
  firefox: launchFirefox,
};

export async function launchBrowser(name: BrowserName, options: LaunchOptions): Promise<ExtensionBrowser> {
  const browser = await launchers[name](options);
  // A build of before there was such a page has none to wait for.
  if (options.welcome !== true && existsSync(join(options.extension, 'welcome.html'))) {
    await (await browser.waitForWelcome()).close();
  }
  return browser;
}
