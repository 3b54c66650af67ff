import { parseArgs } from 'node:util';

/**
 * How soon the popup answers: the real toolbar button on a sample listing, in Chromium or Firefox.
 *
 *   npm run bench:popup [-- --browser firefox] [--runs 15]
 *
 * Milliseconds from the popup's start until its rows can be clicked, at most: it is looked at every 40 ms.
 */

const { values } = parseArgs({
  options: { browser: { type: 'string', default: 'chromium' }, runs: { type: 'string', default: '15' } },
});
// The session takes its browser from the environment, as the test projects set it.
process.env['LEADLIGHT_BROWSER'] = values.browser;
const { openSession } = await import('../browser/session.ts');

const session = await openSession();
const tab = await session.open('/harbor/');
const rows: number[] = [];
try {
  for (let run = 0; run < Number(values.runs); run++) {
    const popup = await session.browser.clickToolbarButton(tab);
    await popup.waitFor('rows', () => document.querySelectorAll('input[type=checkbox]').length > 3);
    rows.push(await popup.evaluate(() => performance.now()));
    await popup.close();
  }
} finally {
  await session.close();
}

const sorted = rows.sort((a, b) => a - b);
const at = (share: number) => (sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN).toFixed(0);
console.log(`rows: median ${at(0.5)} ms, p90 ${at(0.9)} ms over ${String(sorted.length)} runs`);
