import type { Recipe } from '../recipe';

/** Checked against 2.1 and the templates of 3. */
export const smf2 = {
  id: 'smf-2',
  name: 'Simple Machines Forum 2',
  marker: '#forumposts',
  pages: [
    {
      kind: 'thread',
      rows: [
        '#forumposts .post_wrapper',
        '#quickModForm > div[id^="msg"]',
        '#forumposts div[id^="msg"]:has(.poster)',
      ],
      fields: {
        author: ['.poster h4 a:last-of-type', '.poster h4'],
        authorUrl: ['.poster h4 a[href*="profile"]'],
        body: ['.inner[id^="msg_"]', '.post .inner', '.inner'],
      },
      signature: '.signature',
    },
  ],
} satisfies Recipe;
