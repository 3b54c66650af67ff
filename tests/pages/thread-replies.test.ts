import { describe, expect, it } from 'vitest';
import { getCpuNow } from '../cpu-clock';
import { findQuotedName } from '@/lib/readers/thread/reply-to';
import { readHtml } from './page-fixture';
import { engines } from './thread-engines';

const DAYS = ['2021-03-14', '2021-03-15', '2021-03-16', '2021-03-17'];
const AUTHORS = ['harbour_anna', 'Pieter V.', 'flourpower', 'mia'];

/** A thread of four posts by four people; `bodies` are what they write, in markup. */
const toThread = (bodies: readonly string[]) =>
  `<html><head><title>Dough mixer</title></head><body><h1>Dough mixer</h1>${bodies
    .map(
      (body, at) =>
        `<div class="post" id="post-${at + 1}"><a class="username" href="/members/${at + 1}">${AUTHORS[at]}</a> <a href="/t/7#post-${at + 1}"><time datetime="${DAYS[at]}">${DAYS[at]}</time></a><div class="message-body">${body}</div></div>`,
    )
    .join('')}</body></html>`;

const OPENING = 'Our bakery needs a new dough mixer for about twenty kilos a batch.';
const OWN = 'We have used the same one since the nineties and it still runs.';
const LAST = 'Look at the bowl first, the motor is rarely what breaks.';

/** Whom the last of three posts answers. */
async function answeredBy(last: string): Promise<readonly string[]> {
  const { posts } = await readHtml(toThread([OPENING, OWN, last]), 'https://crumb.example/t/7');
  expect(posts).toHaveLength(3);
  return posts[2]?.replyTo ?? [];
}

describe('a post answers whom it quotes', () => {
  it.each([
    ['a line in the quote', '<blockquote class="quote"><cite>harbour_anna wrote:</cite> twenty kilos</blockquote>'],
    ['a line above the quote', '<p>harbour_anna wrote:</p><blockquote>twenty kilos</blockquote>'],
    ['with the topic', '<p>@harbour_anna said in <a href="/t/7">Dough mixer</a>:</p><blockquote>twenty kilos</blockquote>'],
    ['originally posted by', '<div class="bbcode_quote"><div>Originally Posted by <strong>harbour_anna</strong></div><div>twenty kilos</div></div>'],
    ['quote from … on a day', '<div class="quoteheader"><a href="#x">Quote from: harbour_anna on March 14, 2021, 09:26</a></div><blockquote class="bbc_standard_quote">twenty kilos</blockquote>'],
    ['a day before the name', '<blockquote class="ipsQuote"><div class="ipsQuote_citation">On 3/14/2021 at 9:26 AM, harbour_anna said:</div><p>twenty kilos</p></blockquote>'],
    ['a day in brackets before it', '<blockquote class="mycode_quote"><cite><span> (2021-03-14, 09:26 AM)</span>harbour_anna Wrote: <a href="/p"></a></cite>twenty kilos</blockquote>'],
    ['German', '<blockquote class="quoteBox"><div>Zitat von harbour_anna</div>twenty kilos</blockquote>'],
    ['French', '<div class="citation"><b>harbour_anna a écrit :</b><p>twenty kilos</p></div>'],
    ['Russian', '<blockquote class="quote"><div>Сообщение от harbour_anna</div>twenty kilos</blockquote>'],
    ['Chinese', '<div class="quote"><blockquote>harbour_anna 发表于 2021-3-14 09:26<br>twenty kilos</blockquote></div>'],
    ['an attribute of the quote', '<aside class="quote" data-username="harbour_anna"><div>twenty kilos</div></aside>'],
    ['another attribute', '<blockquote class="bbCodeBlock--quote" data-quote="harbour_anna" data-source="post: 1">twenty kilos</blockquote>'],
    ['a link to the post', '<blockquote class="quote"><a href="#post-1">↑</a> twenty kilos</blockquote>'],
    ['quoted lines as in mails', 'harbour_anna wrote:<br>&gt; twenty kilos<br>'],
    ['a telnet board', '【 在 harbour_anna (Anna) 的大作中提到: 】<br>: twenty kilos<br>'],
  ])('%s', async (_, quote) => {
    expect(await answeredBy(`${quote}<p>${LAST}</p>`)).toEqual(['harbour_anna']);
  }); // prettier-ignore

  it('also somebody whose post is on another page', async () => {
    const quote = '<blockquote class="quote"><cite>old baker wrote:</cite> twenty kilos</blockquote>';
    expect(await answeredBy(quote + LAST)).toEqual(['old baker']);
  });

  it('the outer one of two nested quotes, and both of two beside each other', async () => {
    const quote = (name: string, inner = '') =>
      `<blockquote class="quote"><cite>${name} wrote:</cite> so it is${inner}</blockquote>`;
    expect(await answeredBy(quote('Pieter V.', quote('harbour_anna')) + LAST)).toEqual(['Pieter V.']);
    expect(await answeredBy(quote('Pieter V.') + quote('harbour_anna') + LAST)).toEqual([
      'Pieter V.',
      'harbour_anna',
    ]);
  });

  it('not the author of the post', async () => {
    const quote = '<blockquote class="quote"><cite>flourpower wrote:</cite> so it is</blockquote>';
    expect(await answeredBy(quote + LAST)).toEqual([]);
  });
});

describe('a post answers whom it addresses', () => {
  it.each([
    ['with an at sign', `@pieter v. ${LAST}`],
    ['in reply to', `In reply to Pieter V.:<br>${LAST}`],
    ['in Chinese, by number', `回复 2# Pieter V. <br>${LAST}`],
    ['by a link to the post', `<a href="/t/7#post-2">&gt;&gt;2</a> ${LAST}`],
  ])('%s', async (_, body) => {
    expect(await answeredBy(body)).toEqual(['Pieter V.']);
  });

  it.each([
    ['an address is nobody', `Write to me@flour.example or @somebody. ${LAST}`],
    ['a name in a sentence is not addressed', `I think Pieter V. is right. ${LAST}`],
    ['a quote of a book', `<blockquote>The best bread is the next one.</blockquote>${LAST}`],
    ['an answer to all', LAST],
  ])('%s', async (_, body) => {
    expect(await answeredBy(body)).toEqual([]);
  });
});

const ANNA = 'harbour_anna';
/** Whom the posts of each engine's page answer; on pages of engines not named here nobody says so. */
const ANSWERED: Readonly<Record<string, readonly (string | undefined)[]>> = {
  'XenForo 2': [undefined, ANNA, ANNA, undefined],
  'XenForo 1, whose message is a blockquote': [undefined, ANNA],
  'vBulletin 3, tables': [undefined, undefined, ANNA],
  'vBulletin 4, list': [undefined, ANNA],
  'phpBB 3 prosilver': [undefined, ANNA],
  'IPS 4': [undefined, undefined, undefined, 'flourpower'],
  'Discuz! X': [undefined, ANNA],
  // Trees: of Hacker News and Lemmy the page holds the answers only.
  'old Reddit, a tree': [undefined, undefined, 'Pieter V.', 'flourpower'],
  'Lemmy, tooltips and a tree': [undefined, 'Pieter V.', 'flourpower'],
  'Hacker News, indented rows': [undefined, 'Pieter V.', 'flourpower'],
};

describe('on the pages of every engine', () => {
  it.each(engines)('$name', async ({ name, url, html }) => {
    const { posts } = await readHtml(html, url);
    const expected = ANSWERED[name] ?? [];
    expect(posts.map(({ replyTo }) => replyTo?.join())).toEqual(posts.map((_, at) => expected[at]));
  });

  it('is of engines there are', () => {
    expect(engines.map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(ANSWERED)));
  });
});

it('in a tree whose answers stand beside what they answer', async () => {
  const item = (at: number, answers = '') =>
    `<li class="comment byuser" id="comment-${at + 1}"><article class="comment-body"><a class="author" href="/members/${at}">${AUTHORS[at]}</a> <a href="/t/7#comment-${at + 1}"><time datetime="${DAYS[at]}">${DAYS[at]}</time></a><div class="comment-content">${[OPENING, OWN, LAST, OWN][at]}</div></article>${answers && `<ol class="children">${answers}</ol>`}</li>`;
  const html = `<html><head><title>Mixers</title></head><body><h1>Mixers</h1><ol class="comments">${item(0, item(1, item(2)))}${item(3)}</ol></body></html>`;
  const { posts } = await readHtml(html, 'https://crumb.example/t/7');
  expect(posts.map(({ author, replyTo }) => [author, replyTo?.join()])).toEqual([
    ['harbour_anna', undefined],
    ['Pieter V.', 'harbour_anna'],
    ['flourpower', 'Pieter V.'],
    ['mia', undefined],
  ]);
});

describe('a line of any kind is read as fast as any', () => {
  const pieces = ['a', ' ', ', ', '1, ', 'a wrote ', 'a said in ', 'quote from ', '(1) ', 'am 1 schrieb ', '引用 ', '@', 'on 1 ']; // prettier-ignore
  it.each(pieces)('%j…', (piece) => {
    const line = piece.repeat(40_000 / piece.length);
    const start = getCpuNow();
    for (let time = 0; time < 100; time += 1) findQuotedName(line);
    expect(getCpuNow() - start).toBeLessThan(3_000);
  });
});
