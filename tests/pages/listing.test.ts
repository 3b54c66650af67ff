import { describe, expect, it } from 'vitest';
import { readHtml, toTexts } from './page-fixture';

const firms = [
  ['Alder Plumbing Inc.', '12 Mill Lane', '(617) 555-0101', 'alder'],
  ['Birch & Sons', '340 Harbor Street', '(617) 555-0102', 'birch'],
  ['Cedar Pipe Works LLC', '9 Chapel Road', '(617) 555-0103', 'cedar'],
  ['Dogwood Drains', '77 Orchard Avenue', '(617) 555-0104', 'dogwood'],
  ['Elm Heating Co.', '5 Station Road', '(617) 555-0105', 'elm'],
] as const;

const page = (body: string, head = ''): string =>
  `<!doctype html><html lang="en-US"><head><title>Plumbers in Boston</title>${head}</head><body>
   <header><a href="/">The Directory</a> <a href="tel:+16175550199">Service line</a></header><main><h1>Plumbers in Boston</h1>${body}</main>
   <footer>© The Directory</footer></body></html>`;

const cards = firms
  .map(
    ([name, street, phone, slug]) => `<div class="card"><h2><a href="/firm/${slug}">${name}</a></h2>
     <p class="address">${street}, Boston, MA 02110</p><p>Phone: ${phone}</p>
     <a href="https://www.directory.example/out?url=https%3A%2F%2Fwww.${slug}.example%2F">Website</a> <a href="/call">Call now</a></div>`,
  )
  .join('\n');

describe('a list of cards', () => {
  it('gives every firm with its values, in the order of the page', async () => {
    const { kind, candidates, problems, partial } = await readHtml(page(cards));
    expect({ kind, problems, partial }).toEqual({ kind: 'listing', problems: [], partial: false });
    expect(candidates.map(toTexts)).toEqual(
      firms.map(([name, street, phone, slug]) => ({
        name,
        person: undefined,
        phones: [phone],
        faxes: [],
        emails: [],
        websites: [`https://www.${slug}.example/`],
        profile: `https://www.directory.example/firm/${slug}`,
        address: `${street}, Boston, MA 02110`,
      })),
    );
  });

  it('gives each value its evidence: text as shown, reader, confidence and a place that can be found again', async () => {
    const { candidates } = await readHtml(page(cards));
    const phone = candidates[1]?.facts.phone?.[0];
    expect(phone).toMatchObject({ shown: '(617) 555-0102', reader: 'contact', label: 'Phone' });
    expect(phone?.confidence).toBeGreaterThan(0.8);
    expect(phone?.place?.selector).toBeDefined();
    expect(candidates[1]?.place?.selector).toMatch(/div:nth-child\(3\)$/);
  });

  it('reads the same keys again from the unchanged page, and no key twice', async () => {
    const keys = async (): Promise<string[]> =>
      (await readHtml(page(cards + cards))).candidates.map((candidate) => candidate.key);
    const first = await keys();
    expect(await keys()).toEqual(first);
    expect(new Set(first).size).toBe(first.length);
  });

  it('leaves the page as it was', async () => {
    const { JSDOM } = await import('jsdom');
    const { readPage } = await import('@/lib/readers/read-page');
    const { document } = new JSDOM(page(cards), { url: 'https://www.directory.example/' }).window;
    const before = document.documentElement.outerHTML;
    await readPage(document, { url: 'https://www.directory.example/', now: () => 0 });
    expect(document.documentElement.outerHTML).toBe(before);
  });
});

describe('other ways to mark up a list', () => {
  const names = firms.map(([name]) => name);
  const phones = firms.map(([, , phone]) => phone);
  it.each([
    [
      'a table with a header row',
      `<table><tr><th>Company</th><th>City</th><th>Fax</th><th>Phone</th></tr>${firms
        .map(
          ([name, , phone], row) =>
            `<tr><td>${name}</td><td>Boston</td><td>(617) 555-015${String(row)}</td><td>${phone}</td></tr>`,
        )
        .join('')}</table>`,
    ],
    [
      'headings with paragraphs after them',
      firms
        .map(([name, street, phone]) => `<h3>${name}</h3><p>${street}, Boston, MA 02110</p><p>${phone}</p>`)
        .join(''),
    ],
    [
      'two rows a firm',
      `<table>${firms
        .map(
          ([name, street, phone]) =>
            `<tr><td class="head"><b>${name}</b></td></tr><tr><td class="body">${street}, Boston, MA 02110<br>Tel. ${phone}</td></tr>`,
        )
        .join('')}</table>`,
    ],
    [
      'bold names and lines parted by breaks',
      `<div>${firms.map(([name, street, phone]) => `<b>${name}</b><br>${street}<br>Boston, MA 02110<br>Phone: ${phone}<br><br>`).join('')}</div>`,
    ],
    [
      'cards whose class differs by plan',
      `<ul>${firms
        .map(
          ([name, street, phone], index) =>
            `<li class="${index % 2 === 0 ? 'paid' : 'basic'}"><strong>${name}</strong><div>${street}, Boston, MA 02110</div><div>${phone}</div></li>`,
        )
        .join('')}</ul>`,
    ],
  ])('%s', async (_what, body) => {
    const { kind, candidates } = await readHtml(page(body));
    expect(kind).toBe('listing');
    expect(candidates.map((one) => toTexts(one).name)).toEqual(names);
    expect(candidates.map((one) => toTexts(one).phones)).toEqual(phones.map((phone) => [phone]));
  });
});

describe('values a list hides', () => {
  it('reads the number behind "Call", and the one that only the structured data has', async () => {
    const items = firms.map(([name, , , slug], index) => ({
      '@type': 'LocalBusiness',
      name,
      url: `https://www.directory.example/firm/${slug}`,
      telephone: `(617) 555-016${String(index)}`,
    }));
    const hidden = firms
      .map(
        (
          [name, street, , slug],
          index,
        ) => `<article><h2><a href="/firm/${slug}">${name}</a></h2><p>${street}, Boston, MA 02110</p>
         ${index === 0 ? '<a href="tel:+16175550177">Call</a>' : '<button>Show number</button>'}</article>`,
      )
      .join('');
    const head = `<script type="application/ld+json">${JSON.stringify(items)}</script>`;
    const { candidates } = await readHtml(page(hidden, head));
    expect(candidates.map((one) => one.facts.phone?.[0]?.value.e164)).toEqual([
      '+16175550177',
      '+16175550161',
      '+16175550162',
      '+16175550163',
      '+16175550164',
    ]);
    expect(candidates[1]?.facts.phone?.[0]?.reader).toBe('json-ld');
  });

  it('drops one placeholder that stands on every record', async () => {
    const items = firms.map(([name]) => ({ '@type': 'LocalBusiness', name, telephone: '(617) 555-0100' }));
    const head = `<script type="application/ld+json">${JSON.stringify(items)}</script>`;
    const bare = cards.replace(/<p>Phone: .*?<\/p>/g, '');
    const { candidates } = await readHtml(page(bare, head));
    expect(candidates.flatMap((one) => toTexts(one).phones)).toEqual([]);
  });

  it('drops the directory’s own hotline from every card', async () => {
    const withHotline = cards.replace(
      /<a href="\/call">/g,
      '<span>Hotline (800) 555-0123</span> <a href="/call">',
    );
    const { candidates } = await readHtml(page(withHotline));
    expect(candidates.map((one) => toTexts(one).phones)).toEqual(firms.map(([, , phone]) => [phone]));
  });
});

describe('the way on', () => {
  it.each([
    [
      'rel=next',
      '<a rel="next" href="/plumbers?page=2">»</a>',
      'https://www.directory.example/plumbers?page=2',
    ],
    [
      'a word for next',
      '<a href="/plumbers?page=2">Weiter »</a>',
      'https://www.directory.example/plumbers?page=2',
    ],
    [
      'the number after the current one',
      '<div class="pagination"><b>1</b> <a href="/plumbers?page=2">2</a> <a href="/plumbers?page=3">3</a></div>',
      'https://www.directory.example/plumbers?page=2',
    ],
    ['a script is no page', '<a rel="next" href="javascript:more()">Next</a>', undefined],
    [
      'another site is not the next page',
      '<a rel="next" href="https://elsewhere.example/2">Next</a>',
      undefined,
    ],
  ])('%s', async (_what, link, expected) => {
    expect((await readHtml(page(cards + link))).nextPage).toBe(expected);
  });

  it('reads how many there are in all', async () => {
    expect((await readHtml(page(`<p>1–5 of 1,467 results</p>${cards}`))).total).toBe(1_467);
  });
});
