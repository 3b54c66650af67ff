import type { Recipe } from '../recipe';

export const qichacha = {
  id: 'qichacha',
  name: '企查查',
  matches: ['qichacha.com', 'qcc.com'],
  pages: [
    {
      kind: 'listing',
      path: ['/search*', '/web/search*'],
      rows: ['#searchlist > a.list-group-item', '#search-result tr', '.search-list tr', '.maininfo'],
      fields: {
        name: ['.name', '.ma_h1', 'a.title', '.copy-title'],
        profile: ['a.ma_h1', 'a.title', 'a[href*="/firm"]', '@href'],
        // Who represents the firm, its age, capital and trade stand in one line.
        person: [
          { from: 'small:has(.i-user3)@own-text', steps: [{ split: '\n', part: 0 }] },
          'a[href*="/pl"]',
          '.relate-info .val a',
        ],
        industry: [{ from: 'small:has(.i-tag2)@own-text', steps: [{ split: '\n', part: -1 }] }],
        address: ['small:has(.i-local)', { from: '.m-t-xs', steps: [{ after: '地址：' }] }],
        email: [{ from: '.m-t-xs', steps: [{ after: '邮箱：' }] }],
        phone: [{ from: '.m-t-xs', steps: [{ after: '电话：' }] }],
      },
    },
  ],
} satisfies Recipe;
