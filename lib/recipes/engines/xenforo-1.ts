import type { Recipe } from '../recipe';

export const xenforo1 = {
  id: 'xenforo-1',
  name: 'XenForo 1',
  marker: 'html#XenForo',
  pages: [
    {
      kind: 'thread',
      rows: ['#messageList > li.message', 'li.message[data-author]'],
      fields: {
        author: ['@data-author', '.userText .username'],
        authorUrl: ['.userText a.username', 'a.username'],
        postedAt: ['.messageMeta .DateTime', '.messageDetails .DateTime'],
        body: ['.messageText'],
      },
      signature: '.signature',
    },
  ],
} satisfies Recipe;
