import type { Recipe } from '../recipe';

export const clutch = {
  id: 'clutch',
  name: 'Clutch',
  matches: ['clutch.co'],
  pages: [
    {
      kind: 'listing',
      when: 'html:not(:has(.profile-header))',
      rows: ['.provider-list-item', 'li.provider', 'li[data-clutch-pid]'],
      fields: {
        name: ['.provider__title', '.company_info h3', 'h3'],
        profile: [
          { from: 'a[href*="clutch.co/profile/"]@href', steps: [{ before: '?' }] },
          { from: 'a[href^="/profile/"]@href', steps: [{ before: '?' }] },
        ],
        website: [
          { from: 'a.website-link__item[href*="u="]', steps: [{ query: 'u' }] },
          { from: 'a[href*="redirect"][href*="u="]', steps: [{ query: 'u' }] },
        ],
        address: ['.provider__highlights-item.location', '.list-item .locality', '.location'],
      },
      only: ['website'],
    },
  ],
} satisfies Recipe;
