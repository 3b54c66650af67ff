import { describe, expect, it } from 'vitest';
import type { Facts, Lead } from '@/lib/leads/lead';
import { toLeadTable } from '@/lib/transfer/lead-table';
import type { Row } from '@/lib/transfer/table';

const at = Date.UTC(2026, 10, 21);
const seen = [{ by: 'user' as const, at }];
const ids = {
  lead: '00000000-0000-4000-8000-000000000001',
  category: '00000000-0000-4000-8000-000000000002',
  trade: '00000000-0000-4000-8000-000000000003',
  list: '00000000-0000-4000-8000-000000000004',
  sales: '00000000-0000-4000-8000-000000000005',
  due: '00000000-0000-4000-8000-000000000006',
  visited: '00000000-0000-4000-8000-000000000007',
};

const lead = (facts: Facts, rest: Partial<Lead> = {}): Lead => ({
  id: ids.lead,
  kind: 'organisation',
  facts,
  categoryIds: [],
  tags: [],
  createdAt: at,
  updatedAt: at,
  revision: 1,
  keys: [],
  ...rest,
});

const options = {
  sheetName: 'Leads',
  categories: [
    { id: ids.category, name: 'Plumbers', parentId: ids.trade, createdAt: at },
    { id: ids.trade, name: 'Trade', createdAt: at },
  ],
  lists: [{ id: ids.list, name: 'Fair', createdAt: at }],
  customFields: [
    { id: ids.sales, name: 'Annual sales', type: 'number' as const, createdAt: at },
    { id: ids.due, name: 'Due', type: 'date' as const, createdAt: at },
    { id: ids.visited, name: 'Visited', type: 'boolean' as const, createdAt: at },
  ],
  words: { stage: (id: string) => `stage ${id}`, class: (id: string) => `class ${id}`, yes: 'yes', no: 'no' },
  header: (id: string) => id,
  sourceOf: () => ({ url: 'https://directory.example/boston', title: 'Boston' }),
};

/** The rows as objects by heading. */
function toRows(leads: Lead[]): Record<string, unknown>[] {
  const table = toLeadTable(leads, options);
  return [...(table.rows() as Iterable<Row>)].map((row) =>
    Object.fromEntries(table.columns.map((column, i) => [column.header, row[i]])),
  );
}

describe('leads as a table', () => {
  it('has a row each with what is known, where it comes from and when', () => {
    const acme = lead(
      {
        name: [{ value: 'Acme Plumbing', sources: seen }],
        phone: [{ value: { text: '(617) 555-0100', e164: '+16175550100', country: 'US' }, sources: seen }],
        address: [
          {
            value: { text: '1 Main St, Boston, MA 02101', locality: 'Boston', postalCode: '02101' },
            sources: seen,
          },
        ],
      },
      { categoryIds: [ids.category], tags: ['boston', 'spring'], note: 'Call Monday' },
    );
    expect(toRows([acme])).toEqual([
      {
        name: 'Acme Plumbing',
        phone: '+1 617 555 0100',
        email: undefined,
        website: undefined,
        address: '1 Main St, Boston, MA 02101',
        postalCode: '02101',
        locality: 'Boston',
        category: 'Trade › Plumbers',
        tags: 'boston; spring',
        note: 'Call Monday',
        sourcePage: 'https://directory.example/boston',
        savedAt: new Date(at),
        updatedAt: new Date(at),
      },
    ]);
  });

  it('gives several phones columns of their own and loses none', () => {
    const phones = ['1', '2', '3', '4', '5'].map((n) => ({ value: { text: `555 010${n}` }, sources: seen }));
    expect(toRows([lead({ phone: phones })])[0]).toMatchObject({
      phone: '555 0101',
      'phone 2': '555 0102',
      'phone 3': '555 0103; 555 0104; 555 0105',
    });
  });

  it('makes as many phone columns as the lead with most phones needs', () => {
    const one = lead({ phone: [{ value: { text: '555 0101' }, sources: seen }] });
    const two = lead({
      phone: [
        { value: { text: '555 0102' }, sources: seen },
        { value: { text: '555 0103' }, sources: seen },
      ],
    });
    const [first, second] = toRows([one, two]);
    expect(first).toMatchObject({ phone: '555 0101', 'phone 2': undefined });
    expect(second).toMatchObject({ phone: '555 0102', 'phone 2': '555 0103' });
  });

  it('leaves out columns nobody has a value for, except the ones everybody looks for', () => {
    expect(toLeadTable([], options).columns.map((column) => column.id)).toEqual([
      'name',
      'phone',
      'email',
      'website',
      'address',
      'sourcePage',
    ]);
  });

  it('says where a lead stands: lists, stage, owner, class, and whether it may be contacted', () => {
    const plain = lead({ name: [{ value: 'Plain', sources: seen }] });
    const special = lead(
      { name: [{ value: 'Special', sources: seen }] },
      {
        listIds: [ids.list],
        stage: 'qualified',
        owner: 'Ann',
        class: 'key-customer',
        doNotContact: { since: at, reason: 'asked by phone' },
      },
    );
    const [first, second] = toRows([special, plain]);
    expect(first).toMatchObject({
      lists: 'Fair',
      stage: 'stage qualified',
      owner: 'Ann',
      class: 'class key-customer',
      doNotContact: 'asked by phone',
    });
    // What is usual is said too, so that a filter in the sheet finds it.
    expect(second).toMatchObject({ stage: 'stage new', class: 'class prospect', doNotContact: undefined });
  });

  it('has the fields of the user’s own under their names, numbers as numbers', () => {
    const filled = lead({}, { custom: { [ids.sales]: 1200.5, [ids.due]: '2026-12-01' } });
    const [row] = toRows([filled]);
    expect(row).toMatchObject({ 'Annual sales': 1200.5, Due: '2026-12-01' });
    expect(row && 'Visited' in row).toBe(false);
    const table = toLeadTable([filled], options);
    expect(table.columns.slice(-2).map(({ id, kind }) => [id, kind])).toEqual([
      [`custom.${ids.sales}`, 'number'],
      [`custom.${ids.due}`, 'text'],
    ]);
    expect(toRows([lead({}, { custom: { [ids.visited]: true } })])[0]).toMatchObject({ Visited: 'yes' });
  });

  it('treats phones, postal codes and register numbers as text', () => {
    const full = lead({
      phone: [{ value: { text: '1' }, sources: seen }],
      address: [{ value: { text: 'x', postalCode: '01067' }, sources: seen }],
      registration: [{ value: { scheme: 'HRB', number: '012345' }, sources: seen }],
    });
    const kinds = Object.fromEntries(toLeadTable([full], options).columns.map((c) => [c.id, c.kind]));
    expect(kinds).toMatchObject({ phone: 'text', postalCode: 'text', registration: 'text', savedAt: 'date' });
  });
});
