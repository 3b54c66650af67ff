import { browser } from 'wxt/browser';

/** The extension's version and the browser's, for diagnostics. */
export function about(): string[] {
  const { name, version } = browser.runtime.getManifest();
  return [`${name} ${version}`, navigator.userAgent];
}
