import { describe, expect, it } from 'vitest';
import { writeCsv, writeTsv } from '@/lib/transfer/write/delimited';
import type { Cell, Table } from '@/lib/transfer/table';

const table = (rows: Cell[][]): Table => ({
  name: 'Leads',
  columns: [{ id: 'name', header: 'Name', kind: 'text' }],
  count: rows.length,
  rows: () => rows,
});

/** The file as text, BOM included, which `Blob.text()` would swallow. */
async function toText(rows: Cell[][]): Promise<string> {
  const bytes = await (await writeCsv([table(rows)])).arrayBuffer();
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

describe('a CSV file', () => {
  it('starts with a BOM, or Excel mangles accents and Chinese', async () => {
    expect(await toText([['Müller 五金']])).toBe('\ufeff"Name"\r\n"Müller 五金"\r\n');
  });

  it.each([
    ['a comma', 'Acme, Inc.', '"Acme, Inc."'],
    ['quotes', 'The "Best"', '"The ""Best"""'],
    ['lines', 'a\nb', '"a\nb"'],
    ['nothing', undefined, ''],
    ['a number', 42, '42'],
    ['a moment, in local time', new Date(2026, 10, 21, 9, 5), '"2026-11-21 09:05"'],
  ])('writes %s', async (_what, cell, written) => {
    expect(await toText([[cell]])).toBe(`\ufeff"Name"\r\n${written}\r\n`);
  });

  it.each([
    '=1+1',
    '+cmd|calc',
    '-2+3+cmd',
    '@SUM(A1)',
    ' =1',
    '\u00a0=1',
    '\t=1',
    '\rx',
    '\nx',
    '＝1',
    '＋1',
    '－1',
    '＠x',
    '+1 617 555 0100 =x',
  ])('keeps %j from computing', async (cell) => {
    expect(await toText([[cell]])).toContain(`"'${cell}"`);
  });

  it.each(['+1 617 555 0100', '0711 5550100', 'a=b', '-12'])('leaves %j as it is', async (cell) => {
    expect(await toText([[cell]])).toContain(`"${cell}"`);
  });

  it('keeps every row of a long table, in order', async () => {
    const rows = Array.from({ length: 5_001 }, (_, i) => [`Lead ${i}`]);
    const lines = (await toText(rows)).trimEnd().split('\r\n');
    expect(lines).toHaveLength(5_002);
    expect(lines.at(-1)).toBe('"Lead 5000"');
  });
});

describe('a TSV file', () => {
  const write = async (rows: Cell[][]) => (await writeTsv([table(rows)])).text();

  it('has tabs between cells, and quotes only where a cell would fall apart', async () => {
    expect(await write([['Acme, "Inc."'], ['a\tb'], ['one\ntwo'], ["it's"]])).toBe(
      'Name\r\n"Acme, ""Inc."""\r\n"a\tb"\r\n"one\ntwo"\r\nit\'s\r\n',
    );
  });

  it('computes nothing', async () => {
    expect(await write([['=1+1'], ['x;=HYPERLINK("y")']])).toBe(
      `Name\r\n'=1+1\r\n"x;'=HYPERLINK(""y"")"\r\n`,
    );
  });
});

describe('writing text', () => {
  it('says how far it is, and stops when told so', async () => {
    const told: number[] = [];
    const rows = Array.from({ length: 250 }, () => ['x']);
    await writeCsv([table(rows)], { onProgress: (done) => told.push(done) });
    expect(told).toEqual([100, 200, 250]);
    await expect(writeCsv([table(rows)], { signal: AbortSignal.abort(new Error('enough')) })).rejects.toThrow(
      'enough',
    );
  });
});
