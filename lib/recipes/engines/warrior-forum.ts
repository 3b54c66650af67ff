import type { Recipe } from '../recipe';

export const warriorForum = {
  id: 'warrior-forum',
  name: 'Warrior Forum',
  matches: ['warriorforum.com'],
  pages: [
    {
      kind: 'thread',
      rows: ['article.ThreadView, li.DiscussionBoard-item'],
      fields: {
        author: ['a.ThreadView-author-link', 'a.DiscussionBoard-username'],
        authorUrl: ['a.ThreadView-author-link', 'a.DiscussionBoard-username'],
        postedAt: ['time.ThreadView-published', 'time.DiscussionBoard-date'],
        body: ['.ThreadView-message', '.DiscussionBoard-message'],
      },
      signature: '.DiscussionBoard-signature',
    },
  ],
} satisfies Recipe;
