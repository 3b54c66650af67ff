import type { Recipe } from '../recipe';

export const goodfirms = {
  id: 'goodfirms',
  name: 'GoodFirms',
  matches: ['goodfirms.co'],
  pages: [
    {
      kind: 'listing',
      rows: ['li.firm-wrapper', 'li[entity-name]'],
      fields: {
        name: ['.firm-name', '@entity-name'],
        profile: ['a.visit-profile[href*="/company/"]', 'a[href*="/company/"]'],
        website: ['a.visit-website[href^="http"]'],
        address: ['.firm-location'],
      },
    },
  ],
} satisfies Recipe;
