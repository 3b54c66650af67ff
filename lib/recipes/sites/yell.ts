import type { Recipe } from '../recipe';

export const yell = {
  id: 'yell',
  name: 'Yell',
  matches: ['yell.com'],
  pages: [
    {
      kind: 'listing',
      path: ['/ucs/*', '/s/*', '/ucs/UcsSearchAction.do*'],
      rows: ['article.businessCapsule', '.businessCapsule--mainRow', '.businessCapsule'],
      fields: {
        name: ['.businessCapsule--name', '[itemprop="name"]', 'h2'],
        profile: ['a.businessCapsule--title', 'a.businessCapsule--name', 'a[href*="/biz/"]'],
        phone: ['.business--telephoneNumber', '[itemprop="telephone"]'],
        address: ['[itemprop="address"]', '.businessCapsule--address'],
        website: ['a.businessCapsule--ctaItem[data-tracking^="WL"]', 'a[rel*="nofollow"][href^="http"]'],
        industry: ['.businessCapsule--classification'],
      },
    },
  ],
} satisfies Recipe;
