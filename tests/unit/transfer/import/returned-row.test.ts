import { describe, expect, it } from 'vitest';
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

describe('what values are called', () => {
  const columns = ['name', 'phone', 'phone', 'phone.label', 'phone.label', 'ref'];
  const labelled = readyPlan({ ...PLAN, columns: columns.map((to, at) => ({ at, to })) }, [], false);
  const written = ['Acme', '+1 617 555 0100', '+1 617 555 0101', '', 'Support'];
  const exported = toImportedLead(toImported(toRow(...written), labelled), { ...moment, plan: PLAN, id: ID });
  const changeTo = (...cells: string[]) => {
    const row = toRow(...cells, `${ID}~1`);
    const found = findChanges(row, exported, exported, { ready: labelled, categories: [], lists: [] });
    const lead = applyChanges(exported, exported, found.imported, found.changed, { ...moment, row: 2 });
    return {
      changed: found.changed.map(({ columns: [first], exported: was, file }) => [first, was, file]),
      phones: lead.facts.phone?.map(({ value, label, sources }) => [value.e164, label, sources[0]?.by]),
    };
  };

  it('is a cell like any other', () => {
    expect(changeTo(...written).changed).toEqual([]);
    expect(changeTo(...written.with(3, 'Sales'))).toEqual({
      changed: [['phone.label', 'Support', 'Sales; Support']],
      phones: [
        ['+16175550100', 'Sales', 'import'],
        ['+16175550101', 'Support', 'import'],
      ],
    });
    expect(changeTo(...written.with(4, '')).phones?.map(([, label]) => label)).toEqual([
      undefined,
      undefined,
    ]);
  });

  it('stays with the place when the value is another', () => {
    const { changed, phones } = changeTo(...written.with(2, '+1 617 555 0102'));
    expect(changed.map(([column]) => column)).toEqual(['phone']);
    expect(phones?.map(([number, label]) => [number, label])).toEqual([
      ['+16175550100', undefined],
      ['+16175550102', 'Support'],
    ]);
  });
});

describe('whether values work', () => {
  const columns = ['name', 'phone', 'phone', 'phone.status', 'phone.status', 'ref'];
  const told = readyPlan({ ...PLAN, columns: columns.map((to, at) => ({ at, to })) }, [], false);
  const written = ['Acme', '+1 617 555 0100', '+1 617 555 0101', '', 'doubtful'];
  const exported = toImportedLead(toImported(toRow(...written), told), { ...moment, plan: PLAN, id: ID });
  const changeTo = (...cells: string[]) => {
    const row = toRow(...cells, `${ID}~1`);
    const found = findChanges(row, exported, exported, { ready: told, categories: [], lists: [] });
    const lead = applyChanges(exported, exported, found.imported, found.changed, { ...moment, row: 2 });
    return {
      changed: found.changed.map(({ columns: [first], exported: was, file }) => [first, was, file]),
      phones: lead.facts.phone?.map(({ value, status }) => [value.e164, status]),
    };
  };

  it('is a cell like any other; what is dead stands last', () => {
    expect(changeTo(...written).changed).toEqual([]);
    expect(changeTo(...written.with(3, 'works')).changed).toEqual([]);
    expect(changeTo(...written.with(3, 'dead'))).toEqual({
      changed: [['phone.status', 'doubtful', 'dead; doubtful']],
      phones: [
        ['+16175550101', 'doubtful'],
        ['+16175550100', 'dead'],
      ],
    });
    expect(changeTo(...written.with(4, 'valid')).phones).toEqual([
      ['+16175550100', undefined],
      ['+16175550101', undefined],
    ]);
  });

  it('is no wish where the word is none', () => {
    expect(changeTo(...written.with(4, 'purple')).changed).toEqual([]);
  });
});

it('hears nothing of columns that are worked out of others', () => {
  const { changed, lead } = change(3, 'https://acme-works.example/');
  expect(changed).toEqual([[['website'], 'https://acme-works.example/']]);
  expect(lead.facts.website?.map(({ value }) => value)).toEqual(['https://acme-works.example/']);
  expect(change(4, 'elsewhere.example').changed).toEqual([]);
});
