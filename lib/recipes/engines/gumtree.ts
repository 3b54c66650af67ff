import type { Recipe } from '../recipe';

export const gumtree = {
  id: 'gumtree',
  name: 'Gumtree',
  matches: ['gumtree.*'],
  pages: [
    {
      kind: 'thread',
      is: 'ad',
      rows: [
        'li.js-click-block:has(.rs-ad-title)',
        'article[data-q="search-result"]',
        '.user-ad-row',
        '.user-ad-row-new-design',
        '.user-ad-collection-new-design',
      ],
      fields: {
        title: [
          '.rs-ad-title',
          '[data-q="tile-title"]',
          '.user-ad-row__title',
          '.user-ad-row-new-design__title-span',
        ],
        permalink: ['.rs-ad-title a', 'a[data-q="search-result-anchor"]', 'a[itemprop="url"]', '@href'],
        postedAt: ['.rs-ad-date', '[data-q="tile-datePosted"]', '.user-ad-row__age'],
      },
    },
  ],
} satisfies Recipe;
