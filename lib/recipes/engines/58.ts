import type { Recipe } from '../recipe';

export const site58 = {
  id: '58',
  name: '58同城',
  matches: ['58.com'],
  pages: [
    {
      kind: 'thread',
      is: 'ad',
      rows: ['ul.house-list > li[logr]', '.list > .item:has(h2 a)', 'tr[logr]', 'li[logr]'],
      fields: {
        title: ['h2 a', '.title a', 'a.t'],
        permalink: ['h2 a', '.title a', 'a.t'],
        postedAt: ['.sendTime', '.time'],
      },
    },
  ],
} satisfies Recipe;
