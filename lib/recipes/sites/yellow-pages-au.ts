import type { Recipe } from '../recipe';

export const yellowPagesAu = {
  id: 'yellow-pages-au',
  name: 'Yellow Pages (Australia)',
  matches: ['yellowpages.com.au', 'whitepages.com.au'],
  pages: [
    {
      kind: 'listing',
      path: ['/search*', '/find/*'],
      rows: [
        '.listing.listing-search',
        '.listing-data',
        'div:has(> div > a[href*="/bpp/"])',
        '[class*="MuiCard-root"]:has(a[href*="/bpp/"])',
        '[class*="MuiPaper-root"]:has(h3)',
      ],
      fields: {
        name: ['a.listing-name', '.listing-name', 'h3', 'h2', 'a[href*="/bpp/"]'],
        profile: ['a.listing-name', 'a[href*="/bpp/"]'],
        phone: ['a.click-to-call .contact-text', 'a[href^="tel:"]@href', '.contact-phone .contact-text'],
        email: ['a.contact-email@data-email', 'a[href^="mailto:"]@href'],
        website: ['a.contact-url', 'a[class*="ButtonWebsite"]'],
        address: ['.listing-address', '.mappable-address'],
        industry: ['.listing-heading'],
      },
    },
  ],
} satisfies Recipe;
