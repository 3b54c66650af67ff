import type { Recipe } from '../recipe';

export const nodebb = {
  id: 'nodebb',
  name: 'NodeBB',
  marker: '[component="topic"]',
  pages: [
    {
      kind: 'thread',
      rows: ['[component="post"]'],
      fields: {
        author: ['@data-username', '[itemprop="author"]'],
        authorUrl: ['a[data-username]', '[itemprop="author"]'],
        postedAt: ['@data-timestamp', '.timeago@datetime', '.timeago@title'],
        permalink: ['a.permalink', 'a[href*="/post/"]'],
        body: ['[component="post/content"]'],
      },
      signature: '[component="post/signature"]',
    },
  ],
} satisfies Recipe;
