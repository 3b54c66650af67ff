import type { Recipe } from '../recipe';

const PAGES = 'a[href*="/Attraction_Review-"], a[href*="/Restaurant_Review-"], a[href*="/Hotel_Review-"]';

export const tripadvisor = {
  id: 'tripadvisor',
  name: 'Tripadvisor',
  matches: ['tripadvisor.*'],
  pages: [
    {
      kind: 'listing',
      path: ['/Attractions-*', '/Restaurants-*', '/Hotels-*', '/Search*'],
      rows: [
        '.attraction_element',
        '[data-automation="cardWrapper"]',
        '[data-test*="_list_item"]',
        '[data-automation="hotel-card-title"]',
        '.listing.rebrand',
      ],
      fields: {
        name: ['.listing_title a', '.property_title', 'h3', PAGES],
        profile: ['.listing_title a', PAGES],
        industry: ['.matchedTag'],
      },
    },
    {
      kind: 'profile',
      path: ['/Attraction_Review-*', '/Restaurant_Review-*', '/Hotel_Review-*'],
      fields: { name: ['h1#HEADING', 'h1'], profile: ['link[rel="canonical"]'] },
    },
  ],
} satisfies Recipe;
