import type { Recipe } from '../recipe';

export const gelbeSeiten = {
  id: 'gelbe-seiten',
  name: 'Gelbe Seiten',
  matches: ['gelbeseiten.de'],
  pages: [
    {
      kind: 'listing',
      path: ['/suche*', '/branchen*', '/s/*'],
      rows: ['article.mod-Treffer', 'article[id^="treffer_"]'],
      fields: {
        name: ['.mod-Treffer__name', 'h2'],
        profile: ['a[href*="/gsbiz/"]', 'a:has(h2)'],
        phone: [
          'a[href^="tel:"]@href',
          { from: '.mod-TelefonnummerKompakt [data-prg]@data-prg', steps: ['base64'] },
          '.mod-TelefonnummerKompakt__phoneNumber',
        ],
        website: [{ from: '[data-webseitelink]@data-webseitelink', steps: ['base64'] }],
        industry: ['.mod-Treffer--besteBranche'],
      },
    },
    {
      kind: 'profile',
      path: ['/gsbiz/*'],
      fields: { name: ['h1.mod-TeilnehmerKopf__name', 'h1'], profile: ['link[rel="canonical"]'] },
    },
  ],
} satisfies Recipe;
