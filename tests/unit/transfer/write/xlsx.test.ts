import { crc32, inflateRawSync } from 'node:zlib';
import readExcelFile, { readSheet } from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import type { Cell, Column, Table } from '@/lib/transfer/table';
import { writeXlsx } from '@/lib/transfer/write/xlsx';

const text = (id: string): Column => ({ id, header: id, kind: 'text' });

function table(columns: Column[], rows: Cell[][], name = 'Leads'): Table {
  return { name, columns, count: rows.length, rows: () => rows };
}

const write = async (written: Table) => Buffer.from(await (await writeXlsx([written])).arrayBuffer());

/** One cell, written and read back by an independent library. */
async function roundTrip(cell: Cell, kind: Column['kind'] = 'text'): Promise<unknown> {
  const rows = await readSheet(
    await write(table([text('Key'), { id: 'v', header: 'V', kind }], [['k', cell]])),
  );
  return rows[1]?.[1];
}

/** The parts of the archive by path, inflated, each checked against its CRC. */
function unzip(bytes: Buffer): Map<string, string> {
  const parts = new Map<string, string>();
  for (let at = 0; bytes.readUInt32LE(at) === 0x04034b50;) {
    const [crc, packed, size] = [14, 18, 22].map((o) => bytes.readUInt32LE(at + o)) as [
      number,
      number,
      number,
    ];
    const start = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
    const content = inflateRawSync(bytes.subarray(start, start + packed));
    expect(content.length).toBe(size);
    expect(crc32(content)).toBe(crc);
    parts.set(bytes.toString('ascii', at + 30, at + 30 + bytes.readUInt16LE(at + 26)), content.toString());
    at = start + packed;
  }
  return parts;
}

describe('an XLSX file', () => {
  it.each([
    ['a phone with its plus', '+1 617 555 0100'],
    ['a postal code with its zero', '02101'],
    ['a register number longer than a double holds', '91310000775785552L'],
    ['Chinese', '上海示例五金有限公司'],
    ['emoji', 'Café 🛠'],
    ['markup', '<b>&"Acme"</b>'],
    ['what begins like a formula', '=HYPERLINK("https://evil.example")'],
    ['spaces at the ends', '  Acme  '],
    ['what looks like an Excel escape', 'a_x0041_b'],
  ])('keeps %s as text', async (_what, value) => {
    // The reading library trims strings by default, which the file does not.
    const parts = unzip(await write(table([text('Name')], [[value]])));
    expect(parts.get('xl/worksheets/sheet1.xml')).toMatch(/<c r="A2" s="2" t="inlineStr">/);
    expect(await roundTrip(value)).toBe(value.trim());
  });

  it('writes numbers as numbers, moments as dates, nothing as nothing', async () => {
    expect(await roundTrip(42, 'number')).toBe(42);
    const moment = new Date(2026, 10, 21, 9, 5);
    const read = (await roundTrip(moment, 'date')) as Date;
    // The reader takes Excel's zoneless days for UTC.
    expect(Math.abs(read.getTime() - Date.UTC(2026, 10, 21, 9, 5))).toBeLessThan(100);
    expect(await roundTrip(undefined)).toBeNull();
  });

  it('drops what XML cannot hold and cuts at the longest cell Excel takes', async () => {
    expect(await roundTrip('a\u0000b\u001fc\ud800d\ufffee')).toBe('abcde');
    expect(await roundTrip('x'.repeat(40_000))).toHaveLength(32_767);
  });

  it('freezes and filters the heading and fits the columns', async () => {
    const parts = unzip(await write(table([text('Name'), text('Ort')], [['五金五金五金五金', 'x']])));
    const sheet = parts.get('xl/worksheets/sheet1.xml') ?? '';
    expect(sheet).toContain('ySplit="1"');
    expect(sheet).toContain('state="frozen"');
    expect(sheet).toContain('<autoFilter ref="A1:B2"/>');
    expect(sheet).toContain('<col min="1" max="1" width="18" customWidth="1"/>');
  });

  it('has all the parts a workbook needs', async () => {
    const parts = unzip(await write(table([text('Name')], [])));
    expect([...parts.keys()]).toEqual([
      '[Content_Types].xml',
      '_rels/.rels',
      'docProps/core.xml',
      'docProps/app.xml',
      'xl/_rels/workbook.xml.rels',
      'xl/styles.xml',
      'xl/worksheets/sheet1.xml',
      'xl/workbook.xml',
    ]);
  });

  it('holds several tables, a sheet each', async () => {
    const bytes = Buffer.from(
      await (
        await writeXlsx([
          table([text('Name')], [['Acme']]),
          table(
            [text('Goods'), { id: 'on', header: 'On', kind: 'day' }],
            [['chain', new Date(2026, 2, 2)]],
            'Requests',
          ),
        ])
      ).arrayBuffer(),
    );
    expect((await readExcelFile(bytes)).map(({ sheet, data }) => [sheet, data])).toEqual([
      ['Leads', [['Name'], ['Acme']]],
      [
        'Requests',
        [
          ['Goods', 'On'],
          ['chain', new Date(Date.UTC(2026, 2, 2))],
        ],
      ],
    ]);
    const parts = unzip(bytes);
    expect(parts.get('xl/workbook.xml')).toContain('localSheetId="1" hidden="1">\'Requests\'!$A$1:$B$2<');
    // A day without a time of day.
    expect(parts.get('xl/worksheets/sheet2.xml')).toContain('<c r="B2" s="4"><v>46083</v></c>');
  });

  it('names the sheet within Excel’s rules', async () => {
    const [sheet] = await readExcelFile(
      await write(table([text('A')], [['x']], 'Plumbers: Boston/[MA] and the whole state')),
    );
    expect(sheet?.sheet).toBe('Plumbers  Boston  MA  and the w');
  });

  it('has more columns than the alphabet', async () => {
    const columns = Array.from({ length: 30 }, (_, i) => text(`c${i}`));
    const rows = await readSheet(await write(table(columns, [columns.map((c) => c.id)])));
    expect(rows[1]?.[27]).toBe('c27');
  });

  it('refuses more rows than a sheet holds instead of cutting', async () => {
    const endless: Table = { ...table([text('A')], []), count: 1_048_576 };
    await expect(writeXlsx([endless])).rejects.toThrow(RangeError);
    await expect(writeXlsx([table([text('A')], []), endless])).rejects.toThrow(RangeError);
  });
});
