import { launch, type Frame, type Page } from 'puppeteer-core';
import type { BenchBrowser, BenchRun } from './pages.ts';
import { toServedPage } from './served-page.ts';

const EXECUTABLE = process.env.FIREFOX ?? '/usr/bin/firefox-esr';

/** Puppeteer runs its own helpers in this sandbox; its types keep it to itself. */
function getSandbox(frame: Frame): { evaluate(script: string): Promise<unknown> } {
  return (
    frame as unknown as { isolatedRealm(): { evaluate(script: string): Promise<unknown> } }
  ).isolatedRealm();
}

/** No update of an address to https: bbc.com is on the browser's own list, and a page is served at the address it was saved at. */
const PREFERENCES = {
  'network.stricttransportsecurity.preloadlist': false,
  'dom.security.https_first': false,
  'dom.security.https_only_mode': false,
};

/**
 * One Firefox, a tab for each page. WebDriver BiDi's sandbox is Firefox's own content-script world: it sees the
 * page's DOM and none of its variables. Scripts of the page are refused by a content security policy, because switching
 * scripts off switches the sandbox off too.
 */
export async function openFirefox(): Promise<BenchBrowser> {
  const browser = await launch({
    browser: 'firefox',
    executablePath: EXECUTABLE,
    headless: true,
    protocolTimeout: 120_000,
    extraPrefsFirefox: PREFERENCES,
  });

  return {
    async read(url, html, script) {
      // A navigation that was broken off leaves its tab unusable, so no tab is used twice.
      const page = await browser.newPage();
      try {
        await serve(page, url, html);
        await page.goto(url, { waitUntil: 'domcontentloaded', timeout: 60_000 });
        const result = await getSandbox(page.mainFrame()).evaluate(script);
        return JSON.parse(String(result)) as BenchRun;
      } finally {
        await page.close();
      }
    },
    close: () => browser.close(),
  };
}

/** Answers the first request for the address with the page, and refuses every other. */
async function serve(page: Page, url: string, html: string): Promise<void> {
  const address = new URL(url).href.split('#')[0];
  let isServed = false;
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    const isPage =
      !isServed &&
      request.isNavigationRequest() &&
      request.frame() === page.mainFrame() &&
      request.url().split('#')[0] === address;
    isServed ||= isPage;
    const answer = isPage ? request.respond(toServedPage(html)) : request.abort();
    // A request the page itself gave up meanwhile has no one left to answer.
    answer.catch(() => undefined);
  });
}
