import type { Recipe } from '../recipe';

export const leboncoin = {
  id: 'leboncoin',
  name: 'leboncoin',
  matches: ['leboncoin.fr'],
  pages: [
    {
      kind: 'thread',
      is: 'ad',
      when: 'html:not(:has([data-qa-id="adview_title"]))',
      rows: ['[data-qa-id="aditem_container"]', '[data-test-id="ad"]'],
      fields: {
        title: ['[data-qa-id="aditem_title"]', '[data-test-id="adcard-title"]'],
        permalink: ['a[href*="/ad/"]', 'a[href]'],
      },
    },
  ],
} satisfies Recipe;
