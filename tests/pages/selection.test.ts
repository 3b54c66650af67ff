import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import type { PageReading } from '@/lib/leads/candidate';
import { readSelection } from '@/lib/readers/selection/read-selection';
import { toTexts } from './page-fixture';

const url = 'https://www.fair.example/exhibitors';

/** Selects everything in an element, or from within one text to within another, and reads that. */
async function read(
  html: string,
  select: (document: Document, range: Range) => void = (document, range) =>
    range.selectNodeContents(document.querySelector('[data-selected]') ?? document.body),
  text = '',
): Promise<PageReading> {
  const { document } = new JSDOM(html, { url }).window;
  const range = document.createRange();
  select(document, range);
  return readSelection(document, { range, text }, { url, now: () => 0 });
}

const block = `
  <h1>Exhibitors</h1>
  <p>Organiser: Harbor Fairs Ltd, Tel. (617) 555-0190</p>
  <div data-selected>
    <strong>Acme Plumbing Inc.</strong><br>
    Jane Miller, Sales Manager<br>
    12 Mill Lane<br>Boston, MA 02110<br>
    Phone: (617) 555-0100<br>
    <a href="mailto:jane@acme.example">jane@acme.example</a> · <a href="https://www.acme.example/">www.acme.example</a>
  </div>
  <p>Next: Birch Heating, (617) 555-0101</p>`;

describe('a selected contact block', () => {
  it('becomes one company with everything that is selected', async () => {
    const { kind, candidates } = await read(block);
    expect(kind).toBe('profile');
    expect(candidates).toHaveLength(1);
    expect(candidates[0]?.kind).toBe('organisation');
    expect(candidates.map(toTexts)[0]).toMatchObject({
      name: 'Acme Plumbing Inc.',
      phones: ['(617) 555-0100'],
      emails: ['jane@acme.example'],
      websites: ['https://www.acme.example/'],
      address: '12 Mill Lane, Boston, MA 02110',
      person: 'Jane Miller',
    });
    expect(candidates[0]?.facts.jobTitle?.[0]?.value).toBe('Sales Manager');
  });

  it('takes nothing of what stands around it', async () => {
    const texts = JSON.stringify((await read(block)).candidates);
    for (const other of ['0190', '0101', 'Birch', 'Harbor']) expect(texts).not.toContain(other);
  });

  it('ends where the selection ends, within a line too', async () => {
    const html = '<p>Acme Plumbing Inc., (617) 555-0100, Birch Heating LLC, (617) 555-0101</p>';
    const { candidates } = await read(html, (document, range) => {
      const text = document.querySelector('p')?.firstChild;
      if (!text) return;
      range.setStart(text, 0);
      range.setEnd(text, 34);
    });
    expect(candidates.map(toTexts)[0]?.phones).toEqual(['(617) 555-0100']);
    expect(JSON.stringify(candidates)).not.toContain('Birch');
  });

  it('that ends at the beginning of the next line, as after three clicks, has nothing of that line', async () => {
    const html = '<p>Acme Plumbing Inc. (617) 555-0100</p><p>(617) 555-0101</p>';
    const { candidates } = await read(html, (document, range) => {
      const [first, next] = document.querySelectorAll('p');
      if (!first?.firstChild || !next) return;
      range.setStart(first.firstChild, 0);
      range.setEnd(next, 0);
    });
    expect(candidates.map(toTexts)[0]?.phones).toEqual(['(617) 555-0100']);
  });

  it('means the link where a link’s text is selected', async () => {
    const html = '<p>Write to <a href="mailto:info@acme.example">Acme Plumbing</a> today.</p>';
    const { candidates } = await read(html, (document, range) => {
      const text = document.querySelector('a')?.firstChild;
      if (text) range.selectNodeContents(text);
    });
    expect(candidates.map(toTexts)[0]).toMatchObject({
      name: 'Acme Plumbing',
      emails: ['info@acme.example'],
    });
  });

  it('of a person is a person with the position', async () => {
    const { candidates } = await read(
      '<div data-selected>Jane Miller<br>Managing Director<br>jane@acme.example</div>',
    );
    expect(candidates[0]?.kind).toBe('person');
    expect(candidates[0]?.facts.person?.[0]?.value).toBe('Jane Miller');
    expect(candidates[0]?.facts.jobTitle?.[0]?.value).toBe('Managing Director');
  });

  it('in German, and in Chinese', async () => {
    const german = await read(
      '<div data-selected>Beispiel Heizung GmbH<br>Musterweg 12<br>80331 München<br>Tel.: +49 30 23125 000<br>info@beispiel-heizung.example</div>',
    );
    expect(german.candidates.map(toTexts)[0]).toMatchObject({
      name: 'Beispiel Heizung GmbH',
      emails: ['info@beispiel-heizung.example'],
      address: 'Musterweg 12, 80331 München',
    });
    const chinese = await read(
      '<div data-selected>示例机械有限公司<br>联系人：王小明<br>电话：010-5550 0100<br>邮箱：wang@shili.example</div>',
    );
    expect(chinese.candidates.map(toTexts)[0]).toMatchObject({
      name: '示例机械有限公司',
      emails: ['wang@shili.example'],
    });
  });

  it('in preformatted text goes by the lines one sees', async () => {
    const text = 'Acme Plumbing Inc.\n12 Mill Lane\nBoston, MA 02110\n(617) 555-0100';
    const { candidates } = await read(
      `<pre data-selected>${text}</pre>`,
      (document, range) => range.selectNodeContents(document.querySelector('pre') ?? document.body),
      text,
    );
    expect(candidates.map(toTexts)[0]).toMatchObject({
      name: 'Acme Plumbing Inc.',
      phones: ['(617) 555-0100'],
    });
    expect(JSON.stringify(candidates)).not.toContain('"place"');
  });

  it('gives every value the text as shown', async () => {
    const { candidates } = await read(block);
    const shown = Object.values(candidates[0]?.facts ?? {}).flatMap((all) => all?.map((one) => one.shown));
    expect(shown.length).toBeGreaterThan(4);
    expect(shown).not.toContain('');
    expect(candidates[0]?.facts.phone?.[0]?.shown).toBe('(617) 555-0100');
  });

  it('without anything in it is none', async () => {
    expect(await read('<p data-selected></p>')).toMatchObject({ kind: 'none', candidates: [] });
  });

  it('of a sentence has nothing by which anybody could be reached', async () => {
    const { candidates } = await read('<p data-selected>we are happy to hear from you</p>');
    expect(candidates.flatMap(({ facts }) => [...(facts.phone ?? []), ...(facts.email ?? [])])).toEqual([]);
  });
});

describe('a link', () => {
  async function readLink(html: string, link: string) {
    const { document } = new JSDOM(html, { url }).window;
    const range = document.createRange();
    range.selectNodeContents(document.querySelector('a') ?? document.body);
    const { candidates } = await readSelection(document, { range, text: '', link }, { url, now: () => 0 });
    return candidates[0];
  }

  it('to another site is a company with that website', async () => {
    const lead = await readLink(
      '<p>See <a href="https://acme.example/?utm_source=fair">Acme Plumbing</a></p>',
      'https://acme.example/?utm_source=fair',
    );
    expect(lead && toTexts(lead)).toMatchObject({
      name: 'Acme Plumbing',
      websites: ['https://acme.example/'],
    });
  });

  it('within the site is a company with that page about it', async () => {
    const link = 'https://www.fair.example/exhibitors/acme';
    const lead = await readLink(`<li><a href="/exhibitors/acme"><h3>Acme Plumbing</h3></a></li>`, link);
    expect(lead && toTexts(lead)).toMatchObject({ name: 'Acme Plumbing', profile: link, websites: [] });
  });

  it('that says "more" has no name', async () => {
    const lead = await readLink('<a href="https://acme.example/">Read more</a>', 'https://acme.example/');
    expect(lead?.facts.name).toBeUndefined();
    expect(lead?.facts.website?.[0]?.value).toBe('https://acme.example/');
  });

  it('that runs a script is none', async () => {
    expect(
      await readLink('<a href="javascript:open()">Acme Inc.</a>', 'javascript:open()'),
    ).not.toHaveProperty('facts.profile');
  });
});
