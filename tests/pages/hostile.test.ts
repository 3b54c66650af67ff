import { getCpuNow } from '../cpu-clock';
import { describe, expect, it } from 'vitest';
import { placeOf } from '@/lib/page/place';
import { shownText } from '@/lib/page/shown-text';
import { unclobbered } from '@/lib/page/unclobbered';
import { readPage } from '@/lib/readers/read-page';
import { jsonLd, nameOf, readDocument, readMarkup, textsOf, type Reading } from './structured-fixture';

/**
 * Pages that mean harm, or only behave as if they did. Every one has one honest shop, which is to be found,
 * and none may hold the tab: the bound is generous, because only a hang is a failure here.
 */
const BOUND_MS = 10_000;

const SHOP = jsonLd({ '@type': 'Store', name: 'Acme', telephone: '617-555-0101' });
const MARKED_SHOP = `<div itemscope itemtype="https://schema.org/Store"><b itemprop="name">Acme</b>
  <i itemprop="telephone">617-555-0101</i></div>`;
const CARD = '<div class="vcard"><b class="fn org">Acme</b> <i class="tel">617-555-0101</i></div>';

/** Reads within the bound and expects the honest shop among the items, in each of the given syntaxes. */
function expectShop(reading: Reading, readers: readonly string[] = ['json-ld']): void {
  const shops = reading.items.filter((item) => nameOf(item) === 'Acme');
  expect(new Set(shops.map((item) => item.reader))).toEqual(new Set(readers));
  for (const shop of shops) expect(textsOf(shop).phone).toEqual(['617-555-0101']);
}

const nested = (depth: number, open: string, inside: string, close: string): string =>
  open.repeat(depth) + inside + close.repeat(depth);

describe('hostile JSON-LD', () => {
  it.each<[string, string]>([
    ['arrays 50,000 deep', nested(50_000, '[', '1', ']')],
    ['objects 20,000 deep', nested(20_000, '{"@type":"Store","department":', '1', '}')],
    ['brackets that never close', '['.repeat(200_000)],
    ['a string that never ends', `{"name":"${'x'.repeat(500_000)}`],
    ['a comma and blanks, over and over', `{"a":[${', '.repeat(100_000)}]}`],
    ['backslashes', `{"name":"${'\\'.repeat(200_001)}"`],
    ['comments that never end', '/*'.repeat(100_000)],
    ['a wide list of the same', `[${'{"@type":"Organization","@id":"#x","name":"x"},'.repeat(20_000)}{}]`],
    ['entities without end', JSON.stringify({ '@type': 'Store', name: '&amp;'.repeat(50_000) })],
    ['tags that never close', JSON.stringify({ '@type': 'Store', name: '<a '.repeat(50_000) })],
    ['comments inside a name', JSON.stringify({ '@type': 'Store', name: '<!--'.repeat(50_000) })],
    ['a name of 900,000 characters', JSON.stringify({ '@type': 'Store', name: 'x'.repeat(900_000) })],
    [
      'a phone of 900,000 digits',
      JSON.stringify({ '@type': 'Store', name: 'x', telephone: '5'.repeat(900_000) }),
    ],
    [
      'a mail of 900,000 characters',
      JSON.stringify({ '@type': 'Store', name: 'x', email: 'a@'.repeat(400_000) }),
    ],
    [
      'an address of 900,000 characters',
      JSON.stringify({ '@type': 'Store', name: 'x', address: '1 A St, '.repeat(100_000) }),
    ],
    [
      '50,000 phones',
      JSON.stringify({
        '@type': 'Store',
        name: 'x',
        telephone: Array.from({ length: 50_000 }, (_, i) => `617-555-${String(i)}`),
      }),
    ],
  ])(
    '%s',
    (_case, text) => {
      expectShop(readMarkup(jsonLd(text) + SHOP));
    },
    BOUND_MS,
  );

  it(
    '5,000 blocks of the same shop are one shop when they say so, 5,000 when they do not',
    () => {
      const record = (id: string): object => ({ '@type': 'Store', ...(id && { '@id': id }), name: 'Acme' });
      const same = readMarkup(jsonLd(...Array.from({ length: 5_000 }, () => record('#acme'))));
      expect(same.items).toHaveLength(1);
      expect(textsOf(same.items[0]).name).toEqual(['Acme']);
      expect(readMarkup(jsonLd(...Array.from({ length: 5_000 }, () => record('')))).items).toHaveLength(
        5_000,
      );
    },
    BOUND_MS,
  );

  it(
    '500 broken blocks are noted each and hide nothing',
    () => {
      const reading = readMarkup(jsonLd(...Array.from({ length: 500 }, () => '{"name":')) + SHOP);
      expectShop(reading);
      expect(reading.reports).toHaveLength(500);
    },
    BOUND_MS,
  );

  it(
    'a chain of 10,000 references is read as far as makes sense',
    () => {
      const chain = Array.from({ length: 10_000 }, (_, i) => ({
        '@type': 'Organization',
        '@id': `#${String(i)}`,
        name: `Link ${String(i)}`,
        subOrganization: { '@id': `#${String(i + 1)}` },
      }));
      const reading = readMarkup(jsonLd({ '@graph': chain }) + SHOP);
      expect(reading.reports).toEqual([]);
      expect(reading.items.length).toBeLessThanOrEqual(5_000);
      expectShop(reading);
    },
    BOUND_MS,
  );

  it('references in circles and to oneself end', () => {
    const ring = ['a', 'b', 'c'].map((id, _index, all) => ({
      '@id': id,
      '@type': 'Store',
      name: id,
      department: all.map((to) => ({ '@id': to })),
    }));
    expectShop(readMarkup(jsonLd({ '@graph': ring }) + SHOP));
  });

  it.each([
    ['a graph that is a string', '{"@graph":"x"}'],
    ['types that are no strings', '{"@type":[1,null,{"a":1},["x"]],"name":"x"}'],
    ['an id that is no string', '{"@type":"Store","@id":{"a":1},"name":"x"}'],
    [
      'values of every wrong kind',
      '{"@type":"Store","name":[null,true,{"@value":null}],"telephone":{"a":[]},"address":[[[]]],"url":{"@id":"javascript:x"}}',
    ],
    [
      'keys of the prototype',
      '{"@type":"Store","hasOwnProperty":1,"toString":{"@type":"Store","name":"x"},"__proto__":{"@type":"Store","name":"y"}}',
    ],
    ['a type named like a member', '{"@type":"constructor","telephone":"x"}'],
  ])('%s', (_case, text) => {
    const reading = readMarkup(jsonLd(text) + SHOP);
    expectShop(reading);
    expect(reading.reports).toEqual([]);
  });
});

describe('hostile markup', () => {
  it.each<[string, string, string[]]>([
    [
      'microdata 400 deep',
      nested(
        400,
        '<div itemscope itemtype="https://schema.org/Store" itemprop="department">',
        'x',
        '</div>',
      ) + MARKED_SHOP,
      ['microdata'],
    ],
    [
      'cards 400 deep',
      nested(400, '<div class="vcard agent org note adr">', 'x', '</div>') + CARD,
      ['microformats'],
    ],
    [
      'new cards 400 deep',
      nested(400, '<div class="h-card p-org p-note u-url">', 'x', '</div>') + CARD,
      ['microformats'],
    ],
    [
      'RDFa 400 deep',
      nested(400, '<div typeof="Store" property="department">', 'x', '</div>') + SHOP,
      ['json-ld'],
    ],
    [
      'every property at once',
      `<p itemscope><i itemprop="${'telephone name '.repeat(20_000)}">1</i></p>${MARKED_SHOP}`,
      ['microdata'],
    ],
    [
      'types without end',
      `<p itemscope itemtype="${'https://schema.org/Store '.repeat(20_000)}"></p>${MARKED_SHOP}`,
      ['microdata'],
    ],
    [
      '5,000 items',
      '<p itemscope itemtype="https://schema.org/Thing"></p>'.repeat(5_000) + MARKED_SHOP,
      ['microdata'],
    ],
    [
      'itemref to each other',
      `<div id="a" itemprop="department" itemscope itemref="b"></div><div id="b" itemprop="department" itemscope itemref="a"></div>${MARKED_SHOP}`,
      ['microdata'],
    ],
    [
      '2,000 items that all refer to one big box',
      `<div id="box">${'<i itemprop="email">x</i>'.repeat(2_000)}</div>${'<p itemscope itemref="box"></p>'.repeat(2_000)}${MARKED_SHOP}`,
      ['microdata'],
    ],
    ['20,000 elements', '<p><b>x</b></p>'.repeat(10_000) + MARKED_SHOP, ['microdata']],
    [
      'cards that include each other',
      `<div id="a" class="vcard" itemref="b"></div><div id="b" class="vcard" itemref="a"></div>${CARD}`,
      ['microformats'],
    ],
  ])(
    '%s',
    (_case, html, readers) => {
      expectShop(readMarkup(html), readers);
    },
    BOUND_MS,
  );
});

describe('trees that only a script can build', () => {
  /** A chain of 2,000 elements; parsers stop at 512. */
  function chain(tag: string, attributes: Record<string, string> = {}): { document: Document; end: Element } {
    const document = new DOMParser().parseFromString(MARKED_SHOP, 'text/html');
    let end: Element = document.body;
    for (let level = 0; level < 2_000; level += 1) {
      const child = document.createElement(tag);
      for (const [name, value] of Object.entries(attributes)) child.setAttribute(name, value);
      end.append(child);
      end = child;
    }
    return { document, end };
  }

  it(
    'text 2,000 levels deep is found',
    () => {
      const { document, end } = chain('div');
      end.textContent = 'deep down';
      expect(shownText(document.body)).toContain('deep down');
    },
    BOUND_MS,
  );

  it(
    'a place 2,000 levels deep has a selector that fits',
    () => {
      const { end } = chain('div');
      const { selector } = placeOf(end);
      expect(selector.length).toBeLessThanOrEqual(1_000);
      expect(selector).toMatch(/div:nth-child\(1\)$/);
    },
    BOUND_MS,
  );

  it.each<[string, Record<string, string>]>([
    ['items in items', { itemscope: '', itemprop: 'department' }],
    ['cards in cards', { class: 'h-card p-org' }],
    ['typed nodes in typed nodes', { typeof: 'Store', property: 'department' }],
  ])(
    '%s, 2,000 levels deep',
    (_case, attributes) => {
      const { document } = chain('div', attributes);
      expectShop(readDocument(document, 'https://guide.example/'), ['microdata']);
    },
    3 * BOUND_MS,
  );

  it('an element outside any document has a place', () => {
    const link = document.createElement('a');
    link.href = 'https://acme.example/';
    const inside = link.appendChild(document.createElement('b'));
    expect(placeOf(inside).selector).not.toBe('');
  });

  it('a place in a shadow root goes through its host', () => {
    const host = document.createElement('div');
    document.body.append(host);
    const inside = document.createElement('p');
    host.attachShadow({ mode: 'open' }).append(inside);
    expect(placeOf(inside).selector).toBe('body>div:nth-child(1) >>> p:nth-child(1)');
    host.remove();
  });
});

/** Names of members that readers use; a form gives its control of that name instead. */
const MEMBERS = (
  'children childNodes firstChild lastChild firstElementChild lastElementChild nextSibling previousSibling ' +
  'nextElementSibling previousElementSibling parentNode parentElement attributes nodeName nodeType nodeValue tagName ' +
  'localName textContent innerText className classList id style hidden title dataset getAttribute hasAttribute ' +
  'querySelector querySelectorAll closest matches contains getRootNode childElementCount isConnected ownerDocument ' +
  'getElementsByTagName compareDocumentPosition shadowRoot href lang'
).split(' ');

describe('forms whose controls are named like members', () => {
  const controls = MEMBERS.map((name) => `<input name="${name}"><input name="${name}">`).join('');

  it('are read by their real members', () => {
    const page = new DOMParser().parseFromString(
      `<main><form id="f" class="c">${controls}<b>text</b></form></main>`,
      'text/html',
    );
    const form = page.forms[0];
    if (form === undefined) throw new Error('the fixture has a form');
    const own = unclobbered(form);
    expect(own.tagName).toBe('FORM');
    expect(own.parentElement).toBe(page.querySelector('main'));
    expect(own.getAttribute('class')).toBe('c');
    expect(own.children).toHaveLength(2 * MEMBERS.length + 1);
    expect(own.textContent).toBe('text');
    expect(shownText(form)).toBe('text');
    expect(placeOf(own.querySelector('b') ?? form).selector).toBe(
      `#f>b:nth-child(${String(2 * MEMBERS.length + 1)})`,
    );
  });

  it.each<[string, string, string[]]>([
    [
      'around the shop, microdata',
      `<form itemscope itemtype="https://schema.org/WebPage">${controls}${MARKED_SHOP}</form>`,
      ['microdata'],
    ],
    [
      'as the shop, microdata',
      MARKED_SHOP.replace('<div', '<form').replace('</div>', `${controls}</form>`),
      ['microdata'],
    ],
    [
      'as the shop, hCard',
      CARD.replace('<div', '<form').replace('</div>', `${controls}</form>`),
      ['microformats'],
    ],
    [
      'inside the shop',
      MARKED_SHOP.replace('</div>', `<form>${controls}</form></div>`) +
        CARD.replace('</div>', `<form>${controls}</form></div>`),
      ['microdata', 'microformats'],
    ],
    [
      'as a value of the shop',
      MARKED_SHOP.replace('</div>', `<form itemprop="description">${controls}<b>x</b></form></div>`),
      ['microdata'],
    ],
    [
      'as the shop, RDFa',
      `<form vocab="https://schema.org/" typeof="Store"><b property="name">Acme</b><i property="telephone">617-555-0101</i>${controls}</form>`,
      ['rdfa'],
    ],
  ])(
    '%s',
    (_case, html, readers) => {
      const reading = readMarkup(html);
      expectShop(reading, readers);
      expect(reading.reports).toEqual([]);
    },
    BOUND_MS,
  );
});

describe('a failing syntax', () => {
  it('is noted and hides nothing the others found', () => {
    const page = new DOMParser().parseFromString(SHOP + MARKED_SHOP, 'text/html');
    const script = page.querySelector('script');
    if (script === null) throw new Error('the fixture has a script');
    Object.defineProperty(script, 'textContent', {
      get: () => {
        throw new Error('poisoned');
      },
    });
    const reading = readDocument(page, 'https://guide.example/');
    expectShop(reading, ['microdata']);
    expect(reading.reports).toEqual(['reader-failed json-ld']);
  });
});

describe('a whole reading', () => {
  const controls = MEMBERS.map((name) => `<input name="${name}">`).join('');
  const card = (index: number): string =>
    `<div class="card"><h3><a href="/firm/${String(index)}">Sample Firm ${String(index)} Ltd</a></h3>
      <p>${String(index)} Main Street, Testford, ME 04999</p>
      <a href="tel:+1617555010${String(index)}">617-555-010${String(index)}</a></div>`;
  const cards = Array.from({ length: 8 }, (_, index) => card(index));
  const read = (html: string): ReturnType<typeof readPage> => {
    const page = new DOMParser().parseFromString(`<h1>Firms</h1>${html}`, 'text/html');
    return readPage(page, { url: 'https://guide.example/firms', now: getCpuNow });
  };

  it.each([
    ['beside such a form', `<form>${controls}</form>${cards.join('')}`],
    ['within one', `<form>${controls}${cards.join('')}</form>`],
    [
      'each with one inside',
      cards.map((html) => html.replace(/<\/div>$/, `<form>${controls}</form></div>`)).join(''),
    ],
    [
      'each one itself',
      cards.map((html) => html.replace('<div', '<form').replace(/<\/div>$/, `${controls}</form>`)).join(''),
    ],
  ])(
    'finds the records of a list %s',
    async (_case, html) => {
      const reading = await read(html);
      expect(reading.kind).toBe('listing');
      expect(reading.candidates.map((candidate) => candidate.facts.name?.[0]?.value)).toEqual(
        cards.map((_, index) => `Sample Firm ${String(index)} Ltd`),
      );
      expect(reading.problems).toEqual([]);
    },
    BOUND_MS,
  );

  it.each([
    ['body', (page: Document) => page.body],
    ['root', (page: Document) => page.documentElement],
  ])('of a page without %s finds nothing and does not fail', async (_part, getPart) => {
    const page = new DOMParser().parseFromString('<p>617-555-0101</p>', 'text/html');
    getPart(page).remove();
    const reading = await readPage(page, { url: 'https://guide.example/', now: getCpuNow });
    expect(reading.candidates).toEqual([]);
  });
});
