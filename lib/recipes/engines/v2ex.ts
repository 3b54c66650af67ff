import type { Recipe } from '../recipe';

export const v2ex = {
  id: 'v2ex',
  name: 'V2EX',
  matches: ['v2ex.com'],
  pages: [
    {
      kind: 'thread',
      path: ['/t/*'],
      rows: ['#Main .box:has(> .header h1), #Main .cell[id^="r_"]'],
      fields: {
        author: ['.header small a[href^="/member/"]', 'strong a[href^="/member/"]'],
        authorUrl: ['.header small a[href^="/member/"]', 'strong a[href^="/member/"]'],
        postedAt: ['.header small span[title]@title', '.ago@title', '.ago'],
        body: ['.topic_content', '.reply_content'],
      },
    },
  ],
} satisfies Recipe;
