import type { Recipe } from '../recipe';

export const woltlab = {
  id: 'woltlab',
  name: 'WoltLab Suite Forum',
  marker: '.wbbPost, .wbbThread, article.message .messageText',
  pages: [
    {
      kind: 'thread',
      rows: ['article.wbbPost', 'article.message:has(.messageText)'],
      fields: {
        author: ['.messageAuthor .username', '.messageAuthor [itemprop="name"]', '.username'],
        authorUrl: ['.messageAuthor a.username', '.messageAuthor a'],
        postedAt: ['.messageHeaderMetaData time', '.messageHeader time', 'time'],
        body: ['.messageText'],
      },
      signature: '.messageSignature',
    },
  ],
} satisfies Recipe;
