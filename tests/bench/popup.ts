import { parseArgs } from 'node:util';

/**
 * How soon the popup answers: the real toolbar button on a sample listing, in Chromium or Firefox.
 *
 *   npm run bench:popup [-- --browser firefox] [--runs 15]
 *
 * `painted` is the popup's first content, `rows` when its rows stood there, both since the browser began to open it.
 */

const { values } = parseArgs({
  options: { browser: { type: 'string', default: 'chromium' }, runs: { type: 'string', default: '15' } },
});
// The session takes its browser from the environment, as the test projects set it.
process.env['LEADLIGHT_BROWSER'] = values.browser;
const { openSession } = await import('../browser/session.ts');

const session = await openSession();
const tab = await session.open('/harbor/');
const painted: number[] = [];
const rows: number[] = [];
try {
  for (let run = 0; run < Number(values.runs); run++) {
    const popup = await session.browser.clickToolbarButton(tab);
    await popup.waitFor('rows', () => document.querySelector('li, [role=row], [role=listitem]') !== null);
    const times = await popup.evaluate(
      () =>
        new Promise<{ painted: number; rows: number }>((resolve) => {
          const paint = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN;
          // The last "largest" paint is the list: it replaces the header that stood alone before.
          let largest = paint;
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) largest = Math.max(largest, entry.startTime);
          }).observe({ type: 'largest-contentful-paint', buffered: true });
          setTimeout(() => resolve({ painted: paint, rows: largest }), 200);
        }),
    );
    painted.push(times.painted);
    rows.push(times.rows);
    await popup.close();
  }
} finally {
  await session.close();
}

const show = (name: string, all: number[]): void => {
  const sorted = all.filter(Number.isFinite).sort((a, b) => a - b);
  const at = (share: number) => (sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN).toFixed(0);
  console.log(`${name}: median ${at(0.5)} ms, p90 ${at(0.9)} ms over ${String(sorted.length)} runs`);
};
show('painted', painted);
show('rows', rows);
