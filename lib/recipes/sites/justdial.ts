import type { Recipe } from '../recipe';

export const justdial = {
  id: 'justdial',
  name: 'Justdial',
  matches: ['justdial.com'],
  pages: [
    {
      kind: 'profile',
      // Names of firms come before `BZDET` in their addresses.
      path: ['/*_BZDET*'],
      fields: {
        name: ['h1.compney', 'h1'],
        address: ['address.vendorinfo_address', '.vendorinfo_address', '.adresstooltip'],
        profile: ['link[rel="canonical"]'],
      },
    },
    {
      kind: 'listing',
      path: ['/*/nct-*', '/*/search*'],
      rows: ['.resultbox', 'li.cntanr', '[class*="resultbox "]'],
      fields: {
        name: ['.resultbox_title_anchor', '.resultbox_title', '.lng_cont_name', 'h2'],
        profile: ['a.resultbox_title_anchorbox', 'h2 a', '.jcn a'],
        address: ['.locatcity', '.resultbox_address address', '.resultbox_address', '.cont_sw_addr'],
      },
    },
  ],
} satisfies Recipe;
