import type { Recipe } from '../recipe';

/** Checked against 0.19 and the sources of 1.0, which no longer links a comment to its own page. */
export const lemmy = {
  id: 'lemmy',
  name: 'Lemmy',
  marker: '.lemmy-site, #app .post-listing .post-container',
  pages: [
    {
      kind: 'thread',
      rows: ['.post-listing, .comment-node'],
      fields: {
        author: ['.person-listing@title', '.person-listing span'],
        authorUrl: ['a.person-listing'],
        postedAt: ['.moment-time@data-tippy-content', '.moment-time'],
        permalink: ['a[title="link"]:not([href^="http"])', '.post-title a[href^="/post/"]'],
        body: ['.comment-content', '#postContent', '.md-div'],
      },
      leaveOut: '.person-listing, .community-link',
    },
  ],
} satisfies Recipe;
