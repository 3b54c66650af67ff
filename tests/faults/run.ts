/**
 * `npm run test:faults`: what the store promises, tried with real browsers. Each line of the table is one fault; the
 * last line is JSON. All but the first ones need the built extension (`npm run build chrome`).
 *
 * `-- --short` runs each once, as `npm test` does; `-- --only save,disk` some; `-- --runs 20` as often as you like.
 */
import { parseArgs } from 'node:util';
import { runFullDisk } from './full-disk.ts';
import { runKilled, type Outcome } from './kill.ts';
import { runSyncKilled } from './sync.ts';
import { runStopped } from './worker-stop.ts';

const { values: options } = parseArgs({
  options: {
    short: { type: 'boolean', default: false },
    only: { type: 'string' },
    runs: { type: 'string' },
  },
});

interface Fault {
  /** Of the long form. */
  runs: number;
  short: number;
  /** `undefined` where it cannot be tried. */
  run: (runs: number) => Promise<Outcome[] | undefined>;
}

const faults: Record<string, Fault> = {};
for (const browser of ['chromium', 'firefox'] as const) {
  for (const task of ['save', 'merge', 'restore', 'draft', 'import', 'revert'] as const) {
    faults[`${browser} killed during ${task}`] = {
      runs: 20,
      // One of Firefox is enough for every day: it takes three times as long to start.
      short: browser === 'chromium' || task === 'save' ? 1 : 0,
      run: async (runs) => {
        const outcomes: Outcome[] = [];
        for (let run = 0; run < runs; run++) outcomes.push(await runKilled(browser, task, run));
        return outcomes;
      },
    };
  }
}
for (const browser of ['chromium', 'firefox'] as const) {
  for (const victim of ['browser', 'server'] as const) {
    for (const way of ['push', 'pull'] as const) {
      faults[`${browser}: ${victim} killed during ${way} of a pool`] = {
        runs: 10,
        short: browser === 'chromium' || (victim === 'browser' && way === 'pull') ? 1 : 0,
        run: async (runs) => {
          const outcomes: Outcome[] = [];
          for (let run = 0; run < runs; run++) {
            const once = async () => [await runSyncKilled(browser, victim, way, run)];
            const [outcome] = (await attempt(once, 1)) ?? [];
            if (outcome !== undefined) outcomes.push(outcome);
          }
          return outcomes;
        },
      };
    }
  }
}
faults['service worker stopped during restore'] = { runs: 20, short: 1, run: runStopped };
faults['disk full'] = { runs: 10, short: 1, run: (runs) => runFullDisk(runs, 'save') };
faults['disk full during import'] = { runs: 10, short: 1, run: (runs) => runFullDisk(runs, 'import') };

const IN_VAIN = /Waited in vain|Timed out|timeout/i;

async function attempt(run: Fault['run'], runs: number): Promise<Outcome[] | undefined> {
  try {
    return await run(runs);
  } catch (error) {
    return [{ acknowledged: 0, wrong: [String(error)] }];
  }
}

const results: Record<
  string,
  { runs: number; good: number; acknowledged: number; seconds: number; wrong: string[] }
> = {};
let failed = false;
for (const [name, { runs, short, run }] of Object.entries(faults)) {
  if (options.only !== undefined && !options.only.split(',').some((word) => name.includes(word))) continue;
  const wanted = options.runs === undefined ? (options.short ? short : runs) : Number(options.runs);
  if (wanted === 0) continue;
  const start = performance.now();
  let outcomes = await attempt(run, wanted);
  // A machine with too much to do may starve a browser; what is lost is lost, and is never asked twice.
  if (options.short && outcomes?.every(({ wrong }) => wrong.every((sentence) => IN_VAIN.test(sentence)))) {
    if (outcomes.some(({ wrong }) => wrong.length > 0)) outcomes = await attempt(run, wanted);
  }
  const seconds = Math.round((performance.now() - start) / 100) / 10;
  if (outcomes === undefined) {
    console.log(`${name.padEnd(48)} cannot run here: no small disk can be mounted`);
    continue;
  }
  const wrong = [...new Set(outcomes.flatMap((outcome) => outcome.wrong))];
  const good = outcomes.filter((outcome) => outcome.wrong.length === 0).length;
  const acknowledged = outcomes.reduce((sum, outcome) => sum + outcome.acknowledged, 0);
  if (good < outcomes.length) failed = true;
  results[name] = { runs: outcomes.length, good, acknowledged, seconds, wrong };
  console.log(
    `${name.padEnd(48)} ${`${good} of ${outcomes.length} good`.padEnd(16)} ${String(acknowledged).padStart(6)} acknowledged ${seconds.toFixed(1).padStart(7)} s`,
  );
  for (const sentence of wrong) console.log(`    ${sentence}`);
}
console.log(JSON.stringify(results));
process.exitCode = failed ? 1 : 0;
