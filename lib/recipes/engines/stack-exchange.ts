import type { Recipe } from '../recipe';

export const stackExchange = {
  id: 'stack-exchange',
  name: 'Stack Exchange',
  marker: 'body.question-page #question',
  pages: [
    {
      kind: 'thread',
      rows: ['#question, #answers > .answer, .comments-list > .comment'],
      fields: {
        author: [
          '.comment-user',
          '.post-signature:last-child .user-details > a',
          '.post-signature:last-child .user-details',
        ],
        body: ['.comment-copy', '.s-prose', '.post-text'],
      },
    },
  ],
} satisfies Recipe;
