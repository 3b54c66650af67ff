import type { Recipe } from '../recipe';

/** Checked against 3, the last whose pages are written by the server. */
export const vanilla = {
  id: 'vanilla',
  name: 'Vanilla',
  marker: '.MessageList .Message',
  pages: [
    {
      kind: 'thread',
      rows: ['.MessageList .ItemDiscussion, .MessageList .ItemComment'],
      fields: {
        author: ['.Author .Username', '.Username', '.Author a:last-of-type'],
        authorUrl: ['.Author a.Username', 'a.Username'],
        postedAt: ['.DateCreated time', 'time'],
        permalink: ['a.Permalink'],
        body: ['.Message.userContent', '.Message'],
      },
      signature: '.Signature, .UserSignature',
    },
  ],
} satisfies Recipe;
