import type { Recipe } from '../recipe';

export const site11880 = {
  id: '11880',
  name: '11880.com',
  matches: ['11880.com'],
  pages: [
    {
      kind: 'listing',
      path: ['/suche*'],
      rows: ['li.result-list-entry', '[class*="result-list"] li[data-name]'],
      fields: {
        name: ['.result-list-entry-title__headline', 'h2', '@data-name'],
        profile: ['a.result-list-entry-title', 'a.entry-detail-link'],
        phone: ['.result-list-entry-phone-number__label', 'a[href^="tel:"]@href'],
        industry: ['.trades-list'],
      },
    },
    {
      kind: 'profile',
      path: ['/branchenbuch/*'],
      fields: { name: ['h1'] },
    },
  ],
} satisfies Recipe;
