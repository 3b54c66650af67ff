import type { Recipe } from '../recipe';

/** 4, and 5 as its templates write it. */
export const ips4 = {
  id: 'ips-4',
  name: 'Invision Community 4',
  marker: 'body.ipsApp, [data-controller^="core.front.core.comment"]',
  pages: [
    {
      kind: 'thread',
      rows: ['article[id^="elComment_"]', 'article.ipsComment', '.cPost'],
      fields: {
        author: [
          '.cAuthorPane_author',
          '.ipsComment_author h3',
          '.ipsEntry__username .ipsUsername',
          '.ipsEntry__username',
        ],
        authorUrl: ['.cAuthorPane_author a', '.ipsComment_author h3 a', '.ipsEntry__username a'],
        postedAt: ['.ipsComment_meta time', '.ipsEntry__date time', 'time'],
        permalink: ['a[href*="findComment"]', 'a[href*="do=findComment"]'],
        body: ['[data-role="commentContent"]'],
      },
      signature: '[data-role="memberSignature"]',
    },
  ],
} satisfies Recipe;
