import type { Recipe } from '../recipe';

/** Checked against 1.8: what its script makes of a page, and what it leaves for readers without scripts. */
export const flarum = {
  id: 'flarum',
  name: 'Flarum',
  marker: '#flarum-content, .PostStream',
  pages: [
    {
      kind: 'thread',
      rows: ['.PostStream-item:has(.Post-body)', '#flarum-content article'],
      fields: {
        author: ['.PostUser .username', '.PostUser-name', 'h3'],
        authorUrl: ['.PostUser a', 'h3 a'],
        postedAt: ['.PostMeta time', 'time'],
        permalink: ['a.PostMeta-permalink'],
        body: ['.Post-body'],
      },
    },
  ],
} satisfies Recipe;
