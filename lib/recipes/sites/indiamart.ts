import type { Recipe } from '../recipe';

export const indiamart = {
  id: 'indiamart',
  name: 'IndiaMART',
  matches: ['indiamart.com'],
  pages: [
    {
      kind: 'listing',
      rows: [
        '.supplierInfoDiv',
        '.card:has(.companyname)',
        'li.lst:has(.lcname)',
        'li:has(a.lcname)',
        '.prd-card:has(.cmp-name)',
      ],
      fields: {
        name: ['.companyname', '.lcname', '.cmp-name', 'h4 a', '.company-name'],
        profile: ['.companyname a', 'a.lcname', 'h4 a', '.cmp-name a'],
        address: ['.newLocationUi', '.sm.clg', '.srch-add', '.ctynm'],
        phone: ['.contactnumber .pns_h', '.pns_h', '.duet', 'a[href^="tel:"]@href'],
      },
    },
  ],
} satisfies Recipe;
