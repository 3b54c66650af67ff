import type { Recipe } from '../recipe';

export const dasOertliche = {
  id: 'das-oertliche',
  name: 'Das Örtliche',
  matches: ['dasoertliche.de'],
  pages: [
    {
      kind: 'listing',
      rows: ['.hit[id^="entry_"]', '.hit:has(.hitlnk_name)', '.hit'],
      fields: {
        name: ['.hitlnk_name', 'h2'],
        profile: ['a.hitlnk_name', 'h2 a'],
        address: ['address'],
        phone: ['.phoneblock a[href^="tel:"]@href', '.phoneblock', '.phone'],
      },
    },
  ],
} satisfies Recipe;
