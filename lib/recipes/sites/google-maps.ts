import type { Recipe } from '../recipe';

export const googleMaps = {
  id: 'google-maps',
  name: 'Google Maps',
  matches: ['google.*'],
  pages: [
    {
      kind: 'listing',
      path: ['/maps/search/*', '/maps?*'],
      rows: ['div[role="article"]:has(a[href*="/maps/place/"])', 'div:has(> a[href*="/maps/place/"])'],
      fields: {
        name: ['.fontHeadlineSmall', '@aria-label', 'a[href*="/maps/place/"]@aria-label'],
        profile: ['a[href*="/maps/place/"]'],
        website: ['a[data-value="Website"]'],
      },
    },
    {
      kind: 'profile',
      path: ['/maps/place/*'],
      fields: {
        name: ['h1:not(:empty)'],
        address: [
          { from: '[data-item-id="address"]@aria-label', steps: [{ split: ': ', part: -1 }] },
          '[data-item-id="address"]',
        ],
        phone: [
          { from: '[data-item-id^="phone:tel:"]@data-item-id', steps: [{ after: 'tel:' }] },
          '[data-item-id^="phone"]@aria-label',
        ],
        website: ['a[data-item-id="authority"]'],
        industry: ['button[jsaction*="category"]'],
      },
      only: ['phone', 'website'],
    },
  ],
} satisfies Recipe;
