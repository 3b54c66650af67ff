import type { Recipe } from '../recipe';

export const khoros = {
  id: 'khoros',
  name: 'Khoros, Lithium',
  marker: '.lia-message-view-display, .lia-message-view-wrapper',
  pages: [
    {
      kind: 'thread',
      rows: [
        '.lia-message-view-wrapper:has(.lia-message-body)',
        '.lia-panel-message:has(.lia-message-body)',
        '.lia-message-view-display:has(.lia-message-body)',
      ],
      fields: {
        author: ['.lia-user-name-link', '.UserName'],
        authorUrl: ['a.lia-user-name-link', '.UserName a'],
        postedAt: [
          '.lia-message-posted-on .local-friendly-date@title',
          '.lia-message-posted-on .DateTime',
          '.DateTime',
        ],
        body: ['.lia-message-body-content', '.lia-message-body'],
      },
      signature: '.lia-message-signature',
    },
  ],
} satisfies Recipe;
