import type { Recipe } from '../recipe';

/** Links are written as JSON in an attribute, their targets in base64. */
const hidden = [{ json: 'url' }, 'base64'] as const;

export const pagesJaunes = {
  id: 'pages-jaunes',
  name: 'Pages Jaunes',
  matches: ['pagesjaunes.fr'],
  pages: [
    {
      kind: 'listing',
      path: ['/annuaire*', '/recherche*', '/pagesblanches*'],
      rows: ['li.bi', 'li[id^="bi-"]', 'article[id^="bi-"]'],
      fields: {
        name: ['.bi-denomination h3', '.bi-denomination', 'h3'],
        profile: ['a.bi-denomination[href*="/pros/"]', 'a[href*="/pros/"]'],
        phone: ['.bi-fantomas .number-contact', '.number-contact', '.coord-numero'],
        industry: ['.bi-activity-unit'],
      },
    },
    {
      kind: 'profile',
      path: ['/pros/*'],
      fields: {
        name: ['.header-main-infos h1@own-text', 'h1@own-text', 'h1'],
        phone: ['.coord-numero', '.num-container'],
        address: ['.address-container .streetAddress .noTrad', '.streetAddress'],
        website: [
          { from: '.lvs-container a[data-pjlb]@data-pjlb', steps: [...hidden] },
          '.lvs-container a[href^="http"]',
        ],
        profile: ['link[rel="canonical"]'],
        industry: ['.activite', '.zone-activites .activite'],
      },
      only: ['phone'],
    },
  ],
} satisfies Recipe;
