import type { Recipe } from '../recipe';

export const annuaireAvocats = {
  id: 'annuaire-avocats',
  name: 'Annuaire des avocats de France',
  matches: ['annuaire.avocat.fr'],
  pages: [
    {
      kind: 'listing',
      path: ['/eAnnuaire/resultats*'],
      rows: ['table.shadow-details-2', 'table:has(> tbody > tr > td a[href*="identifiantAvocat"])'],
      fields: {
        person: ['a[href*="/fiche?"]'],
        profile: ['a[href*="/fiche?"]'],
        // "SELARL EXEMPLE , 12 cours …" in the row between the bar and the numbers.
        name: [{ from: 'tbody > tr:nth-child(3)', steps: [{ split: ' , ', part: 0 }] }],
        address: [{ from: 'tbody > tr:nth-child(3)', steps: [{ after: ' , ' }] }],
      },
      lead: 'person',
    },
  ],
} satisfies Recipe;
