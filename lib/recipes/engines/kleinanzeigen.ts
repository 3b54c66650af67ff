import type { Recipe } from '../recipe';

export const kleinanzeigen = {
  id: 'kleinanzeigen',
  name: 'Kleinanzeigen',
  matches: ['kleinanzeigen.de', 'ebay-kleinanzeigen.de'],
  pages: [
    {
      kind: 'thread',
      is: 'ad',
      // The page of one ad shows others below it.
      when: 'html:not(:has(#viewad-title))',
      rows: ['article.aditem'],
      fields: { title: ['h2'], permalink: ['h2 a', '@data-href'], postedAt: ['.aditem-main--top--right'] },
    },
  ],
} satisfies Recipe;
