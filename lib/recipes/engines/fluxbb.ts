import type { Recipe } from '../recipe';

/** Checked against FluxBB 1.5. */
export const fluxbb = {
  id: 'fluxbb',
  name: 'FluxBB and PunBB',
  marker: '.blockpost .postmsg, #punviewtopic',
  pages: [
    {
      kind: 'thread',
      rows: ['div.blockpost'],
      fields: {
        author: ['.postleft dt', 'dl dt'],
        authorUrl: ['.postleft dt a', 'dl dt a'],
        postedAt: ['h2 a'],
        permalink: ['h2 a'],
        body: ['.postmsg'],
      },
      signature: '.postsignature',
      leaveOut: '.postmsg > h3, .postedit',
    },
  ],
} satisfies Recipe;
