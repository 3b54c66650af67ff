import type { Recipe } from '../recipe';

export const kleinanzeigen = {
  id: 'kleinanzeigen',
  name: 'Kleinanzeigen',
  matches: ['kleinanzeigen.de', 'ebay-kleinanzeigen.de'],
  pages: [
    {
      kind: 'thread',
      is: 'ad',
      rows: ['article.aditem'],
      fields: { title: ['h2'], permalink: ['h2 a', '@data-href'], postedAt: ['.aditem-main--top--right'] },
    },
  ],
} satisfies Recipe;
