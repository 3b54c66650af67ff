import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { getColumnSpec, parseColumnId } from '@/lib/transfer/columns/column';
import { toTables } from '@/lib/transfer/columns/to-tables';
import { readySets } from '@/lib/transfer/sets/built-in';
import { words } from '../words';

const folder = new URL('../../../../lib/transfer/sets/', import.meta.url);

/** What each program expects, heading by heading: what its import takes over without being told. */
const expected: Record<string, readonly string[]> = {
  hubspot: [
    'First name',
    'Last name',
    'Email',
    'Phone number',
    'Mobile phone number',
    'Fax number',
    'Job title',
    'Company name',
    'Company domain name',
    'Website URL',
    'Street address',
    'City',
    'State/Region',
    'Postal code',
    'Country/Region',
    'Description',
  ],
  salesforce: [
    'First Name',
    'Last Name',
    'Company',
    'Title',
    'Email',
    'Phone',
    'Mobile Phone',
    'Fax',
    'Website',
    'Street',
    'City',
    'State',
    'Postal Code',
    'Country',
    'Description',
  ],
  pipedrive: [
    'Person - Name',
    'Person - Email',
    'Person - Phone',
    'Person - Job title',
    'Organization - Name',
    'Organization - Address',
    'Organization - Website',
    'Organization - LinkedIn profile',
    'Note',
  ],
  zoho: [
    'First Name',
    'Last Name',
    'Company',
    'Title',
    'Email',
    'Secondary Email',
    'Phone',
    'Mobile',
    'Fax',
    'Website',
    'Street',
    'City',
    'State',
    'Zip Code',
    'Country',
    'Description',
  ],
  'google-contacts': [
    'First Name',
    'Last Name',
    'Organization Name',
    'Organization Title',
    'Notes',
    'Labels',
    'E-mail 1 - Label',
    'E-mail 1 - Value',
    'E-mail 2 - Label',
    'E-mail 2 - Value',
    'Phone 1 - Label',
    'Phone 1 - Value',
    'Phone 2 - Label',
    'Phone 2 - Value',
    'Phone 3 - Label',
    'Phone 3 - Value',
    'Address 1 - Label',
    'Address 1 - Formatted',
    'Address 1 - Street',
    'Address 1 - City',
    'Address 1 - Region',
    'Address 1 - Postal Code',
    'Address 1 - Country',
    'Website 1 - Label',
    'Website 1 - Value',
  ],
  outlook: [
    'First Name',
    'Last Name',
    'Company',
    'Job Title',
    'Business Street',
    'Business City',
    'Business State',
    'Business Postal Code',
    'Business Country/Region',
    'Business Fax',
    'Business Phone',
    'Business Phone 2',
    'Mobile Phone',
    'E-mail Address',
    'E-mail 2 Address',
    'E-mail 3 Address',
    'Categories',
    'Notes',
    'Web Page',
  ],
};

describe('ready column sets', () => {
  it('are all registered, each under an id of its own', () => {
    const files = readdirSync(folder).filter((file) => !['built-in.ts', 'ready-set.ts'].includes(file));
    expect(readySets.map(({ id }) => `${id}.ts`).sort()).toEqual(files.sort());
  });

  it.each(readySets.map((set) => [set.id, set] as const))('%s names only columns there are', (_, set) => {
    const known = set.columns.filter(({ id }) => {
      const ref = parseColumnId(id);
      if (ref === undefined) return false;
      if ('custom' in ref) return ref.custom === '*';
      const { only } = getColumnSpec(ref.id);
      return only === undefined || only === set.rows;
    });
    expect(known).toEqual(set.columns);
  });

  const foreign = readySets.filter(({ isForeign }) => isForeign);

  it.each(foreign.map((set) => [set.id, set] as const))(
    '%s has the headings its program expects, in whatever language',
    async (id, set) => {
      const german = {
        ...words,
        locale: 'de',
        header: () => 'Überschrift',
        aspectHeader: () => 'Überschrift',
      };
      const [table] = await toTables({ count: 0, chunks: () => [] }, set, {
        words: german,
        categories: [],
        lists: [],
        customFields: [],
        now: 0,
      });
      expect(table.columns.map(({ header }) => header)).toEqual(expected[id]);
    },
  );

  it.each(foreign.map((set) => [set.id, set] as const))('%s says where the headings are from', (id, set) => {
    expect(set.program).toBeDefined();
    expect(readFileSync(new URL(`${id}.ts`, folder), 'utf8')).toMatch(/\* Sources?: /);
  });
});
