import type { Recipe } from '../recipe';

export const yelp = {
  id: 'yelp',
  name: 'Yelp',
  matches: ['yelp.*'],
  pages: [
    {
      kind: 'profile',
      path: ['/biz/*'],
      fields: {
        name: ['h1.biz-page-title', 'h1'],
        profile: ['link[rel="canonical"]', 'meta[property="og:url"]@content'],
        website: [
          { from: 'a[href*="/biz_redir?"][href*="url="]', steps: [{ query: 'url' }] },
          { from: 'a[href*="/biz_redir?"][href*="website_link_type"]', steps: [{ query: 'url' }] },
        ],
        phone: ['.mapbox-text .biz-phone', '.biz-phone'],
        address: ['.map-box-address address', '.lightbox-map address', 'aside address', 'main address'],
        industry: ['.category-str-list a', '[data-testid="BizHeaderCategory"] a'],
      },
    },
    {
      kind: 'listing',
      path: ['/search*', '/c/*'],
      rows: [
        'li:has([data-testid="serp-ia-card"])',
        '[data-testid="serp-ia-card"]',
        'li.regular-search-result',
        '.search-result',
        'li:has(h3 a[href*="/biz/"])',
        'li:has(h4 a[href*="/biz/"])',
      ],
      fields: {
        name: ['.biz-name', 'h3 a[href*="/biz/"]', 'h4 a[href*="/biz/"]'],
        profile: ['a.biz-name', 'h3 a[href*="/biz/"]', 'h4 a[href*="/biz/"]'],
        phone: ['.biz-phone'],
        address: ['address', '.secondary-attributes address'],
      },
    },
  ],
} satisfies Recipe;
