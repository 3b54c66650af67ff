import { describe, expect, it } from 'vitest';
import { forDirectory, readWithRecipes } from './recipe-fixture';
import { toTexts } from './page-fixture';

const URL_OF_LIST = 'https://www.directory.example/search?q=plumbers';
const firms = [
  ['Alder Plumbing Inc.', '12 Mill Lane', '(617) 555-0101', 'alder'],
  ['Birch & Sons', '340 Harbor Street', '(617) 555-0102', 'birch'],
  ['Cedar Pipe Works LLC', '9 Chapel Road', '(617) 555-0103', 'cedar'],
  ['Dogwood Drains', '77 Orchard Avenue', '(617) 555-0104', 'dogwood'],
] as const;
const card = ([name, street, phone, slug]: (typeof firms)[number], extra = '') =>
  `<div class="card" data-id="${slug}"><h2><a href="/firm/${slug}">${name}</a></h2><p class="slogan">Your ${slug} people</p>
   <p class="address">${street}, Boston, MA 02110</p><p>Phone: ${phone}</p>${extra}</div>`;
const list = (extra?: (slug: string) => string) =>
  firms.map((firm) => card(firm, extra?.(firm[3]))).join('\n');
const listing = { kind: 'listing', rows: ['.card'], fields: {} } as const;

describe('a recipe for a list', () => {
  it('names some fields; the rest of the row is read as on any page', async () => {
    const recipe = forDirectory({ ...listing, rows: ['.card'], fields: { name: ['.slogan'] } });
    const { kind, candidates } = await readWithRecipes(list(), URL_OF_LIST, [recipe]);
    expect(kind).toBe('listing');
    expect(candidates.map(toTexts)).toMatchObject(
      firms.map(([, street, phone, slug]) => ({
        name: `Your ${slug} people`,
        phones: [phone],
        address: `${street}, Boston, MA 02110`,
        profile: `https://www.directory.example/firm/${slug}`,
      })),
    );
    expect(candidates[0]?.facts.name?.[0]).toMatchObject({ reader: 'recipe', shown: 'Your alder people' });
    expect(candidates[0]?.facts.phone?.[0]?.reader).toBe('contact');
  });

  it('keeps a value of the page where its own is not there, unless it alone counts', async () => {
    const fields = { phone: ['.hotline'], email: ['.mail'] };
    const page = list((slug) => (slug === 'alder' ? '<b class="hotline">(617) 555-0199</b>' : ''));
    const phones = async (only?: ['phone']) => {
      const recipe = forDirectory({ kind: 'listing', rows: ['.card'], fields, ...(only && { only }) });
      return (await readWithRecipes(page, URL_OF_LIST, [recipe])).candidates.map(
        (one) => toTexts(one).phones,
      );
    };
    expect(await phones()).toEqual([['(617) 555-0199'], ...firms.slice(1).map((firm) => [firm[2]])]);
    expect(await phones(['phone'])).toEqual([['(617) 555-0199'], [], [], []]);
  });

  it('takes the first alternative that is there', async () => {
    const recipe = forDirectory({
      kind: 'listing',
      rows: ['.result', '.card'],
      fields: { name: ['.brand', '.slogan', 'h2'] },
    });
    const page = list((slug) => (slug === 'birch' ? '<b class="brand">Birch Brothers</b>' : ''));
    const { candidates } = await readWithRecipes(page, URL_OF_LIST, [recipe]);
    expect(candidates.map((one) => toTexts(one).name)).toEqual([
      'Your alder people',
      'Birch Brothers',
      'Your cedar people',
      'Your dogwood people',
    ]);
  });

  const json = JSON.stringify({ url: Buffer.from('https://www.acme.example/').toString('base64') });
  it.each([
    ['an attribute', '<i data-w="https://www.acme.example/"></i>', '[data-w]@data-w', undefined],
    ['a link', '<a class="w" href="https://www.acme.example/">Go</a>', '.w', undefined],
    [
      'a parameter',
      '<a class="w" href="/go?to=x&amp;site=https%3A%2F%2Fwww.acme.example%2F">Go</a>',
      '.w@href',
      [{ query: 'site' }],
    ],
    ['JSON with base64', `<i data-w='${json}'></i>`, '[data-w]@data-w', [{ json: 'url' }, 'base64']],
    ['percent signs', '<i data-w="https%3A%2F%2Fwww.acme.example%2F"></i>', '[data-w]@data-w', ['percent']],
    [
      'a label',
      '<p class="w">Site: https://www.acme.example/ | Map</p>',
      '.w@own-text',
      [{ after: 'Site: ' }, { before: ' |' }],
    ],
    [
      'a place among others',
      '<p class="w">A · https://www.acme.example/ · B</p>',
      '.w@own-text',
      [{ split: ' · ', part: 1 }],
    ],
    [
      'a place from the end',
      '<p class="w">A · https://www.acme.example/</p>',
      '.w@own-text',
      [{ split: ' · ', part: -1 }],
    ],
  ] as const)('finds a value in %s', async (_, markup, from, steps) => {
    const source = steps === undefined ? from : { from, steps: [...steps] };
    const recipe = forDirectory({ kind: 'listing', rows: ['.card'], fields: { website: [source] } });
    const { candidates } = await readWithRecipes(
      list(() => markup),
      URL_OF_LIST,
      [recipe],
    );
    expect(candidates[0]?.facts.website).toMatchObject([
      { value: 'https://www.acme.example/', reader: 'recipe' },
    ]);
  });

  it.each([
    ['broken JSON', '<i data-w="{"></i>', '[data-w]@data-w', [{ json: 'url' }]],
    ['no base64', '<i data-w="%%%"></i>', '[data-w]@data-w', ['base64']],
    ['a broken percent sign', '<i data-w="%E0%A4%A"></i>', '[data-w]@data-w', ['percent']],
    [
      'a label that is not there',
      '<p class="w">https://www.acme.example/</p>',
      '.w@own-text',
      [{ after: 'Site: ' }],
    ],
    ['a script for an address', '<a class="w" href="javascript:alert(1)">Go</a>', '.w', []],
    ['the directory itself', '<a class="w" href="/about">Go</a>', '.w', []],
    ['a selector no browser knows', '<p class="w">x</p>', 'p[[', []],
  ] as const)('takes nothing from %s', async (_, markup, from, steps) => {
    const fields = { website: [{ from, steps: [...steps] }] };
    const recipe = forDirectory({ kind: 'listing', rows: ['.card'], fields, only: ['website'] });
    const { candidates } = await readWithRecipes(
      list(() => markup),
      URL_OF_LIST,
      [recipe],
    );
    expect(candidates).toHaveLength(4);
    expect(candidates.flatMap((one) => one.facts.website ?? [])).toEqual([]);
  });

  it('puts an address together from its parts', async () => {
    const page = firms.map(
      ([name, street]) =>
        `<div class="card"><h2>${name}</h2><span class="s">${street}</span><i class="z">02110</i><u class="t">Boston,</u></div>`,
    );
    const fields = { street: ['.s'], locality: ['.t'], postalCode: ['.z'], name: ['h2'] };
    const recipe = forDirectory({ kind: 'listing', rows: ['.card'], fields });
    const { candidates } = await readWithRecipes(page.join(''), URL_OF_LIST, [recipe]);
    expect(candidates[0]?.facts.address?.[0]?.value).toMatchObject({
      text: '12 Mill Lane, Boston, 02110',
      street: '12 Mill Lane',
      locality: 'Boston',
      postalCode: '02110',
    });
  });

  it('tells people from firms where the page leaves it open', async () => {
    const page = firms.map(
      ([name], index) => `<div class="card"><h2>Ann ${'ABCD'[index] ?? ''}. Alder</h2><p>${name}</p></div>`,
    );
    const fields = { person: ['h2'], name: ['p'] };
    const recipe = forDirectory({ kind: 'listing', rows: ['.card'], fields, lead: 'person' });
    const { candidates } = await readWithRecipes(page.join(''), URL_OF_LIST, [recipe]);
    expect(candidates.map(({ kind }) => kind)).toEqual(['person', 'person', 'person', 'person']);
    expect(candidates.map((one) => toTexts(one))).toMatchObject(firms.map(([name]) => ({ name })));
  });

  it('reads rows that run over several elements', async () => {
    const rows = firms.map(
      ([name, , phone]) => `<tr class="head"><td>${name}</td></tr><tr><td>${phone}</td></tr>`,
    );
    const recipe = forDirectory({
      kind: 'listing',
      rows: ['tr.head'],
      runsOn: true,
      fields: { name: ['.head td'] },
    });
    const { candidates } = await readWithRecipes(`<table>${rows.join('')}</table>`, URL_OF_LIST, [recipe]);
    expect(candidates.map(toTexts)).toMatchObject(
      firms.map(([name, , phone]) => ({ name, phones: [phone] })),
    );
  });

  it('keeps what else is on the same list, and not what is on another', async () => {
    const recipe = forDirectory({
      kind: 'listing',
      rows: ['.card:not([data-id="birch"])'],
      fields: { name: ['h2'] },
    });
    const { candidates } = await readWithRecipes(list(), URL_OF_LIST, [recipe]);
    expect(candidates.map((one) => toTexts(one).name)).toEqual(firms.map(([name]) => name));
  });

  it('is read as any page where all rows are hidden', async () => {
    const recipe = forDirectory({ kind: 'listing', rows: ['.shadow'], fields: { name: ['.shadow'] } });
    const page = `<p class="shadow" hidden>Nobody</p>${list()}`;
    const { candidates } = await readWithRecipes(page, URL_OF_LIST, [recipe]);
    expect(candidates.map((one) => toTexts(one).name)).toEqual(firms.map(([name]) => name));
  });

  it('leaves out rows the page hides', async () => {
    const recipe = forDirectory({ kind: 'listing', rows: ['.card'], fields: { name: ['h2'] } });
    const hidden = `<div hidden>${card(['Hidden Ltd.', '1 Main Street', '(617) 555-0190', 'hidden'] as never)}</div>`;
    const { candidates } = await readWithRecipes(hidden + list(), URL_OF_LIST, [recipe]);
    expect(candidates).toHaveLength(4);
  });
});

describe('a recipe that does not fit', () => {
  const searches = {
    kind: 'listing',
    path: ['/search*'],
    rows: ['.result'],
    fields: { name: ['h2'] },
  } as const;
  const recipe = forDirectory({
    ...searches,
    path: ['/search*'],
    rows: ['.result'],
    fields: { name: ['h2'] },
  });

  it('is noted where its rows are gone and the page still has entries, which are read without it', async () => {
    const { kind, candidates, problems } = await readWithRecipes(list(), URL_OF_LIST, [recipe]);
    expect({ kind, names: candidates.map((one) => toTexts(one).name) }).toEqual({
      kind: 'listing',
      names: firms.map(([name]) => name),
    });
    expect(problems).toEqual([{ code: 'recipe-misfit', reader: 'recipe', count: 1 }]);
  });

  it('is noted too where the rows are there and their names gone', async () => {
    const gone = list().replaceAll('class="card"', 'class="result"').replaceAll('h2', 'h3');
    const { candidates, problems } = await readWithRecipes(gone, URL_OF_LIST, [recipe]);
    expect(candidates).toHaveLength(4);
    expect(problems.map(({ code }) => code)).toEqual(['recipe-misfit']);
  });

  it('says nothing on an empty page, nor on pages it is not for', async () => {
    expect((await readWithRecipes('<p>No results.</p>', URL_OF_LIST, [recipe])).problems).toEqual([]);
    const other = await readWithRecipes(list(), 'https://www.directory.example/about', [recipe]);
    expect(other.candidates).toHaveLength(4);
    expect(other.problems).toEqual([]);
  });

  it('is left for the page of it that does', async () => {
    const two = forDirectory(...recipe.pages, {
      kind: 'listing',
      rows: ['.card'],
      fields: { name: ['.slogan'] },
    });
    const { candidates, problems } = await readWithRecipes(list(), URL_OF_LIST, [two]);
    expect(toTexts(candidates[0] ?? expect.fail('no candidate')).name).toBe('Your alder people');
    expect(problems).toEqual([]);
  });
});

describe('a recipe for the page of one firm', () => {
  it('gives its values, and the rest is read as on any page', async () => {
    const page = `<main><h1>Plumbers</h1><b class="firm">Alder Plumbing Inc.</b><p>12 Mill Lane, Boston, MA 02110</p><p>Phone: (617) 555-0101</p></main>`;
    const recipe = forDirectory({ kind: 'profile', path: ['/firm/*'], fields: { name: ['.firm'] } });
    const { kind, candidates } = await readWithRecipes(page, 'https://www.directory.example/firm/7', [
      recipe,
    ]);
    expect(kind).toBe('profile');
    expect(candidates.map(toTexts)).toMatchObject([
      { name: 'Alder Plumbing Inc.', phones: ['(617) 555-0101'], address: '12 Mill Lane, Boston, MA 02110' },
    ]);
  });
});
