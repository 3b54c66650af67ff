import { describe, expect, it } from 'vitest';
import type { CustomField } from '@/lib/leads/definitions';
import type { Capture, Fact, Facts, Lead } from '@/lib/leads/lead';
import type { FieldValue, Phone } from '@/lib/leads/values';
import { getCaptureIds, type LeadRow, type LeadSource } from '@/lib/transfer/columns/lead-source';
import { getNeeds, toTables, type ColumnChoice, type TableOptions } from '@/lib/transfer/columns/to-tables';
import { all } from '@/lib/transfer/sets/all';
import { requests } from '@/lib/transfer/sets/requests';
import { readPieces, type Row, type Table } from '@/lib/transfer/table';
import { words } from '../words';

const at = Date.UTC(2026, 10, 21);
const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const typed = [{ by: 'user' as const, at }];
const seen = [{ by: 'capture' as const, captureId: id(90), at }];
const fact = <T>(value: T, more: Partial<Fact<T>> = {}): Fact<T> => ({ value, sources: typed, ...more });
const phone = (e164: string, more: Partial<Fact<Phone>> = {}) => fact({ text: e164, e164 }, more);

const toLead = (facts: Facts, rest: Partial<Lead> = {}): Lead => ({
  id: id(1),
  kind: 'organisation',
  facts,
  categoryIds: [],
  tags: [],
  createdAt: at,
  updatedAt: at,
  revision: 3,
  keys: [],
  ...rest,
});

const options: TableOptions = {
  words,
  categories: [
    { id: id(2), name: 'Plumbers', parentId: id(3), createdAt: at },
    { id: id(3), name: 'Trade', createdAt: at },
  ],
  lists: [{ id: id(4), name: 'Fair', createdAt: at }],
  customFields: [
    { id: id(5), name: 'Sales', type: 'number', createdAt: at },
    { id: id(6), name: 'Ends', type: 'date', createdAt: at },
    { id: id(7), name: 'Visited', type: 'boolean', createdAt: at },
  ],
  now: at,
};

const toSource = (rows: readonly (Lead | LeadRow)[]): LeadSource => ({
  count: rows.length,
  chunks: () => rows.map((row) => ['lead' in row ? row : { lead: row }]),
});
const choose = (columns: string[], rest: Partial<ColumnChoice> = {}): ColumnChoice => ({
  rows: 'lead',
  several: 'columns',
  columns: columns.map((column) => ({ id: column })),
  ...rest,
});

async function readRows(table: Table): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const piece of readPieces(table)) rows.push(...piece);
  return rows;
}
const readObjects = async (table: Table) =>
  (await readRows(table)).map((row) =>
    Object.fromEntries(table.columns.map(({ header }, n) => [header, row[n]])),
  );
async function lay(rows: readonly (Lead | LeadRow)[], set: ColumnChoice, more: Partial<TableOptions> = {}) {
  const [table] = await toTables(toSource(rows), set, { ...options, ...more });
  return readObjects(table);
}

describe('a table of leads', () => {
  const acme = toLead(
    {
      name: [fact('Acme Plumbing')],
      person: [fact('Ana Roe')],
      phone: [phone('+16175550100', { label: 'Sales' }), phone('+16175550101'), phone('+491711234567')],
      email: [fact('info@acme.example')],
      website: [fact('https://www.acme.example/')],
      address: [
        fact({
          text: '1 Main St, Boston, MA 02101',
          street: '1 Main St',
          locality: 'Boston',
          postalCode: '02101',
          countryCode: 'US',
        }),
      ],
    },
    {
      categoryIds: [id(2)],
      tags: ['boston', 'spring'],
      listIds: [id(4)],
      stage: 'unqualified',
      stageReason: 'no budget',
      owner: 'Eve',
      custom: { [id(5)]: 1200.5, [id(6)]: '2026-12-01', [id(7)]: true },
      next: { title: 'Ring', due: '2026-12-02' },
      touched: { at, kind: 'call', direction: 'out', outcome: 'reached' },
    },
  );

  it('has the columns of the set, in its order, under its headings', async () => {
    const set: ColumnChoice = {
      rows: 'lead',
      several: 'columns',
      columns: [
        { id: 'email#1', header: 'E-mail Address' },
        { id: 'company' },
        { id: 'gone' },
        { id: `custom.${id(99)}` },
      ],
    };
    const [table] = await toTables(toSource([acme]), set, options);
    expect(table.columns.map(({ header }) => header)).toEqual(['E-mail Address', 'company']);
    expect(await readRows(table)).toEqual([['info@acme.example', 'Acme Plumbing']]);
  });

  it('has numbered columns, as many as the leads need, or all in one cell', async () => {
    const one = toLead({ phone: [phone('+16175550102')] });
    expect(await lay([one, acme], choose(['phone']))).toEqual([
      { phone: '+1 617 555 0102', 'phone 2': undefined, 'phone 3': undefined },
      { phone: '+1 617 555 0100', 'phone 2': '+1 617 555 0101', 'phone 3': '+49 171 1234567' },
    ]);
    expect(await lay([acme], choose(['phone'], { several: 'joined' }))).toEqual([
      { phone: '+1 617 555 0100; +1 617 555 0101; +49 171 1234567' },
    ]);
  });

  it('loses none where there are more than ten', async () => {
    const many = toLead({ email: Array.from({ length: 13 }, (_, n) => fact(`a${String(n)}@acme.example`)) });
    const [row] = await lay([many], choose(['email']));
    expect(Object.keys(row ?? {})).toHaveLength(10);
    expect(row?.['email 10']).toBe('a9@acme.example; a10@acme.example; a11@acme.example; a12@acme.example');
  });

  it('has columns of labels only where a value has one, in step with the values', async () => {
    const set = choose(['phone', 'phone.label', 'email', 'email.label'], { leavesOutEmpty: true });
    const unnamed = toLead({
      phone: ['5550102', '5550103', '5550104', '5550105'].map((one) => phone(`+1617${one}`)),
    });
    expect(await lay([acme, unnamed], set)).toMatchObject([
      { 'phone: label': 'Sales', 'phone: label 2': undefined, 'phone: label 3': undefined },
      { 'phone 4': '+1 617 555 0105', 'phone: label': undefined },
    ]);
    const [first] = await lay([acme, unnamed], set);
    expect(Object.keys(first ?? {}).filter((header) => header.includes('label'))).toEqual([
      'phone: label',
      'phone: label 2',
      'phone: label 3',
    ]);
  });

  it('keeps mobiles apart where they have a column of their own', async () => {
    expect(await lay([acme], choose(['phone', 'mobile']))).toEqual([
      { phone: '+1 617 555 0100', 'phone 2': '+1 617 555 0101', mobile: '+49 171 1234567' },
    ]);
    const called = toLead({
      phone: [phone('+16175550100', { label: 'Mobile' }), phone('+16175550101', { label: 'Office' })],
    });
    expect(await lay([called], choose(['phone', 'mobile']))).toEqual([
      { phone: '+1 617 555 0101', mobile: '+1 617 555 0100' },
    ]);
  });

  it('takes names and addresses apart', async () => {
    const set = choose([
      'firstName',
      'lastName',
      'street',
      'postalCode',
      'locality',
      'country',
      'countryName',
      'domain',
    ]);
    expect(await lay([acme], set)).toEqual([
      {
        firstName: 'Ana',
        lastName: 'Roe',
        street: '1 Main St',
        postalCode: '02101',
        locality: 'Boston',
        country: 'US',
        countryName: 'United States',
        domain: 'acme.example',
      },
    ]);
  });

  it('names countries in the language of the program the file is for', async () => {
    const german = { words: { ...words, locale: 'de' } };
    expect(await lay([acme], choose(['countryName']), german)).toEqual([
      { countryName: 'Vereinigte Staaten' },
    ]);
    expect(await lay([acme], choose(['countryName'], { locale: 'en' }), german)).toEqual([
      { countryName: 'United States' },
    ]);
  });

  it.each<[string, Partial<Lead>, Record<string, unknown>]>([
    [
      'a company without a person',
      { facts: { name: [fact('Acme')] } },
      { company: 'Acme', contactName: undefined, lastNameOrCompany: 'Acme', companyOrPerson: 'Acme' },
    ],
    [
      'a person at a company',
      { kind: 'person', facts: { name: [fact('Acme')], person: [fact('Ana Roe')] } },
      { company: 'Acme', contactName: 'Ana Roe', lastNameOrCompany: 'Roe', companyOrPerson: 'Acme' },
    ],
    [
      'a person on their own',
      { kind: 'person', facts: { name: [fact('Ana Roe')] } },
      { company: undefined, contactName: 'Ana Roe', lastNameOrCompany: 'Roe', companyOrPerson: 'Ana Roe' },
    ],
  ])('has names for programs that want one: %s', async (_, lead, expected) => {
    const set = choose(['company', 'contactName', 'lastNameOrCompany', 'companyOrPerson']);
    expect(await lay([toLead({}, lead)], set)).toEqual([expected]);
  });

  it('says where a lead stands and what comes next', async () => {
    const columns = [
      'category',
      'tags',
      'lists',
      'stage',
      'stageReason',
      'owner',
      'level',
      'next',
      'due',
      'touched',
      'outcome',
      'activities',
    ];
    expect(await lay([{ lead: acme, activities: 4 }], choose(columns))).toEqual([
      {
        category: 'Trade › Plumbers',
        tags: 'boston; spring',
        lists: 'Fair',
        stage: 'stage unqualified',
        stageReason: 'no budget',
        owner: 'Eve',
        level: 'level internal',
        next: 'Ring',
        due: '2026-12-02',
        touched: new Date(at),
        outcome: 'outcome reached',
        activities: 4,
      },
    ]);
  });

  it('has the fields of the user’s own under their names, typed', async () => {
    const [table] = await toTables(toSource([acme]), choose(['custom.*']), options);
    expect(table.columns.map(({ header, kind }) => [header, kind])).toEqual([
      ['Sales', 'number'],
      ['Ends', 'day'],
      ['Visited', 'text'],
    ]);
    expect(await readRows(table)).toEqual([[1200.5, '2026-12-01', 'yes']]);
    const text: CustomField = { id: id(5), name: 'Sales', type: 'text', createdAt: at };
    // The field was made a text since.
    expect(await lay([acme], choose([`custom.${id(5)}`]), { customFields: [text] })).toEqual([
      { Sales: '1200.5' },
    ]);
  });

  it('leaves out what nobody has, in a set of everything', async () => {
    const bare = toLead({ name: [fact('Bare')] });
    const [table] = await toTables(toSource([bare]), all, options);
    expect(table.columns.map(({ id: column }) => column)).toEqual([
      'name',
      'phone',
      'email',
      'website',
      'address',
      'sourcePage',
      'savedAt',
      'updatedAt',
    ]);
    // What is usual is said too where somebody is out of the ordinary, so that a filter in the sheet finds it.
    const rows = await lay([bare, acme], all);
    expect(rows.map(({ stage }) => stage)).toEqual(['stage new', 'stage unqualified']);
  });

  it('ends with what a file that comes back is compared by', async () => {
    const [table] = await toTables(toSource([acme]), choose(['name']), { ...options, ref: true });
    expect(table.columns.at(-1)).toMatchObject({ id: 'ref', isNarrow: true });
    expect((await readRows(table))[0]?.at(-1)).toBe(`${id(1)}~3`);
  });
});

describe('where values come from', () => {
  const capture: Capture = {
    id: id(90),
    leadId: id(1),
    at,
    page: { url: 'https://directory.example/boston', title: 'Boston' },
    candidate: {
      key: 'x',
      kind: 'organisation',
      facts: {
        phone: [
          {
            value: { text: '(617) 555-0100', e164: '+16175550100' },
            shown: 'Call (617) 555-0100',
            reader: 'listing',
            confidence: 1,
          },
        ],
      },
    },
  };
  const lead = toLead(
    {
      name: [fact('Acme', { sources: [{ by: 'import', importId: id(80), row: 7, at }] })],
      phone: [
        phone('+16175550100', { sources: seen, label: 'Sales' }),
        phone('+16175550101', { status: 'dead' }),
      ],
    },
    { sites: ['directory.example'] },
  );
  const row: LeadRow = { lead, captures: new Map([[capture.id, capture]]) };

  it('stands in columns of the lead', async () => {
    expect(await lay([row], choose(['name']), { provenance: true })).toEqual([
      {
        name: 'Acme',
        sourcePage: 'https://directory.example/boston',
        sourceTitle: 'Boston',
        sites: 'directory.example',
        capturedOn: new Date(at),
        reader: 'reader listing',
      },
    ]);
  });

  it('and of each value of a field, in step with the values', async () => {
    expect(
      await lay(
        [row],
        choose([
          'phone',
          'phone.label',
          'phone#2.status',
          'phone#1.shown',
          'phone#1.page',
          'phone#1.capturedOn',
        ]),
      ),
    ).toEqual([
      {
        phone: '+1 617 555 0100',
        'phone 2': '+1 617 555 0101',
        'phone: label': 'Sales',
        'phone: label 2': undefined,
        'phone: status 2': 'point.status dead',
        'phone: shown': 'Call (617) 555-0100',
        'phone: page': 'https://directory.example/boston',
        'phone: capturedOn': new Date(at),
      },
    ]);
  });

  it('and on a sheet with a row for each value and source', async () => {
    const [, sheet] = await toTables(toSource([row]), choose(['name']), {
      ...options,
      sheets: { sources: true },
      importNames: new Map([[id(80), 'fair.csv']]),
    });
    expect(sheet?.count).toBe(3);
    expect(sheet && (await readObjects(sheet))).toEqual([
      {
        lead: 'Acme',
        field: 'name',
        value: 'Acme',
        origin: 'import',
        page: 'fair.csv, 7',
        url: undefined,
        date: new Date(at),
        shown: undefined,
        reader: undefined,
      },
      {
        lead: 'Acme',
        field: 'phone',
        value: '+1 617 555 0100',
        origin: 'capture',
        page: 'Boston',
        url: 'https://directory.example/boston',
        date: new Date(at),
        shown: 'Call (617) 555-0100',
        reader: 'reader listing',
      },
      {
        lead: 'Acme',
        field: 'phone',
        value: '+1 617 555 0101',
        origin: 'user',
        page: undefined,
        url: undefined,
        date: new Date(at),
        shown: undefined,
        reader: undefined,
      },
    ]);
  });

  it('is asked of the store only where a column needs it', () => {
    expect(getNeeds(choose(['name', 'sites', 'phone.label']))).toEqual({
      captures: 'none',
      activities: false,
    });
    expect(getNeeds(choose(['sourcePage', 'activities']))).toEqual({ captures: 'first', activities: true });
    expect(getNeeds(choose(['phone.shown'])).captures).toBe('all');
    expect(getNeeds(choose(['name']), { provenance: true }).captures).toBe('first');
    expect(getNeeds(choose(['name']), { sheets: { sources: true } }).captures).toBe('all');
    expect(getCaptureIds(lead, 'none')).toEqual([]);
    expect(getCaptureIds(lead, 'first')).toEqual([id(90)]);
    const later = [...seen, { by: 'capture' as const, captureId: id(91), at: at + 1 }];
    const twice = toLead({ name: [fact('Acme', { sources: later })] });
    expect(getCaptureIds(twice, 'first')).toEqual([id(90)]);
    expect(getCaptureIds(twice, 'all')).toEqual([id(90), id(91)]);
  });
});

describe('a table of contact points', () => {
  it('has a row each', async () => {
    const facts: Record<string, Fact<FieldValue>[]> = {
      name: [fact('Acme')],
      phone: [phone('+16175550100', { label: 'Sales' }), phone('+491711234567', { status: 'doubtful' })],
      email: [fact('info@acme.example')],
    };
    const set = choose(['shownName', 'point.kind', 'point.value', 'point.label', 'point.status'], {
      rows: 'point',
    });
    const [table] = await toTables(toSource([toLead(facts), toLead({})]), set, options);
    expect(table.count).toBe(3);
    expect(await readRows(table)).toEqual([
      ['Acme', 'point.kind phone', '+1 617 555 0100', 'Sales', 'point.status valid'],
      ['Acme', 'point.kind mobile', '+49 171 1234567', undefined, 'point.status doubtful'],
      ['Acme', 'point.kind email', 'info@acme.example', undefined, 'point.status valid'],
    ]);
  });
});

describe('a table of requests', () => {
  const request = {
    key: 'a',
    kind: 'supplier' as const,
    products: ['chain', 'hooks'],
    text: 'Who sells chain?',
    url: 'https://forum.example/1',
    pageTitle: 'Wanted',
    postedAt: '2026-11-20',
    foundAt: at,
    status: 'open' as const,
  };
  const bob = toLead(
    { person: [fact('Bob')] },
    { kind: 'person', requests: [request, { ...request, key: 'b', products: [] }] },
  );

  it('has a row each, with who asks, and only those that are meant', async () => {
    const [table] = await toTables(toSource([{ lead: bob, requests: [request] }]), requests, options);
    expect(await readObjects(table)).toEqual([
      {
        shownName: 'Bob',
        'request.kind': 'request.kind supplier',
        'request.product': 'chain; hooks',
        'request.askedOn': '2026-11-20',
        'request.status': 'request.status open',
        'request.text': 'Who sells chain?',
        'request.post': 'https://forum.example/1',
      },
    ]);
  });

  it('is a further sheet, where anybody asks for anything', async () => {
    const sheets = { requests };
    const tables = await toTables(toSource([bob]), choose(['shownName']), { ...options, sheets });
    expect(tables.map(({ name, count }) => [name, count])).toEqual([
      ['leads', 1],
      ['requests', 2],
    ]);
    expect(await toTables(toSource([toLead({})]), choose(['name']), { ...options, sheets })).toHaveLength(1);
  });
});

describe('making tables', () => {
  it('reads the leads once before and once for the table, and once only where nothing is to be counted', async () => {
    let read = 0;
    const source: LeadSource = {
      count: 1,
      *chunks() {
        read++;
        yield [{ lead: toLead({}) }];
      },
    };
    const [counted] = await toTables(source, choose(['phone']), options);
    await readRows(counted);
    expect(read).toBe(2);
    const [plain] = await toTables(source, choose(['name']), options);
    await readRows(plain);
    expect(read).toBe(3);
  });

  it('says how far it is, and stops when told so', async () => {
    const told: number[] = [];
    const source = toSource([toLead({}), toLead({})]);
    await toTables(source, choose(['phone']), { ...options, onProgress: (done) => told.push(done) });
    expect(told).toEqual([1, 2]);
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(toTables(source, choose(['phone']), { ...options, signal })).rejects.toThrow('enough');
    const [table] = await toTables(source, choose(['name']), options);
    await expect(readPieces(table, signal).next()).rejects.toThrow('enough');
  });
});
