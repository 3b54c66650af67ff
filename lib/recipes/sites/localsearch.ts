import type { Recipe } from '../recipe';

export const localsearch = {
  id: 'localsearch',
  name: 'Localsearch',
  matches: ['localsearch.com.au'],
  pages: [
    {
      kind: 'listing',
      path: ['/find/*'],
      rows: ['[data-businessname][data-cardposition]'],
      fields: { name: ['@data-businessname'], profile: ['a[href*="/profile/"]'] },
    },
  ],
} satisfies Recipe;
