import { describe, expect, it } from 'vitest';
import { readHtml, toTexts } from './page-fixture';

/**
 * Lists of somebody without a number, mail address or street: told by what the page says it lists, and by what stands
 * beside the names. The second half is what looks the same and is nobody.
 */
const toPage = (title: string, body: string, lang = 'en'): string =>
  `<!doctype html><html lang="${lang}"><head><title>${title} | Example</title></head><body><header><nav><a href="/">Home</a><a href="/about">About us</a><a href="/dealers">Dealers</a><a href="/team">Team</a></nav></header><main>${body}</main><footer><p>© Example</p></footer></body></html>`;

const read = async (path: string, title: string, body: string, lang?: string) => {
  const { kind, candidates } = await readHtml(toPage(title, body, lang), `https://site.example${path}`);
  const toTown = ({ facts }: (typeof candidates)[number]) => ({
    locality: facts.address?.[0]?.value.locality,
  });
  return { kind, found: candidates.map((one) => ({ ...toTexts(one), ...toTown(one) })) };
};

const each = <T>(all: readonly T[], toHtml: (one: T, at: number) => string): string =>
  all.map(toHtml).join('');

describe('a list of names without contacts', () => {
  it('of firms and their towns, under headings of regions', async () => {
    const regions = {
      North: [
        ['Alder Marine Supplies', 'Milton Reach'],
        ['Birch Food Service', 'Exampleton'],
      ],
      South: [
        ['Cedar Seafoods', 'Port Sample'],
        ['Dogwood & Sons', 'Testbury'],
        ['Elm Provedores', 'Specimen Bay'],
      ],
    };
    const { kind, found } = await read(
      '/distributors',
      'Distributors',
      each(
        Object.entries(regions),
        ([region, firms]) =>
          `<h3>${region}</h3>${each(firms, ([name, town]) => `<p>${String(name)},&nbsp;${String(town)}</p>`)}`,
      ),
    );
    expect(kind).toBe('listing');
    expect(found.map(({ name, locality }) => [name, locality])).toEqual(Object.values(regions).flat());
  });

  it('of people with their titles, in a table with links to their pages', async () => {
    const people = [
      ['Jane Roe, Ph.D.', 'Professor of Biology', 'jane-roe'],
      ['John Sample', 'Associate Professor', 'john-sample'],
      ['Mary Example', 'Lecturer', 'mary-example'],
      ['Peter Specimen', 'Assistant Professor', 'peter-specimen'],
    ];
    const { kind, found } = await read(
      '/faculty-directory',
      'Faculty Directory',
      `<h1>Faculty Directory</h1><table><thead><tr><th>Name</th><th>Title</th><th>Department</th><th></th></tr></thead><tbody>${each(
        people,
        ([name, job, slug]) =>
          `<tr><td><a href="/faculty-directory/profile/${String(slug)}">${String(name)}</a></td><td>${String(job)}</td><td>Department of Health</td><td><a href="/faculty-directory/profile/${String(slug)}">View</a></td></tr>`,
      )}</tbody></table>`,
    );
    expect(kind).toBe('listing');
    expect(found.map(({ person, profile }) => [person, profile])).toEqual(
      people.map(([name, , slug]) => [
        name,
        `https://site.example/faculty-directory/profile/${String(slug)}`,
      ]),
    );
  });

  it('of a team, in cards without a link', async () => {
    const people = [
      ['Jane Roe', 'Managing Director'],
      ['Paul Example', 'Head of Sales'],
      ['Anna Sample', 'Marketing Manager'],
      ['Thomas Specimen', 'Engineer'],
    ];
    const { kind, found } = await read(
      '/about/our-team',
      'Our Team',
      `<h1>Meet our team</h1><p>We are a small firm with a long history.</p><div class="grid">${each(people, ([name, job]) => `<div class="card"><img src="x.jpg" alt=""><h3>${String(name)}</h3><p>${String(job)}</p></div>`)}</div>`,
    );
    expect(kind).toBe('listing');
    expect(found.map(({ person }) => person)).toEqual(people.map(([name]) => name));
  });

  it('of members with a page each', async () => {
    const members = [
      'Alder Works',
      'Birch & Partners',
      'Cedar Group',
      'Dogwood Media',
      'Elm Systems',
      'Fir House',
    ];
    const { kind, found } = await read(
      '/members',
      'Members',
      `<h1>Our members</h1><ul>${each(members, (name, at) => `<li><a href="/members/${String(at)}-${name.toLowerCase().replace(/\W+/g, '-')}">${name}</a></li>`)}</ul>`,
    );
    expect(kind).toBe('listing');
    expect(found.map(({ name }) => name)).toEqual(members);
    expect(found.every(({ profile }) => profile?.includes('/members/'))).toBe(true);
  });

  it('of exhibitors with booth and town', async () => {
    const rows = [
      ['A12', 'Alder Instruments', 'Milton'],
      ['A14', 'Birch Robotics', 'Exampleton'],
      ['B02', 'Cedar Optics', 'Testbury'],
      ['B07', 'Dogwood Sensors', 'Port Sample'],
      ['C01', 'Elm Controls', 'Specimen'],
    ];
    const { kind, found } = await read(
      '/fair/exhibitors.html',
      'Exhibitors',
      `<h2>List of exhibitors</h2><table><tr><th>Booth</th><th>Company</th><th>City</th></tr>${each(rows, (row) => `<tr>${each(row, (cell) => `<td>${cell}</td>`)}</tr>`)}</table>`,
    );
    expect(kind).toBe('listing');
    expect(found.map(({ name, locality }) => [name, locality])).toEqual(
      rows.map(([, name, town]) => [name, town]),
    );
  });

  it('of dealers, in Chinese', async () => {
    const rows = [
      ['示例机电有限公司', '杭州'],
      ['样本五金贸易行', '宁波'],
      ['测试设备有限公司', '温州'],
      ['范例工具商行', '金华'],
    ];
    const { kind, found } = await read(
      '/jingxiao',
      '经销商',
      `<h1>全国经销商名录</h1><table><tr><th>名称</th><th>城市</th></tr>${each(rows, (row) => `<tr>${each(row, (cell) => `<td>${cell}</td>`)}</tr>`)}</table>`,
      'zh-CN',
    );
    expect(kind).toBe('listing');
    expect(found.map(({ name }) => name)).toEqual(rows.map(([name]) => name));
  });

  it('of member firms, in German', async () => {
    const firms = [
      ['Muster Metallbau GmbH', 'Beispielstadt'],
      ['Beispiel & Söhne KG', 'Musterhausen'],
      ['Probe Dachdecker GmbH', 'Testdorf'],
      ['Tischlerei Vorbild', 'Modellberg'],
    ];
    const { kind, found } = await read(
      '/verein/mitglieder.php',
      'Mitglieder',
      `<h2>Unsere Mitglieder</h2><ul>${each(firms, ([name, town]) => `<li>${String(name)} – ${String(town)}</li>`)}</ul>`,
      'de',
    );
    expect(kind).toBe('listing');
    expect(found.map(({ name, locality }) => [name, locality])).toEqual(firms);
  });

  it('of the people of an office, surname first', async () => {
    const people = ['Roe, Jane', 'Sample, John', 'Example, Mary', 'Specimen, Peter', 'Model, Susan'];
    const { kind, found } = await read(
      '/people/',
      'People',
      `<h1>People</h1><div>${each(people, (name) => `<div class="p"><a href="/people/${name.split(',')[0]?.toLowerCase() ?? ''}">${name}</a></div>`)}</div>`,
    );
    expect(kind).toBe('listing');
    expect(found.map(({ person }) => person)).toEqual(people);
  });

  it('of people and firms by what they do, below the title of their table, in a wrapper named for the footer it sticks', async () => {
    const rows = [
      ['Announcer', 'Jane Roe'],
      ['Farrier', 'John Sample'],
      ['Stable Manager', 'Mary Example'],
      ['Feed', 'Alder Supply Co.'],
      ['Photographer', 'Birch Studio'],
    ];
    const { kind, found } = await read(
      '/exhibitors',
      'Exhibitors',
      `<div class="sticky-footer"><h1>Exhibitors</h1><table><tr><td colspan="2"><strong>Show Officials and Staff</strong></td></tr>${each(rows, ([job, name]) => `<tr><td>${String(job)}:</td><td>${String(name)}</td></tr>`)}</table></div>`,
    );
    expect(kind).toBe('listing');
    expect(found.map(({ name, person }) => person ?? name)).toEqual(rows.map(([, name]) => name));
  });

  it('of people whose given names no table has, where some are known', async () => {
    const people = ['Xinling Zhao', 'Jane Roe', 'Peiyun Shi', 'Mary Example', 'Huilan Han', 'Wenrui Yue'];
    const { found } = await read(
      '/members.html',
      'Team',
      `<h2>Our Team Members</h2><div>${each(people, (name) => `<div class="project"><h3>${name}</h3><p>2020, Fall</p><a href="/members_${name}.html">Read more</a></div>`)}</div>`,
    );
    expect(found.map(({ person, locality }) => [person, locality])).toEqual(
      people.map((name) => [name, undefined]),
    );
  });

  it('keeps to its firm where the page is the firm’s contact page', async () => {
    const { kind } = await read(
      '/contact',
      'Contact',
      `<h1>Contact our team</h1><p>Example Ltd<br>12 Mill Lane<br>Milton MA 02186<br>Phone: (617) 555-0100<br>info@site.example</p><div>${each(['Jane Roe', 'Paul Example', 'Anna Sample'], (name) => `<div><h3>${name}</h3><p>Sales Manager</p></div>`)}</div>`,
    );
    expect(kind).toBe('profile');
  });
});

describe('no list of anybody', () => {
  const link = (path: string, text: string, after = ''): string =>
    `<li><a href="${path}">${text}</a>${after}</li>`;
  const slug = (text: string): string => text.toLowerCase().replace(/\W+/g, '-');

  it.each([
    [
      'news of members',
      '/members/news',
      'Member news',
      `<h1>News from our members</h1>${each(['Alder Works opens a new hall', 'Birch Labs wins the prize', 'Cedar Group turns fifty', 'Dogwood Media moves house', 'Elm Systems hires ten'], (title, at) => `<article><h3><a href="/members/news/${slug(title)}">${title}</a></h3><time datetime="2024-05-1${String(at)}">May 1${String(at)}, 2024</time><p>Read on about it here.</p></article>`)}`,
    ],
    [
      'headlines without dates under a heading of partners',
      '/partners',
      'Partners',
      `<h1>Partner stories</h1>${each(['How Alder cut its costs by half', 'Why Birch Labs moved to the cloud', 'What Cedar learned in ten years', 'Five questions to Dogwood Media'], (title) => `<div class="teaser"><h3><a href="/partners/${slug(title)}">${title}</a></h3><p>A short teaser about this story and what happened.</p></div>`)}`,
    ],
    [
      'products in a dealer’s shop',
      '/dealers/offers',
      'Dealers offers',
      `<h1>Offers for dealers</h1><div class="grid">${each(['Hammer Drill', 'Band Saw', 'Air Compressor', 'Tool Box', 'Work Bench'], (name, at) => `<div class="product"><a href="/product/${slug(name)}"><h3>${name}</h3></a><span class="price">$${String(at + 1)}9.00</span></div>`)}</div>`,
    ],
    [
      'products without prices',
      '/dealers',
      'Dealers',
      `<h1>Products for dealers</h1><div class="grid">${each(['Hammer Drill', 'Band Saw', 'Air Compressor', 'Tool Box', 'Work Bench'], (name) => `<div class="item"><a href="/products/${slug(name)}"><h3>${name}</h3></a></div>`)}</div>`,
    ],
    [
      'posts of a team’s blog',
      '/team/blog',
      'Team blog',
      `<h1>Team blog</h1>${each(['Jane Roe', 'Paul Example', 'Anna Sample', 'Thomas Specimen'], (name) => `<article><h2><a href="/blog/${slug(name)}-on-tools">On tools, and what they do to us</a></h2><p>by ${name}</p></article>`)}`,
    ],
    [
      'a cloud of tags',
      '/partners',
      'Partners',
      `<h1>Partners</h1><p>Find posts by topic.</p><div class="tags">${each(['Cloud Hosting', 'Data Safety', 'Open Source', 'Web Design', 'Small Firms', 'Green Energy'], (tag) => `<a href="/tag/${slug(tag)}">${tag}</a> `)}</div>`,
    ],
    [
      'what members get',
      '/members/benefits',
      'Member benefits',
      `<h1>Member benefits</h1><ul>${each(['Free Parking', 'Group Insurance', 'Training Days', 'Legal Advice', 'Discount Travel'], (name) => link(`/members/benefits/${slug(name)}`, name))}</ul>`,
    ],
    [
      'what a member area holds',
      '/members',
      'Members',
      `<h1>Members</h1><ul>${each(['Annual Report', 'Event Calendar', 'Job Board', 'Photo Gallery', 'Meeting Minutes'], (name) => link(`/members/${slug(name)}`, name))}</ul>`,
    ],
    [
      'dealers by state',
      '/dealers',
      'Find a dealer',
      `<h1>Find a dealer</h1><ul>${each(['Alabama', 'Alaska', 'Arizona', 'New York', 'North Carolina', 'Ohio'], (name) => link(`/dealers/${slug(name)}`, name))}</ul>`,
    ],
    [
      'members by trade',
      '/members',
      'Members by category',
      `<h1>Members by category</h1><ul>${each(['Accountants', 'Car Dealers', 'Funeral Homes', 'Garden Centres', 'Legal Services'], (name, at) => link(`/members/category/${slug(name)}`, name, ` (${String(at + 2)})`))}</ul>`,
    ],
    [
      'what a team does',
      '/team',
      'Our team',
      `<h1>Our team</h1><div>${each(['Web Design', 'Brand Strategy', 'Content Writing', 'Search Marketing'], (name) => `<div class="card"><h3>${name}</h3><p>We do it with care.</p></div>`)}</div>`,
    ],
    [
      'steps to become a partner',
      '/partners/become-a-partner',
      'Become a partner',
      `<h1>Become a partner</h1><ol>${each(['Apply Online', 'Meet Our Experts', 'Sign The Contract', 'Start To Sell'], (name) => `<li><h3>${name}</h3><p>It takes a day.</p></li>`)}</ol>`,
    ],
    [
      'questions of dealers',
      '/dealers',
      'Dealers',
      `<h1>Dealers</h1>${each(['How do I become a dealer?', 'What does it cost?', 'Where do I sign up?', 'Who can help me?'], (name) => `<div class="q"><h3>${name}</h3><p>Write to us and we shall tell you.</p></div>`)}`,
    ],
    [
      'what customers say of a team',
      '/team/praise',
      'Praise for our team',
      `<h1>Praise for our team</h1>${each(['Jane Roe', 'Paul Example', 'Anna Sample', 'Thomas Specimen'], (name) => `<div class="testimonial"><blockquote>They did a very good job for us, and on time.</blockquote><p>${name}</p></div>`)}`,
    ],
    [
      'forms for members',
      '/members/forms',
      'Member forms',
      `<h1>Members</h1><ul>${each(['Change Of Address', 'Direct Debit Form', 'Travel Claim', 'Grant Application'], (name) => link(`/files/${slug(name)}.pdf`, name))}</ul>`,
    ],
    [
      'a team’s games',
      '/team',
      'Team',
      `<h1>Team fixtures</h1><table><tr><th>Date</th><th>Home</th><th>Away</th><th>Score</th></tr>${each(['Milton Rovers', 'Exampleton FC', 'Testbury United', 'Port Sample'], (name, at) => `<tr><td>0${String(at + 1)}/03/2024</td><td>Our Club</td><td>${name}</td><td>${String(at)}-1</td></tr>`)}</table>`,
    ],
    [
      'a forum’s members',
      '/memberlist.php',
      'Members',
      `<h1>Members</h1><table><tr><th>Username</th><th>Joined</th><th>Posts</th></tr>${each(['dark_star', 'Bob77', 'MisterX', 'sailorgirl', 'n00b'], (name, at) => `<tr><td><a href="memberlist.php?mode=viewprofile&u=${String(at)}">${name}</a></td><td>May 1${String(at)}, 2015</td><td>${String(at * 31)}</td></tr>`)}</table>`,
    ],
    [
      'pictures of places where partners meet',
      '/partners',
      'Partners',
      `<h1>Partner events</h1>${each(['Spring Meeting, Milton', 'Summer School, Exampleton', 'Autumn Fair, Testbury', 'Winter Ball, Port Sample'], (name) => `<div class="e"><h3>${name}</h3><p>Tickets at the door.</p></div>`)}`,
    ],
    [
      'other menus of the section',
      '/staff',
      'Staff',
      `<h1>Staff</h1><p>Everything for those who work here.</p><ul>${each(['Human Resources', 'Pay and Pensions', 'Health and Safety', 'Travel Office'], (name) => link(`/staff/${slug(name)}`, name))}</ul>`,
    ],
    [
      'an article that names people',
      '/team',
      'Team',
      `<h1>How our team began</h1>${each(['Jane Roe', 'Paul Example', 'Anna Sample', 'Thomas Specimen'], (name) => `<p>Then came ${name}, who had worked elsewhere for a long time and brought new tools to what we did.</p>`)}`,
    ],
    [
      'cities a team works in',
      '/team',
      'Team',
      `<h1>Our teams</h1><ul>${each(['New York', 'San Francisco', 'Buenos Aires', 'Hong Kong', 'Cape Town'], (name) => `<li>${name}</li>`)}</ul>`,
    ],
    [
      'a thread about dealers',
      '/topic/good-dealers',
      'Good dealers',
      `<h1>Good dealers</h1>${each(['Jane Roe', 'Paul Example', 'Anna Sample', 'Thomas Specimen'], (name, at) => `<div class="post" id="post-${String(at)}"><div class="author"><a href="/user/${String(at)}">${name}</a></div><time datetime="2024-05-1${String(at)}T10:00">May 1${String(at)}, 2024</time><div class="body">I have had good and bad days with mine, but would buy there again.</div></div>`)}`,
    ],
    [
      'a question with answers',
      '/questions/dealers',
      'Which dealers do you trust?',
      `<h1>Which dealers do you trust?</h1>${each(['Jane Roe', 'Paul Example', 'Anna Sample', 'Thomas Specimen'], (name) => `<div class="answer"><b>${name}</b><p>The one next door, and nobody else.</p></div>`)}`,
    ],
    [
      'an address that cannot be read',
      '/dealers%E0%A4',
      'Dealers',
      `<h1>Dealers</h1><p>We have none yet.</p>`,
    ],
    [
      'levels of sponsoring',
      '/sponsors',
      'Sponsors',
      `<h1>Sponsorship</h1>${each(['Platinum Sponsor', 'Gold Sponsor', 'Silver Sponsor', 'Bronze Sponsor'], (name, at) => `<div class="tier"><h3>${name}</h3><p>$${String(9 - at)},000</p></div>`)}`,
    ],
  ])('%s', async (_, path, title, body) => {
    expect((await read(path, title, body)).kind).not.toBe('listing');
  });
});
