import type { Recipe } from '../recipe';

export const madeInChina = {
  id: 'made-in-china',
  name: 'Made-in-China',
  matches: ['made-in-china.com'],
  pages: [
    {
      kind: 'listing',
      path: [
        '/*company-search*',
        '/companysearch*',
        '/manufacturers/*',
        '/*-Catalog/*',
        '/*suppliers-discovery*',
      ],
      rows: [
        '.list-node:has(.company-name)',
        '.search-list .list-node',
        '.company-item',
        '.company-list-item',
        '.list-node',
      ],
      fields: {
        name: ['h2.company-name', '.company-name', '.company-name-text', 'h2'],
        profile: ['.company-name a', 'h2 a', 'a[href*=".en.made-in-china.com"]'],
        address: ['.company-address', '.company-info-text.address', '.province', '[class*="address"]'],
      },
    },
  ],
} satisfies Recipe;
