import type { Recipe } from '../recipe';

export const bbb = {
  id: 'bbb',
  name: 'Better Business Bureau',
  matches: ['bbb.org'],
  pages: [
    {
      kind: 'profile',
      path: ['/*/profile/*'],
      fields: {
        name: ['h1 .bds-h2', '#businessName', 'h1'],
        phone: ['.bpr-header-contact a[href^="tel:"]@href', 'a.dtm-phone@href', 'a[href^="tel:"]@href'],
        address: ['.bpr-overview-address', '.dtm-address', 'address'],
        website: ['.bpr-header-contact a[href^="http"]', 'a.dtm-url'],
        profile: ['link[rel="canonical"]'],
      },
    },
    {
      kind: 'listing',
      path: ['/search*', '/*/category/*', '/*/*/category/*'],
      rows: [
        '.result-card',
        '[class*="result-item"]:has(a[href*="/profile/"])',
        '.card:has(h3 a[href*="/profile/"])',
      ],
      fields: {
        name: ['.result-business-name', 'h3 a[href*="/profile/"]', 'a[href*="/profile/"]'],
        profile: ['.result-business-name a', 'h3 a[href*="/profile/"]', 'a[href*="/profile/"]'],
        phone: ['a[href^="tel:"]@href'],
        address: ['.result-business-info address', 'address', '.bds-body.text-size-5.text-gray-70'],
        industry: ['.result-business-info p:first-child'],
      },
    },
  ],
} satisfies Recipe;
