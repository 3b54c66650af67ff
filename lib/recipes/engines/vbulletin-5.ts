import type { Recipe } from '../recipe';

export const vbulletin5 = {
  id: 'vbulletin-5',
  name: 'vBulletin 5 and 6',
  marker:
    'meta[name="generator" i][content^="vBulletin 5" i], meta[name="generator" i][content^="vBulletin 6" i], li.b-post[data-node-id]',
  pages: [
    {
      kind: 'thread',
      rows: ['li.b-post[data-node-id]', '.js-post.b-post', '.b-post'],
      fields: {
        author: ['.b-userinfo .author', '.b-post__author .author', '.author'],
        postedAt: ['time[itemprop="dateCreated"]', '.b-post__timestamp time', 'time'],
        permalink: ['a.b-post__count', 'a.js-show-post-link'],
        body: ['.js-post__content-text', '.b-post__content'],
      },
      signature: '.b-post__signature, .js-post__signature',
    },
  ],
} satisfies Recipe;
