import type { Recipe } from '../recipe';

export const pagineGialle = {
  id: 'pagine-gialle',
  name: 'Pagine Gialle',
  matches: ['paginegialle.it', 'paginebianche.it'],
  pages: [
    {
      kind: 'listing',
      path: ['/ricerca/*', '/*cat/*', '/*/*.html', '/cerca*'],
      rows: [
        '.search-itm',
        'section.vcard',
        '.list-element--free, .list-element',
        '.list-element',
        '.item.vcard',
      ],
      fields: {
        name: ['.search-itm__rag', '[itemprop="name"]', '.list-element__title', '.elementTitle', 'h2'],
        profile: [
          'a.remove_blank_for_app',
          '.search-itm__rag a',
          'h2 a',
          '.elementTitle a',
          'a.shinystat_ssxl',
        ],
        address: ['.search-itm__adr', '.list-element__address', '.street-address', '[itemprop="address"]'],
        phone: [
          '.search-itm__phone li',
          '.btn__list__container',
          '.phone-label',
          '.phoneNumbers',
          'a[href^="tel:"]@href',
        ],
        website: ['a.bttn--white.icn-sitoWeb', 'a.search-itm__url', 'a[data-pag="www"]'],
        industry: ['.search-itm__category', '.list-element__category', '.elementCategory'],
      },
    },
  ],
} satisfies Recipe;
