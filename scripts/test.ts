/**
 * `npm test`: everything that must hold, stage by stage; `-- types chromium` runs only the stages named.
 * The last line is `N passed, N failed`: single tests and whole stages, each counted once.
 * Needs no network, no display and nothing outside this folder.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { expectBrowser } from './browsers/find-browser.ts';
import { buildExtension, getBuildFolder, root, targets } from './build-extension.ts';

interface Result {
  ok: boolean;
  /** Single tests a runner counted; a stage that is one check has none. */
  passed?: number;
  failed?: number;
  /** Whole names of the tests that failed, each with the file it is in. */
  failures?: string[];
  note?: string;
}

/** What the runner's JSON report holds, as far as it is read here. */
interface Report {
  numPassedTests: number;
  numFailedTests: number;
  testResults: {
    name: string;
    message: string;
    assertionResults: { status: string; fullName: string; failureMessages: string[] }[];
  }[];
}

/** A file that could not be loaded has failed without a test of its own to say so. */
const listFailures = ({ testResults }: Report): string[] =>
  testResults.flatMap(({ name, message, assertionResults }) => [
    ...(message === '' ? [] : [`${relative(root, name)}: ${firstLine(message)}`]),
    ...assertionResults
      .filter(({ status }) => status === 'failed')
      .map(
        (test) => `${relative(root, name)}: ${test.fullName}: ${firstLine(test.failureMessages[0] ?? '')}`,
      ),
  ]);

const firstLine = (text: string): string => text.split('\n', 1)[0] ?? '';

const scratch = join(root, 'output', 'test');

function runTool(tool: string, args: readonly string[], quiet = false) {
  const { status, stdout } = spawnSync(process.execPath, [join(root, 'node_modules', tool), ...args], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', quiet ? 'pipe' : 'inherit', 'inherit'],
    maxBuffer: 2 ** 26,
  });
  return { ok: status === 0, stdout: stdout ?? '' };
}

const check =
  (tool: string, ...args: string[]) =>
  (): Result => ({ ok: runTool(tool, args).ok });

/** Runs Vitest projects. No tests at all is a failure: a runner that found nothing has checked nothing. */
const runTests =
  (...projects: string[]) =>
  (): Result => {
    const report = join(scratch, `${projects.join('-')}.json`);
    rmSync(report, { force: true });
    const { ok } = runTool('vitest/vitest.mjs', [
      'run',
      ...projects.flatMap((project) => ['--project', project]),
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ]);
    if (!existsSync(report)) return { ok: false, note: 'the runner left no report' };
    const found = JSON.parse(readFileSync(report, 'utf8')) as Report;
    const { numPassedTests: passed, numFailedTests: failed } = found;
    const none = passed + failed === 0;
    return {
      ok: ok && !none && failed === 0,
      passed,
      failed,
      failures: listFailures(found),
      ...(none && { note: 'no tests were run' }),
    };
  };

function lintAddOn(): Result {
  const folder = getBuildFolder('firefox');
  const { stdout } = runTool('web-ext/bin/web-ext.js', ['lint', '-s', folder, '-o', 'json'], true);
  const { summary, errors, warnings } = JSON.parse(stdout) as {
    summary: { errors: number; warnings: number };
    errors: unknown[];
    warnings: unknown[];
  };
  for (const finding of [...errors, ...warnings]) console.log(finding);
  const note = `${summary.errors} errors, ${summary.warnings} warnings`;
  return { ok: summary.errors + summary.warnings === 0, note };
}

/** Runs a script of ours and shows what it prints; whether it ended well. */
function runScript(...args: string[]): boolean {
  return spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }).status === 0;
}

/** What the store promises, each fault tried once; `npm run test:faults` is the long form. */
const tryFaults = (): Result => ({ ok: runScript('tests/faults/run.ts', '--short') });

/** The reading benchmark lies beside the project on some machines only. */
const corpus = join(root, '..', 'shared', 'bench');
const floors = { listing: 0.6, profile: 0.6, none: 1 } as const;

/** Reads the labelled pages with a clock that stands still, so that a busy machine changes nothing. */
function readPages(browser: 'chromium' | 'firefox', results: string): boolean {
  rmSync(results, { recursive: true, force: true });
  const options = ['--browser', browser, '--times', '1', '--unhurried'];
  return runScript('tests/bench/pages.ts', join(corpus, 'pages'), results, ...options);
}

function measureReading(): Result {
  if (!existsSync(corpus)) return { ok: true, note: '../shared/bench is not here' };
  const results = join(scratch, 'pages');
  const inFirefox = join(scratch, 'pages-firefox');
  const summaryFile = join(scratch, 'pages.json');
  if (!readPages('chromium', results) || !readPages('firefox', inFirefox))
    return { ok: false, note: 'the benchmark broke off' };
  const areAlike = runScript('tests/bench/compare.ts', results, inFirefox);
  const score = spawnSync(
    process.execPath,
    [join(corpus, 'score.mjs'), 'pages', results, '--json', summaryFile],
    // It looks for the labels beside itself.
    { cwd: corpus, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
  );
  if (score.status !== 0) return { ok: false, note: 'the scorer broke off' };
  const { summary } = JSON.parse(readFileSync(summaryFile, 'utf8')) as {
    summary: {
      listing: { macroCoreF1: number };
      profile: { macroCoreF1: number };
      none: { cleanPages: number };
      headline: { macroCoreF1: number };
    };
  };
  const figures = {
    listing: summary.listing.macroCoreF1,
    profile: summary.profile.macroCoreF1,
    none: summary.none.cleanPages,
  };
  const note = Object.entries({ headline: summary.headline.macroCoreF1, ...figures })
    .map(([name, share]) => `${name} ${(100 * share).toFixed(1)}`)
    .join(' · ');
  return {
    ok: areAlike && (['listing', 'profile', 'none'] as const).every((kind) => figures[kind] >= floors[kind]),
    note: areAlike ? note : `Chromium and Firefox read pages differently · ${note}`,
  };
}

const stages: Record<string, () => Result> = {
  format: check('prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'),
  types: () => ({
    ok:
      runTool('wxt/bin/wxt.mjs', ['prepare']).ok &&
      runTool('typescript/bin/tsc', ['--noEmit', '--pretty', 'false']).ok,
  }),
  lint: check('eslint/bin/eslint.js', '--max-warnings', '0', '.'),
  unused: check('knip/bin/knip.js', '--no-progress'),
  unit: runTests('unit', 'pages', 'components'),
  sync: runTests('sync'),
  ...Object.fromEntries(targets.map((target) => [`build ${target}`, () => ({ ok: buildExtension(target) })])),
  'add-on lint': lintAddOn,
  built: runTests('built'),
  chromium: runTests('chromium'),
  firefox: runTests('firefox'),
  faults: tryFaults,
  reading: measureReading,
};

const { positionals } = parseArgs({ allowPositionals: true });
const unknown = positionals.filter((name) => !(name in stages));
if (unknown.length > 0) {
  throw new Error(`No stage ${unknown.join(', ')}; there are: ${Object.keys(stages).join(', ')}.`);
}
for (const name of ['chromium', 'firefox'] as const) expectBrowser(name);
mkdirSync(scratch, { recursive: true });

const lines: string[] = [];
let passed = 0;
let failed = 0;
for (const [name, run] of Object.entries(stages)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  console.log(`\n── ${name} ──`);
  const start = performance.now();
  let result: Result;
  try {
    result = run();
  } catch (error) {
    result = { ok: false, note: String(error) };
  }
  passed += (result.passed ?? 0) + (result.ok ? 1 : 0);
  failed += (result.failed ?? 0) + (result.ok ? 0 : 1);
  const seconds = ((performance.now() - start) / 1_000).toFixed(1);
  const tests =
    result.passed === undefined ? '' : ` · ${result.passed} of ${result.passed + (result.failed ?? 0)} tests`;
  const note = result.note === undefined ? '' : ` · ${result.note}`;
  lines.push(
    `${result.ok ? 'passed' : 'FAILED'}  ${name.padEnd(14)} ${seconds.padStart(6)} s${tests}${note}`,
    ...(result.failures ?? []).map((failure) => `        ${failure}`),
  );
}
console.log(`\n${lines.join('\n')}\n`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
