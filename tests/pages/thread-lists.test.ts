import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { atOnce } from '@/lib/readers/steps';
import { readThread, type ThreadReading } from '@/lib/readers/thread/read-thread';
import { readHtml } from './page-fixture';

function read(
  url: string,
  body: string,
  { title = 'Crumb Talk', language = 'en', head = '' } = {},
): ThreadReading | undefined {
  const html = `<!doctype html><html lang="${language}"><head><title>${title}</title>${head}</head><body><div class="nav"><a href="/">Home</a><a href="/about">About</a></div>${body}<div class="foot">© Crumb Talk</div></body></html>`;
  const { document } = new JSDOM(html, { url }).window;
  return atOnce(
    readThread({
      document,
      url: new URL(url),
      country: undefined,
      language,
      budget: { spent: () => false, breathe: () => Promise.resolve() },
      report: () => undefined,
    }),
  );
}

const summary = (reading: ThreadReading | undefined): unknown =>
  reading?.posts.map(({ author, postedAt, permalink, text }) => [
    author,
    postedAt?.slice(0, 10),
    permalink,
    text,
  ]);

interface Topic {
  id: number;
  title: string;
  author: string;
  day: string;
}
const topics: readonly Topic[] = [
  { id: 811, title: 'Wanted: used deck oven for a small kitchen', author: 'rye_rita', day: '2022-05-03' },
  { id: 802, title: 'Does anybody grind their own spelt?', author: 'miller7', day: '2022-05-02' },
  { id: 799, title: 'Photos of our new shop window', author: 'Tomas K', day: '2022-04-28' },
  { id: 745, title: 'Sourdough starter from pears, a diary', author: 'rye_rita', day: '2022-03-30' },
  { id: 733, title: 'Opening hours on bank holidays', author: 'north.loaf', day: '2022-03-17' },
];
describe('a board’s index: each topic is one post', () => {
  const boards: [string, string, string, (topic: Topic) => string][] = [
    [
      'XenForo 2',
      'https://crumb.example/forums/equipment.7/',
      topics
        .map(
          (t) =>
            `<div class="structItem structItem--thread js-threadListItem-${String(t.id)}" data-author="${t.author}"><div class="structItem-cell--icon"><a href="/members/x.1/" class="avatar"><img alt="${t.author}" src="a.png"></a></div><div class="structItem-cell--main"><div class="structItem-title"><a href="/threads/t.${String(t.id)}/">${t.title}</a></div><div class="structItem-minor"><ul class="structItem-parts"><li><a href="/members/x.1/" class="username">${t.author}</a></li><li class="structItem-startDate"><a href="/threads/t.${String(t.id)}/"><time class="u-dt" datetime="${t.day}T10:00:00+0000">May 3, 2022</time></a></li></ul></div></div><div class="structItem-cell--meta"><dl><dt>Replies</dt><dd>4</dd></dl><dl><dt>Views</dt><dd>120</dd></dl></div><div class="structItem-cell--latest"><a href="/threads/t.${String(t.id)}/latest"><time class="structItem-latestDate u-dt" datetime="2022-06-01T10:00:00+0000">Jun 1, 2022</time></a><div><a href="/members/last.9/" class="username">last_one</a></div></div></div>`,
        )
        .join(''),
      (t) => `/threads/t.${String(t.id)}/`,
    ],
    [
      'phpBB 3',
      'https://crumb.example/viewforum.php?f=3',
      `<ul class="topiclist topics">${topics.map((t) => `<li class="row bg1"><dl class="row-item topic_read"><dt title="No unread posts"><div class="list-inner"><a href="./viewtopic.php?t=${String(t.id)}" class="topictitle">${t.title}</a><br><div class="topic-poster">by <a href="./memberlist.php?mode=viewprofile&amp;u=5" class="username">${t.author}</a> » <time datetime="${t.day}T08:00:00+00:00">${t.day}</time></div></div></dt><dd class="posts">4 <dfn>Replies</dfn></dd><dd class="views">90 <dfn>Views</dfn></dd><dd class="lastpost"><span>Last post by <a href="./memberlist.php?mode=viewprofile&amp;u=9" class="username">last_one</a> <a href="./viewtopic.php?p=9999#p9999"><time datetime="2022-06-01T08:00:00+00:00">Wed Jun 01</time></a></span></dd></dl></li>`).join('')}</ul>`,
      (t) => `/viewtopic.php?t=${String(t.id)}`,
    ],
    [
      'Discuz! X',
      'https://crumb.example/forum-2-1.html',
      `<table id="threadlisttableid">${topics.map((t) => `<tbody id="normalthread_${String(t.id)}"><tr><td class="icn"><a href="thread-${String(t.id)}-1-1.html"><img src="f.gif"></a></td><th class="common"><a href="thread-${String(t.id)}-1-1.html" class="s xst">${t.title}</a></th><td class="by"><cite><a href="space-uid-7.html">${t.author}</a></cite><em><span>${t.day}</span></em></td><td class="num"><a href="thread-${String(t.id)}-1-1.html" class="xi2">4</a><em>321</em></td><td class="by"><cite><a href="space-username-last.html">last_one</a></cite><em><a href="forum.php?goto=lastpost">2022-6-1 10:00</a></em></td></tr></tbody>`).join('')}</table>`,
      (t) => `/thread-${String(t.id)}-1-1.html`,
    ],
    [
      'cards that are one big link',
      'https://crumb.example/f?kw=bread',
      `<ul id="frslistcontent">${topics.map((t) => `<li class="tl_shadow" data-tid="${String(t.id)}"><a href="/p/${String(t.id)}" class="ti_item"><div class="ti_author_time"><span class="ti_author">${t.author}</span><span class="ti_time">${t.day}</span></div><div class="ti_title"><span>${t.title}</span></div></a><div class="ti_infos"><span>回复 12</span></div></li>`).join('')}</ul>`,
      (t) => `/p/${String(t.id)}`,
    ],
  ];
  it.each(boards)('%s', (_, url, body, permalink) => {
    expect(summary(read(url, body))).toEqual(
      topics.map((t) => [t.author, t.day, new URL(permalink(t), url).href, t.title]),
    );
  });

  it('says who asks to buy', () => {
    const [, url, body] = boards[0] ?? ['', '', ''];
    expect(read(url, body)?.posts.map(({ intent }) => intent)).toEqual([
      'buy',
      'none',
      'none',
      'none',
      'none',
    ]);
  });
});

describe('lists of ads', () => {
  const ads = [
    {
      id: 51230011,
      title: 'Knetmaschine 20 l, wenig benutzt',
      price: '450 €',
      place: '26122 Oldenburg',
      tag: '',
      day: '03.05.2022',
    },
    {
      id: 51230012,
      title: 'Suche Brotkisten aus Holz',
      price: '5 €',
      place: '26388 Wilhelmshaven',
      tag: 'Gesuch',
      day: '03.05.2022',
    },
    {
      id: 51230013,
      title: 'Gärkörbchen rund',
      price: '12 € VB',
      place: '27568 Bremerhaven',
      tag: '',
      day: '02.05.2022',
    },
    {
      id: 51230014,
      title: 'Mehlsieb',
      price: 'Zu verschenken',
      place: '26721 Emden',
      tag: '',
      day: '01.05.2022',
    },
  ];
  const list = ads
    .map(
      (ad) =>
        `<li class="ad-listitem"><article class="aditem" data-adid="${String(ad.id)}"><div class="aditem-image"><a href="/s-anzeige/x/${String(ad.id)}-87"><img alt="" src="i.jpg"></a></div><div class="aditem-main"><div class="aditem-main--top"><div class="aditem-main--top--left">${ad.place}</div><div class="aditem-main--top--right">${ad.day}</div></div><div class="aditem-main--middle"><h2><a class="ellipsis" href="/s-anzeige/x/${String(ad.id)}-87">${ad.title}</a></h2><p class="description">Abholung am Hafen, Barzahlung.</p><p class="price">${ad.price}</p></div>${ad.tag === '' ? '' : `<span class="simpletag">${ad.tag}</span>`}</div></article></li>`,
    )
    .join('');
  const reading = read('https://kram.example/s-backen/k0', `<ul id="srchrslt-adtable">${list}</ul>`, {
    language: 'de',
    title: 'Backen kleinanzeigen',
  });

  it('are offers unless they say otherwise', () => {
    expect(reading?.posts.map(({ intent }) => intent)).toEqual(['sell', 'buy', 'sell', 'sell']);
  });
  it('have title, address and date, and no author out of thin air', () => {
    expect(reading?.posts.map(({ text }) => text.split('\n')[0])).toEqual(ads.map(({ title }) => title));
    expect(reading?.posts.map(({ permalink }) => permalink)).toEqual(
      ads.map(({ id }) => `https://kram.example/s-anzeige/x/${String(id)}-87`),
    );
    expect(reading?.posts.map(({ postedAt }) => postedAt)).toEqual([
      '2022-05-03',
      '2022-05-03',
      '2022-05-02',
      '2022-05-01',
    ]);
    expect(reading?.posts.every(({ author }) => author === undefined)).toBe(true);
  });

  it('need no dates where the addresses say that these are ads', () => {
    const cards = ads
      .map(
        (ad) =>
          `<article class="sf-search-ad"><div><img src="i.jpg" alt=""></div><div class="text-xs"><span>${ad.place}</span><span>Privat</span></div><h2 id="search-ad-${String(ad.id)}"><a class="sf-search-ad-link" href="/recommerce/forsale/item/${String(ad.id)}">${ad.title}</a></h2><div class="font-bold"><span>${ad.price.replace('€', 'kr')}</span></div></article>`,
      )
      .join('');
    expect(
      read('https://torv.example/recommerce/forsale/search?q=bake', `<section>${cards}</section>`, {
        language: 'no',
      })?.posts,
    ).toHaveLength(4);
  });

  it('are those of sellers, however well rated, and may stand under the region’s own host', async () => {
    const sellers = ['Padaria Sul', 'Marta', 'Forno Velho', 'J. Couto'];
    const cards = ads.map(
      (ad, at) =>
        `<section class="adcard"><a href="https://sul.feira.example/cozinha/${String(ad.id)}"><h2>${ad.title}</h2></a><p class="sellerRating"><span class="sellerName">${sellers[at] ?? ''}</span><span class="sellerScore">4.${String(at + 5)}</span></p><h3>R$ 300</h3><div><p class="location">São Paulo, Vila Marieta</p><p class="date">${String(at + 11)} de jul, 15:25</p></div></section>`,
    );
    const { kind, posts } = await readHtml(
      `<html lang="pt-BR"><title>Cozinha</title><h1>Cozinha</h1>${cards.join('')}`,
      'https://www.feira.example/cozinha?q=forno',
    );
    expect(kind).toBe('thread');
    expect(posts.map((post) => [post.author, post.postedAtShown, post.intent])).toEqual(
      sellers.map((seller, at) => [seller, `${String(at + 11)} de jul, 15:25`, 'sell']),
    );
  });
});

describe('boards without markup of their own', () => {
  it('an image board: the message is a blockquote after the names', () => {
    const posts = [1, 2, 3, 4]
      .map(
        (n) =>
          `<table border="0"><tr><td class="rts">…</td><td class="rtd"><input type="checkbox" name="${String(45100 + n)}" value="delete"><font color="#cc1105"><b>無題</b></font> Name <font color="#117743"><b>名無し</b></font> 08/06/2${String(n)}(日)21:32:28 No.${String(45100 + n)} <a href="javascript:del()">del</a><blockquote>パンの話 その${String(n)}、<br>${n > 1 ? '<font color="#789922">&gt;パンの話 その1</font><br>' : ''}酵母${'一二三四'.charAt(n - 1)}号は元気です</blockquote></td></tr></table>`,
      )
      .join('');
    const reading = read(
      'https://board.example/bbs/res/45101.htm',
      `<form action="futaba.php">${posts}</form>`,
      { language: 'ja' },
    );
    expect(reading?.posts.map(({ postedAt }) => postedAt)).toEqual([
      '2008-06-21T21:32',
      '2008-06-22T21:32',
      '2008-06-23T21:32',
      '2008-06-24T21:32',
    ]);
    expect(reading?.posts[1]?.text).toBe('パンの話 その2、\n酵母二号は元気です');
    expect(reading?.posts.map(({ author }) => author)).toEqual(['名無し', '名無し', '名無し', '名無し']);
  });

  it('a telnet board on the web: author and date stand in the text, answers quote with a colon', () => {
    const post = (n: number, who: string, text: string): string =>
      `<tr><td><table><tr><td class="left"><a href="/user_info/${who}">${who}</a></td><td class="right"><a href="/post.php?reid=${String(n)}">回复</a> <a href="/article/Bread/${String(n)}_0.html">本篇全文</a><p>发信人: ${who} (烤), 信区: Bread<br>标  题: 面包<br>发信站: BBS 面包站 (Wed Jan 27 09:48:05 2016, 美东)<br><br>${text}<br>--<br>※ 来源:·BBS 面包站</p></td></tr></table></td></tr>`;
    const reading = read(
      'http://bbs.example/article_t/Bread/31900.html',
      `<table>${post(31900, 'kneader', '这个面包很好吃，大家都来试试吧。')}${post(31901, 'crumbs', '【 在 kneader (烤) 的大作中提到: 】<br>: 这个面包很好吃<br><br>我也觉得不错。')}${post(31902, 'oven', '最起码有个梦做做。')}</table>`,
      { language: 'zh' },
    );
    expect(summary(reading)).toEqual([
      [
        'kneader',
        '2016-01-27',
        'http://bbs.example/article/Bread/31900_0.html',
        '这个面包很好吃，大家都来试试吧。',
      ],
      ['crumbs', '2016-01-27', 'http://bbs.example/article/Bread/31901_0.html', '我也觉得不错。'],
      ['oven', '2016-01-27', 'http://bbs.example/article/Bread/31902_0.html', '最起码有个梦做做。'],
    ]);
  });
});

describe('pages that are no threads', () => {
  const five = [1, 2, 3, 4, 5];
  const pages: [string, string, string][] = [
    [
      'a blog’s list of articles',
      'https://loaf.example/blog/',
      five
        .map(
          (n) =>
            `<article id="post-${String(n)}" class="post type-post hentry"><h2 class="entry-title"><a href="/blog/a-${String(n)}/">How to shape loaf number ${String(n)}</a></h2><div class="entry-meta"><time class="entry-date" datetime="2021-03-0${String(n)}">March ${String(n)}, 2021</time> by <a class="author" href="/author/kim/">Kim Baker</a></div><p>Shaping is the step that most people hurry and then regret for a day.</p></article>`,
        )
        .join(''),
    ],
    [
      'news',
      'https://daily.example/news/',
      five
        .map(
          (n) =>
            `<li class="item"><a href="/news/${String(n)}">Council decides on oven number ${String(n)}</a> <span class="date">0${String(n)}.05.2022</span></li>`,
        )
        .join(''),
    ],
    [
      'a directory of firms with ratings',
      'https://firms.example/bakers',
      five
        .map(
          (n) =>
            `<div class="card"><h3><a href="/firm/${String(n)}">Bakery ${String(n)} Ltd</a></h3><span class="rating stars">4.${String(n)} (12 reviews)</span><a href="tel:+1617555010${String(n)}">(617) 555-010${String(n)}</a><p class="review">“Great rolls” <span class="author">Jo</span> <span class="date">May ${String(n)}, 2022</span></p></div>`,
        )
        .join(''),
    ],
    [
      'a shop',
      'https://shop.example/mixers',
      five
        .map(
          (n) =>
            `<div class="product"><a href="/product/${String(n)}"><h3>Mixer ${String(n)}</h3></a><span class="price">€ ${String(n)}99.00</span><button>Add to cart</button></div>`,
        )
        .join(''),
    ],
    [
      'events',
      'https://town.example/events',
      five
        .map(
          (n) =>
            `<li class="event"><h3><a href="/e/${String(n)}">Bread evening ${String(n)}</a></h3><time datetime="2022-06-0${String(n)}">June ${String(n)}</time> <span>Town hall</span></li>`,
        )
        .join(''),
    ],
    [
      'reviews on a profile',
      'https://firms.example/bakery-north',
      `<h1>Bakery North</h1><p>12 Mole St, Portland</p>${five.map((n) => `<div class="review" itemprop="review"><span class="user-name">Guest ${String(n)}</span><span class="rating">5</span><time datetime="2022-06-0${String(n)}">June ${String(n)}</time><p>Wonderful rolls, and the staff knew our order by the second visit.</p></div>`).join('')}`,
    ],
    ['an empty shell', 'https://forum.example/t/1', '<div id="app"></div>'],
  ];
  it.each(pages)('%s', (_, url, body) => {
    expect(read(url, body)).toBeUndefined();
  });
});

describe('boards that mark up neither names nor posts', () => {
  const people = [
    [
      'Familie Onken',
      '12. März 2009',
      '18:22',
      'Die Brötchen waren ein Gedicht, wir kommen im Sommer wieder.',
    ],
    ['Karl-Heinz', '27. Februar 2009', '09:05', 'Schöne Seite, weiter so, ich schaue bald wieder vorbei.'],
    ['Gabi M.', '3. Januar 2009', '21:47', 'Ein gutes neues Jahr allen Lesern und der Backstube.'],
  ] as const;
  it('a guest book says in one line who wrote and when', () => {
    const html = people
      .map(
        ([name, day, time, text], at) =>
          `<table class="e"><tr><td><b>${String(41 - at)}) ${name}</b> schrieb am ${day} um ${time} Uhr:</td></tr><tr><td>${text}</td></tr></table>`,
      )
      .join('');
    const posts = read('https://crumb.example/gaestebuch.php', html, { language: 'de' })?.posts ?? [];
    expect(posts.map(({ author, postedAt, text }) => [author, postedAt, text])).toEqual([
      ['Familie Onken', '2009-03-12T18:22', people[0][3]],
      ['Karl-Heinz', '2009-02-27T09:05', people[1][3]],
      ['Gabi M.', '2009-01-03T21:47', people[2][3]],
    ]);
  });
  it('where nobody has a name, date and running number are enough', () => {
    const html = [1, 2, 3, 4, 5]
      .map(
        (n) =>
          `<table border="0"><tr><td>…</td><td>2022-05-0${String(n)} 10:0${String(n)} No.${String(4000 + n * 7)} <blockquote>Crumbs of day ${String(n)}</blockquote></td></tr></table>`,
      )
      .join('');
    const posts = read('https://crumb.example/board/res/4007.htm', html)?.posts ?? [];
    expect(posts.map(({ author, postedAt, text }) => [author, postedAt?.slice(0, 10), text])).toEqual(
      [1, 2, 3, 4, 5].map((n) => [undefined, `2022-05-0${String(n)}`, `Crumbs of day ${String(n)}`]),
    );
  });
  it('in a channel each message stands for itself', () => {
    const messages = [
      'WTB deck oven, any size',
      'Rules: one ad a week, please',
      'Spiral mixer for sale, obo',
    ];
    const html = messages
      .map(
        (text, n) =>
          `<div class="message" id="m${String(70 + n)}"><a class="author" href="https://crumb.example/u/ovens">Ovens</a> <time datetime="2022-05-0${String(n + 1)}T10:00:00Z">May</time><div class="text">${text}</div></div>`,
      )
      .join('');
    const posts = read('https://crumb.example/board/ovens', html)?.posts ?? [];
    expect(posts.map(({ intent }) => intent)).toEqual(['buy', 'none', 'sell']);
  });
});

describe('a board of requests that tells neither who asks nor when', () => {
  const requests = [
    [
      'Mobile Player',
      'Ich suche eine erfahrene Entwicklerin für die Umsetzung einer App für Trainer, klar abgegrenzt …',
    ],
    [
      'Getränkelieferdienst',
      'Zugriff per QR-Code, Gastbestellung oder optional Kundenkonto, rund 1.500 Artikel im Sortiment …',
    ],
    [
      'App für Taxi und Kurier',
      'Wir möchten für unser Unternehmen eine App entwickeln lassen, vergleichbar mit den bekannten …',
    ],
    [
      'Baumstammeinteilung',
      'Diese App richtet sich an Waldarbeiter, die einen Stamm vor Ort in Bretter einteilen müssen …',
    ],
    [
      'Garten und Selbstversorgung',
      'Wir haben eine umfassende Datenbank zu Pflanzen erstellt, die sich durchsuchen lassen soll …',
    ],
  ] as const;
  const board = requests
    .map(
      ([title, teaser], at) =>
        `<tr id="row${String(7900 + at)}"><td><span class="day">19</span> <span class="month">AUG</span></td><td><a href="/anfragen/detail/${String(7900 + at)}" style="font-weight: bold">${title}</a><p>${teaser}</p></td><td>Android</td></tr>`,
    )
    .join('');

  it('is read where the page is called after them', () => {
    const found = read(
      'https://markt.example/apps',
      `<h1>Anfragen zur App Entwicklung</h1><table>${board}</table>`,
      { title: 'Anfragen zur Programmierung von Apps', language: 'de' },
    );
    expect(
      found?.posts.map(({ permalink, intent, text }) => [permalink, intent, text.split('\n')[0]]),
    ).toEqual(
      requests.map(([title], at) => [
        `https://markt.example/anfragen/detail/${String(7900 + at)}`,
        'buy',
        title,
      ]),
    );
  });

  it.each([
    ['a list of articles', 'https://markt.example/apps', 'Neues aus der App Entwicklung'],
    ['what a firm has built', 'https://firma.example/projects/', 'Referenzen unseres Büros'],
  ])('is none where it is called after %s', (_, url, heading) => {
    const page = `<h1>${heading}</h1><table>${board}</table>`;
    expect(read(url, page, { title: 'Apps', language: 'de' })).toBeUndefined();
  });
});
