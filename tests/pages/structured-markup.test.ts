import { describe, expect, it } from 'vitest';
import { nameOf, readMarkup, textsOf } from './structured-fixture';

/** The same shop in the three syntaxes that are written into the page's own elements. */
const MICRODATA = `
  <div itemscope itemtype="https://schema.org/LocalBusiness" id="shop">
    <h1 itemprop="name">Harbour Joinery</h1>
    <p itemprop="address" itemscope itemtype="https://schema.org/PostalAddress">
      <span itemprop="streetAddress">14 Quay Street<br>Floor 2</span>,
      <span itemprop="addressLocality">Boston</span>, <span itemprop="addressRegion">MA</span>
      <span itemprop="postalCode">02110</span> <meta itemprop="addressCountry" content="US">
    </p>
    <a itemprop="telephone" href="tel:+16175550142">Call</a>
    <a itemprop="email" href="mailto:shop@harbourjoinery.example?subject=Hi">Write to us</a>
    <a itemprop="url" href="https://www.harbourjoinery.example/">our site</a>
    <div itemprop="employee" itemscope itemtype="https://schema.org/Person">
      <b itemprop="name">Ada Sample</b>, <i itemprop="jobTitle">Foreman</i>
    </div>
  </div>`;
const RDFA = MICRODATA.replace(/itemscope itemtype="https:\/\/schema.org\/(\w+)"/g, 'typeof="schema:$1"')
  .replace(/itemprop/g, 'property')
  .replace('<div typeof', '<div vocab="https://schema.org/" typeof');
const MICROFORMATS = `
  <div class="h-card" id="shop">
    <h1 class="p-name p-org">Harbour Joinery</h1>
    <p class="p-adr h-adr">
      <span class="p-street-address">14 Quay Street<br>Floor 2</span>,
      <span class="p-locality">Boston</span>, <span class="p-region">MA</span>
      <span class="p-postal-code">02110</span> <data class="p-country-name" value="US"></data>
    </p>
    <a class="p-tel" href="tel:+16175550142">Call</a>
    <a class="u-email" href="mailto:shop@harbourjoinery.example?subject=Hi">Write to us</a>
    <a class="u-url" href="https://www.harbourjoinery.example/">our site</a>
    <div class="h-card"><b class="p-name">Ada Sample</b>, <i class="p-job-title">Foreman</i></div>
  </div>`;

describe.each([
  ['microdata', MICRODATA, 'employee'],
  ['rdfa', RDFA, 'employee'],
  ['microformats', MICROFORMATS, 'child'],
])('%s', (reader, html, role) => {
  const { items, reports } = readMarkup(html);

  it('gives the organisation and its person', () => {
    expect(reports).toEqual([]);
    expect(
      items.map((item) => [item.reader, nameOf(item), item.kind, item.role, nameOf(item.parent)]),
    ).toEqual([
      [reader, 'Harbour Joinery', 'organisation', undefined, undefined],
      [reader, 'Ada Sample', 'person', role, 'Harbour Joinery'],
    ]);
    expect(textsOf(items[1])).toMatchObject({ jobTitle: ['Foreman'] });
  });

  it('gives the same values', () => {
    expect(textsOf(items[0])).toMatchObject({
      name: ['Harbour Joinery'],
      address: ['14 Quay Street, Floor 2, Boston, MA 02110'],
      email: ['shop@harbourjoinery.example'],
      website: ['https://www.harbourjoinery.example/'],
    });
    expect(items[0]?.facts.phone?.[0]).toMatchObject({ value: { e164: '+16175550142' }, shown: 'Call' });
    expect(items[0]?.facts.address?.[0]?.value).toMatchObject({
      street: '14 Quay Street, Floor 2',
      countryCode: 'US',
    });
  });

  it('says where on the page each value stands', () => {
    expect(items[0]?.element.id).toBe('shop');
    expect(items[0]?.facts.name?.[0]?.place?.selector).toMatch(/^#shop>h1/);
  });
});

describe('microdata', () => {
  it('itemref reaches values elsewhere on the page', () => {
    const { items } = readMarkup(`
      <div itemscope itemtype="https://schema.org/Store" itemref="phone box"><b itemprop="name">Acme</b></div>
      <p id="phone" itemprop="telephone">617-555-0101</p>
      <div id="box"><p itemprop="email">a@acme.example</p>
        <div itemscope itemtype="https://schema.org/Store"><b itemprop="name">Bolt</b></div></div>`);
    expect(items.map((item) => textsOf(item))).toEqual([
      { name: ['Acme'], phone: ['617-555-0101'], email: ['a@acme.example'] },
      { name: ['Bolt'] },
    ]);
  });

  it('an itemref to itself or to what it stands in is ignored', () => {
    const { items } = readMarkup(
      `<div id="out"><div id="me" itemscope itemtype="https://schema.org/Store" itemref="me out gone"><b itemprop="name">Acme</b></div></div>`,
    );
    expect(items.map((item) => textsOf(item))).toEqual([{ name: ['Acme'] }]);
  });

  it.each([
    ['content of a meta', '<meta itemprop="telephone" content="617-555-0101">'],
    ['content of another element', '<span itemprop="telephone" content="617-555-0101">Show number</span>'],
    ['value of a data element', '<data itemprop="telephone" value="617-555-0101">Call</data>'],
    ['text hidden by the page', '<span itemprop="telephone" style="display:none">617-555-0101</span>'],
    ['a mistyped name', '<span itemprop="Telephone">617-555-0101</span>'],
    ['data-vocabulary.org’s name', '<span itemprop="tel">617-555-0101</span>'],
    ['two names at once', '<span itemprop="telephone https://other.example/#call">617-555-0101</span>'],
    ['a contact point', '<p itemprop="contactPoint" itemscope><b itemprop="telephone">617-555-0101</b></p>'],
    [
      'a number inside the address',
      '<p itemprop="address" itemscope itemtype="https://schema.org/PostalAddress"><b itemprop="telephone">617-555-0101</b></p>',
    ],
  ])('a number in %s', (_case, html) => {
    const { items } = readMarkup(
      `<div itemscope itemtype="https://schema.org/Store"><b itemprop="name">Acme</b>${html}</div>`,
    );
    expect(items.map((item) => item.facts.phone?.map(({ value }) => value.e164))).toEqual([['+16175550101']]);
  });

  it('a link that carries the name is a name, and a name that is a link is no website', () => {
    const { items } = readMarkup(
      `<div itemscope itemtype="https://schema.org/Store"><a itemprop="name" href="/firms/7">Acme</a><img itemprop="logo" src="x.png"></div>`,
    );
    expect(textsOf(items[0])).toEqual({ name: ['Acme'] });
  });

  it('address parts directly on the business are its address', () => {
    const { items } = readMarkup(
      `<div itemscope itemtype="https://schema.org/Store"><b itemprop="name">Acme</b>
        <span itemprop="streetAddress">9 Pier Rd</span> <span itemprop="addressLocality">Testford</span></div>`,
    );
    expect(textsOf(items[0]).address).toEqual(['9 Pier Rd, Testford']);
  });

  it('an address standing alone is an item of its own', () => {
    const { items } = readMarkup(
      `<p itemscope itemtype="https://schema.org/PostalAddress"><b itemprop="streetAddress">9 Pier Rd</b></p>`,
    );
    expect(items.map((item) => [item.types, textsOf(item)])).toEqual([
      [['PostalAddress'], { address: ['9 Pier Rd'] }],
    ]);
  });

  it('values outside any item are nobody’s', () => {
    expect(readMarkup('<p itemprop="telephone">617-555-0101</p>').items).toEqual([]);
  });
});

describe('rdfa', () => {
  it('resource joins what is said about one thing in several places', () => {
    const { items } = readMarkup(`
      <div vocab="https://schema.org/" resource="#acme" typeof="Store"><b property="name">Acme</b></div>
      <div resource="#acme"><b property="telephone">617-555-0101</b></div>
      <div typeof="Person"><b property="name">Ada Sample</b><a property="worksFor" href="#acme">her shop</a></div>`);
    expect(items.map((item) => [nameOf(item), item.role, nameOf(item.parent)])).toEqual([
      ['Ada Sample', undefined, undefined],
      ['Acme', 'worksFor', 'Ada Sample'],
    ]);
    expect(textsOf(items[1]).phone).toEqual(['617-555-0101']);
  });

  it('the older form with rel and v: prefixes', () => {
    const { items } = readMarkup(`
      <div xmlns:v="http://rdf.data-vocabulary.org/#" typeof="v:Organization"><b property="v:name">Acme</b>
        <div rel="v:address"><p typeof="v:Address"><i property="v:street-address">9 Pier Rd</i>, <i property="v:locality">Testford</i></p></div>
        <i property="v:tel">617-555-0101</i></div>`);
    expect(items.map((item) => textsOf(item))).toEqual([
      { name: ['Acme'], address: ['9 Pier Rd, Testford'], phone: ['617-555-0101'] },
    ]);
  });

  it('the page’s own og: properties are no item', () => {
    expect(
      readMarkup(
        '<meta property="og:site_name" content="Guide"><meta property="og:email" content="a@b.example">',
      ).items,
    ).toEqual([]);
  });
});

describe('microformats', () => {
  const cards = (html: string): unknown[] =>
    readMarkup(html).items.map((item) => ({ kind: item.kind, role: item.role, ...textsOf(item) }));

  it.each([
    [
      'an old hCard of a firm',
      '<div class="vcard"><b class="fn org">Acme</b> <i class="tel">617-555-0101</i></div>',
      [{ kind: 'organisation', role: undefined, name: ['Acme'], phone: ['617-555-0101'] }],
    ],
    [
      'an old hCard of a person',
      '<div class="vcard"><b class="fn">Ada Sample</b>, <i class="title">Foreman</i>, <i class="org">Acme</i></div>',
      [{ kind: 'person', role: undefined, person: ['Ada Sample'], name: ['Acme'], jobTitle: ['Foreman'] }],
    ],
    [
      'organization-name beats the unit',
      '<div class="vcard"><b class="fn">Ada Sample</b><p class="org"><i class="organization-name">Acme</i> <i class="organization-unit">Yard</i></p></div>',
      [{ kind: 'person', role: undefined, person: ['Ada Sample'], name: ['Acme'] }],
    ],
    [
      'a fax by type',
      '<div class="vcard"><b class="fn org">Acme</b><p class="tel"><i class="type">Fax</i>: <i class="value">617-555-0102</i></p></div>',
      [{ kind: 'organisation', role: undefined, name: ['Acme'], fax: ['617-555-0102'] }],
    ],
    [
      'a name without any class inside',
      '<a class="h-card" href="https://ada.example/">Ada Sample</a>',
      [{ kind: 'person', role: undefined, person: ['Ada Sample'], website: ['https://ada.example/'] }],
    ],
    [
      'the author of a blog entry',
      '<p class="author vcard"><a class="url fn n" href="/author/ada">Ada Sample</a></p>',
      [
        {
          kind: 'person',
          role: 'author',
          person: ['Ada Sample'],
          profile: ['https://guide.example/author/ada'],
        },
      ],
    ],
    [
      'an address of its own',
      '<p class="adr"><i class="street-address">9 Pier Rd</i>, <i class="locality">Testford</i></p>',
      [{ kind: 'organisation', role: undefined, address: ['9 Pier Rd, Testford'] }],
    ],
    [
      'class names that only look alike',
      '<div class="vcards H-Card adrs"><b class="fn">Ada Sample</b></div>',
      [],
    ],
  ])('%s', (_case, html, expected) => {
    expect(cards(html)).toEqual(expected);
  });

  it('types of a number become its label', () => {
    const { items } = readMarkup(
      '<div class="vcard"><b class="fn org">Acme</b><p class="tel"><i class="type">Sales</i> <i class="value">617-555-0101</i></p></div>',
    );
    expect(items[0]?.facts.phone?.[0]).toMatchObject({ label: 'Sales', shown: '617-555-0101' });
  });
});

it('several syntaxes on one page are all read', () => {
  const { items } = readMarkup(MICRODATA + MICROFORMATS + RDFA);
  expect(new Set(items.map((item) => item.reader))).toEqual(new Set(['microdata', 'microformats', 'rdfa']));
});
