import { describe, expect, it } from 'vitest';
import { jsonLd, nameOf, readMarkup, textsOf } from './structured-fixture';

const joinery = {
  '@type': 'LocalBusiness',
  name: 'Harbour Joinery',
  legalName: 'Harbour Joinery LLC',
  telephone: '(617) 555-0142',
  faxNumber: '(617) 555-0143',
  email: 'mailto:shop@harbourjoinery.example',
  url: 'https://www.harbourjoinery.example/',
  address: {
    '@type': 'PostalAddress',
    streetAddress: '14 Quay Street',
    addressLocality: 'Boston',
    addressRegion: 'MA',
    postalCode: '02110',
    addressCountry: 'US',
  },
  geo: { '@type': 'GeoCoordinates', latitude: 42.3, longitude: -71 },
  sameAs: [
    'https://www.linkedin.com/company/harbour-joinery-example',
    'https://en.wikipedia.org/wiki/Joinery',
  ],
  vatID: 'US 12-3456789',
  description: 'Boats & staircases.',
};

describe('one organisation', () => {
  const { items, reports } = readMarkup(jsonLd(joinery));

  it('is one item with every contact in its field', () => {
    expect(reports).toEqual([]);
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ reader: 'json-ld', types: ['LocalBusiness'], kind: 'organisation' });
    expect(textsOf(items[0])).toMatchObject({
      name: ['Harbour Joinery'],
      legalName: ['Harbour Joinery LLC'],
      email: ['shop@harbourjoinery.example'],
      website: ['https://www.harbourjoinery.example/'],
      address: ['14 Quay Street, Boston, MA 02110'],
      social: ['https://www.linkedin.com/company/harbour-joinery-example'],
      description: ['Boats & staircases.'],
    });
  });

  it('keeps numbers with what the page showed', () => {
    expect(items[0]?.facts.phone).toEqual([
      {
        value: expect.objectContaining({ e164: '+16175550142' }) as unknown,
        shown: '(617) 555-0142',
        reader: 'json-ld',
        confidence: 0.9,
        place: undefined,
        label: undefined,
      },
    ]);
    expect(items[0]?.facts.fax?.[0]?.value.e164).toBe('+16175550143');
  });

  it('keeps the parts of the address', () => {
    expect(items[0]?.facts.address?.[0]?.value).toMatchObject({
      street: '14 Quay Street',
      locality: 'Boston',
      region: 'MA',
      postalCode: '02110',
      countryCode: 'US',
    });
  });

  it('gives the register number', () => {
    expect(items[0]?.facts.registration?.[0]?.value.number).toContain('12-3456789');
  });
});

describe('addresses are written in the order of their country', () => {
  const parts = { streetAddress: 'Lindenweg 3', addressLocality: 'Musterstadt', postalCode: '01234' };
  it.each([
    ['DE', parts, 'Lindenweg 3, 01234 Musterstadt'],
    [
      'GB',
      { streetAddress: '3 Lime Walk', addressLocality: 'Testford', postalCode: 'ZZ9 9ZZ' },
      '3 Lime Walk, Testford, ZZ9 9ZZ',
    ],
    [
      'AU',
      {
        streetAddress: '3 Wattle St',
        addressLocality: 'Sampleton',
        addressRegion: 'VIC',
        postalCode: '3999',
      },
      '3 Wattle St, Sampleton, VIC 3999',
    ],
    [
      'CN',
      {
        streetAddress: '样例路8号',
        addressLocality: '示例市',
        addressRegion: '测试省',
        postalCode: '100000',
      },
      '100000 测试省示例市样例路8号',
    ],
    [
      'FR',
      { ...parts, streetAddress: '3 rue des Tilleuls, 01234 Musterstadt' },
      '3 rue des Tilleuls, 01234 Musterstadt',
    ],
    [
      'DE',
      { ...parts, addressCountry: { '@type': 'Country', name: 'Deutschland' } },
      'Lindenweg 3, 01234 Musterstadt, Deutschland',
    ],
  ])('%s %j', (country, address, text) => {
    const block = {
      '@type': 'Store',
      name: 'Acme',
      address: { '@type': 'PostalAddress', addressCountry: country, ...address },
    };
    expect(textsOf(readMarkup(jsonLd(block), { country }).items[0]).address).toEqual([text]);
  });

  it('takes an address that is plain text', () => {
    const { items } = readMarkup(
      jsonLd({ '@type': 'Hotel', name: 'Acme Inn', address: '9 Pier Rd, Testford, ME 04999' }),
    );
    expect(textsOf(items[0]).address).toEqual(['9 Pier Rd, Testford, ME 04999']);
  });
});

describe('contact points', () => {
  it('are values of their organisation, labelled by what they are for', () => {
    const { items } = readMarkup(
      jsonLd({
        '@type': 'Corporation',
        name: 'Acme Tools',
        contactPoint: [
          {
            '@type': 'ContactPoint',
            contactType: 'sales',
            telephone: '+1 617 555 0101',
            email: 'sales@acme.example',
          },
          { '@type': 'ContactPoint', contactType: 'technical support', telephone: '+1 617 555 0102' },
        ],
      }),
    );
    expect(items).toHaveLength(1);
    expect(items[0]?.facts.phone?.map(({ value, label }) => [label, value.e164])).toEqual([
      ['sales', '+16175550101'],
      ['technical support', '+16175550102'],
    ]);
    expect(items[0]?.facts.email?.map(({ value, label }) => [label, value])).toEqual([
      ['sales', 'sales@acme.example'],
    ]);
  });

  it('of something else than an organisation are found too', () => {
    const { items } = readMarkup(
      jsonLd({
        '@type': 'Event',
        name: 'Boat Fair',
        contactPoint: { '@type': 'ContactPoint', email: 'fair@acme.example' },
      }),
    );
    expect(textsOf(items[0]).email).toEqual(['fair@acme.example']);
  });

  it('one string with two numbers is two numbers', () => {
    const { items } = readMarkup(
      jsonLd({ '@type': 'Store', name: 'Acme', telephone: '617-555-0101 / 617-555-0102' }),
    );
    expect(items[0]?.facts.phone?.map(({ value }) => value.e164)).toEqual(['+16175550101', '+16175550102']);
  });
});

describe('who belongs to whom', () => {
  it.each([
    ['JobPosting', 'hiringOrganization', 'Organization'],
    ['Product', 'manufacturer', 'Corporation'],
    ['Service', 'provider', 'LocalBusiness'],
    ['Event', 'location', 'Place'],
  ])('%s.%s is found though the %s is nested', (type, role, nested) => {
    const block = {
      '@type': type,
      name: 'x',
      [role]: { '@type': nested, name: 'Acme', telephone: '617-555-0101' },
    };
    const { items } = readMarkup(jsonLd(block));
    expect(items.map((item) => [nameOf(item), item.role, item.parent])).toEqual([['Acme', role, undefined]]);
  });

  it('an offer deep in a product names its seller', () => {
    const offer = {
      '@type': 'Offer',
      seller: { '@type': 'Organization', name: 'Acme', email: 'a@acme.example' },
    };
    const { items } = readMarkup(
      jsonLd({ '@type': 'Product', name: 'Plane', offers: { '@type': 'AggregateOffer', offers: [offer] } }),
    );
    expect(items.map((item) => [nameOf(item), item.role])).toEqual([['Acme', 'seller']]);
  });

  it('people hang on their organisation by role', () => {
    const { items } = readMarkup(
      jsonLd({
        ...joinery,
        employee: [{ '@type': 'Person', name: 'Ada Sample', jobTitle: 'Foreman', telephone: '617-555-0144' }],
        founder: { '@type': 'Person', givenName: 'Bo', familyName: 'Example' },
        member: {
          '@type': 'OrganizationRole',
          roleName: 'Treasurer',
          member: { '@type': 'Person', name: 'Cy Placeholder' },
        },
      }),
    );
    expect(items.map((item) => [nameOf(item), item.kind, item.role, nameOf(item.parent)])).toEqual([
      ['Harbour Joinery', 'organisation', undefined, undefined],
      ['Ada Sample', 'person', 'employee', 'Harbour Joinery'],
      ['Bo Example', 'person', 'founder', 'Harbour Joinery'],
      ['Cy Placeholder', 'person', 'member', 'Harbour Joinery'],
    ]);
    expect(textsOf(items[1])).toMatchObject({ person: ['Ada Sample'], jobTitle: ['Foreman'] });
    expect(textsOf(items[3]).jobTitle).toEqual(['Treasurer']);
  });

  it('a person’s employer is the name of the organisation', () => {
    const { items } = readMarkup(
      jsonLd({
        '@type': 'Person',
        name: 'Ada Sample',
        worksFor: { '@type': 'Organization', name: 'Acme' },
        email: 'ada@acme.example',
      }),
    );
    expect(textsOf(items[0])).toMatchObject({
      person: ['Ada Sample'],
      name: ['Acme'],
      email: ['ada@acme.example'],
    });
    expect(items[1]).toMatchObject({ role: 'worksFor', parent: items[0] });
  });

  it('the members of an item list come in its order', () => {
    const { items } = readMarkup(
      jsonLd({
        '@type': 'ItemList',
        itemListElement: ['Acme', 'Bolt & Sons', 'Cog'].map((name, index) => ({
          '@type': 'ListItem',
          position: index + 1,
          item: { '@type': 'Plumber', name, url: `/firms/${String(index)}` },
        })),
      }),
    );
    expect(items.map((item) => [nameOf(item), item.role, textsOf(item).profile])).toEqual([
      ['Acme', 'itemListElement', ['https://guide.example/firms/0']],
      ['Bolt & Sons', 'itemListElement', ['https://guide.example/firms/1']],
      ['Cog', 'itemListElement', ['https://guide.example/firms/2']],
    ]);
  });

  it('@id joins nodes of @graph and of other blocks', () => {
    const { items } = readMarkup(
      jsonLd(
        {
          '@graph': [
            { '@type': 'WebPage', '@id': '#page', about: { '@id': '#org' } },
            { '@type': 'Organization', '@id': '#org', name: 'Acme' },
          ],
        },
        { '@id': '#org', telephone: '617-555-0101' },
      ),
    );
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ role: 'about' });
    expect(textsOf(items[0])).toMatchObject({ name: ['Acme'], phone: ['617-555-0101'] });
  });

  it('one @id on records of different names is a mistake of the page, not one record', () => {
    const record = (name: string): object => ({
      '@type': 'LocalBusiness',
      '@id': '#business',
      name,
      telephone: '617-555-0101',
    });
    const { items } = readMarkup(jsonLd(record('Acme'), record('Bolt'), record('Cog')));
    expect(items.map(nameOf)).toEqual(['Acme', 'Bolt', 'Cog']);
  });

  it('nodes that refer to each other in a circle are read once each', () => {
    const { items } = readMarkup(
      jsonLd({
        '@graph': [
          { '@type': 'Organization', '@id': '#a', name: 'Acme', parentOrganization: { '@id': '#b' } },
          { '@type': 'Organization', '@id': '#b', name: 'Bolt', subOrganization: { '@id': '#a' } },
          { '@type': 'Organization', '@id': '#c', name: 'Cog', department: { '@id': '#c' } },
        ],
      }),
    );
    expect(items.map(nameOf).sort()).toEqual(['Acme', 'Bolt', 'Cog']);
  });

  it('reviewers and their reviews are left out', () => {
    const { items } = readMarkup(
      jsonLd({
        ...joinery,
        review: [{ '@type': 'Review', author: { '@type': 'Person', name: 'Happy Customer' } }],
      }),
    );
    expect(items.map(nameOf)).toEqual(['Harbour Joinery']);
  });
});

describe('what counts as an item', () => {
  it.each([
    [
      'a type outside every list that has a phone number',
      { '@type': 'ext:ShipChandler', name: 'Acme', telephone: '617-555-0101' },
      1,
    ],
    ['several types at once', { '@type': ['Thing', 'schema:Dentist'], name: 'Acme' }, 1],
    [
      'full IRIs as keys and types',
      { '@type': 'http://schema.org/Store', 'http://schema.org/name': 'Acme' },
      1,
    ],
    [
      'a place of which only the town is known',
      { '@type': 'Place', address: { '@type': 'PostalAddress', addressLocality: 'Testford' } },
      1,
    ],
    ['a web page', { '@type': 'WebPage', name: 'About Acme' }, 0],
    ['a product without a seller', { '@type': 'Product', name: 'Plane', sku: '1' }, 0],
    [
      'a breadcrumb',
      { '@type': 'BreadcrumbList', itemListElement: [{ '@type': 'ListItem', name: 'Home', item: '/' }] },
      0,
    ],
    ['an offer list page named like a shop', { '@type': 'CollectionPage', name: 'Store' }, 0],
    ['nothing at all', {}, 0],
  ])('%s', (_case, block, count) => {
    expect(readMarkup(jsonLd(block)).items).toHaveLength(count);
  });
});

describe('addresses on the web', () => {
  it.each([
    ['/firms/1', 'profile', 'https://guide.example/firms/1'],
    ['https://www.guide.example/firms/1', 'profile', 'https://www.guide.example/firms/1'],
    ['https://acme.example/', 'website', 'https://acme.example/'],
    ['www.acme.example', 'website', 'https://www.acme.example/'],
    ['https://www.facebook.com/acme.tools.example', 'social', 'https://www.facebook.com/acme.tools.example'],
    ['https://wa.me/16175550101', 'messenger', 'whatsapp 16175550101'],
  ] as const)('url %s is a %s', (url, field, value) => {
    const texts = textsOf(readMarkup(jsonLd({ '@type': 'Store', name: 'Acme', url })).items[0]);
    expect(texts[field]?.map((text) => text.replace('whatsapp +', 'whatsapp '))).toEqual([value]);
  });

  it('a script address is dropped and noted', () => {
    const { items, reports } = readMarkup(
      jsonLd({ '@type': 'Store', name: 'Acme', url: 'javascript:alert(1)' }),
    );
    expect(textsOf(items[0])).toEqual({ name: ['Acme'] });
    expect(reports).toEqual(['value-dropped json-ld']);
  });
});

describe('text', () => {
  it.each([
    ['Smith &amp; Sons', 'Smith & Sons'],
    ['Smith &amp;amp; Sons', 'Smith &amp; Sons'],
    ['M&uuml;ller &#8211; B&#xf6;den', 'Müller – Böden'],
    ['<b>Acme</b> <i class="x">Tools</i>', 'Acme Tools'],
    ['<img src=x onerror=alert(1)>Acme', 'Acme'],
    ['<script>alert(1)</script>Acme', 'Acme'],
    ['Acme &lt;b&gt;Tools&lt;/b&gt;', 'Acme <b>Tools</b>'],
    ['I <3 Tools', 'I <3 Tools'],
    ['Tools <unlimited>', 'Tools <unlimited>'],
    ['  Acme\n Tools ', 'Acme Tools'],
    ['AT&T; & Co', 'AT&T; & Co'],
  ])('%j is shown as %j', (written, shown) => {
    // "<\/" as sites write it, or the tag would end the block.
    const block = JSON.stringify({ '@type': 'Store', name: written }).replace(/<\//g, '<\\/');
    expect(nameOf(readMarkup(jsonLd(block)).items[0])).toBe(shown);
  });

  it('a name of 10,000 characters is shortened and noted', () => {
    const { items, reports } = readMarkup(jsonLd({ '@type': 'Store', name: '😀x'.repeat(4_000) }));
    expect(nameOf(items[0])?.length).toBeLessThanOrEqual(1_000);
    expect(reports).toEqual(['value-shortened json-ld']);
  });
});

describe('broken blocks', () => {
  it.each([
    ['a trailing comma', '{"@type":"Store","name":"Acme",}'],
    ['commas in a row', '{"@type":"Store","name":"Acme","sameAs":["https://a.example",,]}'],
    ['an HTML comment around it', '<!-- {"@type":"Store","name":"Acme"} -->'],
    ['CDATA around it', '//<![CDATA[\n{"@type":"Store","name":"Acme"}\n//]]>'],
    ['CDATA in comments', '/* <![CDATA[ */ {"@type":"Store","name":"Acme"} /* ]]> */'],
    ['a raw line break in a string', '{"@type":"Store","description":"one\ntwo","name":"Acme"}'],
    [
      'a tab and a control character in a string',
      '{"@type":"Store","description":"one\t\u0001two","name":"Acme"}',
    ],
    ['a wrong escape', '{"@type":"Store","description":"it\\\'s \\x","name":"Acme"}'],
    ['a comment', '{"@type":"Store", // the shop\n "name":"Acme" /* done */}'],
    ['a semicolon after it', '{"@type":"Store","name":"Acme"};'],
    ['a byte order mark', '\uFEFF{"@type":"Store","name":"Acme"}'],
    ['two objects in a row', '{"@type":"Store","name":"Acme"}{"@type":"WebSite","name":"x"}'],
    ['quotes as entities', '{&quot;@type&quot;:&quot;Store&quot;,&quot;name&quot;:&quot;Acme&quot;}'],
    [
      'an address with slashes, left alone',
      '{"@type":"Store","name":"Acme","image":"https://a.example/x.png",}',
    ],
  ])('%s is repaired', (_case, block) => {
    const { items, reports } = readMarkup(jsonLd(block));
    expect(items.map(nameOf)).toEqual(['Acme']);
    expect(reports).toEqual([]);
  });

  it.each(['{"@type":"Store","name":"Ac', '{"name":"a "quoted" word"}', 'null and void', '<p>404</p>', '{]'])(
    '%s is noted, and the next block is read',
    (block) => {
      const { items, reports } = readMarkup(jsonLd(block, { '@type': 'Store', name: 'Acme' }));
      expect(items.map(nameOf)).toEqual(['Acme']);
      expect(reports).toEqual(['broken-structured-data json-ld']);
    },
  );

  it('an empty block and other JSON are nothing', () => {
    expect(readMarkup(jsonLd('', '  ', '[]', '[null, 1, "x"]', 'true'))).toEqual({ items: [], reports: [] });
  });
});

it('keys that reach into prototypes are dropped', () => {
  const evil =
    '{"@type":"Store","name":"Acme","__proto__":{"telephone":"617-555-0101"},"constructor":{"prototype":{"x":1}}}';
  const { items } = readMarkup(jsonLd(evil));
  expect(textsOf(items[0])).toEqual({ name: ['Acme'] });
  expect(({} as Record<string, unknown>)['telephone']).toBeUndefined();
  expect(({} as Record<string, unknown>)['x']).toBeUndefined();
});

describe('how many people work there', () => {
  it.each([
    [12, ['12']],
    ['about 200', ['about 200']],
    [{ '@type': 'QuantitativeValue', value: 35 }, ['35']],
    [{ '@type': 'QuantitativeValue', minValue: 50, maxValue: 99 }, ['50–99']],
    [{ '@type': 'QuantitativeValue', minValue: 500 }, ['500+']],
    ['many', undefined],
  ])('%j', (numberOfEmployees, expected) => {
    const { items } = readMarkup(jsonLd({ ...joinery, numberOfEmployees }));
    expect(textsOf(items[0])['size']).toEqual(expected);
  });
});
