/**
 * Scores the matching of leads on labelled sets: `npm run bench:duplicates -- DIR [--only SET] [--misses]`.
 * DIR holds the sets (see its README); nothing of them is kept in this repository. One setting for all sets. A line for
 * each set, the last line is JSON.
 *
 * Every set goes the whole way: rows become leads, `findDuplicates` chooses what to compare and judges it. Words and
 * slips were tuned on the entities with odd numbers (of the name pairs: on every second line). The weights were chosen
 * with the figures of both halves in view, and of the restaurants all misses were read: no half is quite unseen.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { loadBundled } from './load-bundled.ts';
import type * as DuplicateSets from './duplicate-sets.ts';

type Score = DuplicateSets.Score;

const [folder, ...flags] = process.argv.slice(2);
if (folder === undefined || !existsSync(folder)) {
  console.error('usage: npm run bench:duplicates -- DIR [--only SET] [--misses]');
  process.exit(2);
}
const only = flags.includes('--only') ? flags[flags.indexOf('--only') + 1] : undefined;

const add = (a: Score, b: Score): Score => ({
  truth: a.truth + b.truth,
  found: a.found + b.found,
  right: a.right + b.right,
});
const getPrecision = ({ found, right }: Score) => (found === 0 ? 1 : right / found);
const getRecall = ({ truth, right }: Score) => (truth === 0 ? 1 : right / truth);
const getF1 = ({ truth, found, right }: Score) => (truth + found === 0 ? 1 : (2 * right) / (truth + found));
const show = (value: number) => value.toFixed(3);
const showHalves = ([odd, even]: [Score, Score]) =>
  `F1 ${show(getF1(add(odd, even)))} (worked on ${show(getF1(odd))}, looked at ${show(getF1(even))})  ` +
  `P ${show(getPrecision(add(odd, even)))} R ${show(getRecall(add(odd, even)))}`;
const toFigures = ([odd, even]: [Score, Score]) => ({
  f1: getF1(add(odd, even)),
  workedOn: getF1(odd),
  lookedAt: getF1(even),
});

/** Node gives it only when asked for. */
function getGarbageCollector(): () => void {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
}

const { scoreSets, scoreNamePairs, timeInvented } = await loadBundled<typeof DuplicateSets>(
  'tests/bench/duplicate-sets.ts',
);
const read = (file: string) => readFileSync(join(folder, file), 'utf8');
const figures: Record<string, unknown> = {};
const nothing: Score = { truth: 0, found: 0, right: 0 };
let [certain, capture] = [nothing, nothing];
const isWanted = (set: string) => only === undefined || set.toLowerCase().includes(only.toLowerCase());
for (const { set, halves, misses } of scoreNamePairs(read).filter(({ set }) => isWanted(set))) {
  if (flags.includes('--misses')) console.log(misses.join('\n'));
  console.log(`${set.padEnd(26)} ${showHalves(halves)}`);
  figures[set] = toFigures(halves);
}
for (const result of scoreSets(read, only)) {
  if (flags.includes('--misses')) console.log(result.misses.join('\n'));
  certain = add(certain, result.certain);
  capture = add(capture, result.capture);
  const showSure = (name: string, score: Score) =>
    `${name} ${String(score.right)} of ${String(score.found)} right (${show(getRecall(score))} of all)`;
  console.log(
    `${result.set.padEnd(26)} ${showHalves(result.halves)}  ` +
      `groups ${showHalves(result.groups)}  ${showSure('certain', result.certain)}  ` +
      `${showSure('at capture', result.capture)}  ${String(result.leads)} leads ${result.ms.toFixed(0)} ms`,
  );
  figures[result.set] = {
    ...toFigures(result.halves),
    groups: toFigures(result.groups),
    certain: result.certain,
    capture: result.capture,
  };
}
const invented = only === undefined ? timeInvented(100_000, getGarbageCollector()) : undefined;
if (invented) {
  const { leads, doubled, found, ms, cpuMs, longestSliceMs, heapMb } = invented;
  console.log(
    `${String(leads)} invented leads: ${String(found)} of ${String(doubled)} doubled ones found in ${ms.toFixed(0)} ms ` +
      `(CPU ${cpuMs.toFixed(0)} ms, longest slice ${longestSliceMs.toFixed(0)} ms), +${heapMb.toFixed(0)} MB`,
  );
}
console.log(
  `merged without asking: precision ${getPrecision(certain).toFixed(4)} (${String(certain.right)} of ${String(certain.found)}), ` +
    `at capture ${getPrecision(capture).toFixed(4)} (${String(capture.right)} of ${String(capture.found)})`,
);
console.log(
  JSON.stringify({
    ...figures,
    certain: getPrecision(certain),
    certainAtCapture: getPrecision(capture),
    invented,
  }),
);
