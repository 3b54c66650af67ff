import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { atOnce } from '@/lib/readers/steps';
import { readThread, type ThreadReading } from '@/lib/readers/thread/read-thread';
import { engines, samplePosts } from './thread-engines';

/** Posts whose paragraphs stand beside their head, in the post itself. */
const bare = (paragraphs: readonly string[][]) =>
  `<html><body><h1>Dough mixers</h1>${paragraphs
    .map(
      (own, at) =>
        `<div class="post" id="p${at + 1}"><p><a class="username" href="/members/${at}">${['anna', 'pieter', 'mia'][at] ?? ''}</a> wrote on <a href="#p${at + 1}"><time datetime="2021-03-1${at}">2021-03-1${at}</time></a></p>${own.map((text) => `<p>${text}</p>`).join('')}<ul><li><a href="/report">Report</a></li></ul></div>`,
    )
    .join('')}</body></html>`;

function read(html: string, url: string, language = 'en'): ThreadReading | undefined {
  const { document } = new JSDOM(html, { url }).window;
  return atOnce(
    readThread({
      document,
      url: new URL(url),
      country: 'US',
      language,
      budget: { spent: () => false, breathe: () => Promise.resolve() },
      report: () => undefined,
    }),
  );
}

describe('readThread reads the same four posts from every engine', () => {
  for (const { name, url, html, permalink } of engines) {
    // Engines whose page in the sample holds only the answers.
    const expected = samplePosts.filter((post) => html.includes(post.text));
    it(name, () => {
      const posts = read(html, url)?.posts ?? [];
      expect(posts.map(({ author }) => author)).toEqual(expected.map(({ author }) => author));
      expect(posts.map(({ text }) => text)).toEqual(expected.map(({ text }) => text));
      expect(posts.map(({ postedAt }) => postedAt?.slice(0, 10))).toEqual(
        expected.map(({ at }) => at.slice(0, 10)),
      );
      expect(posts.map((post) => post.permalink)).toEqual(
        expected.map((post) => {
          const address = permalink(post);
          return address === undefined ? undefined : new URL(address, url).href;
        }),
      );
    });
  }
});

it('a post is all of its paragraphs, whichever of them is the longest', () => {
  const texts = [
    ['Short.', 'Our bakery needs a new dough mixer for about twenty kilos a batch.', 'Ring (617) 555-0142.'],
    ['We have used the same spiral mixer since the nineties and it still runs.', 'Every morning.'],
    ['Look at the bowl first, the motor is rarely what breaks.'],
  ];
  const posts = read(bare(texts), 'https://crumb.example/forum/t/4021')?.posts ?? [];
  expect(posts.map(({ author, text }) => [author, text])).toEqual(
    texts.map((own, at) => [['anna', 'pieter', 'mia'][at], own.join('\n')]),
  );
  expect(posts.map(({ facts }) => facts.phone?.length)).toEqual([1, undefined, undefined]);
});
