import type { Recipe } from '../recipe';

/** A post's head stands beside its body, not around it; the opening post's, where it leads all pages, has no number. Checked against 2.6. */
export const bbpress = {
  id: 'bbpress',
  name: 'bbPress',
  marker: '#bbpress-forums .bbp-reply-header, #bbpress-forums .bbp-reply-content',
  pages: [
    {
      kind: 'thread',
      rows: ['.bbp-topic-header[id^="post-"], .bbp-body > .bbp-topic-header, .bbp-reply-header[id^="post-"]'],
      runsOn: true,
      fields: {
        author: ['.bbp-author-name'],
        authorUrl: ['a.bbp-author-name', 'a.bbp-author-link'],
        postedAt: ['.bbp-reply-post-date', '.bbp-topic-post-date'],
        permalink: ['a.bbp-reply-permalink', 'a.bbp-topic-permalink'],
        body: ['.bbp-reply-content', '.bbp-topic-content'],
      },
    },
  ],
} satisfies Recipe;
