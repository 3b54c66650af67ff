import type { Recipe } from '../recipe';

export const discourse = {
  id: 'discourse',
  name: 'Discourse',
  marker: 'meta[name="generator" i][content^="Discourse" i], .topic-post article[data-post-id]',
  pages: [
    {
      kind: 'thread',
      rows: ['.topic-post', '.topic-body.crawler-post'],
      fields: {
        author: [
          '.names .username [data-user-card]@data-user-card',
          '.names [data-user-card]@data-user-card',
          '.creator [itemprop="name"]',
          '.names .username',
        ],
        authorUrl: ['.names a[data-user-card]', '.creator a'],
        postedAt: [
          '.post-date .relative-date@data-time',
          'time[itemprop="datePublished"]',
          'time.post-time',
          'time',
        ],
        permalink: ['a.post-date'],
        body: ['.cooked', '.post[itemprop="text"]'],
      },
      leaveOut: 'aside.quote, aside.onebox',
    },
  ],
} satisfies Recipe;
