import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { readThread, type ThreadReading } from '@/lib/readers/thread/read-thread';
import { engines, samplePosts } from './thread-engines';

function read(html: string, url: string, language = 'en'): ThreadReading | undefined {
  const { document } = new JSDOM(html, { url }).window;
  return readThread({
    document,
    url: new URL(url),
    country: 'US',
    language,
    budget: { spent: () => false, breathe: () => Promise.resolve() },
    report: () => undefined,
  });
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
