/**
 * Scores lib/contact and lib/readers/structured on test vectors taken from other projects:
 * `npm run bench:vectors -- DIR [--misses SET] [--only SET]`.
 * DIR holds the JSON files; nothing of them is kept in this repository. One line for each set, the last line is JSON.
 */
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { JSDOM, VirtualConsole } from 'jsdom';
import type * as VectorSets from './vector-sets.ts';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const [folder, ...flags] = process.argv.slice(2);
if (folder === undefined || !existsSync(folder)) {
  console.error('usage: npm run bench:vectors -- DIR [--misses SET] [--only SET]');
  process.exit(2);
}

/** jsdom stumbles over some real styles, and following a page's links needs none. Byte for byte: the encoding is not known yet. */
function withoutStyles(page: Buffer): Buffer {
  const text = page
    .toString('latin1')
    .replace(/<style\b.*?<\/style>/gis, '')
    .replace(/(\s)style\s*=/gi, '$1data-style=');
  return Buffer.from(text, 'latin1');
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
  const optionOf = (name: string) => (flags.includes(name) ? flags[flags.indexOf(name) + 1] : undefined);
  const readCases = (name: string): unknown => {
    const file = join(folder, `${name}.json`);
    return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
  };
  // Bytes are decoded as a browser would, by what the page says of itself.
  const parse = (html: string | Buffer, url: string): Document =>
    new JSDOM(html, { url, virtualConsole: new VirtualConsole() }).window.document;
  const openPage = (file: string, url: string) =>
    parse(withoutStyles(gunzipSync(readFileSync(join(folder, file)))), url);
  const only = optionOf('--only');
  console.log(JSON.stringify(scoreSets({ readCases, parse, openPage }, optionOf('--misses') ?? only, only)));
} finally {
  await rm(work, { recursive: true, force: true });
}
