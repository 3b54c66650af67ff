import type { Recipe } from '../recipe';

export const zoon = {
  id: 'zoon',
  name: 'Zoon',
  matches: ['zoon.ru', 'zoon.com.ua', 'zoon.kz', 'zoon.by'],
  pages: [
    {
      kind: 'listing',
      rows: ['li.minicard-item', 'li.js-results-item'],
      fields: {
        name: ['.minicard-item__title', 'h2'],
        profile: ['a.title-link', '.minicard-item__title a'],
        address: ['.minicard-item__address .address', '.address'],
        locality: [{ from: '.minicard-item__address .address', steps: [{ split: ', ', part: -1 }] }],
      },
    },
  ],
} satisfies Recipe;
