import type { Recipe } from '../recipe';

export const kompass = {
  id: 'kompass',
  name: 'Kompass',
  matches: ['kompass.com'],
  pages: [
    {
      kind: 'profile',
      path: ['/c/*'],
      fields: {
        name: ['h1#productDetailUpdateable', 'h1.productDetail', '.companyName', 'h1'],
        address: ['.addressCoordinates p', '.infos span[itemprop="address"]', '.addressCoordinates'],
        phone: ['#freePhone', '.phoneCompany input@value', '.phone a[href^="tel:"]@href'],
        website: ['#webSite_presentation_0', '.listWww a', 'a#webSite'],
        profile: ['link[rel="canonical"]'],
      },
    },
    {
      kind: 'listing',
      rows: [
        '.prod_list',
        '.product-list-data',
        '.companyContainer',
        '.company-container',
        '[class*="company-card"]',
      ],
      fields: {
        name: ['.product-list-data h2', '.companyName', 'h2 a', 'h2', 'a[href*="/c/"]'],
        profile: ['h2 a', 'a[href*="/c/"]'],
        address: ['.placeText', '.company-location', '.place'],
        website: ['.companyWeb a'],
        phone: ['.freePhone', 'a[href^="tel:"]@href', '.companyPhone input@value'],
      },
    },
  ],
} satisfies Recipe;
