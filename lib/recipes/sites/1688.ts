import type { Recipe } from '../recipe';

export const site1688 = {
  id: '1688',
  name: '1688',
  matches: ['1688.com'],
  pages: [
    {
      kind: 'listing',
      path: ['/company/*', '/*company_search*', '/*companySearch*'],
      rows: [
        '.company-list-item',
        '.company-offer-item',
        '.sm-company-list > li',
        '[class*="companyCard"]',
        'li:has(.company-name)',
      ],
      fields: {
        name: ['.company-name', '.list-item-title-text', '.title', '[class*="companyName"]'],
        profile: [
          'a.company-name',
          '.company-name a',
          'a.list-item-title-text',
          'a[href*="/page/"]',
          'a[href*=".1688.com"]',
        ],
        address: ['.list-item-detail .area', '.areaBox', '.address', '[class*="location"]'],
      },
    },
  ],
} satisfies Recipe;
