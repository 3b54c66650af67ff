import type { Recipe } from '../recipe';

export const yellowPagesUs = {
  id: 'yellow-pages-us',
  name: 'Yellow Pages (US)',
  matches: ['yellowpages.com', 'superpages.com'],
  pages: [
    {
      kind: 'profile',
      path: ['/*/mip/*', '/mip/*', '/*/bpp/*'],
      fields: {
        name: ['h1.business-name', '#main-header h1', 'h1'],
        phone: ['.business-card .phone', '#default-ctas .phone', 'a.phone[href^="tel:"]@href', 'p.phone'],
        address: ['.business-card .address', '#default-ctas .address', 'span.address', 'h2.address'],
        website: ['a.website-link', 'a.weblink-button'],
        email: ['a.email-business@href', 'a[href^="mailto:"]@href'],
        profile: ['link[rel="canonical"]'],
      },
    },
    {
      kind: 'listing',
      rows: [
        '.search-results .result',
        'div.result[id^="lid-"]',
        '.srp-listing',
        'div.result:has(.business-name)',
      ],
      fields: {
        name: ['a.business-name', '.business-name', '.n a'],
        profile: ['a.business-name', '.n a'],
        phone: ['.phones.phone.primary', '.phones', '.phone'],
        street: ['.street-address', '[itemprop="streetAddress"]'],
        locality: [{ from: '.locality', steps: [{ split: ',', part: 0 }] }, '[itemprop="addressLocality"]'],
        address: ['.adr', '.street-address, .locality'],
        website: ['a.track-visit-website', 'a.website-link'],
        industry: ['.categories a'],
      },
    },
  ],
} satisfies Recipe;
