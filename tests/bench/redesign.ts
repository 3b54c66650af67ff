import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { chromium } from 'playwright-core';
import { rewrites, tools } from './rewrites.ts';

/**
 * What a redesign costs: every page of a corpus is read as it is, and again with its classes renamed to hashes, wrapper
 * elements put around contents and attributes in another order, the same for all elements of a kind, as a build tool or a
 * new theme would leave it. Both runs are scored; the loss is printed by kind, and the pages that lose most.
 *
 *   npm run bench:redesign -- CORPUS_DIR OUT_DIR [--style digits|letters|mixed|module] [--wrap inside|around|none] [--seed TEXT] [options of bench:pages]
 *   npm run bench:redesign -- CORPUS_DIR OUT_DIR --as comments|no-markup|boxes|… [options of bench:pages]
 *
 * `--as` writes every page as another maker would have, its classes as they are: see `rewrites.ts`. Some of these take away
 * what a label asks for, so a loss is a place to look.
 *
 * The names look as build tools make them (`x1l8klxt`, `gfdsae`, `kVzQpR`, `_3dfg2_1`), wrappers stand inside or around one kind
 * of element in three, and another seed makes another redesign: a rule that fits one of them only is none.
 *
 * Writes OUT_DIR/{pages,untouched,redesigned}. The scorer lies beside the corpus, as `score.mjs`.
 */

interface Summary {
  summary: Record<string, { macroCoreF1?: number; cleanPages?: number }>;
  pages: { id: string; kind: string; core: { f1: number }; record: { f1: number }; spurious: number }[];
}

const [corpus, out, ...rest] = process.argv.slice(2);
if (corpus === undefined || out === undefined) {
  console.error(
    'usage: npm run bench:redesign -- CORPUS_DIR OUT_DIR [--style digits|letters|mixed|module] [--wrap inside|around|none] [--seed TEXT] [--as NAME] [options of bench:pages]',
  );
  process.exit(2);
}

/** Takes one of our own options out of what is passed on to `bench:pages`. */
function take(name: string, otherwise: string): string {
  const at = rest.indexOf(name);
  return at < 0 ? otherwise : (rest.splice(at, 2)[1] ?? otherwise);
}
const style = take('--style', 'digits');
const wrap = take('--wrap', 'inside');
const salt = take('--seed', '');
const as = take('--as', '');
const rewrite = rewrites[as];
if (as !== '' && rewrite === undefined) {
  console.error(`--as is one of ${Object.keys(rewrites).join(', ')}`);
  process.exit(2);
}
const options = rest;

/** Runs in the browser: parses without running or loading anything, and gives the changed markup. */
function redesign({ html, seed, style, wrap }: Record<'html' | 'seed' | 'style' | 'wrap', string>): string {
  /** FNV-1a: the same word becomes the same hash all over a page, and another one on the next page. */
  const hash = (text: string): number => {
    let value = 0x811c9dc5;
    for (const char of seed + text) value = Math.imul(value ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0;
    return value;
  };
  const letters = (from: number, alphabet: string): string =>
    Array.from(
      { length: 6 },
      (_, at) => alphabet[Math.floor(from / alphabet.length ** at) % alphabet.length],
    ).join('');
  const small = 'abcdefghijklmnopqrstuvwxyz';
  const rename = (name: string): string => {
    const value = hash(name);
    if (style === 'letters') return letters(value, small);
    if (style === 'mixed') return `${small[value % 26] ?? 'a'}${letters(value, small + small.toUpperCase())}`;
    return style === 'module'
      ? `_${value.toString(36).slice(0, 5)}_${String(value % 89)}`
      : `x${value.toString(36)}`;
  };
  const page = new DOMParser().parseFromString(html, 'text/html');
  const names = new Set([...page.querySelectorAll('[class]')].flatMap((element) => [...element.classList]));
  for (const style of page.querySelectorAll('style'))
    style.textContent = style.textContent.replace(/\.(-?[_a-zA-Z][\w-]*)/g, (whole, name: string) =>
      names.has(name) ? `.${rename(name)}` : whole,
    );
  const BLOCKS = new Set(['DIV', 'SECTION', 'ARTICLE', 'MAIN', 'ASIDE', 'LI', 'TD', 'DD', 'FORM']);
  const INLINE = new Set(['A', 'P', 'H1', 'H2', 'H3', 'H4', 'SPAN', 'B', 'STRONG']);
  for (const element of [...page.body.querySelectorAll('*')]) {
    const wrapper = BLOCKS.has(element.tagName) ? 'div' : INLINE.has(element.tagName) ? 'span' : undefined;
    // One in three kinds of element; all of a kind alike.
    const isChosen = hash(`${element.tagName} ${element.getAttribute('class') ?? ''}`) % 3 === 0;
    if (wrapper === undefined || !isChosen || wrap === 'none') continue;
    const added = page.createElement(wrapper);
    added.className = rename(`wrapper ${element.tagName}`);
    if (wrap === 'inside' && element.childNodes.length > 0) {
      added.append(...element.childNodes);
      element.append(added);
    }
    // Rows, cells and items stand nowhere else.
    if (
      wrap === 'around' &&
      !/^(?:LI|TD|DD|P)$/.test(element.tagName) &&
      element.closest('p,noscript,svg') === null
    ) {
      element.replaceWith(added);
      added.append(element);
    }
  }
  for (const element of page.querySelectorAll('*')) {
    const known = element.getAttribute('class');
    if (known !== null) {
      const renamed = known.split(/\s+/).map((name) => (names.has(name) ? rename(name) : name));
      element.setAttribute('class', renamed.join(' '));
    }
    const attributes = [...element.attributes];
    for (const attribute of attributes) element.removeAttributeNode(attribute);
    for (const attribute of attributes.reverse()) element.setAttributeNode(attribute);
  }
  return `${page.doctype ? '<!doctype html>\n' : ''}${page.documentElement.outerHTML}`;
}

/** Evaluated in the browser; a rewrite and its tools are sent as text. */
const toScript = (change: (typeof rewrites)[string], html: string): string => `(() => {
  const page = new DOMParser().parseFromString(${JSON.stringify(html)}, 'text/html');
  const tools = { ${Object.entries(tools)
    .map(([name, tool]) => `${name}: ${tool.toString()}`)
    .join(', ')} };
  (${change.toString()})(page, tools);
  return (page.doctype ? '<!doctype html>\\n' : '') + page.documentElement.outerHTML;
})()`;

const ids = readdirSync(corpus)
  .filter((id) => existsSync(join(corpus, id, 'page.html')))
  .sort();
const redesigned = join(out, 'pages');
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
try {
  const page = await browser.newPage();
  for (const id of ids) {
    const target = join(redesigned, id);
    mkdirSync(target, { recursive: true });
    const html = readFileSync(join(corpus, id, 'page.html'), 'utf8');
    writeFileSync(
      join(target, 'page.html'),
      rewrite === undefined
        ? await page.evaluate(redesign, { html, seed: salt + id, style, wrap })
        : await page.evaluate<string>(toScript(rewrite, html)),
    );
    for (const file of ['url.txt', 'truth.json']) {
      const source = join(corpus, id, file);
      if (existsSync(source)) writeFileSync(join(target, file), readFileSync(source));
    }
  }
} finally {
  await browser.close();
}

function run(pages: string, name: string): Summary {
  const results = join(out ?? '', name);
  const summary = join(out ?? '', `${name}.json`);
  const readPages = [
    join(import.meta.dirname, 'pages.ts'),
    pages,
    results,
    '--unhurried',
    '--times',
    '1',
    ...options,
  ];
  execFileSync(process.execPath, readPages, { stdio: ['ignore', 'ignore', 'inherit'] });
  const scorer = join(dirname(corpus ?? ''), 'score.mjs');
  execFileSync(process.execPath, [scorer, pages, results, '--json', summary], { stdio: 'ignore' });
  return JSON.parse(readFileSync(summary, 'utf8')) as Summary;
}

const before = run(corpus, 'untouched');
const after = run(redesigned, 'redesigned');
const percent = (share: number | undefined): string => (100 * (share ?? 0)).toFixed(1).padStart(6);
for (const [kind, figures] of Object.entries(before.summary)) {
  const [was, is] = [figures, after.summary[kind]].map((one) => one?.macroCoreF1 ?? one?.cleanPages);
  console.log(`${kind.padEnd(10)} ${percent(was)} → ${percent(is)}   ${percent((is ?? 0) - (was ?? 0))}`);
}
const losses = before.pages
  .map((page) => ({ page, now: after.pages.find(({ id }) => id === page.id) }))
  .map(({ page, now }) => ({ page, now, loss: page.core.f1 - (now?.core.f1 ?? 0) }))
  .filter(({ loss }) => Math.abs(loss) > 0.01)
  .sort((one, other) => other.loss - one.loss);
console.log(`\n${String(losses.length)} pages read otherwise than before (core F1):`);
for (const { page, now } of losses)
  console.log(
    `${page.id.padEnd(44)} ${page.kind.padEnd(8)} ${percent(page.core.f1)} → ${percent(now?.core.f1)}`,
  );
