import type { Recipe } from '../recipe';

export const ubbThreads = {
  id: 'ubb-threads',
  name: 'UBB.threads',
  marker: 'a[href*="ubbthreads.php"]',
  pages: [
    {
      kind: 'thread',
      rows: ['table:has(> tbody > tr > .author-content)', 'tr:has(> .author-content)'],
      fields: {
        author: ['.author-content a[href*="showprofile"]', '.author-content .username', '.author-content b'],
        postedAt: ['.date'],
        body: ['[id^="body"]', '.post-content'],
      },
      signature: '.signature',
    },
  ],
} satisfies Recipe;
