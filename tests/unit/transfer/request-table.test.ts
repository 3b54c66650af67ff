import { readSheet } from 'read-excel-file/node';
import type { Row } from '@/lib/transfer/table';
import { describe, expect, it } from 'vitest';
import type { LeadRequest } from '@/lib/leads/request';
import { writeCsv } from '@/lib/transfer/write/delimited';
import { toRequestTable } from '@/lib/transfer/request-table';
import { writeXlsx } from '@/lib/transfer/write/xlsx';
import { parseCsv } from '../../browser/exported-sheet';
import { toStoredLead } from '../leads/candidates';

const lead = toStoredLead(
  { person: 'Bob Baker', phone: ['+1 617 555 0100', '+1 617 555 0101'] },
  { kind: 'person' },
);

const mixer: LeadRequest = {
  kind: 'purchase',
  products: ['dough mixer', 'bowl'],
  quantity: '2 pcs',
  budget: 'under $300',
  place: 'Ulm',
  deadline: 'by Friday',
  language: 'en',
  key: 'forum.example/t/1#p1',
  text: 'Looking for a dough mixer.\nBy Friday.',
  url: 'https://forum.example/t/1#p1',
  pageTitle: 'Mixers',
  postedAt: '2026-03-02',
  foundAt: 0,
  status: 'open',
};
const { quantity: _q, budget: _b, place: _p, deadline: _d, language: _l, postedAt: _a, ...bare } = mixer;

const toTable = (...requests: LeadRequest[]) =>
  toRequestTable(
    requests.map((request) => ({ lead, request })),
    { sheetName: 'Requests', header: (id) => id, wordFor: (column, request) => request[column] },
  );

const HEADINGS = ['asker', 'phone', 'kind', 'product', 'quantity', 'budget', 'place', 'deadline', 'askedOn', 'status', 'language', 'text', 'post']; // prettier-ignore
const CELLS = ['Bob Baker', '+1 617 555 0100', 'purchase', 'dough mixer; bowl', '2 pcs', 'under $300', 'Ulm', 'by Friday', '2026-03-02', 'open', 'en', mixer.text, mixer.url]; // prettier-ignore

describe('a table of requests', () => {
  it('reads back from XLSX, a row each with who asks and the first number, the day as a day', async () => {
    const rows = await readSheet(Buffer.from(await (await writeXlsx([toTable(mixer)])).arrayBuffer()));
    expect(
      rows.map((row) => row.map((cell) => (cell instanceof Date ? cell.toISOString().slice(0, 10) : cell))),
    ).toEqual([HEADINGS, CELLS]);
  });

  it('reads back from CSV', async () => {
    const text = await (await writeCsv([toTable(mixer)])).text();
    expect(parseCsv(text.replace('\ufeff', ''))).toEqual([HEADINGS, CELLS]);
  });

  it('has no columns that no request fills, but always those one looks for', () => {
    expect(toTable(bare).columns.map(({ id }) => id)).toEqual([
      'asker',
      'phone',
      'kind',
      'product',
      'askedOn',
      'status',
      'text',
      'post',
    ]);
  });

  it.each<[string, Partial<LeadRequest>, unknown]>([
    ['a day is that day in every time zone', { postedAt: '2026-03-02' }, new Date(2026, 2, 2)],
    ['a moment is its day here', { postedAt: '2026-03-02T23:30:00' }, new Date(2026, 2, 2)],
    ['what could not be read stands as shown', { postedAtShown: 'the other day' }, 'the other day'],
    ['nothing is nothing', {}, undefined],
  ])('%s', (_, more, expected) => {
    const table = toTable({ ...bare, ...more });
    const at = table.columns.findIndex(({ id }) => id === 'askedOn');
    expect([...(table.rows() as Iterable<Row>)][0]?.[at]).toEqual(expected);
  });
});
