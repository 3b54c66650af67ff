import { parseArgs } from 'node:util';

/**
 * How soon the windows answer, as the built extension opens them: the popup over a sample listing by the real toolbar
 * button, and in Chromium the first rows of the side panel's and the workspace's page over many leads. Last line JSON.
 *
 *   npm run bench:opening [-- --browser firefox] [--runs 15] [--leads 100000]
 *
 * Milliseconds from a page's start, medians and 90th percentiles: of the popup until its rows can be clicked, at most
 * (it is looked at every 40 ms), of the others until the frame in which rows are drawn.
 */

const { values } = parseArgs({
  options: {
    browser: { type: 'string', default: 'chromium' },
    runs: { type: 'string', default: '15' },
    leads: { type: 'string', default: '100000' },
  },
});
const [runs, leads] = [Number(values.runs), Number(values.leads)];
// The session takes its browser from the environment, as the test projects set it.
process.env['LEADLIGHT_BROWSER'] = values.browser;
const { openSession } = await import('../browser/session.ts');
const { seed } = await import('../../scripts/screens/stage.ts');

const session = await openSession();
const times: Record<string, number[]> = {};

async function measurePopup(): Promise<void> {
  const tab = await session.open('/harbor/');
  times['popup'] = [];
  for (let run = 0; run < runs; run++) {
    const popup = await session.browser.clickToolbarButton(tab);
    await popup.waitFor('rows', () => document.querySelectorAll('input[type=checkbox]').length > 3);
    times['popup'].push(await popup.evaluate(() => performance.now()));
    await popup.close();
  }
  await tab.close();
}

/** What of puppeteer's page is needed besides a view's own. */
interface Watched {
  evaluateOnNewDocument(code: string): Promise<unknown>;
  reload(): Promise<unknown>;
}

const NOTE_FIRST_ROWS = `
  const look = () => {
    if (document.querySelector('[data-main]') === null) return requestAnimationFrame(look);
    globalThis.firstRowsAt = performance.now();
  };
  requestAnimationFrame(look);
`;

async function measureWindow(path: string): Promise<void> {
  const view = await session.browser.openOwnPage(path);
  if (!('page' in view)) throw new Error('Windows are measured in Chromium.');
  const page = view.page as Watched;
  await page.evaluateOnNewDocument(NOTE_FIRST_ROWS);
  times[path] = [];
  // The first opening reads all leads and keeps what the next one begins with.
  for (let run = -1; run < runs; run++) {
    if (run >= 0) await page.reload();
    await view.waitFor('rows', () => document.querySelector('[data-main]') !== null);
    await view.waitFor('all leads', () => document.querySelector('[data-loading="false"]') !== null);
    if (run >= 0) times[path].push(await view.evaluate(() => Number(Reflect.get(globalThis, 'firstRowsAt'))));
  }
  await view.close();
}

try {
  await measurePopup();
  if (session.browser.name === 'chromium') {
    await seed(session.browser, leads);
    await measureWindow('sidepanel.html');
    await measureWindow('workspace.html');
  }
} finally {
  await session.close();
}

const figures = Object.fromEntries(
  Object.entries(times).map(([name, list]) => {
    const sorted = list.sort((a, b) => a - b);
    const at = (share: number) => Math.round(sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN);
    return [name, { median: at(0.5), p90: at(0.9) }];
  }),
);
for (const [name, { median, p90 }] of Object.entries(figures))
  console.log(`${name.padEnd(16)} first rows: median ${median} ms, p90 ${p90} ms over ${runs} runs`);
console.log(JSON.stringify(figures));
