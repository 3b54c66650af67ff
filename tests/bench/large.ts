import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * How long pages of up to 300,000 elements hold a click up: `npm run bench:large [-- options of bench:pages]`. A click is to
 * be answered within two seconds, with "partial" where that was not enough for the whole page.
 */

const card = (index: number): string =>
  `<li class="card"><h3><a href="/firm/${String(index)}">Sample Firm ${String(index)} Ltd</a></h3>` +
  `<p><span>${String((index % 900) + 1)} Main Street</span><br><span>Springfield, MA 02101</span></p>` +
  `<p>Phone: <a href="tel:+1617555${String(index % 10_000).padStart(4, '0')}">617-555-${String(index % 10_000).padStart(4, '0')}</a></p></li>`;
const post = (index: number): string =>
  `<article id="post-${String(index)}"><header><a href="/user/${String(index % 50)}">user${String(index % 50)}</a>` +
  `<time datetime="2026-03-02T10:11">2 March 2026</time></header><div><p>Question ${String(index)}: our boiler leaks.</p><p>Who repairs one in village ${String(index)}?</p></div><hr></article>`;
const repeat = (count: number, make: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => make(index)).join('\n');

const pages: Record<string, string> = {
  'list of 30,000 firms': `<ul>${repeat(30_000, card)}</ul>`,
  'thread of 37,500 posts': `<main>${repeat(37_500, post)}</main>`,
  'table of figures': `<table>${repeat(30_000, (index) => `<tr>${'<td>12,345</td>'.repeat(8)}<td><b>${String(index)}</b></td></tr>`)}</table>`,
  'nothing but boxes': '<div><span></span></div>'.repeat(150_000),
};

const corpus = mkdtempSync(join(tmpdir(), 'leadlight-large-'));
try {
  for (const [name, body] of Object.entries(pages)) {
    const folder = join(corpus, name);
    mkdirSync(folder);
    const url = name.startsWith('thread')
      ? 'https://forum.example/threads/boilers.12/'
      : 'https://guide.example/firms';
    writeFileSync(join(folder, 'url.txt'), `${url}\n`);
    writeFileSync(
      join(folder, 'page.html'),
      `<!doctype html><html lang="en"><title>${name}</title><body><h1>Sample</h1>${body}`,
    );
  }
  const bench = join(import.meta.dirname, 'pages.ts');
  execFileSync(process.execPath, [bench, corpus, join(corpus, 'out'), ...process.argv.slice(2)], {
    stdio: 'inherit',
  });
} finally {
  rmSync(corpus, { recursive: true, force: true });
}
