import { chromium } from 'playwright-core';
import type { BenchBrowser, BenchRun } from './pages.ts';

const EXECUTABLE = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** One Chromium, one page, its scripts switched off; the reader runs in an isolated world like a content script. */
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
  const context = await browser.newContext({ javaScriptEnabled: false, serviceWorkers: 'block' });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  let served = { url: '', html: '' };
  await context.route('**/*', (route) =>
    route.request().isNavigationRequest() && route.request().frame() === page.mainFrame()
      ? route.fulfill({ contentType: 'text/html; charset=utf-8', body: served.html })
      : route.abort(),
  );

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
