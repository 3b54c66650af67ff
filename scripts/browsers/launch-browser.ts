import { launchChromium } from './chromium.ts';
import type { ExtensionBrowser, LaunchOptions } from './extension-browser.ts';
import type { BrowserName } from './find-browser.ts';
import { launchFirefox } from './firefox.ts';

const launchers: Record<BrowserName, (options: LaunchOptions) => Promise<ExtensionBrowser>> = {
  chromium: launchChromium,
  firefox: launchFirefox,
};

export function launchBrowser(name: BrowserName, options: LaunchOptions): Promise<ExtensionBrowser> {
  return launchers[name](options);
}
