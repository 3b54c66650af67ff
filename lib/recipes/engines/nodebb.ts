import type { Recipe } from '../recipe';

/** Checked against Harmony, the theme of 3 and 4. A post begins with a link to the one it answers. */
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
        permalink: ['a.permalink', 'a.post-index', 'a[href*="/post/"]'],
        body: ['[component="post/content"]'],
      },
      signature: '[component="post/signature"]',
    },
  ],
} satisfies Recipe;
