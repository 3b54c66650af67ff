import { expect, it } from 'vitest';
import { toImportedLead } from '@/lib/transfer/import/merge-imported';
import type { ImportPlan } from '@/lib/transfer/import/plan';
import { applyChanges, findChanges } from '@/lib/transfer/import/returned-row';
import { readyPlan, toImported } from '@/lib/transfer/import/to-imported';

const ID = '00000000-0000-4000-8000-000000000001';
const COLUMNS = ['name', 'phone', 'phone', 'website', 'domain', 'stage', 'note', 'ref'];
const PLAN: ImportPlan = {
  sheet: 0,
  columns: COLUMNS.map((to, at) => ({ at, to })),
  mode: 'both',
  key: 'auto',
  differing: 'file',
  defaults: {},
};
const ready = readyPlan(PLAN, [], false);
const moment = { importId: ID, at: 2_000, categoryIds: [], listIds: [] };

const toRow = (...texts: string[]) => ({
  number: 2,
  cells: texts.map((text) => (text === '' ? undefined : { text })),
});
const AS_WRITTEN = [
  'Acme',
  '+1 617 555 0100',
  '+1 617 555 0101',
  'https://acme.example/',
  'acme.example',
  'new',
  'Met',
];
const base = toImportedLead(toImported(toRow(...AS_WRITTEN), ready), { ...moment, plan: PLAN, id: ID });

const change = (at: number, text: string) => {
  const row = toRow(...AS_WRITTEN.with(at, text), `${ID}~1`);
  const found = findChanges(row, base, base, { ready, categories: [], lists: [] });
  const lead = applyChanges(base, base, found.imported, found.changed, { ...moment, row: 2 });
  return { changed: found.changed.map(({ columns, file }) => [columns, file]), lead };
};

it('sees no change in what a spreadsheet only writes otherwise', () => {
  expect(change(5, '').changed).toEqual([]);
  expect(change(1, '+16175550100').changed).toEqual([]);
});

it('takes one of several away, and leaves the other', () => {
  const { changed, lead } = change(1, '');
  expect(changed).toEqual([[['phone'], '+1 617 555 0101']]);
  expect(lead.facts.phone?.map(({ value }) => value.e164)).toEqual(['+16175550101']);
});

it('hears nothing of columns that are worked out of others', () => {
  const { changed, lead } = change(3, 'https://acme-works.example/');
  expect(changed).toEqual([[['website'], 'https://acme-works.example/']]);
  expect(lead.facts.website?.map(({ value }) => value)).toEqual(['https://acme-works.example/']);
  expect(change(4, 'elsewhere.example').changed).toEqual([]);
});
