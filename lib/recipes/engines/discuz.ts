import type { Recipe } from '../recipe';

export const discuz = {
  id: 'discuz',
  name: 'Discuz! X',
  marker: 'meta[name="generator" i][content^="Discuz" i], #postlist > div[id^="post_"]',
  pages: [
    {
      kind: 'thread',
      rows: ['#postlist > div[id^="post_"]', 'div[id^="post_"]:has(.authi)'],
      fields: {
        author: ['.pls .authi', '.authi a.xw1', '.authi a'],
        authorUrl: ['.pls .authi a', '.authi a.xw1'],
        postedAt: ['[id^="authorposton"] span[title]@title', '[id^="authorposton"]'],
        body: ['[id^="postmessage_"]'],
      },
      signature: '.sign',
      leaveOut: '.pstatus',
    },
  ],
} satisfies Recipe;
