import type { Recipe } from '../recipe';

export const thomasnet = {
  id: 'thomasnet',
  name: 'Thomasnet',
  matches: ['thomasnet.com'],
  pages: [
    {
      kind: 'profile',
      path: ['/profile/*', '/company/*'],
      fields: {
        name: ['.codetail h1', 'h1'],
        website: ['a.codetail__website', '.copro-supplier-name a', 'a[data-content="Website"]'],
        address: ['.copro-addr', '.addrline', 'address'],
        phone: ['.phoneline', 'a[href^="tel:"]@href'],
        profile: ['link[rel="canonical"]'],
      },
    },
    {
      kind: 'listing',
      rows: [
        '.profile-card',
        '.supplier-search-results__card',
        '[data-sentry-component="SearchResultSupplier"]',
        'section:has(h2 a[href*="/profile/"])',
        'li:has(h2 a[href*="/company/"])',
      ],
      fields: {
        name: ['.profile-card__title', 'h2', 'h3', 'a[href*="/profile/"]'],
        profile: ['.profile-card__title a', 'h2 a', 'a[href*="/profile/"]', 'a[href*="/company/"]'],
        address: ['.profile-card__location', '[data-content="Location"]'],
        phone: ['.profile-card__phone', 'a[href^="tel:"]@href'],
        website: ['a.profile-card__website-link', 'a[data-content="Website"]'],
      },
    },
  ],
} satisfies Recipe;
