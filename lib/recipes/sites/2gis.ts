import type { Recipe } from '../recipe';

export const site2gis = {
  id: '2gis',
  name: '2ГИС',
  matches: ['2gis.*'],
  pages: [
    {
      kind: 'profile',
      path: ['/*firm/*'],
      fields: {
        name: ['h1'],
        profile: ['link[rel="canonical"]'],
        // Its class names are made anew with each release: links and how they nest are all there is.
        address: [
          'div:has(> span a[href*="/geo/"]) > span > span:not(:has(a[href*="/branches/"])), div:has(> span a[href*="/geo/"]) > div',
        ],
        website: ['span > div > a[href*="link.2gis"]@own-text'],
      },
    },
    {
      kind: 'listing',
      path: ['/*search/*', '/*rubricId/*'],
      rows: ['div:has(> div > a[href*="/firm/"])', 'div:has(> a[href*="/firm/"])'],
      fields: { name: ['a[href*="/firm/"] span', 'a[href*="/firm/"]'], profile: ['a[href*="/firm/"]'] },
    },
  ],
} satisfies Recipe;
