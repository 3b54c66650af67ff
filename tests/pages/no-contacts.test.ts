import { expect, it } from 'vitest';
import { readHtml } from './page-fixture';

/** What looks like a list of somebody from afar: shops, blogs and news, each with the sign that misleads. */

const toPage = (title: string, body: string): string =>
  `<!doctype html><html lang="en"><head><title>${title}</title></head><body><main><h1>${title}</h1>${body}</main></body></html>`;
const repeat = (count: number, toText: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => toText(at)).join('');

it.each([
  [
    'products whose codes have as many digits as postal codes',
    repeat(
      8,
      (at) =>
        `<div class="product"><h3><a href="/p/${at}.html">Cocktail napkins, pattern ${at}</a></h3><div>Product Code: 65019${at}</div><div>$4.${at}9</div></div>`,
    ),
  ],
  [
    'headlines with a year',
    repeat(
      8,
      (at) =>
        `<div><h3><a href="/2016/03/${at}/">${['Model Fall 2016 Show', 'Sample E3 2013 Open House', 'Pattern Spring 2015 Campaign', 'Example Winter 2014 Party'][at % 4] ?? ''} ${at}</a></h3></div>`,
    ),
  ],
  [
    'dated posts one can send to a friend',
    repeat(
      6,
      (at) =>
        `<article class="post"><h2><a href="/post-${at}/">Weekend finds ${at}</a></h2><div>March ${at + 1}, 2016</div><p>What we wore and where we ate, see <a href="https://finds${at}.example/">here</a>.</p><a href="mailto:?subject=Weekend&amp;body=/post-${at}/">Mail</a></article>`,
    ),
  ],
  [
    'links to elsewhere, with day, year and hour of each',
    repeat(
      8,
      (at) =>
        `<table><tr><td><a href="https://elsewhere${at}.example/p">Color lock for your box ${at}</a></td></tr><tr><td>posted <b>November ${at + 1} 2014 18:1${at}.03</b> by <b>Jo</b></td></tr><tr><td>Hands on hydraulics, a fun way to teach kids. <a href="?show=${at}">Read more</a></td></tr></table>`,
    ),
  ],
  [
    'posts whose writers are marked up',
    repeat(
      10,
      (at) =>
        `<div class="hentry"><h2 class="entry-title"><a href="/2013/05/${at}/">Omerta, part ${at}, gets more content</a></h2><div class="meta"><span class="updated">2013/05/2${at % 10}</span><span class="vcard author"><span class="fn"><a href="/author/writer-${at}/">Writer ${at}</a></span></span></div><p>Words of the post.</p></div>`,
    ),
  ],
  [
    'news with who sent it in',
    repeat(
      8,
      (at) =>
        `<article><h2><a href="/news/${at}">How hotels may save on towels ${at}</a></h2><p>1${at} November 2025</p><div><div class="by"><a href="/org/${at}"><img alt="Sample Towels ${at}"></a><header><a href="/org/${at}">Sample Towels ${at}${at === 0 ? ' Ltd' : ''}</a></header>${at % 2 === 0 ? `<span>${['Guadalupe', 'Nairobi', 'Verona', 'Lisbon'][at / 2] ?? ''}, Mexico</span>` : ''}<footer><a href="/org/${at}/more">More from this organisation</a></footer><a href="/cat/${at}">More in this category: towels and linen ${at}</a><a href="/all/${at}">Everything that is told of hotels and their towels</a></div></div></article>`,
    ),
  ],
  [
    'stories of customers, in sentences',
    repeat(
      6,
      (at) =>
        `<div class="story"><a href="/customers/story-${at}"><img src="/s${at}.png" alt=""><h3>How a maker of model trains saved ${at + 2} hours every week</h3></a><a href="https://customer${at}.example/">Visit</a></div>`,
    ),
    '/customers/',
  ],
])('no list: %s', async (title, body, path = '/latest') => {
  const { kind, candidates } = await readHtml(toPage('Latest', body), `https://www.magazine.example${path}`);
  expect([title, kind === 'listing', candidates.length]).toEqual([title, false, 0]);
});

it('no profile: a blog’s front page with figures that only look like numbers from afar', async () => {
  const html = toPage(
    'Sample Watch Blog',
    `<p>The Sample AG now also makes mechanical movements.</p><p>Diameter 25.60 mm, Height 4.40 mm</p><p>Baroncelli, Heritage</p><h2>Archive</h2><ul><li>Baroncelli Chronometer (M027.407.16.050.00)</li><li>Venturer Big Date (Ref. 2100-0200, steel)</li><li>Ocean Star Titanium (M026.430.44.061.00)</li></ul>`,
  );
  expect(await readHtml(html, 'https://www.samplewatches.example/')).toMatchObject({
    kind: 'none',
    candidates: [],
  });
});
