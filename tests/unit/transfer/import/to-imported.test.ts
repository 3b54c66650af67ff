import { describe, expect, it } from 'vitest';
import type { CustomField } from '@/lib/leads/definitions';
import { guard } from '@/lib/transfer/guard';
import type { ImportPlan } from '@/lib/transfer/import/plan';
import { readyPlan, toImported } from '@/lib/transfer/import/to-imported';
import type { FileCell } from '@/lib/transfer/read/opened-file';
import { hostileStrings } from '../../../hostile-strings';

type Cells = Record<string, string | FileCell>;

const FIELD: CustomField = { id: 'f', name: 'Own', type: 'number', createdAt: 0 };

/** A row of cells under the columns they are named by. */
function read(cells: Cells, change: Partial<ImportPlan> = {}, { isText = false, fields = [FIELD] } = {}) {
  const plan: ImportPlan = {
    sheet: 0,
    columns: Object.keys(cells).map((to, at) => ({ at, to: to.replace(/ \d$/, '') })),
    mode: 'both',
    key: 'auto',
    differing: 'file',
    defaults: {},
    ...change,
  };
  const row = Object.values(cells).map((cell) =>
    typeof cell === 'string' ? (cell === '' ? undefined : { text: cell }) : cell,
  );
  return toImported({ number: 7, cells: row }, readyPlan(plan, fields, isText));
}
const codes = (cells: Cells, change?: Partial<ImportPlan>) =>
  read(cells, change).problems.map(({ code }) => code);
const values = (
  cells: Cells,
  field: 'phone' | 'email' | 'website' | 'social' | 'address' | 'registration' | 'messenger',
  change?: Partial<ImportPlan>,
) => read(cells, change).facts[field]?.map(({ value }) => value);

const number = (text: string): FileCell => ({ text, kind: 'number' });

describe('phones', () => {
  it('are placed by the country of the row, else of the plan', () => {
    expect(values({ phone: '030 23125 100', country: 'Germany' }, 'phone')).toMatchObject([
      { e164: '+493023125100' },
    ]);
    expect(values({ phone: '030 23125 100' }, 'phone', { country: 'DE' })).toMatchObject([
      { e164: '+493023125100' },
    ]);
  });
  it('stand several in a cell, and in columns of their own, each once', () => {
    const found = values(
      { phone: '+1 617 555 0100; +1 617 555 0101', 'phone 2': '+1 617 555 0100' },
      'phone',
    );
    expect(found).toMatchObject([{ e164: '+16175550100' }, { e164: '+16175550101' }]);
  });
  it('keep what they are called: in columns beside them, and before or behind them', () => {
    const labels = (cells: Cells, change?: Partial<ImportPlan>) =>
      read(cells, change).facts.phone?.map(({ value, label }) => [value.e164, label]);
    expect(
      labels({
        phone: '+1 617 555 0100',
        'phone 2': '+1 617 555 0101; +1 617 555 0102; +1 617 555 0103',
        'phone.label': 'Sales',
        'phone.label 2': '; Support',
      }),
    ).toEqual([
      ['+16175550100', 'Sales'],
      ['+16175550101', undefined],
      ['+16175550102', 'Support'],
      ['+16175550103', undefined],
    ]);
    // Google keeps all values of one label together.
    expect(labels({ 'phone.label': '* Work', phone: '+1 617 555 0100 ::: +1 617 555 0101' })).toEqual([
      ['+16175550100', 'Work'],
      ['+16175550101', 'Work'],
    ]);
    expect(
      labels({ phone: 'Sales: +1 617 555 0100; Tel.: +1 617 555 0101; +1 617 555 0102 (front desk)' }),
    ).toEqual([
      ['+16175550100', 'Sales'],
      ['+16175550101', undefined],
      ['+16175550102', 'front desk'],
    ]);
  });
  it('are said to work or not by columns beside them, in the words of whoever checked them', () => {
    const statuses = (cells: Cells, change?: Partial<ImportPlan>) =>
      read(cells, change).facts.phone?.map(({ value, status }) => [value.e164, status]);
    expect(
      statuses({
        phone: '+1 617 555 0100',
        'phone 2': '+1 617 555 0101; +1 617 555 0102; +1 617 555 0103',
        'phone.status': 'works',
        'phone.status 2': 'Invalid; ; 存疑',
      }),
    ).toEqual([
      ['+16175550100', 'valid'],
      ['+16175550101', 'dead'],
      ['+16175550102', undefined],
      ['+16175550103', 'doubtful'],
    ]);
    expect(codes({ phone: '+1 617 555 0100', 'phone.status': 'purple' })).toEqual(['unknown-choice']);
  });
  it('belong to the label and status of the same number, wherever the columns stand', () => {
    const told = (cells: Cells, headings: string[]) =>
      read(cells, { headings }).facts.phone?.map(({ label, status }) => [label, status]);
    const cells = { phone: '+1 617 555 0100', 'phone 2': '+1 617 555 0101', 'phone.status': 'dead' };
    expect(told(cells, ['Phone', 'Phone 2', 'Phone: Does it work? 2'])).toEqual([
      [undefined, undefined],
      [undefined, 'dead'],
    ]);
    expect(
      told({ 'phone.label': 'Work', 'phone.label 2': 'Home', ...cells }, [
        'Phone 2 - Label',
        'Phone 1 - Label',
        'Phone 1 - Value',
        'Phone 2 - Value',
        'Phone 1 - Status',
      ]),
    ).toEqual([
      ['Home', 'dead'],
      ['Work', undefined],
    ]);
    // Headings that are no numbers of one series say nothing; then it is the order.
    expect(told(cells, ['Line 5', 'Line 7', 'State'])).toEqual([
      [undefined, 'dead'],
      [undefined, undefined],
    ]);
  });
  it('are mobile where their column says so and their number does not', () => {
    const labels = (to: string, headings?: string[]) =>
      read({ [to]: '+1 617 555 0100; +49 151 23456789' }, headings && { headings }).facts.phone?.map(
        ({ label }) => label,
      );
    expect(labels('mobile', ['手机 2'])).toEqual(['手机', undefined]);
    expect(labels('mobile')).toEqual(['Mobile', undefined]);
    expect(labels('phone')).toEqual([undefined, undefined]);
  });
  it('get back the zero a spreadsheet took, and say so', () => {
    const row = read({ phone: number('3023125100') }, { country: 'DE' });
    expect(row.facts.phone).toMatchObject([{ value: { text: '03023125100', e164: '+493023125100' } }]);
    expect(row.problems).toEqual([{ row: 7, column: 0, code: 'lost-zero', text: '3023125100' }]);
  });
  it('are whole where only their plus is missing', () => {
    expect(read({ phone: number('491511234567') }, { country: 'DE' })).toMatchObject({
      facts: { phone: [{ value: { e164: '+491511234567' } }] },
      problems: [],
    });
  });
  it('are left as they are where no zero is missing, or nobody can say', () => {
    expect(codes({ phone: number('6175550100') }, { country: 'US' })).toEqual([]);
    expect(codes({ phone: number('3023125100') })).toEqual(['maybe-lost-zero']);
  });
  it('that a spreadsheet rounded are no numbers any more', () => {
    const row = read({ name: 'Acme', phone: '4,93023E+11' });
    expect(row.facts.phone).toBeUndefined();
    expect(row.problems).toMatchObject([{ code: 'rounded', column: 1 }]);
  });
  it('nobody can place are kept as written', () => {
    const row = read({ phone: 'ask for 1234' });
    expect(row.facts.phone).toEqual([{ value: { text: 'ask for 1234' } }]);
    expect(row.problems).toMatchObject([{ code: 'bad-phone' }]);
  });
});

describe('values of a cell', () => {
  it.each([
    [
      { email: 'Office@Acme.example, info@acme.example' },
      'email',
      ['Office@acme.example', 'info@acme.example'],
    ],
    [{ website: 'acme.example/about' }, 'website', ['https://acme.example/about']],
    [{ registration: 'HRB 12345 B' }, 'registration', [{ scheme: 'HRB', number: '12345 B' }]],
    [{ 'registration.VAT': 'DE123456789' }, 'registration', [{ scheme: 'VAT', number: 'DE123456789' }]],
    [{ messenger: 'wechat: acme88' }, 'messenger', [{ service: 'wechat', id: 'acme88' }]],
    [{ 'messenger.telegram': '@acme' }, 'messenger', [{ service: 'telegram', id: 'acme' }]],
  ] as const)('%j', (cells, field, expected) => {
    expect(values(cells as Cells, field)).toEqual(expected);
  });

  it('at a network are its profile, and no website', () => {
    const row = read({ website: 'https://www.facebook.com/acme' });
    expect(row.facts).toMatchObject({ social: [{ value: { network: 'facebook' } }] });
    expect(row.facts.website).toBeUndefined();
  });
  it('that say there is nothing are nothing', () => {
    expect(read({ name: 'Acme', email: 'n/a', phone: '-', website: '无' })).toMatchObject({
      facts: { name: [{ value: 'Acme' }] },
      problems: [],
    });
  });
  it('lose only the quoting that we added', () => {
    for (const text of ["'=1+1", '=1+1', "''x", "'s-Hertogenbosch"])
      expect(read({ name: guard(text) }, {}, { isText: true }).facts.name).toEqual([{ value: text }]);
  });
});

describe('a person', () => {
  it.each([
    [{ firstName: 'Ana', lastName: 'Roe' }, 'Ana Roe'],
    [{ firstName: '小明', lastName: '王' }, '王小明'],
    [{ lastName: 'Roe' }, 'Roe'],
    [{ person: 'Ana Roe', firstName: 'A.' }, 'Ana Roe'],
  ])('%j', (cells, name) => {
    expect(read(cells).facts.person).toEqual([{ value: name }]);
  });
  it('without a company is a lead of that kind', () => {
    expect(read({ person: 'Ana Roe' }).kind).toBe('person');
    expect(read({ person: 'Ana Roe', company: 'Acme' }).kind).toBe('organisation');
    expect(read({ name: 'Ana Roe', kind: '个人' }).kind).toBe('person');
  });
});

describe('an address', () => {
  it('is made of its parts', () => {
    expect(
      values(
        { street: '1 Mill Road', postalCode: '02101', locality: 'Boston', region: 'MA', country: 'USA' },
        'address',
      ),
    ).toEqual([
      {
        text: '1 Mill Road, 02101 Boston, MA, US',
        street: '1 Mill Road',
        postalCode: '02101',
        locality: 'Boston',
        region: 'MA',
        countryCode: 'US',
      },
    ]);
  });
  it('is taken apart where it stands in one cell', () => {
    expect(values({ address: 'Musterstraße 1, 10178 Berlin' }, 'address', { country: 'DE' })).toMatchObject([
      { text: 'Musterstraße 1, 10178 Berlin', postalCode: '10178', locality: 'Berlin' },
    ]);
  });
  it('gets back the zero of its postal code', () => {
    const row = read({ postalCode: number('2101'), locality: 'Boston', country: 'US' });
    expect(row.facts.address).toMatchObject([{ value: { postalCode: '02101' } }]);
    expect(row.problems).toMatchObject([{ code: 'lost-zero' }]);
  });
});

describe('what is chosen', () => {
  it.each([
    ['Contacted', 'contacted'],
    ['有意向', 'qualified'],
    ['已成交', 'converted'],
    ['新名單', 'new'],
    ['Not a fit', 'unqualified'],
    ['Closed Won', 'converted'],
  ])('%s is a stage', (text, stage) => {
    expect(read({ name: 'Acme', stage: text }).marks.stage).toBe(stage);
  });
  it('and is none says so', () => {
    expect(
      codes({ name: 'Acme', stage: 'somewhere', country: 'Atlantis', class: 'vip', level: 'x' }),
    ).toEqual(['unknown-country', 'unknown-stage', 'unknown-choice']);
  });
  it.each([
    ['yes', true],
    ['否', false],
    ['asked us to stop', { reason: 'asked us to stop' }],
  ])('do not contact: %s', (text, wish) => {
    expect(read({ name: 'Acme', doNotContact: text }).marks.doNotContact).toEqual(wish);
  });
});

describe('own fields and dates', () => {
  const custom = (type: CustomField['type'], text: string | FileCell, change?: Partial<ImportPlan>) => {
    const fields: CustomField[] = [
      { ...FIELD, type, ...(type === 'choice' && { choices: ['Small', 'Large'] }) },
    ];
    return read({ name: 'Acme', 'custom.f': text }, change, { fields });
  };
  it.each([
    ['number', '1,200.5', 1200.5],
    ['boolean', '是', true],
    ['choice', 'large', 'Large'],
    ['date', '2026-11-21', '2026-11-21'],
    ['url', 'acme.example', 'https://acme.example'],
    ['text', '00123', '00123'],
  ] as const)('%s: %s', (type, text, value) => {
    expect(custom(type, text).custom).toEqual({ f: value });
  });
  it('are read in the order of the plan, and unclear ones are told', () => {
    expect(custom('date', '03/04/2026', { dates: 'day' }).custom).toEqual({ f: '2026-04-03' });
    expect(custom('date', '03/04/2026', { dates: 'month' }).custom).toEqual({ f: '2026-03-04' });
    expect(custom('date', '03/04/2026').problems).toMatchObject([{ code: 'unclear-date' }]);
    expect(custom('date', 'soon').problems).toMatchObject([{ code: 'bad-date' }]);
  });
});

it('takes categories as paths, tags and lists as names', () => {
  expect(
    read({
      name: 'Acme',
      category: 'Trade > Plumbers; Bars, Restaurants',
      tags: 'fair, spring',
      lists: 'A;B',
    }),
  ).toMatchObject({
    categories: [['Trade', 'Plumbers'], ['Bars, Restaurants']],
    tags: ['fair', 'spring'],
    lists: ['A', 'B'],
  });
});

it('says of a row that says nothing that it does', () => {
  expect(codes({ name: '', tags: 'fair' })).toEqual(['nothing']);
});

it('keeps the beginning of what is too long, and says so', () => {
  const row = read({ name: 'a'.repeat(1_500) });
  expect(row.facts.name?.[0]?.value).toHaveLength(1_000);
  expect(row.problems).toMatchObject([{ code: 'cut', text: 'a'.repeat(200) }]);
});

it('throws at nothing', () => {
  const targets = [
    'name',
    'phone',
    'email',
    'website',
    'address',
    'registration',
    'messenger',
    'social',
    'custom.f',
    'savedAt',
    'ref',
    'stage',
    'category',
    'tags',
    'country',
    'postalCode',
    'language',
    'doNotContact',
  ];
  for (const text of hostileStrings)
    for (const to of targets)
      expect(() => read({ [to]: text }, { country: 'DE' }, { isText: true })).not.toThrow();
});

describe('rows that are no leads', () => {
  const headings = ['Company', 'E-mail'];
  it.each([
    ['the headings again', { name: 'Company', email: 'E-mail' }, ['bad-email', 'nothing']],
    ['a total', { name: 'Total:', email: '' }, ['nothing']],
    ['one in another language', { name: '合计', email: '-' }, ['nothing']],
    ['a firm of that name that can be reached', { name: 'Total', email: 'office@total.example' }, []],
    ['a firm that is called like a heading', { name: 'Company', email: 'office@company.example' }, []],
  ])('are left out, and nothing else: %s', (_, cells, problems) => {
    expect(codes(cells, { headings })).toEqual(problems);
  });
});
