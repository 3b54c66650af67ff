import type { Recipe } from '../recipe';

export const yellowPagesCa = {
  id: 'yellow-pages-ca',
  name: 'Yellow Pages (Canada)',
  matches: ['yellowpages.ca', 'pagesjaunes.ca'],
  pages: [
    {
      kind: 'profile',
      path: ['/bus/*'],
      fields: {
        name: ['h1 .merchant-title__name', '.merchantInfo-title h1', 'h1'],
        phone: ['.mlr__sub-text', '[data-phone]@data-phone'],
        address: ['.merchant__address .merchant__address__content', '.merchant__item [itemprop="address"]'],
        website: ['li.mlr__item--website a', '.merchant__website a'],
        profile: ['link[rel="canonical"]'],
      },
    },
    {
      kind: 'listing',
      path: ['/search/*'],
      rows: [
        '.listing.listing--bottomcta',
        '.resultList .listing',
        '.listing[itemtype*="LocalBusiness"]',
        '.listing:has(.listing__name)',
      ],
      fields: {
        name: ['.listing__name--link', '.listing__name'],
        profile: ['a.listing__name--link', '.listing__name a'],
        phone: ['[data-phone]@data-phone', '.mlr__submenu__item h4', '.mlr__sub-text'],
        address: ['.listing__address--full', '[itemprop="address"]'],
        website: ['.mlr__item--website a', 'a[href*="/gourl/"]'],
        industry: ['.listing__headings a'],
      },
    },
  ],
} satisfies Recipe;
