import type { Recipe } from '../recipe';

export const tianyancha = {
  id: 'tianyancha',
  name: '天眼查',
  matches: ['tianyancha.com'],
  pages: [
    {
      kind: 'listing',
      path: ['/search*'],
      rows: [
        '.search-result-single',
        '.search-item',
        '[class*="index_search-box"]',
        '[class*="search-item-center"]',
      ],
      fields: {
        name: ['a.name', '.header a', '[class*="index_name"] a', 'a[href*="/company/"]'],
        profile: ['a.name', 'a[href*="/company/"]'],
        person: ['.legalPersonName', '.info a[href*="/human/"]', 'a[href*="/human/"]'],
        phone: [{ from: '.contact .col', steps: [{ after: '电话：' }] }],
        email: [{ from: '.contact .col', steps: [{ after: '邮箱：' }] }],
        address: [{ from: '.contact .col', steps: [{ after: '地址：' }] }],
      },
    },
  ],
} satisfies Recipe;
