import type { Lead } from '@/lib/leads/lead';
import type { LeadSource } from '@/lib/transfer/columns/lead-source';
import { toTables, type ColumnChoice } from '@/lib/transfer/columns/to-tables';
import { idWords } from '@/lib/transfer/columns/words';
import { exportFormats } from '@/lib/transfer/formats';
import { readPieces, type Row, type Table } from '@/lib/transfer/table';

/** Runs in the page of the export benchmark: invented leads, and every way to write them. */

declare global {
  var bench: { prepare(count: number): void; write(way: string): Promise<Written> };
  var ExcelJS: {
    Workbook: new () => {
      addWorksheet(name: string): { addRow(row: Row): void };
      xlsx: { writeBuffer(): Promise<ArrayBuffer> };
    };
  };
  var XLSX: {
    utils: {
      book_new(): object;
      aoa_to_sheet(rows: readonly Row[], options: object): object;
      book_append_sheet(book: object, sheet: object, name: string): void;
    };
    write(book: object, options: object): ArrayBuffer;
  };
}

interface Written {
  ms: number;
  bytes: number;
  longestTask: number;
}

const AT = Date.UTC(2026, 10, 21);
const captureId = '00000000-0000-4000-8000-000000000000';
const captures: ReturnType<typeof toCaptures> = toCaptures();

function toCaptures() {
  const candidate = { key: 'x', kind: 'organisation' as const, facts: {} };
  const page = { url: 'https://directory.example/boston', title: 'Boston' };
  return new Map([[captureId, { at: AT, page, candidate }]]);
}

/** 20 columns, as somebody would choose them; phones are numbered and all leads are looked through before. */
const set: ColumnChoice = {
  rows: 'lead',
  several: 'columns',
  columns: [
    'name',
    'person',
    'jobTitle',
    'phone',
    'email',
    'website',
    'address',
    'street',
    'postalCode',
    'locality',
    'region',
    'country',
    'industry',
    'category',
    'tags',
    'stage',
    'note',
    'profile',
    'sourcePage',
    'savedAt',
  ].map((id) => ({ id })),
};

let source: LeadSource | undefined;

export function prepare(count: number): void {
  const sources = [{ by: 'capture' as const, captureId, at: AT }];
  const fact = <T>(value: T) => [{ value, sources }];
  const leads = Array.from({ length: count }, (_, i): Lead => ({
    id: `00000000-0000-4000-8000-${String(i).padStart(12, '0')}`,
    kind: 'organisation',
    facts: {
      name: fact(`Sample Company ${String(i)} Ltd`),
      person: fact(`Pat Example ${String(i)}`),
      jobTitle: fact('Head of purchasing'),
      phone: fact({
        text: `(617) 555-01${String(i % 100).padStart(2, '0')}`,
        e164: `+1617555${String(i % 10_000).padStart(4, '0')}`,
        country: 'US',
      }),
      email: fact(`info${String(i)}@company${String(i)}.example`),
      website: fact(`https://company${String(i)}.example/`),
      address: fact({
        text: `${String(i)} Main Street, Boston, MA 02101`,
        street: `${String(i)} Main Street`,
        locality: 'Boston',
        region: 'MA',
        postalCode: '02101',
        countryCode: 'US',
      }),
      industry: fact('Plumbing and heating'),
      profile: fact(`https://directory.example/company/${String(i)}`),
    },
    categoryIds: ['00000000-0000-4000-8000-000000000001'],
    tags: ['spring', `tag${String(i % 50)}`],
    stage: 'contacted',
    note: 'Call on Monday about the offer; asked for a price on forty units.',
    createdAt: AT,
    updatedAt: AT,
    revision: 1,
    keys: [],
  }));
  const rows = leads.map((lead) => ({ lead, captures }));
  source = {
    count,
    *chunks() {
      for (let start = 0; start < rows.length; start += 500) yield rows.slice(start, start + 500);
    },
  };
  (globalThis as { gc?: () => void }).gc?.();
}

export async function write(way: keyof typeof ways): Promise<Written> {
  let longestTask = 0;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longestTask = Math.max(longestTask, duration);
  }).observe({ entryTypes: ['longtask'] });
  const start = performance.now();
  const { size } = await ways[way]();
  const ms = performance.now() - start;
  await new Promise((done) => setTimeout(done, 100));
  return { ms, bytes: size, longestTask };
}

function getSource(): LeadSource {
  if (source === undefined) throw new Error('Nothing was prepared.');
  return source;
}

function readTables(): Promise<[Table, ...Table[]]> {
  return toTables(getSource(), set, {
    words: idWords,
    categories: [{ id: '00000000-0000-4000-8000-000000000001', name: 'Plumbers', createdAt: AT }],
    lists: [],
    customFields: [],
    now: AT,
  });
}

/** As those who use these libraries do: all rows, then the file. */
async function readAll(): Promise<Row[]> {
  const [table] = await readTables();
  const rows: Row[] = [table.columns.map(({ header }) => header)];
  for await (const piece of readPieces(table)) rows.push(...piece);
  return rows;
}

const ways = {
  xlsx: async () => exportFormats.xlsx.write(await readTables()),
  csv: async () => exportFormats.csv.write(await readTables()),
  tsv: async () => exportFormats.tsv.write(await readTables()),
  vcard: () => exportFormats.vcard.write(getSource(), { categories: [], locale: 'en' }),
  json: () =>
    exportFormats.json.write({
      definitions: { categories: [], lists: [], customFields: [], imports: [] },
      count: getSource().count,
      async *chunks() {
        for await (const chunk of getSource().chunks()) yield chunk.map(({ lead }) => ({ lead }));
      },
    }),
  async exceljs() {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet('Leads');
    for (const row of await readAll()) sheet.addRow(row);
    return new Blob([await book.xlsx.writeBuffer()]);
  },
  async sheetjs() {
    const book = XLSX.utils.book_new();
    const sheet = XLSX.utils.aoa_to_sheet(await readAll(), { cellDates: true });
    XLSX.utils.book_append_sheet(book, sheet, 'Leads');
    return new Blob([XLSX.write(book, { type: 'array', bookType: 'xlsx', compression: true })]);
  },
};
