import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import { root } from './load-bundled.ts';
import type * as Page from './transfer-import-page.ts';

/**
 * A file of `count` rows into a store of as many leads, by the thread the extension uses, with a profile on disk and a page
 * that follows what is changed. The memory is that of the page's process, threads included, above what it was before, without
 * the browser's own program, of which more is read in the more it does.
 */
export async function measureImport(count: number): Promise<object> {
  const figures: Record<string, object> = {};
  for (const kind of ['csv', 'xlsx'] as const) {
    const figure = await measure(kind, count);
    figures[kind] = figure;
    const { look, dryRun, revert, bytes, peak, longestTask, counts } = figure;
    console.log(
      `  ${kind.padEnd(5)} ${(bytes / 1e6).toFixed(1)} MB  look ${look.toFixed(0)} ms  dry run ${dryRun.toFixed(0)} ms  ` +
        `import ${figure.import.toFixed(0)} ms  revert ${revert.toFixed(0)} ms  memory +${(peak / 1e6).toFixed(0)} MB  ` +
        `longest task ${longestTask.toFixed(0)} ms  ${JSON.stringify(counts)}`,
    );
  }
  return figures;
}

async function bundle(file: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(root, 'tests/bench', file)],
    alias: { '@': root, 'wxt/browser': join(root, 'tests/components/browser-api.ts') },
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    globalName: 'bench',
  });
  return outputFiles[0]?.text ?? '';
}

async function measure(kind: 'csv' | 'xlsx', count: number) {
  const scripts: Record<string, string> = {
    '/bench.js': await bundle('transfer-import-page.ts'),
    '/worker.js': await bundle('transfer-import-worker.ts'),
  };
  const server = createServer((request, response) => {
    const script = scripts[request.url ?? ''];
    response.setHeader('content-type', script === undefined ? 'text/html' : 'text/javascript');
    response.end(
      script ?? '<!doctype html><meta charset=utf-8><title>bench</title><script src=/bench.js></script>',
    );
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
      '--disable-sync',
    ],
  });
  try {
    const open = async () => {
      const tab = await browser.newPage();
      tab.on('pageerror', (error) => console.error(error));
      tab.on('console', (message) => console.log(message.text()));
      await tab.goto(`http://localhost:${String(port)}/`);
      return tab;
    };
    const run = <K extends keyof typeof Page>(
      tab: Awaited<ReturnType<typeof open>>,
      name: K,
      ...input: Parameters<(typeof Page)[K]>
    ) => tab.evaluate<Awaited<ReturnType<(typeof Page)[K]>>>(`bench.${name}(...${JSON.stringify(input)})`);
    // What makes the leads is a process of its own, or its memory would hide that of the import.
    const maker = await open();
    await run(maker, 'seed', count);
    await maker.close();
    const tab = await open();
    const bytes = await run(tab, 'makeFile', kind, count);
    await run(tab, 'becomeIdle');
    const devtools = await browser.newCDPSession(tab);
    await devtools.send('HeapProfiler.collectGarbage');
    const pid = await findRenderers();
    const idle = await readResident(pid);
    let peak = idle;
    const watch = setInterval(() => void readResident(pid).then((now) => (peak = Math.max(peak, now))), 50);
    const imported = await run(tab, 'importFile').finally(() => clearInterval(watch));
    const revert = await run(tab, 'revert');
    return { ...imported, revert, bytes, peak: peak - idle };
  } finally {
    await browser.close();
    server.close();
    server.closeAllConnections();
    await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

/** All renderers that this process started: those without a page do nothing and cancel out. */
async function findRenderers(): Promise<number[]> {
  const parents = new Map<number, number>();
  const renderers: number[] = [];
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const [stat, line] = await Promise.all([
      readFile(`/proc/${name}/stat`, 'utf8').catch(() => ''),
      readFile(`/proc/${name}/cmdline`, 'utf8').catch(() => ''),
    ]);
    parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
    if (line.includes('--type=renderer')) renderers.push(Number(name));
  }
  const isOurs = (pid: number): boolean => pid === process.pid || (pid > 1 && isOurs(parents.get(pid) ?? 0));
  return renderers.filter(isOurs);
}

/** Resident bytes of all of them that are no file's (Linux). */
async function readResident(pids: readonly number[]): Promise<number> {
  const all = await Promise.all(
    pids.map((pid) => readFile(`/proc/${String(pid)}/status`, 'utf8').catch(() => '')),
  );
  return all.reduce((sum, text) => sum + Number(/^RssAnon:\s+(\d+)/m.exec(text)?.[1] ?? 0) * 1_024, 0);
}
