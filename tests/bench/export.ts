import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import { join } from 'node:path';

/**
 * The export benchmark: 100,000 invented leads into XLSX and CSV in a real Chromium, beside the floor in the
 * same run: compressing the sheet's bytes and doing nothing else.
 *
 *   npm run bench:export [-- COUNT]
 */

const root = join(import.meta.dirname, '../..');
const count = Number(process.argv[2] ?? 100_000);

const bundle = await build({
  stdin: {
    contents: `export { toLeadTable } from '@/lib/transfer/lead-table'; export { exportFormats } from '@/lib/transfer/formats';`,
    resolveDir: root,
  },
  alias: { '@': root },
  bundle: true,
  write: false,
  format: 'iife',
  globalName: 'leadlight',
});

const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--enable-precise-memory-info'],
});
const page = await browser.newPage();
await page.addScriptTag({ content: bundle.outputFiles[0]?.text ?? '' });

/** Milliseconds, bytes, and the longest task meanwhile. */
interface Measured {
  what: string;
  ms: number;
  bytes: number;
  longestTask: number;
}

const rows = await page.evaluate(async (n): Promise<Measured[]> => {
  type Format = { write(table: unknown): Promise<Blob> };
  const { toLeadTable, exportFormats } = (
    globalThis as unknown as {
      leadlight: {
        toLeadTable: (leads: unknown[], options: unknown) => unknown;
        exportFormats: Record<string, Format>;
      };
    }
  ).leadlight;
  const at = Date.UTC(2026, 10, 21);
  const sources = [{ by: 'user', at }];
  const fact = (value: unknown) => [{ value, sources }];
  const leads = Array.from({ length: n }, (_, i) => ({
    id: String(i),
    kind: 'organisation',
    facts: {
      name: fact(`Sample Company ${i} Ltd`),
      person: fact(`Pat Example ${i}`),
      phone: fact({
        text: `(617) 555-01${String(i % 100).padStart(2, '0')}`,
        e164: `+1617555${String(i % 10_000).padStart(4, '0')}`,
        country: 'US',
      }),
      email: fact(`info${i}@company${i}.example`),
      website: fact(`https://company${i}.example/`),
      address: fact({
        text: `${i} Main Street, Boston, MA 02101`,
        street: `${i} Main Street`,
        locality: 'Boston',
        region: 'MA',
        postalCode: '02101',
        countryCode: 'US',
      }),
      industry: fact('Plumbing and heating'),
      profile: fact(`https://directory.example/company/${i}`),
    },
    categoryIds: [],
    tags: ['spring', `tag${i % 50}`],
    note: 'Call on Monday about the offer; asked for a price on forty units.',
    createdAt: at,
    updatedAt: at,
    revision: 1,
    keys: [],
  }));

  let longestTask = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) longestTask = Math.max(longestTask, entry.duration);
  }).observe({ entryTypes: ['longtask'] });
  const measured: Measured[] = [];
  const measure = async (what: string, run: () => Promise<Blob>): Promise<Blob> => {
    longestTask = 0;
    const start = performance.now();
    const blob = await run();
    const ms = performance.now() - start;
    await new Promise((done) => setTimeout(done, 50));
    measured.push({ what, ms, bytes: blob.size, longestTask });
    return blob;
  };

  const toTable = () =>
    toLeadTable(leads, {
      lists: [],
      customFields: [],
      words: { stage: String, class: String, yes: 'yes', no: 'no' },
      sheetName: 'Leads',
      categories: [],
      header: (id: string) => id,
      sourceOf: () => ({ url: 'https://directory.example/boston', title: 'Boston' }),
    });
  for (const [id, format] of Object.entries(exportFormats)) {
    for (const run of [1, 2, 3]) await measure(`${id} ${run}`, () => format.write(toTable()));
  }
  // The floor: the bytes of an equal sheet, already in memory, through the same compressor.
  const sheet = new Blob([JSON.stringify(leads)]);
  await measure('floor: deflate of the leads as JSON', () =>
    new Response(sheet.stream().pipeThrough(new CompressionStream('deflate-raw'))).blob(),
  );
  return measured;
}, count);

console.log(`${count} leads, Chromium ${browser.version()}`);
for (const row of rows)
  console.log(
    `${row.what.padEnd(38)} ${row.ms.toFixed(0).padStart(7)} ms  ${(row.bytes / 1e6).toFixed(1).padStart(6)} MB  longest task ${row.longestTask.toFixed(0)} ms`,
  );
await browser.close();
