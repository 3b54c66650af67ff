import type { Recipe } from '../recipe';

export const hackerNews = {
  id: 'hacker-news',
  name: 'Hacker News',
  matches: ['news.ycombinator.com'],
  pages: [
    {
      kind: 'thread',
      path: ['/item*'],
      rows: ['table.fatitem, tr.comtr'],
      fields: {
        author: ['.hnuser'],
        authorUrl: ['a.hnuser'],
        postedAt: ['.age@title', '.age'],
        permalink: ['.age a'],
        body: ['.commtext', '.toptext', '.comment'],
      },
      leaveOut: '.reply',
    },
  ],
} satisfies Recipe;
