/**
 * Scores lib/contact and lib/readers/structured on test vectors taken from other projects:
 * `npm run bench:vectors -- DIR [--misses SET] [--only SET]`.
 * DIR holds the JSON files; nothing of them is kept in this repository. One line for each set, the last line is JSON.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { JSDOM, VirtualConsole } from 'jsdom';
import { loadBundled } from './load-bundled.ts';
import type * as VectorSets from './vector-sets.ts';

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

const { scoreSets } = await loadBundled<typeof VectorSets>('tests/bench/vector-sets.ts');
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
