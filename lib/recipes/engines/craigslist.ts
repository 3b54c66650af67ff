import type { Recipe } from '../recipe';

export const craigslist = {
  id: 'craigslist',
  name: 'craigslist',
  matches: ['craigslist.org', 'craigslist.ca'],
  pages: [
    {
      kind: 'thread',
      is: 'ad',
      rows: ['li.cl-static-search-result', '.cl-search-result', 'li.result-row'],
      fields: {
        title: ['.title', '.posting-title .label', 'a.result-title', 'a.posting-title'],
        permalink: ['a.result-title', 'a.posting-title', 'a[href*="/d/"]', 'a'],
        postedAt: ['time.result-date@datetime', '.meta span[title]@title'],
      },
    },
  ],
} satisfies Recipe;
