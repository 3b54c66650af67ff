/**
 * Scores lib/contact and lib/readers/structured on test vectors taken from other projects:
 * `node tests/bench/vectors.ts DIR [--misses SET] [--all]`.
 * DIR holds the JSON files; nothing of them is kept in this repository. One line for each set, the last line is JSON.
 */
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { JSDOM } from 'jsdom';
import type * as VectorSets from './vector-sets.ts';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const [folder, ...flags] = process.argv.slice(2);
if (folder === undefined || !existsSync(folder)) {
  console.error('usage: node tests/bench/vectors.ts DIR [--misses SET]');
  process.exit(2);
}

/** `@/` is the bundler's alias and the sources use extensionless imports, so Node reads a bundle. */
const work = await mkdtemp(join(tmpdir(), 'vectors-'));
try {
  const outfile = join(work, 'score.mjs');
  await build({
    entryPoints: [join(root, 'tests/bench/vector-sets.ts')],
    bundle: true,
    platform: 'node',
    format: 'esm',
    alias: { '@': root },
    outfile,
    logLevel: 'error',
  });
  const { scoreSets } = (await import(pathToFileURL(outfile).href)) as typeof VectorSets;
  const missesOf = flags.includes('--misses') ? flags[flags.indexOf('--misses') + 1] : undefined;
  const readCases = (name: string): unknown => {
    const file = join(folder, `${name}.json`);
    return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
  };
  const parse = (html: string, url: string): Document => new JSDOM(html, { url }).window.document;
  console.log(JSON.stringify(scoreSets(readCases, missesOf, parse)));
} finally {
  await rm(work, { recursive: true, force: true });
}
