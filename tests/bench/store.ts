import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import type * as Bench from './store-page.ts';

/**
 * The store's benchmark: invented leads in a real Chromium with a profile on disk. Writing beside raw IndexedDB with
 * the same rows and indexes, one page of a list, opening the list, typing in the search box. Last line JSON.
 *
 *   npm run bench:store [-- COUNT]
 */

const root = join(import.meta.dirname, '../..');
const count = Math.max(1_000, Math.ceil(Number(process.argv[2] ?? 100_000) / 1_000) * 1_000);

const bundle = await build({
  entryPoints: [join(import.meta.dirname, 'store-page.ts')],
  alias: { '@': root },
  bundle: true,
  minify: true,
  write: false,
  format: 'iife',
  globalName: 'bench',
});
const script = bundle.outputFiles[0]?.text ?? '';

// IndexedDB and UUIDs need an origin that counts as secure, which localhost does.
const server = createServer((request, response) => {
  const isScript = request.url === '/bench.js';
  response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
  response.end(isScript ? script : '<!doctype html><title>bench</title><script src="/bench.js"></script>');
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const address = server.address();
const port = address !== null && typeof address === 'object' ? address.port : 0;

const profile = await mkdtemp(join(tmpdir(), 'leadlight-bench-'));
const browser = await chromium.launchPersistentContext(profile, {
  executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
});

/** `work` travels as text, because the page has its own copy of the module. */
async function run<T>(
  work: (bench: typeof Bench, count: number) => Promise<T>,
): Promise<{ result: T; heapMB: number }> {
  const page = await browser.newPage();
  await page.goto(`http://localhost:${port}/`);
  const result = await page.evaluate<T>(`(${String(work)})(bench, ${count})`);
  const devtools = await browser.newCDPSession(page);
  await devtools.send('HeapProfiler.collectGarbage');
  const { usedSize } = await devtools.send('Runtime.getHeapUsage');
  await page.close();
  return { result, heapMB: usedSize / 1e6 };
}

try {
  const { result: written } = await run((bench, n) => bench.write(n));
  const { result: pages } = await run((bench, n) => bench.workOnPages(n));
  const { result: list, heapMB } = await run((bench) => bench.list());
  const figures = {
    count,
    rawMs: written.raw,
    dexieToRaw: written.rows / written.raw,
    saveToRaw: written.save / written.raw,
    ...pages,
    ...list,
    heapMB,
  };
  for (const [name, value] of Object.entries(figures))
    console.log(`${name.padEnd(18)} ${value.toFixed(value < 10 ? 2 : 0)}`);
  console.log(JSON.stringify(figures));
} finally {
  await browser.close();
  server.close();
  await rm(profile, { recursive: true, force: true });
}
