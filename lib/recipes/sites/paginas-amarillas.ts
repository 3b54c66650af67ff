import type { Recipe } from '../recipe';

export const paginasAmarillas = {
  id: 'paginas-amarillas',
  name: 'Páginas Amarillas',
  matches: ['paginasamarillas.es'],
  pages: [
    {
      kind: 'listing',
      path: ['/search/*', '/a/*', '/b/*'],
      rows: ['.listado-item', '[itemtype*="LocalBusiness"]'],
      fields: {
        name: ['h2 [itemprop="name"]', '[itemprop="name"]', 'h2'],
        profile: ['.box a[data-omniclick="name"]', 'h2 a', '.cabecera a'],
        phone: ['[itemprop="telephone"]', '.llama-desplegable'],
        address: ['[itemprop="address"]', '.location'],
        website: ['a.web'],
        industry: ['.categ'],
      },
    },
  ],
} satisfies Recipe;
