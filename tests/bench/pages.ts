import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { PageReading } from '../../lib/leads/candidate.ts';
import { giveTurn } from '../../lib/page/give-turn.ts';
import { leaveRecipes } from '../../lib/platform/leave-recipes.ts';
import { mayHoldPosts, readByTurns, withPosts } from '../../lib/readers/with-posts.ts';
import { openChromium } from './chromium.ts';
import { openFirefox } from './firefox.ts';
import { loadBundled, root } from './load-bundled.ts';
import { loadPeers } from './peers/peers.ts';
import { toBenchResult } from './result.ts';

/**
 * The reading benchmark: every saved page of a corpus is served at its own address to a real browser, its
 * scripts and every other request refused, and read by the built reader in a world of its own.
 *
 * The recipes of a page's host and those known by a marker in it are left with the reader, as the extension does it;
 * `--no-recipes` leaves none.
 *
 *   npm run bench:pages -- CORPUS_DIR OUT_DIR [--browser chromium|firefox] [--no-recipes] [--only TEXT] [--reader FILE] [--times N] [--peers] [--unhurried]
 *
 * `--times N` reads each page N times and tells the median beside the first: the first pays for compiling, which is what a
 * user waits for; the median is how fast the algorithms are. `--peers` reads every page with what people take instead as well
 * (`OUT_DIR/../peer-*`) and prints a table. `--unhurried` stops the reader's clock, so that a busy machine changes
 * no figure; no times are printed then.
 * The longest task is the longest time between two turns the reader gives the page; the last line is JSON.
 *
 * Writes `OUT_DIR/<id>.json` for the scorer. Reads `page.html` and `url.txt` of a page, never its labels.
 */

/** What one page gave, as the drivers of both browsers return it. */
export interface BenchRun {
  reading: PageReading;
  /** Milliseconds of each further reading of the same page, the code by then compiled. */
  again: number[];
  /** Milliseconds of the longest task of each reading, the first one's first. */
  tasks: number[];
  elements: number;
  /** False when the page's markup differed after the reading. */
  untouched: boolean;
}

export interface BenchBrowser {
  read(url: string, html: string, script: string): Promise<BenchRun>;
  close(): Promise<void>;
}

function newestSource(path: string): number {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newestSource(join(path, name))));
}

/** The folder with the built readers; builds when there is none or a source is newer. */
function buildReaders(browser: 'chromium' | 'firefox'): string {
  const target = browser === 'firefox' ? 'firefox' : 'chrome';
  const folder = join(root, `.output/${target}-mv3`);
  const file = join(folder, 'thread-reader.js');
  const newest = Math.max(newestSource(join(root, 'lib')), newestSource(join(root, 'entrypoints')));
  if (!existsSync(file) || statSync(file).mtimeMs < newest) {
    execFileSync(process.execPath, [join(root, 'node_modules/wxt/bin/wxt.mjs'), 'build', '-b', target], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  }
  return folder;
}

async function loadFindRecipes(): Promise<(url: string) => unknown[]> {
  const { builtIn } = await loadBundled<{ builtIn: unknown }>('lib/recipes/built-in.ts');
  const { findRecipes } = await loadBundled<{ findRecipes: (url: string, recipes: unknown) => unknown[] }>(
    'lib/recipes/find-recipes.ts',
  );
  return (url) => findRecipes(url, builtIn);
}

/** What is evaluated beside the page: the readers as `read-tab` injects them, framed by a look at the markup. */
function toScript(pageReader: string, threadReader: string, recipes: unknown[], times: number): string {
  const toCall = (script: string) => `(() => { ${script.replace(/(\w+);\s*$/, 'return $1;')} })()`;
  return `(async () => {
    const before = document.documentElement.outerHTML;
    const mayHoldPosts = ${mayHoldPosts.toString()};
    const withPosts = ${withPosts.toString()};
    const readByTurns = ${readByTurns.toString()};
    const leave = (thread) => (${leaveRecipes.toString()})(${JSON.stringify(recipes)}, null, thread);
    const tasks = [];
    let started = 0;
    const begin = () => { started = clock(); };
    const end = () => tasks.push(Math.max(tasks.pop(), clock() - started));
    // What the readers give their turns by, asked again for each.
    const giveTurn = (() => { const scheduler = globalThis.scheduler; return ${giveTurn.toString()}; })();
    globalThis.scheduler = { yield: async () => { end(); await giveTurn(); begin(); } };
    const inTask = async (call) => { begin(); try { return await call(); } finally { end(); } };
    const read = async () => {
      tasks.push(0);
      const page = (thread) => { leave(thread); return inTask(() => ${toCall(pageReader)}); };
      return readByTurns({
        page: () => page(null),
        pageWithoutPosts: () => page(false),
        thread: () => inTask(() => ${toCall(threadReader)}),
      });
    };
    const reading = await read();
    const again = [];
    for (let time = 1; time < ${times}; time += 1) {
      again.push((await read()).ms);
    }
    const untouched = before === document.documentElement.outerHTML;
    return JSON.stringify({ reading, again, tasks, untouched, elements: document.querySelectorAll('*').length });
  })()`;
}

const percentile = (sorted: number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    browser: { type: 'string', default: 'chromium' },
    'no-recipes': { type: 'boolean', default: false },
    only: { type: 'string' },
    reader: { type: 'string' },
    times: { type: 'string', default: '7' },
    peers: { type: 'boolean', default: false },
    unhurried: { type: 'boolean', default: false },
  },
});
const [corpus, out] = positionals;
if (corpus === undefined || out === undefined || !/^(?:chromium|firefox)$/.test(values.browser)) {
  console.error(
    'usage: npm run bench:pages -- CORPUS_DIR OUT_DIR [--browser chromium|firefox] [--no-recipes] [--only TEXT] [--reader FILE] [--times N] [--peers] [--unhurried]',
  );
  process.exit(2);
}

const repeats = Math.max(1, Number(values.times) || 1);
const browserName = values.browser as 'chromium' | 'firefox';
const built = buildReaders(browserName);
const pageReader = readFileSync(values.reader ?? join(built, 'reader.js'), 'utf8');
const threadReader = readFileSync(join(built, 'thread-reader.js'), 'utf8');
const findRecipes = values['no-recipes'] ? () => [] : await loadFindRecipes();
const peers = values.peers ? await loadPeers(out) : undefined;
const clock = `const clock = performance.now.bind(performance);${values.unhurried ? 'performance.now = () => 0;' : ''}`;
const browser = await (browserName === 'firefox' ? openFirefox() : openChromium());
mkdirSync(out, { recursive: true });

interface PageTime {
  readonly id: string;
  readonly elements: number;
  readonly ms: number;
  readonly median: number;
  readonly firstTask: number;
  readonly laterTask: number;
}

const middle = (all: number[]): number =>
  percentile(
    all.toSorted((a, b) => a - b),
    0.5,
  );

const times: PageTime[] = [];
let failed = 0;
try {
  const ids = readdirSync(corpus)
    .filter((id) => existsSync(join(corpus, id, 'page.html')) && id.includes(values.only ?? ''))
    .sort();
  for (const id of ids) {
    const url = readFileSync(join(corpus, id, 'url.txt'), 'utf8').trim();
    const html = readFileSync(join(corpus, id, 'page.html'), 'utf8');
    try {
      const script = clock + toScript(pageReader, threadReader, findRecipes(url), repeats);
      const { reading, again, tasks, elements, untouched } = await browser.read(url, html, script);
      if (!untouched) throw new Error('the reader changed the page');
      writeFileSync(join(out, `${id}.json`), `${JSON.stringify(toBenchResult(reading), null, 1)}\n`);
      await peers?.read(browser, id, url, html);
      const [firstTask = 0, ...laterTasks] = tasks;
      times.push({
        id,
        elements,
        ms: reading.ms,
        median: middle([reading.ms, ...again]),
        firstTask,
        laterTask: middle(laterTasks),
      });
      const what =
        reading.kind === 'thread'
          ? `${String(reading.posts.length)} posts`
          : `${String(reading.candidates.length)} candidates`;
      const problems = reading.problems.map(
        (problem) => `${problem.code}${problem.reader ? `:${problem.reader}` : ''}×${String(problem.count)}`,
      );
      const took = values.unhurried
        ? ''
        : ` ${reading.ms.toFixed(1).padStart(8)} ms ${firstTask.toFixed(0).padStart(5)} ms a task`;
      console.log(
        `${id.padEnd(44)}${took} ${String(elements).padStart(7)} elements  ${reading.kind}, ${what}${reading.partial ? ', partial' : ''}${problems.length > 0 ? `  (${problems.join(', ')})` : ''}`,
      );
    } catch (error) {
      failed += 1;
      console.log(`${id.padEnd(44)} failed: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
} finally {
  await browser.close();
}

/** Median, ninth decile and longest of a figure. */
const summarise = (rows: readonly PageTime[], pick: (row: PageTime) => number): string => {
  const ms = rows.map(pick).sort((a, b) => a - b);
  return `median ${percentile(ms, 0.5).toFixed(1)} ms, p90 ${percentile(ms, 0.9).toFixed(1)} ms, longest ${percentile(ms, 1).toFixed(1)} ms`;
};
const round = (ms: number): number => Math.round(ms * 10) / 10;
const longest = (rows: readonly PageTime[], pick: (row: PageTime) => number): PageTime | undefined =>
  rows.toSorted((a, b) => pick(b) - pick(a))[0];

const report = (name: string, rows: readonly PageTime[]) => {
  // By a clock that stands still the reader never pauses, and nothing takes time.
  if (rows.length === 0 || values.unhurried) return undefined;
  const [first, later] = [longest(rows, (row) => row.firstTask), longest(rows, (row) => row.laterTask)];
  const indent = ' '.repeat(name.length);
  console.log(`${name}: ${String(rows.length)} pages, first reading ${summarise(rows, (row) => row.ms)}`);
  if (repeats > 1)
    console.log(`${indent}  median of ${String(repeats)} readings ${summarise(rows, (row) => row.median)}`);
  console.log(
    `${indent}  longest task of the first reading ${summarise(rows, (row) => row.firstTask)} (${first?.id ?? ''})`,
  );
  if (repeats > 1)
    console.log(
      `${indent}  longest task of a later one ${summarise(rows, (row) => row.laterTask)} (${later?.id ?? ''})`,
    );
  return {
    pages: rows.length,
    firstMs: round(middle(rows.map((row) => row.ms))),
    medianMs: round(middle(rows.map((row) => row.median))),
    longestMs: round(Math.max(...rows.map((row) => row.ms))),
    longestTaskMs: round(first?.firstTask ?? 0),
    longestLaterTaskMs: round(later?.laterTask ?? 0),
  };
};
console.log();
const summary = {
  all: report('all', times),
  middling: report(
    '1,500–6,000 elements',
    times.filter((row) => row.elements >= 1_500 && row.elements <= 6_000),
  ),
  large: report(
    'over 10,000 elements',
    times.filter((row) => row.elements > 10_000),
  ),
};
peers?.report(corpus);
if (failed > 0) {
  console.log(`${String(failed)} pages failed`);
  process.exitCode = 1;
}
console.log(JSON.stringify({ browser: browserName, readings: repeats, failed, ...summary }));
