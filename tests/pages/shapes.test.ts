import { describe, expect, it } from 'vitest';
import { readHtml, toTexts } from './page-fixture';

/** Shapes that directories and imprints of other makes have, one page a rule. */

const people = [
  ['Ashford, Ruth', 'Hydrology', 'rashford'],
  ['Bakewell, Thomas', 'Geophysics', 'tbakewell'],
  ['Carver, Mary Ann', 'Seismology', 'mcarver'],
  ['Dunmore, Peter', 'Mapping', 'pdunmore'],
  ['Eastwick, Laura', 'Glaciers', 'leastwick'],
  ['Farnham, Simon', 'Volcanoes', 'sfarnham'],
] as const;
const firms = [
  ['Alder Seals Ltd', 'Jane Alder', '41 Station Road'],
  ['Birch Valves Ltd', 'Odd Birchley', '12 Mill Lane'],
  ['Cedar Pumps Ltd', 'Tom Cedarwood', '7 Chapel Road'],
  ['Dogwood Motors Ltd', 'Boyd Dogmore', '99 Harbor Street'],
] as const;

const rows = <T>(all: readonly T[], toHtml: (one: T, index: number) => string): string =>
  all.map(toHtml).join('\n');

describe('lists', () => {
  const cards = rows(
    firms,
    ([name], index) =>
      `<div class="row"><h2><a href="/b/${String(index)}">${name}</a></h2><a href="tel:6175550${String(110 + index)}">Show</a></div>`,
  );

  it.each([
    ['under an address that entries have elsewhere', '', 'https://www.directory.example/member/list.do'],
    [
      'whose category is marked up as a business',
      '<script type="application/ld+json">{"@type":"LocalBusiness","name":"Engineers in Leeds","telephone":"(617) 555-0190"}</script>',
      'https://www.directory.example/engineers',
    ],
  ])('a list %s is one', async (_what, head, url) => {
    const { kind, candidates } = await readHtml(
      `<head><title>Engineers</title>${head}</head><main><h1>Engineers in Leeds</h1>${cards}</main>`,
      url,
    );
    expect({ kind, names: candidates.map((one) => toTexts(one).name) }).toEqual({
      kind: 'listing',
      names: firms.map(([name]) => name),
    });
  });

  it('takes "Roe, Jane" for people, not for town and state', async () => {
    const { candidates } = await readHtml(
      `<main><h1>Staff</h1><table><tr><th>Name</th><th>Area</th><th>Email</th></tr>${rows(
        people,
        ([name, area, box], index) =>
          `<tr><td><a href="/p/${String(index)}">${name}</a></td><td>${area}</td><td>${box}@college.example</td></tr>`,
      )}</table></main>`,
      'https://www.college.example/people',
    );
    expect(candidates.map((one) => [toTexts(one).person, toTexts(one).address])).toEqual(
      people.map(([name]) => [name, undefined]),
    );
  });

  it('takes the line of people’s names under the firms’ for the people, known names or not, and no webmaster for a firm', async () => {
    const { candidates } = await readHtml(
      `<main><h1>Members</h1>${rows(
        firms,
        ([name, person, street], index) =>
          `<p><b>${name}</b><br>${person}<br>${street}<br>Boston, MA 02110<br>Phone: (617) 555-01${String(10 + index)}</p>`,
      )}<p>The Association, P.O. Box 1001, Boston, MA 02110 (617) 555-0190<br>Updated 03/11/2009 <a href="mailto:hand@association.example">webmaster</a></p></main>`,
      'https://www.association.example/members.htm',
    );
    expect(candidates.map((one) => [toTexts(one).name, toTexts(one).person])).toEqual(
      firms.map(([name, person]) => [name, person]),
    );
  });

  it('keeps the town where a column tells nothing else of the place', async () => {
    const towns = ['Ulm', 'Kempten', 'Biberach', 'Lindau', 'Memmingen'];
    const { candidates } = await readHtml(
      `<main><h1>Aussteller</h1><table><thead><tr><th>Firma</th><th>Ort</th><th>Halle</th><th>Stand</th></tr></thead>${rows(
        ['Ahorn GmbH', 'Birke GmbH', 'Eiche GmbH', 'Linde GmbH', 'Tanne GmbH'],
        (name, index) =>
          `<tr><td><a href="/a/${String(index)}">${name}</a></td><td>${towns[index] ?? ''}</td><td>5</td><td>B${String(index)}2</td></tr>`,
      )}</table></main>`,
      'https://www.fair.example/aussteller',
    );
    expect(candidates.map((one) => one.facts.address?.[0]?.value.locality)).toEqual(towns);
  });

  it('reads a Japanese code on the line above the street', async () => {
    const { candidates } = await readHtml(
      `<html lang="ja"><main><h1>会員一覧</h1>${rows(
        ['株式会社見本', '株式会社例示', '株式会社試作', '株式会社仮名'],
        (name, index) =>
          `<h3>${name}</h3><dl><dt>所在地</dt><dd>〒100-000${String(index)}<br>東京都見本区例町6-2-1${String(index)}</dd><dt>代表者</dt><dd>見本 太郎</dd></dl>`,
      )}</main>`,
      'https://www.kaiin.example/list',
    );
    expect(candidates[1]?.facts.address?.[0]?.value.text).toBe('〒100-0001, 東京都見本区例町6-2-11');
  });
});

describe('mail addresses with their letters shifted', () => {
  it.each([
    ['in the link', `<a href="javascript:linkTo_UnCryptMailto('nbjmup+jogpAbdnf/fybnqmf')">Mail us</a>`],
    [
      'in an attribute',
      `<a href="#" data-mailto-token="nbjmup+jogpAbdnf/fybnqmf" data-mailto-vector="1">Mail us</a>`,
    ],
    ['beside the address as shown', `<a href="javascript:go('x')">info(at)acme.example</a>`],
  ])('%s', async (_where, link) => {
    const { candidates } = await readHtml(
      `<title>Impressum | Acme</title><main><h1>Impressum</h1><p><b>Acme GmbH</b><br>Musterweg 1<br>87700 Memmingen</p><p>E-Mail: ${link}</p></main>`,
      'https://www.acme.example/impressum',
    );
    expect(candidates.map((one) => toTexts(one).emails)).toEqual([['info@acme.example']]);
  });
});
