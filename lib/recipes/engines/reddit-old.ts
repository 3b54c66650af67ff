import type { Recipe } from '../recipe';

export const redditOld = {
  id: 'reddit-old',
  name: 'Reddit, old',
  matches: ['reddit.com'],
  pages: [
    {
      kind: 'thread',
      path: ['/r/*/comments/*', '/user/*/comments/*'],
      when: '#siteTable .thing',
      rows: ['#siteTable > .thing.link, .commentarea .thing.comment'],
      fields: {
        author: ['.tagline .author', '.tagline em'],
        authorUrl: ['.tagline a.author'],
        postedAt: ['.tagline time@datetime', '.tagline time'],
        permalink: ['a.bylink'],
        body: ['.usertext-body .md'],
      },
    },
  ],
} satisfies Recipe;
