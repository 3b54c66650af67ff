import type { Recipe } from '../recipe';

export const phpbb3 = {
  id: 'phpbb-3',
  name: 'phpBB 3, prosilver',
  marker: 'body#phpbb, .post .postprofile, a[href*="phpbb.com"]',
  pages: [
    {
      kind: 'thread',
      rows: ['div.post[id^="p"]', '.post:has(.postbody .content)'],
      fields: {
        author: [
          '.postprofile .username',
          '.postprofile .username-coloured',
          '.author .username',
          '.author .username-coloured',
          '.author strong',
        ],
        body: ['.postbody .content'],
      },
      signature: '.signature',
    },
  ],
} satisfies Recipe;
