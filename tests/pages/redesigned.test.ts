import { describe, expect, it } from 'vitest';
import { readHtml, toTexts } from './page-fixture';

/** Pages whose classes a build has made up and whose contents are wrapped once more: one page a rule. */

const page = (title: string, body: string): string =>
  `<!doctype html><html lang="en-US"><head><title>${title}</title></head><body><main>${body}</main></body></html>`;

const topics = [
  ['Wanted: used deck oven for a small kitchen', 'rye_rita', '2022-05-03'],
  ['Does anybody grind their own spelt?', 'miller7', '2022-05-02'],
  ['Photos of our new shop window', 'tomas_k', '2022-04-28'],
  ['Sourdough starter from pears, a diary', 'rye_rita', '2022-03-30'],
  ['Opening hours on bank holidays', 'north.loaf', '2022-03-17'],
] as const;
const posts = [
  [
    'oven_olga',
    'Mar 2011',
    '2022-05-03',
    'We look for a used deck oven, two decks at most, for our new kitchen.',
  ],
  [
    'miller7',
    'Jan 2019',
    '2022-05-04',
    'Ours is for sale in autumn when the new one has been delivered to us.',
  ],
  [
    'oven_olga',
    'Mar 2011',
    '2022-05-04',
    'That would be just right for us, may we come and see it some day soon?',
  ],
  [
    'north.loaf',
    'Aug 2008',
    '2022-05-05',
    'Mind the door seals of that model, they cost more than the oven itself.',
  ],
  [
    'rye_rita',
    'Feb 2020',
    '2022-05-06',
    'We have had the same one for years and never had a seal replaced so far.',
  ],
] as const;

describe('lists of topics', () => {
  const rows = (toEnd: (index: number) => string): string =>
    topics
      .map(
        ([title, author, day], index) =>
          `<div class="xk3f9a"><div class="x1w"><div class="xq7zz"><a class="x9dd2" href="/talk/${String(index)}">${title}</a></div>
           <div class="x8mm1"><span class="x4e"><span class="x5r">${author}</span></span> <span class="x2p">${day}</span>${toEnd(index)}</div></div></div>`,
      )
      .join('');

  it('finds the author beside the title, in the same place of each row', async () => {
    const reading = await readHtml(
      page(
        'Talk',
        rows(() => ''),
      ),
      'https://crumb.example/forum/talk',
    );
    expect(reading.posts.map(({ author }) => author)).toEqual(topics.map(([, author]) => author));
  });

  it('takes no rated places for topics, whatever stands beside their names', async () => {
    const rated = rows(
      (index) => `<span class="x7u">4.${String(index)} (${String(index + 3)} reviews)</span>`,
    );
    const reading = await readHtml(page('Places', rated), 'https://crumb.example/forum/talk');
    expect(reading.posts).toEqual([]);
  });
});

describe('threads', () => {
  const thread = (toText: (text: string, index: number) => string): string =>
    posts
      .map(
        ([author, since, day, text], index) =>
          `<div class="xab12" id="post_${String(index + 70)}"><div class="x77c"><strong class="xh5"><a class="x3" href="/${author}.html">${author}</a></strong>
           <a class="x9k" href="/reputation.php?uid=${String(index)}">${String(index * 7)}</a><span class="x0s">${since}</span></div>
           <div class="xb2"><span class="x2d">${day}</span><div class="x6t"><div class="x1w">${toText(text, index)}</div></div>
           <a class="x9l" href="/search.php?uid=${String(index)}">Find</a></div></div>`,
      )
      .join('');
  const read = (body: string) =>
    readHtml(page('Deck oven', body), 'https://crumb.example/forum/thread-12.html');

  it('takes no button or count that leads to a member for a name', async () => {
    const reading = await read(thread((text) => text));
    expect(reading.posts.map(({ author }) => author)).toEqual(posts.map(([author]) => author));
  });

  it('finds the posts where each has classes of its own and every second one another colour', async () => {
    const rows = posts
      .map(
        ([author, , day, text], index) =>
          `<div class="xq1 u${'abcde'.charAt(index)}kfw" id="thing_t1_o${'nbqxy'.charAt(index)}5j${String(index)}y"><p class="xh2 ${index % 2 === 0 ? 'xeven' : 'xother'}"><a class="xau w${'vwxyz'.charAt(index)}rt" href="/user/${author}">${author}</a>
           <span class="x2d">${day}</span></p><div class="x6t">${text}</div></div>`,
      )
      .join('');
    const reading = await read(rows);
    expect(reading.posts.map(({ author, postedAt }) => [author, postedAt])).toEqual(
      posts.map(([author, , day]) => [author, day]),
    );
  });

  it('reads a date whole that comments part', async () => {
    const parted = posts
      .map(
        ([author, , , text], index) =>
          `<div class="xab12"><a class="x3" href="/u/${author}">${author}</a><div class="x2d">Posted: <!-- -->${String(index + 3)}<!-- --> May <!-- -->2022<!-- -->, 10:11</div><div class="x6t">${text}</div></div>`,
      )
      .join('');
    const reading = await read(parted);
    expect(reading.posts.map(({ author, postedAt }) => [author, postedAt])).toEqual(
      posts.map(([author], index) => [author, `2022-05-0${String(index + 3)}T10:11`]),
    );
  });

  it('takes a copy of the date for no second one', async () => {
    const twice = posts
      .map(
        ([author, , day, text], index) =>
          `<article class="xab" id="comment-${String(index + 90)}"><h3 class="xh"><a href="/profile/${String(index)}-${author}/">${author}</a></h3><span class="xd"><time datetime="${day}">${day}</time></span>
           <div class="xm"><span class="xd"><time datetime="${day}">${day}</time></span></div><div class="xt">${text}</div></article>`,
      )
      .join('');
    const reading = await read(twice);
    expect(reading.posts.map(({ postedAt }) => postedAt)).toEqual(posts.map(([, , day]) => day));
  });

  it('leaves out what somebody else wrote, by the line above it', async () => {
    const quoted = (text: string, index: number): string =>
      index === 2
        ? `<div class="xq1">miller7 wrote:</div><div class="xq2">Ours is for sale.</div>${text}`
        : text;
    const reading = await read(thread(quoted));
    expect(reading.posts[2]?.text).toBe(posts[2][3]);
  });
});

describe('lists', () => {
  const firms = ['Hollow Oak Joinery', 'Brackwater Boats', 'Fenn & Daughters', 'Tallow Lane Candles'];

  it('reads a text whole that comments part, as what renders pages on a server writes it', async () => {
    const rows = firms
      .map(
        (firm, index) =>
          `<div class="xk1"><a href="/f/${String(index)}">${firm}</a><p>Boston,<!-- --> MA</p><p>Tel: (617)<!-- --> 555-010<!-- -->${String(index)}</p></div>`,
      )
      .join('');
    const reading = await readHtml(page('Makers', rows), 'https://www.directory.example/makers');
    expect(reading.candidates.map(toTexts)).toMatchObject(
      firms.map((name, index) => ({
        name,
        phones: [`(617) 555-010${String(index)}`],
        address: 'Boston, MA',
      })),
    );
  });

  it('takes the same offices in the foot of the page for no further records', async () => {
    const cells = firms
      .map(
        (firm, index) =>
          `<td class="xk1"><b>${firm} Office</b><br>${String(12 + index)} Mill Lane<br>Boston, MA 0211${String(index)}<br>(617) 555-010${String(index)}</td>`,
      )
      .join('');
    const foot = firms
      .map(
        (firm, index) =>
          `<div class="xk9"><b>${firm}</b><br>${String(12 + index)} Mill Lane, Boston, MA 0211${String(index)}<br>617.555.010${String(index)}</div>`,
      )
      .join('');
    const reading = await readHtml(
      page('Our offices', `<table><tr>${cells}</tr></table></main><div class="xf">${foot}</div>`),
      'https://www.offices.example/all',
    );
    expect(reading.candidates.map(toTexts).map(({ name }) => name)).toHaveLength(firms.length);
  });
});

describe('profiles', () => {
  it('takes sections alike only in what wraps them for no records', async () => {
    const wrap = (html: string): string =>
      `<div class="x1"><div class="x2"><div class="x3">${html}</div></div></div>`;
    const sections = [
      '<h1>Hollow Oak Joinery</h1><p>12 Mill Lane, Boston, MA 02110</p><p>(617) 555-0101</p>',
      '<h2>Opening hours</h2><ul><li>Monday 9–5</li><li>Tuesday 9–5</li></ul><a href="tel:+16175550101">Call us</a>',
      '<h2>What we make</h2><table><tr><td>Doors</td><td>oak</td></tr></table><a href="/request">Ask for an offer</a>',
    ];
    const reading = await readHtml(
      page('Hollow Oak Joinery', sections.map(wrap).join('')),
      'https://www.directory.example/firms/hollow-oak',
    );
    expect(reading.kind).toBe('profile');
    expect(reading.candidates.map(toTexts).map(({ name }) => name)).toEqual(['Hollow Oak Joinery']);
  });

  it('takes head, middle and foot of a page for no records where all of them are the same element', async () => {
    const reading = await readHtml(
      `<!doctype html><html lang="en-US"><head><title>Write to us – Hollow Oak Joinery</title></head><body>
       <div><div>Hollow Oak Joinery</div><div><div>Doors and stairs since 1911</div><a href="/">Home</a><a href="/work">Our work</a></div></div>
       <div><div>Come and see us</div><div><div>12 Mill Lane, Boston, MA 02110</div><div>(617) 555-0101</div><div>office@hollow-oak.example</div><a href="/map">Map</a></div></div>
       <div><div>Where we are</div><div><div>12 Mill Lane, Boston, MA 02110</div><a href="mailto:hollow.oak@mail.example">E-mail</a><a href="/jobs">Jobs</a></div></div></body></html>`,
      'https://www.hollow-oak.example/write-to-us',
    );
    expect(reading.kind).toBe('profile');
    expect(reading.candidates.map(toTexts)).toMatchObject([
      { name: 'Hollow Oak Joinery', phones: ['(617) 555-0101'] },
    ]);
  });

  it('knows an entry by its address where it has no heading, whatever list stands below it', async () => {
    const near = ['Kiln Yard', 'Weir Street', 'Saltmarket', 'Dock Road', 'Mill Lane']
      .map(
        (street, at) =>
          `<div class="x8"><div class="x9">Car park ${street}</div><div>${String(at + 3)} ${street}, Boston, MA 02110</div></div>`,
      )
      .join('');
    const reading = await readHtml(
      page(
        'Hollow Oak Joinery, Boston',
        `<div class="x1"><div class="x2">Hollow Oak Joinery</div><div>12 Mill Lane, Boston, MA 02110</div><div>(617) 555-0101</div>
         <p>${'We have made doors, stairs and windows of oak for three generations, and mend what others made. '.repeat(4)}</p></div><div class="x5">${near}</div>`,
      ),
      'https://www.directory.example/pros/48211',
    );
    expect(reading.candidates.map(toTexts)).toMatchObject([
      { name: 'Hollow Oak Joinery', phones: ['(617) 555-0101'] },
    ]);
  });

  it('reads elements a script made up as blocks', async () => {
    const reading = await readHtml(
      page(
        'Hollow Oak Joinery',
        `<x-card><x-name><h1>Hollow Oak Joinery</h1></x-name><x-line>12 Mill Lane</x-line><x-line>Boston, MA 02110</x-line><x-line>(617) 555-0101</x-line><x-line>Mon–Fri 9–5</x-line></x-card>`,
      ),
      'https://www.directory.example/firms/hollow-oak',
    );
    expect(reading.candidates.map(toTexts)).toMatchObject([
      { name: 'Hollow Oak Joinery', phones: ['(617) 555-0101'], address: '12 Mill Lane, Boston, MA 02110' },
    ]);
  });

  it('understands words in an address that are written with percents', async () => {
    const offices = ['台北', '台中', '高雄']
      .map(
        (town, at) =>
          `<div class="x1a"><div>${town}服務處</div><div>${town}市中山路${String(at + 11)}號</div><div>(0${String(at + 2)})2595-104${String(at)}</div></div>`,
      )
      .join('');
    const { kind } = await readHtml(
      `<!doctype html><html lang="zh-TW"><head><title>山宏模型</title></head><body><p>${'我們製造各種塑膠袋,歡迎來信。'.repeat(12)}</p>${offices}</body></html>`,
      'https://www.shanhong.example/聯絡我們.html',
    );
    expect(kind).toBe('profile');
  });
});
