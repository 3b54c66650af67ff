import type { Recipe } from '../recipe';

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
        body: ['.Post-body'],
      },
    },
  ],
} satisfies Recipe;
