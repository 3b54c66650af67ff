import type { Recipe } from '../recipe';

export const somethingAwful = {
  id: 'something-awful',
  name: 'Something Awful',
  matches: ['somethingawful.com'],
  pages: [
    {
      kind: 'thread',
      path: ['/showthread.php*'],
      rows: ['table.post'],
      fields: {
        author: ['dt.author'],
        postedAt: ['.postdate@own-text', '.postdate'],
        permalink: ['.postdate a[href^="#post"]'],
        body: ['.postbody'],
      },
      signature: '.signature',
      leaveOut: '.editedby, .bbc-block',
    },
  ],
} satisfies Recipe;
