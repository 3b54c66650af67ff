import type { Recipe } from '../recipe';

export const hackerNews = {
  id: 'hacker-news',
  name: 'Hacker News',
  matches: ['news.ycombinator.com'],
  pages: [
    {
      kind: 'thread',
      path: ['/item*'],
      rows: ['table.fatitem, tr.comtr', 'tr:has(> td.default)'],
      fields: {
        author: ['.hnuser', '.comhead a[href^="user?id"]'],
        authorUrl: ['a.hnuser', '.comhead a[href^="user?id"]'],
        postedAt: ['.age@title', '.age'],
        permalink: ['.age a', '.comhead a[href^="item?id"]'],
        body: ['.commtext', '.toptext', '.comment'],
      },
      leaveOut: '.reply',
    },
  ],
} satisfies Recipe;
