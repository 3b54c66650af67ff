import { readFile, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import { parse } from 'yaml';
import type * as Panel from './panel-page.tsx';
import type * as Bench from './store-page.ts';

/**
 * The store's benchmark: invented leads in a real Chromium with a profile on disk, and the side panel's own screen over
 * them. One column for each number of leads, so that growth shows. Last line JSON.
 *
 *   npm run bench:store [-- 10000 100000 300000]
 */

const root = join(import.meta.dirname, '../..');
const asked = process.argv.slice(2).map((text) => Math.max(5_000, Math.ceil(Number(text) / 1_000) * 1_000));
const counts = asked.length > 0 ? asked : [10_000, 100_000, 300_000];

const bundle = await build({
  stdin: {
    contents: `export * as bench from './store-page'; export * as panel from './panel-page';`,
    resolveDir: import.meta.dirname,
  },
  alias: {
    '@': root,
    '#i18n': join(import.meta.dirname, 'panel-words.ts'),
    'wxt/browser': join(root, 'tests/components/browser-api.ts'),
  },
  define: {
    WORDS: JSON.stringify(parse(await readFile(join(root, 'locales/en.yml'), 'utf8'))),
    'process.env.NODE_ENV': '"production"',
  },
  jsx: 'automatic',
  bundle: true,
  minify: true,
  write: false,
  outdir: 'out',
  format: 'iife',
  globalName: 'leadlight',
});
const find = (extension: string) =>
  bundle.outputFiles.find(({ path }) => path.endsWith(extension))?.text ?? '';
const files: Record<string, { type: string; text: string }> = {
  '/bench.js': { type: 'text/javascript', text: find('.js') },
  '/bench.css': { type: 'text/css', text: find('.css') },
};
const page = `<!doctype html><meta charset=utf-8><title>bench</title><link rel=stylesheet href=/bench.css><body><script src="/bench.js"></script>`;

// IndexedDB and UUIDs need an origin that counts as secure, which localhost does.
const server = createServer((request, response) => {
  const { type, text } = files[request.url ?? ''] ?? { type: 'text/html', text: page };
  response.setHeader('content-type', type);
  response.end(text);
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const address = server.address();
const port = address !== null && typeof address === 'object' ? address.port : 0;

interface Modules {
  bench: typeof Bench;
  panel: typeof Panel;
}

async function measure(count: number): Promise<Record<string, number>> {
  const profile = await mkdtemp(join(tmpdir(), 'leadlight-bench-'));
  const browser = await chromium.launchPersistentContext(profile, {
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    viewport: { width: 400, height: 800 },
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });

  /** Opens a page. What it is to do travels as text, because it has its own copy of the modules. */
  async function openPage() {
    const tab = await browser.newPage();
    tab.on('pageerror', (error) => console.error(error));
    await tab.goto(`http://localhost:${port}/`);
    return {
      run: <T>(work: (modules: Modules, n: number) => Promise<T>) =>
        tab.evaluate<T>(`(${String(work)})(leadlight, ${count})`),
      async readMemory() {
        const devtools = await browser.newCDPSession(tab);
        await devtools.send('HeapProfiler.collectGarbage');
        const usage = (await devtools.send('Runtime.getHeapUsage')) as {
          usedSize: number;
          backingStorageSize?: number;
        };
        return (usage.usedSize + (usage.backingStorageSize ?? 0)) / 1e6;
      },
      close: () => tab.close(),
    };
  }

  async function once<T>(work: (modules: Modules, n: number) => Promise<T>): Promise<T> {
    const tab = await openPage();
    const result = await tab.run(work);
    await tab.close();
    return result;
  }

  try {
    const written = await once(({ bench }, n) => bench.write(n));
    // The first window reads every lead and keeps the index; the next ones start from that.
    const first = await once(async ({ panel }) => {
      const opened = await panel.open();
      while (!(await panel.isKept())) await new Promise((resolve) => setTimeout(resolve, 100));
      return opened;
    });
    const tab = await openPage();
    const opened = await tab.run(({ panel }) => panel.open());
    await tab.run(() => new Promise((resolve) => setTimeout(resolve, 500)));
    const memoryMB = await tab.readMemory();
    const typed = await tab.run(({ bench, panel }) => panel.type(bench.TYPED));
    typed.sort((a, b) => a - b);
    const scrolled = await tab.run(async ({ panel }) => {
      await panel.type(['']);
      return panel.scroll();
    });
    scrolled.frames.sort((a, b) => a - b);
    await tab.close();
    const searched = await once(({ bench }) => bench.search());
    const saved = await once(({ bench }, n) => bench.workOnPages(n));
    const many = await once(({ bench }) => bench.workOnMany());
    return {
      leads: count,
      firstRows: opened.firstRows,
      warmUp: opened.ready - opened.firstRows,
      warmUpLongestTask: opened.longestTask,
      firstEverReady: first.ready,
      firstEverLongestTask: first.longestTask,
      memoryMB,
      ...searched,
      letterMedian: typed[Math.floor(typed.length / 2)] ?? 0,
      letterP95: typed[Math.floor(typed.length * 0.95)] ?? 0,
      frameP95: scrolled.frames[Math.floor(scrolled.frames.length * 0.95)] ?? 0,
      frameMax: scrolled.frames.at(-1) ?? 0,
      scrollLongestTask: scrolled.longestTask,
      ...saved,
      ...many,
      insertToRaw: written.rows / written.raw,
      saveToRaw: written.save / written.raw,
    };
  } finally {
    await browser.close();
    await rm(profile, { recursive: true, force: true });
  }
}

const columns: Record<string, number>[] = [];
try {
  for (const count of counts) columns.push(await measure(count));
} finally {
  server.close();
}
for (const name of Object.keys(columns[0] ?? {}))
  console.log(
    name.padEnd(22) +
      columns
        .map((figures) => figures[name] ?? Number.NaN)
        .map((value) => value.toFixed(value < 10 ? 2 : 0).padStart(10))
        .join(''),
  );
console.log(JSON.stringify(columns));
