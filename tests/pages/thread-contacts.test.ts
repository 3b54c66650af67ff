import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import type { Post } from '@/lib/leads/candidate';
import { atOnce } from '@/lib/readers/steps';
import { readThread } from '@/lib/readers/thread/read-thread';

interface Written {
  author: string;
  body: string;
  signature?: string;
  panel?: string;
}

function read(posts: readonly Written[], title = 'Dough mixer'): readonly Post[] {
  const url = 'https://crumb.example/forum/viewtopic.php?id=4021';
  const list = posts
    .map(
      ({ author, body, signature, panel }, n) =>
        `<div class="post" id="p${String(500 + n)}"><div class="panel"><a class="username" href="/member.php?u=${String(n + 7)}">${author}</a><div class="rank">Member 90210</div>${panel ?? ''}</div><div class="head"><a href="#p${String(500 + n)}">#${String(n + 1)}</a> <span class="date">2021-03-1${String(n)} 09:26</span></div><div class="postbody">${body}</div>${signature === undefined ? '' : `<div class="signature">${signature}</div>`}<div class="share"><a href="https://api.whatsapp.com/send?text=hello">WhatsApp</a> <a href="mailto:?subject=Look">Email</a> <a href="https://t.me/share/url?url=x">Telegram</a> <a href="/reply?p=${String(500 + n)}">Reply</a></div></div>`,
    )
    .join('');
  const { document } = new JSDOM(
    `<html lang="en"><title>${title}</title><body><h1>${title}</h1>${list}</body></html>`,
    { url },
  ).window;
  const reading = atOnce(
    readThread({
      document,
      url: new URL(url),
      country: 'US',
      language: 'en',
      budget: { spent: () => false, breathe: () => Promise.resolve() },
      report: () => undefined,
    }),
  );
  return reading?.posts ?? [];
}

const filler: Written = {
  author: 'flourpower',
  body: 'Look at the bowl first, the motor is rarely what breaks in these.',
};
const read1 = (written: Omit<Written, 'author'>, author = 'harbour_anna'): Post | undefined =>
  read([{ author, ...written }, filler, { ...filler, author: 'bo' }])[0];

describe('contacts of a post', () => {
  it('come from body and signature', () => {
    const facts = read1({
      body: 'Happy to help, call me at (617) 555-0142 or write to anna [at] harbour-bakery [dot] example.',
      signature: 'Harbour Bakery<br><a href="https://www.harbour-bakery.example/">harbour-bakery.example</a>',
    })?.facts;
    expect(facts?.phone?.map(({ value }) => value.e164)).toEqual(['+16175550142']);
    expect(facts?.email?.map(({ value }) => value)).toEqual(['anna@harbour-bakery.example']);
    expect(facts?.website?.map(({ value }) => new URL(value).host.replace('www.', ''))).toEqual([
      'harbour-bakery.example',
    ]);
  });

  it('a messenger needs an id beside its name, as share bars hold the names alone', () => {
    expect(
      read1({ body: 'Which mixer is the quietest of them all, please?' })?.facts.messenger,
    ).toBeUndefined();
    expect(
      read1({ body: 'For the price list add me on WeChat: harbour88 and ask.' })?.facts.messenger?.map(
        ({ value }) => value,
      ),
    ).toEqual([{ service: 'wechat', id: 'harbour88' }]);
  });

  it.each([
    ['prices', 'The big one was $1,249.00 in 2019 and is 2,399.00 now, 10 000 - 12 000 used.'],
    ['part numbers', 'Replace the belt 4948356 and the hook 300-1125-02, not the 2240-9.'],
    ['dates and versions', 'Since 12.03.2019 the firmware 10.4.2.118 drops the timer, see 2019-03-12 11:20.'],
    [
      'sources',
      'There is a test at <a href="https://tests.example/mixers/spiral">tests.example</a>, worth a read.',
    ],
    [
      'profiles of federated sites',
      'As <a href="https://bread.example/u/rita@rye.example">rita@rye.example</a> said, it lasts.',
    ],
    ['handles', 'Ask @miller@social.bread.example about it, or @rye_rita on the other board.'],
  ])('%s are none', (_, body) => {
    expect(read1({ body })?.facts).toEqual({});
  });

  it('quotes belong to somebody else', () => {
    const posts = read([
      { author: 'harbour_anna', body: 'Ring me: (617) 555-0142, any time before six in the morning.' },
      {
        author: 'bo',
        body: '<blockquote class="quote"><cite>harbour_anna wrote:</cite>Ring me: (617) 555-0142</blockquote>I will, on Monday.',
      },
      filler,
    ]);
    expect(posts[1]?.text).toBe('I will, on Monday.');
    expect(posts[1]?.facts.phone).toBeUndefined();
  });

  it('of somebody else are told apart from the author’s own', () => {
    const filed = (body: string) => {
      const post = read1({ body });
      const numbers = (facts = post?.facts) => facts?.phone?.map(({ value }) => value.e164);
      return {
        own: numbers(),
        others: numbers(post?.mentioned ?? {}),
        whom: post?.mentioned?.name?.[0]?.value,
      };
    };
    const own = ['+16175550142'];
    expect(filed('You can call me at (617) 555-0142 about the mixer any time.').own).toEqual(own);
    expect(filed('Our number is (617) 555-0142, we deliver in town.').own).toEqual(own);
    expect(filed('I used Acme Ovens last year, their number is (617) 555-0142 I think.')).toEqual({
      own: undefined,
      others: own,
      whom: 'Acme Ovens',
    });
    expect(filed('Just call my old supplier Rye Works on (617) 555-0142 and ask.')).toEqual({
      own: undefined,
      others: own,
      whom: 'Rye Works',
    });
    expect(filed('They never answered my letters. Phone me: (617) 555-0142.').own).toEqual(own);
  });

  it.each([
    ['es', 'Yo compraba a Harinas Ondara, su correo es ventas@ondara.example y responden.'],
    ['de', 'Ich kaufe bei Mühle Nord, deren Adresse ist post@muehle-nord.example seit Jahren.'],
    ['fr', 'Je prends chez Moulin Vert, leur adresse est bonjour@moulin-vert.example depuis un an.'],
    ['ru', 'Беру у Северной мельницы, их почта sever@melnitsa.example уже год.'],
    ['zh', '我以前在北磨坊买，他们的邮箱是 bei@mofang.example 可以问。'],
  ])('somebody else’s in %s', (_, body) => {
    const post = read1({ body });
    expect([post?.facts.email, post?.mentioned?.email?.length]).toEqual([undefined, 1]);
  });

  it('firm, person and place stand in panel, signature and plain words', () => {
    const facts = read1({
      body: 'I run Harbour Bakery and we love the spiral ones.<br>Kind regards,<br>Anna Lindgren',
      signature: 'Harbour Ovens Ltd - fired since 1988',
      panel: '<dl><dt>Location:</dt><dd>Portland, ME</dd></dl>',
    })?.facts;
    expect(facts?.name?.map(({ value }) => value)).toEqual(['Harbour Ovens Ltd', 'Harbour Bakery']);
    expect(facts?.person?.map(({ value }) => value)).toEqual(['Anna Lindgren']);
    expect(facts?.address?.map(({ value }) => value.locality)).toEqual(['Portland']);
  });

  it('who writes under a name of two words has that name, a nickname is none', () => {
    expect(read1({ body: filler.body }, 'Anna Lindgren')?.facts.person?.[0]?.value).toBe('Anna Lindgren');
    expect(read1({ body: filler.body }, 'harbour_anna')?.facts.person).toBeUndefined();
  });

  it('an author who advertises in the signature is flagged, and the post stays what it is', () => {
    const flag = (signature: string) => {
      const post = read([
        { ...filler, author: 'first' },
        { author: 'trader', body: filler.body, signature },
        filler,
      ])[1];
      return [post?.advertises, post?.intent];
    };
    expect(flag('We sell ovens, contact us today')).toEqual([true, 'none']);
    expect(flag('Oven repair services <a href="https://ovens.example/">ovens.example</a>')).toEqual([
      true,
      'none',
    ]);
    expect(flag('My garden: <a href="https://roses.example/">roses.example</a>')).toEqual([
      undefined,
      'none',
    ]);
    expect(flag('Slow food, slow life.')).toEqual([undefined, 'none']);
  });

  it('a site in the user panel counts where it is called one', () => {
    const panel =
      '<dl><dt>Website</dt><dd><a href="https://ovens-by-bo.example/">ovens-by-bo.example</a></dd></dl><a href="https://badge.example/gold"><img alt="Gold"></a>';
    expect(read1({ body: filler.body, panel })?.facts.website?.map(({ value }) => value)).toEqual([
      'https://ovens-by-bo.example/',
    ]);
  });

  it('advertising and pingbacks between the posts are left out', () => {
    const posts = read([
      filler,
      { author: 'Advertisement', body: 'The finest ovens, today only, at half the price of last year.' },
      { ...filler, author: 'bo' },
      { author: 'other', body: 'Pingback: Mixers of the month' },
    ]);
    expect(posts.map(({ author }) => author)).toEqual(['flourpower', 'bo']);
  });

  it('every post has a key of its own and a place on the page', () => {
    const posts = read([filler, filler, filler]);
    expect(new Set(posts.map(({ key }) => key)).size).toBe(3);
    expect(posts.map(({ place }) => place?.selector)).toEqual(['#p500', '#p501', '#p502']);
  });
});
