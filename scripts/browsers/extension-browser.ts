import type { BrowserName } from './find-browser.ts';
import type { View } from './view.ts';

export interface LaunchOptions {
  /** Folder of the built extension, absolute. */
  extension: string;
  headless: boolean;
  /** Folder for downloads, absolute; it must exist. */
  downloads: string;
  /** BCP 47 of the language the interface is to be in; the machine's when absent. */
  language?: string;
  /**
   * A pattern of sites (`http://localhost/*`) for which the person says yes when the browser asks: its dialog stands where
   * no driver reaches.
   */
  allowing?: string;
  /** Device pixels for one CSS pixel; Chromium only. */
  scale?: number;
  /**
   * Sends all traffic through a proxy of ours that notes every address and refuses all but this machine,
   * so that `readRequests` is complete and nothing can leave.
   */
  record: boolean;
  /** Leaves the page open that opens itself after installing, for `waitForWelcome`; else it is closed before the launch is over. */
  welcome?: boolean;
}

/** A real browser with our extension in it, the same for Chromium and Firefox. */
export interface ExtensionBrowser {
  readonly name: BrowserName;
  /** Opens a tab, waits until it has loaded and brings it to the front. */
  openTab(url: string): Promise<View>;
  /** Opens one of our own pages in a tab: `workspace.html`. */
  openOwnPage(path: string): Promise<View>;
  /** The page that opens itself after installing. */
  waitForWelcome(): Promise<View>;
  /** Clicks the toolbar button while this tab is in front: grants activeTab and opens the real popup. */
  clickToolbarButton(tab: View): Promise<View>;
  /**
   * Gives an order as the right-click menu or a shortcut would, by the browser's own event: neither can be used headless.
   * Unlike the real ones it does not open the page to us (`activeTab`). Chromium only.
   */
  giveOrder(event: 'menu' | 'key', order: string, tab: View, more?: { linkUrl?: string }): Promise<void>;
  /** The real side panel or sidebar; waits for it when it has just been asked to open. */
  waitForPanel(): Promise<View>;
  /** Waits for a finished download that was not returned before; returns its absolute path. */
  waitForDownload(pattern: RegExp): Promise<string>;
  /** Addresses asked for since launch by pages and by the extension, in order. Needs `record`. */
  readRequests(): Promise<string[]>;
  /** Resolves when the person has closed the browser. */
  waitForExit(): Promise<void>;
  close(): Promise<void>;
}
