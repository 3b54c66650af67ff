import type { Recipe } from '../recipe';

export const alibaba = {
  id: 'alibaba',
  name: 'Alibaba',
  matches: ['alibaba.com'],
  pages: [
    {
      kind: 'listing',
      path: [
        '/trade/search*supplier*',
        '/corporations/*',
        '/search/page*supplier*',
        '*SearchScene=suppliers*',
        '/factory/*',
      ],
      rows: [
        '.factory-card',
        '.item-main:has(.title-link)',
        '[class*="supplier-card"]',
        '.f-icon.m-item',
        '.list-item:has(a[href*="company_profile"])',
      ],
      fields: {
        name: ['.company-name', '.title.ellipsis', 'h3', '.title-link', '[class*="company-name"]'],
        profile: ['a.company-name', 'h3 a', 'a[href*="company_profile"]', 'a[href*=".en.alibaba.com"]'],
        address: ['[class*="location"]', '.right .ellipsis.search'],
      },
    },
  ],
} satisfies Recipe;
