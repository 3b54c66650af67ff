import type { Recipe } from '../recipe';

export const superLawyers = {
  id: 'super-lawyers',
  name: 'Super Lawyers',
  matches: ['superlawyers.com'],
  pages: [
    {
      kind: 'listing',
      when: '.serp-container',
      rows: ['.serp-container.lawyer', '.serp-container'],
      fields: {
        person: ['.full-name'],
        name: [
          'a.directory_website.single-link',
          { from: 'span:has(> .city)@own-text', steps: [{ before: '|' }] },
        ],
        profile: ['.full-name a'],
        website: ['a.directory_website'],
        phone: ['a.directory_phone'],
        address: ['.city'],
      },
      lead: 'person',
    },
  ],
} satisfies Recipe;
