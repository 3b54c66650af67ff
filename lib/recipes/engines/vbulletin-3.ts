import type { Recipe } from '../recipe';

export const vbulletin3 = {
  id: 'vbulletin-3',
  name: 'vBulletin 3',
  marker: 'meta[name="generator" i][content^="vBulletin 3" i], table[id^="post"] .bigusername',
  pages: [
    {
      kind: 'thread',
      rows: ['table[id^="post"]:has([id^="post_message_"])', 'div[id^="edit"]:has([id^="post_message_"])'],
      fields: {
        author: ['.bigusername', '[id^="postmenu_"] a', '[id^="postmenu_"]'],
        authorUrl: ['a.bigusername'],
        body: ['[id^="post_message_"]'],
      },
    },
  ],
} satisfies Recipe;
