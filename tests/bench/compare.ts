import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Compares what two runs of `bench:pages` read, page by page and value by value: two browsers, or before and after a
 * change: `npm run bench:compare -- RESULTS_A RESULTS_B`. Times are left out. Exits with 1 when anything differs.
 */

const [a, b] = process.argv.slice(2);
if (a === undefined || b === undefined) {
  console.error('usage: npm run bench:compare -- RESULTS_A RESULTS_B');
  process.exit(2);
}

/** The leaves of a result by their path, `records.3.phones.0`; the time it took is none of them. */
function toLeaves(value: unknown, path = ''): Map<string, string> {
  if (typeof value !== 'object' || value === null) return new Map([[path, JSON.stringify(value)]]);
  const leaves = new Map<string, string>();
  for (const [key, part] of Object.entries(value))
    if (path !== '' || key !== 'ms')
      for (const [inner, text] of toLeaves(part, path === '' ? key : `${path}.${key}`))
        leaves.set(inner, text);
  return leaves;
}

const resultsIn = (folder: string): string[] => readdirSync(folder).filter((name) => name.endsWith('.json'));
const read = (folder: string, name: string): Map<string, string> =>
  toLeaves(JSON.parse(readFileSync(join(folder, name), 'utf8')));

const [first, second] = [resultsIn(a), resultsIn(b)];
const common = first.filter((name) => second.includes(name)).sort();
const SHOWN = 6;
let different = 0;
for (const name of common) {
  const [left, right] = [read(a, name), read(b, name)];
  const paths = [...new Set([...left.keys(), ...right.keys()])].filter(
    (path) => left.get(path) !== right.get(path),
  );
  if (paths.length === 0) continue;
  different += 1;
  console.log(`${name.replace(/\.json$/, '')}: ${String(paths.length)} values differ`);
  for (const path of paths.slice(0, SHOWN))
    console.log(`  ${path}: ${left.get(path) ?? '–'} | ${right.get(path) ?? '–'}`.slice(0, 240));
  if (paths.length > SHOWN) console.log(`  and ${String(paths.length - SHOWN)} more`);
}
for (const name of [...first, ...second].filter((one) => !common.includes(one)).sort())
  console.log(`${name}: only in one of the folders`);
console.log(`${String(common.length)} pages in both folders, ${String(different)} read differently`);
if (different > 0 || common.length < Math.max(first.length, second.length)) process.exitCode = 1;
