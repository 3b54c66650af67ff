import type { Recipe } from '../recipe';

export const linkedin = {
  id: 'linkedin',
  name: 'LinkedIn',
  matches: ['linkedin.com'],
  pages: [
    {
      kind: 'profile',
      path: ['/company/*', '/school/*', '/showcase/*'],
      fields: {
        name: ['h1'],
        website: ['[data-test-id="about-us__website"] a', 'a[data-tracking-control-name="about_website"]'],
        address: ['.locations li:first-child [id^="address"]', '[data-test-id="about-us__headquarters"] dd'],
        social: ['link[rel="canonical"]'],
        industry: ['[data-test-id="about-us__industry"] dd'],
      },
      // The page itself is the firm's profile on a network, not an entry in a directory.
      only: ['website', 'social', 'profile'],
    },
  ],
} satisfies Recipe;
