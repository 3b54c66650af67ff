import type { Recipe } from '../recipe';

/** Europages and wlw are one software. */
export const europages = {
  id: 'europages',
  name: 'Europages, wlw',
  matches: ['europages.*', 'wlw.de', 'wlw.at', 'wlw.ch'],
  pages: [
    {
      kind: 'profile',
      path: ['/*/company/*', '/*/firma/*', '/*/seller/*', '/*/*/cpid-*', '/*.html'],
      when: '[data-test="company-name"], h1.ep-epages-header-title, h1[itemprop="name"]',
      fields: {
        name: ['h1[data-test="company-name"]', 'h1.ep-epages-header-title', 'h1'],
        website: ['a[data-test="website-button"]', 'a[itemprop="url"]', '.ep-epage-sidebar__website-button'],
        address: ['[data-test="company-address"]', '[itemprop="address"]', '.ep-epages-sidebar__info'],
        phone: ['[data-test="phone-button"] a[href^="tel:"]@href', 'a[href^="tel:"]@href'],
        profile: ['link[rel="canonical"]'],
      },
    },
    {
      kind: 'listing',
      rows: [
        'li[data-test="company"]',
        '[data-test="company-card"]',
        '.company-tile',
        '.ep-ecard',
        'li.article-company',
        'article:has([data-test="company-name"])',
        'li:has([data-test="company-name"])',
      ],
      fields: {
        name: [
          '[data-test="company-name"]',
          '.company-title',
          '.ep-ecard__epage-link',
          '.company-name',
          'h2',
          'h3',
        ],
        profile: [
          'a[data-test="company-name"]',
          'a.company-title-link',
          '.ep-ecard__epage-link',
          '.company-name a',
          'h2 a',
          'h3 a',
        ],
        address: ['[data-test="address"]', '.company-city', '.ep-ecard__address', '.company-country'],
        website: ['a[data-test="website-button"]', 'a.website-button'],
      },
    },
  ],
} satisfies Recipe;
