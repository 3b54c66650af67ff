import { describe, expect, it } from 'vitest';
import { readHtml, toTexts } from './page-fixture';

/** One page a rule: what the markup of a list does, and what the reader makes of it. */

const firms = [
  ['Mountain Goat Bikes', '12 Mill Lane', '(617) 555-0101', 'goat'],
  ['Big Wheel Sports', '340 Harbor Street', '(617) 555-0102', 'wheel'],
  ['Canyon Cycle Works', '9 Chapel Road', '(617) 555-0103', 'canyon'],
  ['Summit Ski Rental', '77 Orchard Avenue', '(617) 555-0104', 'summit'],
  ['Pedal Pushers Cyclery', '5 Station Road', '(617) 555-0105', 'pedal'],
] as const;
const people = [
  ['Rev. Thomas Ashford', 'Rector', '(617) 555-0111', 'tashford'],
  ['Margaret Quill', 'Office Manager', '(617) 555-0112', 'mquill'],
  ['Per-Olof Stromberg', 'Director of Music', '(617) 555-0113', 'pstromberg'],
  ['June Carverly', 'Accountant', '(617) 555-0114', 'jcarverly'],
  ['Ben Stonewell', 'Youth Coordinator', '(617) 555-0115', 'bstonewell'],
] as const;

const page = (body: string, head = ''): string =>
  `<!doctype html><html lang="en-US"><head><title>Directory</title>${head}</head><body>
   <header><a href="/">The Directory</a></header><main><h1>Entries</h1>${body}</main><footer>© The Directory</footer></body></html>`;
const each = <T>(rows: readonly T[], toHtml: (row: T, index: number) => string): string =>
  rows.map(toHtml).join('\n');
const read = async (body: string, head = '') => (await readHtml(page(body, head))).candidates.map(toTexts);

const names = firms.map(([name]) => name);

describe('people and firms', () => {
  it('takes names shaped like people’s for firms when none holds a given name', async () => {
    const records = await read(
      each(
        firms,
        ([name, street, phone]) =>
          `<div class="card"><h3>${name}</h3><p>${street}, Boston, MA 02110</p><p>${phone}</p></div>`,
      ),
    );
    expect(records.map((one) => [one.name, one.person])).toEqual(names.map((name) => [name, undefined]));
  });

  it('takes a list of given names and mailboxes for people, whatever months and words their names hold', async () => {
    const { candidates } = await readHtml(
      page(
        each(
          people,
          ([name, title, phone, box]) =>
            `<div class="card"><p><strong>${name}</strong></p><p>${title}</p><p>${phone}</p><a href="mailto:${box}@parish.example">Mail</a></div>`,
        ),
      ),
    );
    expect(candidates.map((one) => one.facts.person?.[0]?.value)).toEqual(people.map(([name]) => name));
    expect(candidates.map((one) => one.facts.jobTitle?.[0]?.value)).toContain('Office Manager');
  });

  it('reads a name put together from parts of its own', async () => {
    const records = await read(
      each(people, ([name, title, phone, box]) => {
        const [first, ...rest] = name.split(' ');
        return `<div class="vcard"><b><span><span>${first ?? ''}</span> <span>${rest.join(' ')}</span></span></b><p>${title}</p><p>${phone}</p><a href="mailto:${box}@directory.example">Mail</a></div>`;
      }),
    );
    expect(records.map((one) => one.person)).toEqual(people.map(([name]) => name));
  });

  it('finds whom to ask for in the place where most firms name somebody', async () => {
    const records = await read(
      each(
        firms,
        ([name, , phone], index) =>
          `<div class="card"><h3>${name}</h3><span class="who">${people[index]?.[0] ?? ''}</span><p>${phone}</p></div>`,
      ),
    );
    expect(records.map((one) => [one.name, one.person])).toEqual(
      names.map((name, index) => [name, people[index]?.[0]]),
    );
  });

  it('leaves the reviewer out', async () => {
    const records = await read(
      each(
        firms,
        ([name, , phone], index) =>
          `<div class="card"><h3>${name}</h3><p>${phone}</p><div class="review"><p>“Lovely.”</p><span>${people[index]?.[0] ?? ''}</span></div></div>`,
      ),
    );
    expect(records.map((one) => one.person)).toEqual(firms.map(() => undefined));
  });

  it('finds the firm of each lawyer in the line under the name', async () => {
    const records = await read(
      each(
        people,
        ([name, , phone], index) =>
          `<p><strong>${name}</strong><br>${firms[index]?.[0] ?? ''} & Partners LLP<br>${firms[index]?.[1] ?? ''}<br>Boston, MA 02110<br>Phone: ${phone}</p>`,
      ),
    );
    expect(records.map((one) => [one.person, one.name])).toEqual(
      people.map(([name], index) => [name, `${firms[index]?.[0] ?? ''} & Partners LLP`]),
    );
  });
});

describe('borders of records', () => {
  it('takes the whole card where only a part of it has a class of its own', async () => {
    const records = await read(
      `<div class="list"><div class="filters"><a href="?open=1">Open now</a><a href="?new=1">New</a></div>${each(
        firms,
        ([name, street, phone, slug], index) =>
          `<div class="item item-${index < 2 ? 'paid' : 'free'}"><section class="details"><h2><a href="/firm/${slug}">${name}</a></h2><div>${street}, Boston, MA 02110</div></section><div class="buttons"><b>Call</b><a href="tel:${phone}">${phone}</a></div></div>`,
      )}</div>`,
    );
    expect(records.map((one) => [one.name, one.phones])).toEqual(
      firms.map(([name, , phone]) => [name, [phone]]),
    );
  });

  it('begins runs of rows with the name, not in the middle', async () => {
    const records = await read(
      `<table><tr><td colspan="2"><b>Massachusetts</b></td></tr>${each(
        firms,
        ([name, street, phone]) =>
          `<tr><td colspan="2"><b>${name}</b></td></tr><tr><td><img src="p.jpg"></td><td>${street}, Boston, MA 02110<br>Tel: ${phone}</td></tr><tr><td colspan="2"><hr></td></tr>`,
      )}</table>`,
    );
    expect(records.map((one) => [one.name, one.phones])).toEqual(
      firms.map(([name, , phone]) => [name, [phone]]),
    );
  });

  it('takes the list rather than shelves that show some of it again', async () => {
    const shelf = (title: string, rows: typeof firms | readonly (typeof firms)[number][]): string =>
      `<div class="shelf"><h3>${title}</h3><div class="row">${each(rows, ([name, , , slug]) => `<div class="tile"><a href="/firm/${slug}">${name}</a><span>4.5 (12 reviews)</span><p>Bikes, repairs and rentals</p></div>`)}</div></div>`;
    const records = await read(
      `${shelf('Popular', firms.slice(0, 3))}${shelf('New', firms.slice(2))}<div class="all">${each(
        firms,
        ([name, , , slug]) =>
          `<div class="entry"><div class="text"><h2><a href="/firm/${slug}">${name}</a></h2><span>4.5 (12 reviews)</span><p>Sells and repairs bikes of all kinds since 1987.</p></div></div>`,
      )}</div>`,
    );
    expect(records.map((one) => one.name)).toEqual(names);
  });

  it('leaves out the header row and the ad between the records', async () => {
    const ad = '<div class="card"><p>Found nobody?</p><a href="/video">Try a video call</a></div>';
    const cards = firms.map(
      ([name, street, , slug]) =>
        `<div class="card"><h2><a href="/firm/${slug}">${name}</a></h2><p>${street}, Boston, MA 02110</p></div>`,
    );
    cards.splice(2, 0, ad);
    expect((await read(cards.join(''))).map((one) => one.name)).toEqual(names);
    const rows = each(
      firms,
      ([name, , phone], index) =>
        `<tr><td>${name}</td><td>${people[index]?.[0] ?? ''}</td><td>${phone}</td></tr>`,
    );
    const table = await read(
      `<table><tr><td>Department</td><td>Department Contact</td><td>Telephone</td></tr>${rows}</table>`,
    );
    expect(table.map((one) => one.name)).toEqual(names);
  });

  it('keeps a list whose records show dates after the street: reviews, free slots', async () => {
    const { kind, candidates } = await readHtml(
      page(
        each(
          firms,
          ([name, street, , slug]) =>
            `<div class="card"><h2><a href="/firm/${slug}">${name}</a></h2><p>${street}, Boston, MA 02110</p><p>Next free: 12 June 2024</p></div>`,
        ),
      ),
    );
    expect([kind, candidates.length]).toEqual(['listing', firms.length]);
  });

  it('takes events, which say when before they say where, for no list of firms', async () => {
    const { kind } = await readHtml(
      page(
        each(
          firms,
          ([name, street, , slug]) =>
            `<div class="card"><h2><a href="/event/${slug}">${name}</a></h2><p>12 June 2024</p><p>${street}, Boston, MA 02110</p></div>`,
        ),
      ),
    );
    expect(kind).not.toBe('listing');
  });
});

describe('names', () => {
  it('finds the name in the same place whatever the classes of the card say of it', async () => {
    const records = await read(
      each(
        firms,
        ([name, street, phone, slug], index) =>
          `<div class="row-${index % 2 ? 'even alternate' : 'odd'}"><article class="entry ${index === 0 ? 'entry--featured' : ''}"><div class="entry__body"><p class="entry__title"><a href="/firm/${slug}">${name}</a></p><p>${street}, Boston, MA 02110</p><p>${phone}</p></div></article></div>`,
      ),
    );
    expect(records.map((one) => one.name)).toEqual(names);
  });

  it('takes what stands in the name’s place for the name, also a number or a button’s words', async () => {
    const odd = ['№ 91', 'New Beginnings Group', ...names];
    const records = await read(
      each(
        odd,
        (name, index) =>
          `<div class="card"><h2><a href="/firm/${String(index)}">${name}</a></h2><p>${String(index + 10)} Mill Lane, Boston, MA 02110</p></div>`,
      ),
    );
    expect(records.map((one) => one.name)).toEqual(odd);
  });

  it('parts the texts of a card that is one big link at its icons', async () => {
    const records = await read(
      each(
        firms,
        ([name, street, , slug], index) =>
          `<section><a href="/firm/${slug}"><span><span class="name">${name} LLC</span> <small><i class="icon-user"></i> ${people[index]?.[0] ?? ''} <i class="icon-clock"></i> 2015-01-13 <i class="icon-tag"></i> Trade</small> <small><i class="icon-pin"></i> ${street}, Boston, MA 02110</small></span></a></section>`,
      ),
    );
    expect(records.map((one) => [one.name, one.person])).toEqual(
      names.map((name, index) => [`${name} LLC`, people[index]?.[0]]),
    );
  });
});

describe('lines and labels', () => {
  it('parts a line where a label stands in it', async () => {
    const records = await read(
      each(
        firms,
        ([name, , phone], index) =>
          `<div class="card"><h3>${name}</h3><p>Contact: ${people[index]?.[0] ?? ''}, Phone: ${phone} Fax: (617) 555-013${String(index)}</p></div>`,
      ),
    );
    expect(records.map((one) => [one.person, one.phones, one.faxes])).toEqual(
      firms.map(([, , phone], index) => [people[index]?.[0], [phone], [`(617) 555-013${String(index)}`]]),
    );
  });

  it('takes a lone letter for a picture, not for a label', async () => {
    const records = await read(
      each(
        firms,
        ([name, street, phone]) =>
          `<div class="card"><span>M</span><h3>${name}</h3><p>${street}</p><p>Boston, MA 02110</p><p>${phone}</p></div>`,
      ),
    );
    expect(records.map((one) => one.address)).toEqual(
      firms.map(([, street]) => `${street}, Boston, MA 02110`),
    );
  });
});

describe('addresses', () => {
  it.each([
    [
      'in columns of their own',
      (street: string) => `<td>${street}</td><td>02110</td><td>Boston</td>`,
      '<th>Street</th><th>Zip</th><th>City</th>',
      (street: string) => `${street}, 02110 Boston`,
    ],
    [
      'beside the name, parted by style sheets only',
      (street: string) => `<td><span>${street}</span><span>Boston, MA 02110</span></td>`,
      '<th>Where</th>',
      (street: string) => `${street} Boston, MA 02110`,
    ],
    [
      'with the suite on a line of its own',
      (street: string) => `<td>${street}<br>Suite 213<br>Boston, MA 02110</td>`,
      '<th>Where</th>',
      (street: string) => `${street}, Suite 213, Boston, MA 02110`,
    ],
  ])('%s', async (_what, toCells, headers, expected) => {
    const records = await read(
      `<table><thead><tr><th>Company</th>${headers}<th>Phone</th></tr></thead><tbody>${each(
        firms,
        ([name, street, phone]) => `<tr><td><b>${name}</b></td>${toCells(street)}<td>${phone}</td></tr>`,
      )}</tbody></table>`,
    );
    expect(records.map((one) => one.address)).toEqual(firms.map(([, street]) => expected(street)));
  });

  it('follow the name on its own line', async () => {
    const records = await read(
      `<ul>${each(
        firms,
        ([name, street, phone]) =>
          `<li><p><strong>${name}</strong><span>${street}</span><span>Boston, MA 02110</span></p><p>${phone}</p></li>`,
      )}</ul>`,
    );
    expect(records.map((one) => [one.name, one.address])).toEqual(
      firms.map(([name, street]) => [name, `${street}, Boston, MA 02110`]),
    );
  });
});

describe('e-mails', () => {
  const office = (mail: string): string =>
    each(
      firms,
      ([name, street, phone]) =>
        `<div class="card"><h3>${name}</h3><p>${street}, Boston, MA 02110</p><p>${phone}</p>${mail}</div>`,
    );

  it('keeps the one mailbox that all offices of the page’s own firm share', async () => {
    const records = await read(
      office('<p>E-Mail: <a href="mailto:info@directory.example">info@directory.example</a></p>'),
    );
    expect(records.map((one) => one.emails)).toEqual(firms.map(() => ['info@directory.example']));
  });

  it('drops the directory’s mailbox from the cards of firms with sites of their own', async () => {
    const records = await read(
      each(
        firms,
        ([name, street, phone, slug]) =>
          `<div class="card"><h3>${name}</h3><p>${street}, Boston, MA 02110</p><p>${phone}</p><a href="https://${slug}.example/">Website</a> <a href="mailto:info@directory.example">Report</a></div>`,
      ),
    );
    expect(records.flatMap((one) => one.emails)).toEqual([]);
  });

  it('passes over emptied links, and takes no site from a spelled-out mail', async () => {
    const records = await read(
      each(
        firms,
        ([name, , phone, slug]) =>
          `<div class="card"><h3>${name}</h3><p>${phone}<a href="mailto:former@${slug}.example"></a></p><p>E-Mail: office(at)${slug}.com</p></div>`,
      ),
    );
    expect(records.map((one) => [one.emails, one.websites])).toEqual(
      firms.map(([, , , slug]) => [[`office@${slug}.com`], []]),
    );
  });
});
