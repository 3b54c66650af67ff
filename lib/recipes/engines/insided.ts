import type { Recipe } from '../recipe';

export const insided = {
  id: 'insided',
  name: 'inSided, Gainsight',
  marker: '.qa-topic-post-box',
  pages: [
    {
      kind: 'thread',
      rows: ['.qa-topic-first-post, .qa-topic-post-box:not(.qa-topic-first-post *)'],
      fields: {
        author: ['.qa-username', '.username'],
        postedAt: ['time[datetime]@datetime'],
        authorUrl: ['a.qa-username'],
        body: ['.post__content--text', '.post__content', '.qa-topic-post-content'],
      },
      signature: '.post__signature',
    },
  ],
} satisfies Recipe;
