import type { Recipe } from '../recipe';

/** Checked against the two forms of posts of 1.8. */
export const mybb = {
  id: 'mybb',
  name: 'MyBB',
  marker: '#posts .post_body, #posts_container .post_body, a[href="https://mybb.com"]',
  pages: [
    {
      kind: 'thread',
      rows: ['div.post[id^="post_"]', 'table[id^="post_"]', '#posts > div.post'],
      fields: {
        author: ['.author_information .largetext', '.author_information strong', '.post_author .largetext'],
        authorUrl: ['.author_information .largetext a', '.author_information strong a'],
        body: ['.post_body'],
      },
      signature: '.signature',
    },
  ],
} satisfies Recipe;
