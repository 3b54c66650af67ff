import type { Recipe } from '../recipe';

export const reddit = {
  id: 'reddit',
  name: 'Reddit',
  matches: ['reddit.com'],
  pages: [
    {
      kind: 'thread',
      when: 'shreddit-post',
      path: ['/r/*/comments/*', '/user/*/comments/*'],
      rows: ['shreddit-post, shreddit-comment'],
      fields: {
        author: ['@author'],
        postedAt: ['@created-timestamp', 'time@datetime'],
        permalink: ['@permalink'],
        body: ['[slot="text-body"]', '[slot="comment"]', '[id$="-post-rtjson-content"]'],
      },
    },
  ],
} satisfies Recipe;
