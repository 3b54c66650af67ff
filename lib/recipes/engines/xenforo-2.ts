import type { Recipe } from '../recipe';

export const xenforo2 = {
  id: 'xenforo-2',
  name: 'XenForo 2',
  marker: 'html#XF, article.message--post',
  pages: [
    {
      kind: 'thread',
      rows: ['article.message--post', '.message--post'],
      fields: {
        author: ['@data-author', '.message-name'],
        authorUrl: ['.message-name a', 'a.username'],
        postedAt: ['.message-attribution time', '.message-date time', 'header time'],
        body: ['.message-body .bbWrapper', '.message-content .bbWrapper', '.bbWrapper'],
      },
      signature: '.message-signature',
    },
  ],
} satisfies Recipe;
