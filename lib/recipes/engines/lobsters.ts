import type { Recipe } from '../recipe';

export const lobsters = {
  id: 'lobsters',
  name: 'Lobsters',
  matches: ['lobste.rs'],
  pages: [
    {
      kind: 'thread',
      path: ['/s/*'],
      rows: ['.story_liner, .comment[id^="c_"]', '.comment[id^="c_"]'],
      fields: {
        author: ['.byline .u-author', '.byline a[href^="/~"]:not(:has(img))'],
        authorUrl: ['.byline a[href^="/~"]'],
        postedAt: ['.byline time@datetime', '.byline time@title', '.byline span[title]@title'],
        permalink: ['.byline a[href^="/c/"]', '.u-url'],
        body: ['.comment_text', '.story_text'],
      },
    },
  ],
} satisfies Recipe;
