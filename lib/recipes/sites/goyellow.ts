import type { Recipe } from '../recipe';

export const goyellow = {
  id: 'goyellow',
  name: 'GoYellow',
  matches: ['goyellow.de'],
  pages: [
    {
      kind: 'listing',
      path: ['/suche*'],
      rows: ['.gyresultrecord'],
      fields: {
        name: ['.gyresultrecord__locname', '[itemprop="name"]'],
        profile: ['.gyresultrecord__locname-a', 'a[itemprop="url"]'],
        industry: ['.gyresultrecord__categories-element'],
      },
    },
  ],
} satisfies Recipe;
