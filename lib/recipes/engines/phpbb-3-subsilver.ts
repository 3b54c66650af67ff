import type { Recipe } from '../recipe';

/** A post is two or three rows of a table; the first names its author. */
export const phpbb3Subsilver = {
  id: 'phpbb-3-subsilver',
  name: 'phpBB 3, subsilver',
  marker: 'body:has(.postauthor) .postbody',
  pages: [
    {
      kind: 'thread',
      rows: ['tr:has(.postauthor)'],
      runsOn: true,
      signature: '.postbody + .postbody',
      fields: { author: ['.postauthor'], body: ['.postbody'] },
    },
  ],
} satisfies Recipe;
