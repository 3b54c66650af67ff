/**
 * How long hostile texts of 40,000 characters hold up each function that reads text of a page: `npm run bench:hostile`.
 * Prints the slowest, by the median of five warm calls; more than 50 ms is one too slow, and the exit code says so.
 */
import { loadBundled } from './load-bundled.ts';
import type * as Hostile from '../hostile-strings.ts';

const LIMIT_MS = 50;
const SHOWN = 12;

const { finders, readers, postReaders, hostileStrings } =
  await loadBundled<typeof Hostile>('tests/hostile-strings.ts');
const functions: [string, (text: string) => unknown][] = [
  ...Object.entries(finders),
  ...Object.entries(readers),
  ...Object.entries(postReaders),
];
const rows = functions.flatMap(([name, read]) =>
  hostileStrings.map((text) => {
    const times = Array.from({ length: 6 }, () => {
      const start = process.cpuUsage();
      read(text);
      const { user, system } = process.cpuUsage(start);
      return (user + system) / 1_000;
    });
    const ms = times.slice(1).sort((a, b) => a - b)[2] ?? 0;
    return { name, text, ms, first: times[0] ?? 0 };
  }),
);
rows.sort((a, b) => b.ms - a.ms);
for (const { name, text, ms, first } of rows.slice(0, SHOWN))
  console.log(
    `${name.padEnd(22)} ${ms.toFixed(1).padStart(7)} ms (first ${first.toFixed(1)})  ${JSON.stringify(text.slice(0, 36))} …`,
  );
const tooSlow = rows.filter(({ ms }) => ms > LIMIT_MS).length;
console.log(
  `${String(functions.length)} functions × ${String(hostileStrings.length)} texts, ${String(tooSlow)} over ${String(LIMIT_MS)} ms`,
);
if (tooSlow > 0) process.exitCode = 1;
