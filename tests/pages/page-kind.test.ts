import { JSDOM } from 'jsdom';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { MAX_VALUE_LENGTH } from '@/lib/leads/limits';
import { pageReading } from '@/lib/leads/candidate';
import { readPage } from '@/lib/readers/read-page';
import { readHtml, toTexts } from './page-fixture';

const stories = Array.from(
  { length: 8 },
  (_, index) =>
    `<article><h3><a href="/news/${String(index)}">The council decides on plan number ${String(index)} after a long debate</a></h3><time>March ${String(index + 1)}, 2024</time><p>Nobody was surprised.</p></article>`,
).join('');
const scores = Array.from(
  { length: 12 },
  (_, index) =>
    `<tr><td><a href="/clan/${String(index)}">CLAN${String(index)}</a></td><td>${String(index)}01 234 567</td><td>98 765 43${String(index)}</td></tr>`,
).join('');

describe('pages with nothing to save', () => {
  it.each([
    ['news', `<title>News</title><h1>News</h1>${stories}`],
    ['a table of scores whose numbers look like phones', `<title>Clans</title><table>${scores}</table>`],
    [
      'prose',
      `<title>How to prune</title><h1>How to prune</h1><p>${'Cut just above a bud. '.repeat(80)}</p>`,
    ],
    [
      'a product with its shop marked up',
      `<head><title>Shelf - Oakridge</title><meta property="og:type" content="product">
       <script type="application/ld+json">{"@type":"Organization","name":"Oakridge","telephone":"(617) 555-0123"}</script></head>
       <h1>Shelf, white</h1><p>$79.99</p><footer>Call (617) 555-0123</footer>`,
    ],
  ])('%s', async (_what, html) => {
    const { kind, candidates } = await readHtml(html, 'https://www.paper.example/archive/today');
    expect({ kind, candidates }).toEqual({ kind: 'none', candidates: [] });
  });
});

describe('pages that are not there yet', () => {
  it.each([
    ['an empty mount', '<body><div id="root"></div><script src="/app.js"></script></body>'],
    ['a spinner', '<body><div class="spinner">Loading…</div><script src="/app.js"></script></body>'],
  ])('%s', async (_what, html) => {
    expect((await readHtml(html)).kind).toBe('not-loaded');
  });
});

const firm = (name: string, index: number, more = ''): string =>
  `<li><h2><a href="/firm/${String(index)}">${name}</a></h2><p>${String(index + 1)} Mill Lane, Boston, MA 02110</p><p>Phone: (617) 555-01${String(10 + index)}</p>${more}</li>`;
const list = (names: readonly string[], more = ''): string =>
  `<html lang="en-US"><title>Firms</title><h1>Firms</h1><ul>${names.map((name, index) => firm(name, index, more)).join('')}</ul></html>`;

describe('whether posts are looked for', () => {
  const read = async (html: string, url = 'https://www.guide.example/plumbers') =>
    (await readPage(new JSDOM(html, { url }).window.document, { url, now: () => 0 })).mayHoldPosts === true;
  const rows = (make: (index: number) => string): string =>
    `<title>All</title><h1>All</h1><ul>${Array.from({ length: 8 }, (_, index) => `<li>${make(index)}</li>`).join('')}</ul>`;
  const rated = (index: number): string =>
    `<h3><a href="/place/${String(index)}">Harbour House ${String(index)}</a></h3><p>4.${String(index)} (1${String(index)} reviews)</p><p>from $${String(index + 20)}</p>`;
  const shop = (heading: string): string =>
    `<script type="application/ld+json">{"@type":"Store","name":"Alder Ltd","telephone":"(617) 555-0123","address":"1 Mill Lane, Boston, MA 02110"}</script>
     <h1>${heading}</h1><p>Phone: (617) 555-0123</p><p>1 Mill Lane, Boston, MA 02110</p>
     <article><b>Jane</b><time>2026-03-01</time><p>Came on time.</p></article><article><b>Max</b><time>2026-03-02</time><p>Would call again.</p></article>`;

  it.each([
    ['a list of places, each with its rating and price', rows(rated), false],
    [
      'questions with votes, each asked at some time',
      rows(
        (index) => `${rated(index).replace('reviews', 'votes')}<p>asked March ${String(index + 1)}, 2026</p>`,
      ),
      true,
    ],
    ['a shop its heading names, with reviews below', shop('Alder Ltd'), false],
    ['a story with the same markup', shop('How we chose a boiler'), true],
  ])('%s', async (_what, html, expected) => {
    expect(await read(html)).toBe(expected);
  });
});

describe('whether the thread reader is asked first', () => {
  const post = (index: number): string =>
    `<li><a href="/user/${String(index)}">Jane ${String(index)}</a> <time>March ${String(index + 1)}, 2026</time><p>The mixer of ours is twelve years old and still runs.</p></li>`;
  const board = (more = ''): string =>
    `<title>Mixers</title><h1>Mixers</h1><ul>${Array.from({ length: 8 }, (_, index) => post(index)).join('')}</ul>${more}`;
  const read = async (html: string, url: string, isThread?: false) => {
    const { document } = new JSDOM(html, { url }).window;
    const { kind, posts, mayHoldPosts } = await readPage(document, { url, now: () => 0, isThread });
    return { isGuess: kind === 'thread' && posts.length === 0, mayHoldPosts };
  };
  const thread = 'https://www.bakers.example/forum/thread/12';

  it.each([
    ['a thread at a board', board(), thread, true],
    ['the same at an address that says nothing', board(), 'https://www.bakers.example/12', false],
    [
      'one beside the telephone of a firm',
      board('<a href="tel:+16175550123">(617) 555-0123</a>'),
      thread,
      false,
    ],
    ['a page nobody writes on', list(['Alder Ltd', 'Birch Ltd', 'Cedar Ltd', 'Dogwood Ltd']), thread, false],
  ])('%s', async (_what, html, url, expected) => {
    expect((await read(html, url)).isGuess).toBe(expected);
  });

  it('is not asked again once it has said that there are none', async () => {
    expect(await read(board(), thread, false)).toEqual({ isGuess: false });
  });

  it('reads what is there where it finds none', async () => {
    const firms = list(['Alder Ltd', 'Birch Ltd', 'Cedar Ltd', 'Dogwood Ltd'], '<a href="/user/1">owner</a>');
    const { kind, candidates } = await readHtml(firms, thread);
    expect({ kind, count: candidates.length }).toEqual({ kind: 'listing', count: 4 });
  });
});

describe('bad input', () => {
  it('reads what stands beside broken JSON-LD, and says that it is broken', async () => {
    const { kind, candidates, problems } = await readHtml(
      list(['Alder Ltd', 'Birch Ltd', 'Cedar Ltd', 'Dogwood Ltd']).replace(
        '<h1>',
        '<script type="application/ld+json">{"@type": "Store", </script><h1>',
      ),
    );
    expect({ kind, count: candidates.length }).toEqual({ kind: 'listing', count: 4 });
    expect(problems).toContainEqual(expect.objectContaining({ code: 'broken-structured-data' }));
  });

  it('is not taken in by keys like __proto__', async () => {
    await readHtml(
      list(['Alder Ltd', 'Birch Ltd', 'Cedar Ltd']).replace(
        '<h1>',
        '<script type="application/ld+json">{"@type":"Store","name":"Alder Ltd","__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}</script><h1>',
      ),
    );
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it('keeps markup in names as the text it is', async () => {
    const { candidates } = await readHtml(
      list(['Alder &lt;img src=x onerror=alert(1)&gt; Ltd', 'Birch Ltd', 'Cedar Ltd', 'Dogwood Ltd']),
    );
    expect(candidates[0]?.facts.name?.[0]?.value).toBe('Alder <img src=x onerror=alert(1)> Ltd');
  });

  it('takes no javascript: link for a website or profile', async () => {
    const { candidates } = await readHtml(
      list(
        ['Alder Ltd', 'Birch Ltd', 'Cedar Ltd', 'Dogwood Ltd'],
        '<a href="javascript:alert(1)">Website</a><a href="data:text/html,x">Homepage</a>',
      ),
    );
    expect(candidates.flatMap((one) => toTexts(one).websites)).toEqual([]);
    expect(candidates.every((one) => toTexts(one).profile?.startsWith('https:'))).toBe(true);
  });

  it('holds every value to the contract’s lengths, whatever the page holds', async () => {
    const long = 'x'.repeat(10_000);
    const reading = await readHtml(
      list(
        ['Alder Ltd', 'Birch Ltd', 'Cedar Ltd', 'Dogwood Ltd'],
        `<p>${long}</p><a href="https://long.example/${long}">Website</a>`,
      ).replace(
        '<h1>',
        `<script type="application/ld+json">[{"@type":"Store","name":"Alder Ltd","description":"${long}"}]</script><h1>`,
      ),
    );
    expect(pageReading.safeParse(reading).success).toBe(true);
    const lengths = reading.candidates.flatMap((one) =>
      Object.values(one.facts).flatMap((found) => (found ?? []).map(({ shown }) => shown.length)),
    );
    expect(Math.max(...lengths)).toBeLessThanOrEqual(MAX_VALUE_LENGTH);
  });

  it('reads no name, address or phone from hidden templates', async () => {
    const { candidates } = await readHtml(
      list(
        ['Alder Ltd', 'Birch Ltd', 'Cedar Ltd', 'Dogwood Ltd'],
        '<div style="display: none">Phone: (617) 555-0188</div><template>Phone: (617) 555-0189</template>',
      ),
    );
    expect(candidates.flatMap((one) => toTexts(one).phones)).toEqual([
      '(617) 555-0110',
      '(617) 555-0111',
      '(617) 555-0112',
      '(617) 555-0113',
    ]);
  });

  it('returns what it has when the time is over, and says so', async () => {
    let time = 0;
    const { partial, problems } = await readHtml(
      list(['Alder Ltd', 'Birch Ltd', 'Cedar Ltd']),
      'https://www.directory.example/',
      () => (time += 3_000),
    );
    expect(partial).toBe(true);
    expect(problems).toContainEqual({ code: 'budget-spent', count: 1 });
  });
});

describe('a reader that throws', () => {
  afterEach(() => {
    vi.doUnmock('@/lib/readers/structured/read-structured');
    vi.doUnmock('@/lib/readers/thread/find-thread');
    vi.resetModules();
  });

  it.each([
    ['@/lib/readers/structured/read-structured', 'readStructured', 'json-ld'],
    ['@/lib/readers/thread/find-thread', 'findThread', 'thread'],
  ])('%s hides nothing the others found', async (module, name, reader) => {
    vi.resetModules();
    vi.doMock(module, () => ({
      [name]: () => {
        throw new Error('broken');
      },
    }));
    const fixture = await import('./page-fixture');
    // A date, without which nobody looks for a thread.
    const { kind, candidates, problems } = await fixture.readHtml(
      list(['Alder Ltd', 'Birch Ltd', 'Cedar Ltd']).replace('<ul>', '<time>2026-11-02</time><ul>'),
    );
    expect({ kind, count: candidates.length }).toEqual({ kind: 'listing', count: 3 });
    expect(problems).toContainEqual({ code: 'reader-failed', reader, count: 1 });
  });
});
