import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it } from 'vitest';
import { startSample, type SampleServer } from '../../sample/server.ts';
import type { ExtensionBrowser } from '../../scripts/browsers/extension-browser.ts';
import type { BrowserName } from '../../scripts/browsers/find-browser.ts';
import { launchBrowser } from '../../scripts/browsers/launch-browser.ts';
import type { View } from '../../scripts/browsers/view.ts';
import { getBuildFolder } from '../../scripts/build-extension.ts';
import { readPage, saveChosen } from '../../scripts/main-job.ts';

/** The browser this run is about; the Vitest project says which. */
export const browserName: BrowserName =
  process.env['LEADLIGHT_BROWSER'] === 'firefox' ? 'firefox' : 'chromium';

/** A test of what only Chromium lets us drive. For Firefox there is none then, rather than one that is left out. */
export const inChromium: (name: string, work: () => Promise<void>) => void =
  browserName === 'chromium' ? it : () => undefined;

/** A fresh browser with the built extension and nothing saved, beside the sample pages. */
export interface Session {
  browser: ExtensionBrowser;
  sample: SampleServer;
  /** Opens a sample page, by its path. */
  open(path: string): Promise<View>;
  /** Opens a sample page and clicks the toolbar button on it. */
  read(path: string): Promise<{ tab: View; popup: View }>;
  /** Saves everybody on a sample page from the popup. */
  saveAll(path: string, count: number): Promise<void>;
  close(): Promise<void>;
}

export async function openSession({
  language,
  welcome = false,
  allowing,
}: { language?: string; welcome?: boolean; allowing?: string } = {}): Promise<Session> {
  const sample = await startSample();
  const downloads = await mkdtemp(join(tmpdir(), 'leadlight-downloads-'));
  const browser = await launchBrowser(browserName, {
    extension: getBuildFolder(browserName === 'firefox' ? 'firefox' : 'chrome'),
    headless: true,
    downloads,
    record: true,
    // Chromium allows a site beforehand by installing twice, and the second time is no first one.
    welcome: welcome || (allowing !== undefined && browserName === 'chromium'),
    ...(language !== undefined && { language }),
    ...(allowing !== undefined && { allowing }),
  });
  const open = (path: string) => browser.openTab(sample.origin + path);
  const read = async (path: string) => {
    const tab = await open(path);
    return { tab, popup: await readPage(browser, tab) };
  };
  return {
    browser,
    sample,
    open,
    read,
    saveAll: async (path, count) => {
      const { popup } = await read(path);
      await popup.waitForText(`${count} new`);
      await saveChosen(popup);
      await popup.waitForText(`${count} known`);
      await popup.close();
    },
    close: async () => {
      await browser.close();
      await sample.close();
      await rm(downloads, { recursive: true, force: true });
    },
  };
}
