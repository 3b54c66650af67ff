import { chromium } from 'playwright-core';
import type { BenchBrowser, BenchRun } from './pages.ts';
import { toServedPage } from './served-page.ts';

const EXECUTABLE = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** One Chromium, one page, its scripts refused; the reader runs in an isolated world like a content script. */
export async function openChromium(): Promise<BenchBrowser> {
  const browser = await chromium.launch({
    executablePath: EXECUTABLE,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  let served = { url: '', html: '' };
  await context.route('**/*', (route) => {
    const request = route.request();
    const { url, html } = served;
    const isPage =
      html !== '' &&
      request.isNavigationRequest() &&
      request.frame() === page.mainFrame() &&
      request.url().split('#')[0] === new URL(url).href.split('#')[0];
    if (isPage) served = { url, html: '' };
    // "Aborted" leaves the page as it is, also where it wants to reload itself (`<meta http-equiv="refresh">`).
    return isPage ? route.fulfill(toServedPage(html)) : route.abort('aborted');
  });

  return {
    async read(url, html, script) {
      served = { url, html };
      await page.goto(url, { waitUntil: 'domcontentloaded', timeout: 60_000 });
      const { frameTree } = await devtools.send('Page.getFrameTree');
      const { executionContextId } = await devtools.send('Page.createIsolatedWorld', {
        frameId: frameTree.frame.id,
        worldName: 'leadlight',
      });
      const { result, exceptionDetails } = await devtools.send('Runtime.evaluate', {
        expression: script,
        contextId: executionContextId,
        awaitPromise: true,
        returnByValue: true,
      });
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      return JSON.parse(String(result.value)) as BenchRun;
    },
    close: () => browser.close(),
  };
}
