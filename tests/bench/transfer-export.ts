import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { chromium, type Browser } from 'playwright-core';
import { root } from './load-bundled.ts';

/**
 * Invented leads with 20 columns into XLSX and CSV, and the same table through exceljs and SheetJS in the same run. Each
 * way has a page, and so a process, of its own; the memory is that process's resident set above what it was when the leads
 * stood ready.
 */

/** Installed by the benchmark, never a dependency: the copies on npm, as a project would get them. */
const PEERS = { exceljs: '4.4.0', xlsx: '0.18.5' };
const peers = join(root, 'output/bench-peers');

interface Figure {
  ms: number;
  /** Of the file. */
  bytes: number;
  /** In bytes, above the idle page. */
  peak: number;
  /** Milliseconds; 0 where no task took 50. */
  longestTask: number;
}

/** What the page offers, see `transfer-export-page.ts`. */
type Way = 'xlsx' | 'csv' | 'tsv' | 'vcard' | 'json' | 'exceljs' | 'sheetjs';

const allWays: readonly Way[] = ['xlsx', 'csv', 'tsv', 'vcard', 'json', 'exceljs', 'sheetjs'];

export async function measureExport(count: number, ways = allWays): Promise<object> {
  if (ways.some((way) => way === 'exceljs' || way === 'sheetjs')) installPeers();
  const bundle = await build({
    entryPoints: [join(root, 'tests/bench/transfer-export-page.ts')],
    alias: { '@': root },
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    globalName: 'bench',
  });
  const script = bundle.outputFiles[0]?.text ?? '';
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--js-flags=--expose-gc'],
  });
  const figures: Partial<Record<Way, Figure>> = {};
  try {
    for (const way of ways) {
      const figure = await measure(browser, script, way, count);
      figures[way] = figure;
      console.log(
        `  ${way.padEnd(8)} ${figure.ms.toFixed(0).padStart(7)} ms  ${toMegabytes(figure.bytes)} MB  ` +
          `memory +${toMegabytes(figure.peak)} MB  longest task ${figure.longestTask.toFixed(0)} ms`,
      );
    }
  } finally {
    await browser.close();
  }
  return figures;
}

const toMegabytes = (bytes: number) => (bytes / 1e6).toFixed(1).padStart(6);

async function measure(browser: Browser, script: string, way: Way, count: number): Promise<Figure> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const file = { exceljs: 'exceljs/dist/exceljs.min.js', sheetjs: 'xlsx/dist/xlsx.full.min.js' };
  try {
    await page.addScriptTag({ content: script });
    if (way === 'exceljs' || way === 'sheetjs')
      await page.addScriptTag({ path: join(peers, 'node_modules', file[way]) });
    const pid = await findRenderer(browser);
    await page.evaluate((n) => globalThis.bench.prepare(n), count);
    const idle = readResident(pid);
    let peak = idle;
    const watch = setInterval(() => (peak = Math.max(peak, readResident(pid))), 10);
    try {
      const { ms, bytes, longestTask } = await page.evaluate((name) => globalThis.bench.write(name), way);
      return { ms, bytes, longestTask, peak: Math.max(peak, readResident(pid)) - idle };
    } finally {
      clearInterval(watch);
    }
  } finally {
    await context.close();
  }
}

/** The process of the page: of all renderers, the one that was started last. */
async function findRenderer(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  return Math.max(...processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id));
}

const PAGE = 4_096;

/** Resident bytes of a process (Linux). */
function readResident(pid: number): number {
  return Number(readFileSync(`/proc/${String(pid)}/statm`, 'utf8').split(' ')[1]) * PAGE;
}

function installPeers(): void {
  if (Object.keys(PEERS).every((name) => existsSync(join(peers, 'node_modules', name)))) return;
  mkdirSync(peers, { recursive: true });
  writeFileSync(join(peers, 'package.json'), '{ "private": true }\n');
  const wanted = Object.entries(PEERS).map(([name, version]) => `${name}@${version}`);
  execFileSync('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--ignore-scripts', ...wanted], {
    cwd: peers,
    stdio: 'inherit',
  });
}
