import { browser } from 'wxt/browser';
import { openWelcome } from './open';

/** Opens the welcome page once, right after somebody installed the extension; never after an update. */
export function welcomeOnInstall(): void {
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install') void openWelcome();
  });
}
