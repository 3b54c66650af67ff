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

const words = parse(await readFile(join(root, 'locales/en.yml'), 'utf8')) as unknown;

/** A script that gives its page one module under this name, and what it looks like. */
async function bundle(name: string, module: string): Promise<{ script: string; style: string }> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, module)],
    alias: {
      '@': root,
      '#i18n': join(import.meta.dirname, 'panel-words.ts'),
      'wxt/browser': join(root, 'tests/components/browser-api.ts'),
    },
    define: {
      WORDS: JSON.stringify(words),
      'process.env.NODE_ENV': '"production"',
    },
    jsx: 'automatic',
    bundle: true,
    minify: true,
    write: false,
    outdir: 'out',
    format: 'iife',
    globalName: name,
  });
  const find = (extension: string) => outputFiles.find(({ path }) => path.endsWith(extension))?.text ?? '';
  return { script: find('.js'), style: find('.css') };
}

const bench = await bundle('bench', 'store-page.ts');
const panel = await bundle('panel', 'panel-page.tsx');
const toPage = (rest: string) => ({
  type: 'text/html',
  text: `<!doctype html><meta charset=utf-8><title>bench</title>${rest}`,
});
const files: Record<string, { type: string; text: string }> = {
  '/bench.js': { type: 'text/javascript', text: bench.script },
  '/panel.js': { type: 'text/javascript', text: panel.script },
  '/panel.css': { type: 'text/css', text: panel.style },
  '/': toPage('<body><script src="/bench.js"></script>'),
  // Opens by itself, as the browser's panel does.
  '/panel': toPage(
    '<link rel=stylesheet href=/panel.css><body><script src="/panel.js"></script><script>opened = panel.open()</script>',
  ),
};

// IndexedDB and UUIDs need an origin that counts as secure, which localhost does.
const server = createServer((request, response) => {
  const file = files[request.url ?? ''];
  if (file === undefined) response.statusCode = 404;
  else response.setHeader('content-type', file.type);
  response.end(file?.text);
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const address = server.address();
const port = address !== null && typeof address === 'object' ? address.port : 0;

interface Modules {
  bench: typeof Bench;
  panel: typeof Panel & { opened: Promise<Panel.Opened> };
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

  /** Opens a page. What it is to do travels as text, because it has its own copy of the module. */
  async function openPage<M extends keyof Modules>(module: M) {
    const tab = await browser.newPage();
    tab.on('pageerror', (error) => console.error(error));
    await tab.goto(`http://localhost:${port}/${module === 'panel' ? 'panel' : ''}`);
    return {
      run: <T>(work: (given: Modules[M], n: number) => Promise<T>) =>
        tab.evaluate<T>(
          `(${String(work)})(${module === 'panel' ? '{ ...panel, opened }' : 'bench'}, ${count})`,
        ),
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

  async function once<M extends keyof Modules, T>(
    module: M,
    work: (given: Modules[M], n: number) => Promise<T>,
  ): Promise<T> {
    const tab = await openPage(module);
    const result = await tab.run(work);
    await tab.close();
    return result;
  }

  try {
    const written = await once('bench', (bench, n) => bench.write(n));
    // The first window reads every lead and keeps the index; the next ones start from that.
    const first = await once('panel', async (panel) => {
      const opened = await panel.opened;
      while (!(await panel.isKept())) await new Promise((resolve) => setTimeout(resolve, 100));
      return opened;
    });
    const tab = await openPage('panel');
    const opened = await tab.run((panel) => panel.opened);
    await tab.run(() => new Promise((resolve) => setTimeout(resolve, 500)));
    const memoryMB = await tab.readMemory();
    const typed = await tab.run((panel) => panel.type(panel.TYPED));
    typed.sort((a, b) => a - b);
    const scrolled = await tab.run(async (panel) => {
      await panel.type(['']);
      return panel.scroll();
    });
    scrolled.frames.sort((a, b) => a - b);
    await tab.close();
    const searched = await once('bench', (bench) => bench.search());
    const saved = await once('bench', (bench, n) => bench.workOnPages(n));
    const many = await once('bench', (bench) => bench.workOnMany());
    return {
      leads: count,
      firstRows: opened.firstRows,
      openingLongestTask: opened.openingTask,
      warmUp: opened.ready - opened.firstRows,
      warmUpLongestTask: opened.warmUpTask,
      // Nothing was kept from an opening before: the rows come from the store.
      firstEverRows: first.firstRows,
      firstEverReady: first.ready,
      firstEverLongestTask: first.warmUpTask,
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
