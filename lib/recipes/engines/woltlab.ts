import type { Recipe } from '../recipe';

/** Checked against the templates of Burning Board 4 and Suite 5. The form for an answer is marked up as a post. */
export const woltlab = {
  id: 'woltlab',
  name: 'WoltLab Suite Forum',
  marker: '.wbbPost, .wbbThread, article.message .messageText',
  pages: [
    {
      kind: 'thread',
      rows: ['article.wbbPost:has(.messageText)', 'article.message:has(.messageText)'],
      fields: {
        author: ['.messageAuthor .username', '.messageAuthor [itemprop="name"]', '.username'],
        authorUrl: ['.messageAuthor a.username', '.messageAuthor a'],
        postedAt: ['.messageHeaderMetaData time', '.messageHeader time', 'time'],
        permalink: ['a.permalink'],
        body: ['.messageText'],
      },
      signature: '.messageSignature',
    },
  ],
} satisfies Recipe;
