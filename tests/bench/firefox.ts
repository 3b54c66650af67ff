import { launch, type Frame } from 'puppeteer-core';
import type { BenchBrowser, BenchRun } from './pages.ts';

const EXECUTABLE = process.env.FIREFOX ?? '/usr/bin/firefox-esr';

/** Puppeteer runs its own helpers in this sandbox; its types keep it to itself. */
function getSandbox(frame: Frame): { evaluate(script: string): Promise<unknown> } {
  return (
    frame as unknown as { isolatedRealm(): { evaluate(script: string): Promise<unknown> } }
  ).isolatedRealm();
}

/**
 * One Firefox, one page. WebDriver BiDi's sandbox is Firefox's own content-script world: it sees the page's DOM and
 * none of its variables. Scripts of the page are refused by a content security policy, because switching
 * scripts off switches the sandbox off too.
 */
export async function openFirefox(): Promise<BenchBrowser> {
  const browser = await launch({
    browser: 'firefox',
    executablePath: EXECUTABLE,
    headless: true,
    protocolTimeout: 120_000,
  });
  const page = await browser.newPage();
  let served = { url: '', html: '' };
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    const { url, html } = served;
    const isPage =
      html !== '' &&
      request.isNavigationRequest() &&
      request.frame() === page.mainFrame() &&
      request.url().split('#')[0] === new URL(url).href.split('#')[0];
    if (isPage) served = { url, html: '' };
    const answer = isPage
      ? request.respond({
          contentType: 'text/html; charset=utf-8',
          headers: { 'content-security-policy': "script-src 'none'; frame-src 'none'; object-src 'none'" },
          body: html,
        })
      : request.abort();
    // A request the page itself gave up meanwhile has no one left to answer.
    answer.catch(() => undefined);
  });

  return {
    async read(url, html, script) {
      served = { url, html };
      await page.goto(url, { waitUntil: 'domcontentloaded', timeout: 60_000 });
      const result = await getSandbox(page.mainFrame()).evaluate(script);
      return JSON.parse(String(result)) as BenchRun;
    },
    close: () => browser.close(),
  };
}
