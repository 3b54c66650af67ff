import type { Recipe } from '../recipe';

/** The opening post of old boards is bare text between others: all there is to take is its words. */
export const futaba = {
  id: 'futaba',
  name: 'ふたば☆ちゃんねる',
  marker: 'form[action$="futaba.php"] blockquote, .thre .rtd',
  pages: [
    {
      kind: 'thread',
      rows: [
        '.thre, .thre .rtd',
        'form[action$="futaba.php"] > blockquote, form[action$="futaba.php"] > table > tbody > tr > td:has(> blockquote)',
      ],
      fields: {
        author: ['.cnm'],
        postedAt: [
          { from: '.cnw', steps: [{ before: ' No.' }] },
          { from: '@own-text', steps: [{ before: ' No.' }] },
        ],
        body: ['blockquote'],
      },
    },
  ],
} satisfies Recipe;
