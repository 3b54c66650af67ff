import type { Recipe } from '../recipe';

export const vbulletin4 = {
  id: 'vbulletin-4',
  name: 'vBulletin 4',
  marker: 'html#vbulletin_html, meta[name="generator" i][content^="vBulletin 4" i], ol#posts.posts',
  pages: [
    {
      kind: 'thread',
      rows: ['#posts > li.postcontainer', 'li.postbitlegacy', 'li.postbit', '#posts > li[id^="post_"]'],
      fields: {
        author: ['.username_container .username', '.username', '.bigusername'],
        postedAt: ['.postdate .date', '.postdate', '.posthead .date'],
        body: ['[id^="post_message_"] .postcontent', '[id^="post_message_"]', '.postcontent'],
      },
      signature: '.signature',
    },
  ],
} satisfies Recipe;
