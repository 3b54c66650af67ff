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

  const link = (id: string, of: 'web' | 'mail'): Column => ({ ...text(id), link: of });

  it('links to pages and mail addresses, each over the text that stands there', async () => {
    const bytes = await write(
      table(
        [text('Name'), link('Website', 'web'), link('Mail', 'mail')],
        [
          ['Acme', 'https://acme.example/?a=1&b=2', 'info@acme.example'],
          ['Bad', 'javascript:alert(1)', 'a@acme.example; b@acme.example'],
        ],
      ),
    );
    const parts = unzip(bytes);
    const sheet = parts.get('xl/worksheets/sheet1.xml') ?? '';
    expect(sheet).toContain(
      '<autoFilter ref="A1:C3"/><hyperlinks><hyperlink ref="B2" r:id="rId1"/><hyperlink ref="C2" r:id="rId2"/></hyperlinks><ignoredErrors>',
    );
    const relations = parts.get('xl/worksheets/_rels/sheet1.xml.rels') ?? '';
    expect(relations).toContain('Target="https://acme.example/?a=1&amp;b=2" TargetMode="External"');
    expect(relations).toContain('Target="mailto:info@acme.example"');
    expect(relations.match(/<Relationship /g)).toHaveLength(2);
    expect((await readSheet(bytes))[2]).toEqual([
      'Bad',
      'javascript:alert(1)',
      'a@acme.example; b@acme.example',
    ]);
  });

  it('has no more links than a sheet may have; the rest is plain text', { timeout: 60_000 }, async () => {
    const rows = Array.from({ length: 65_540 }, (_, n) => [`https://firm${String(n)}.example/`]);
    const parts = unzip(await write(table([link('Website', 'web')], rows)));
    const sheet = parts.get('xl/worksheets/sheet1.xml') ?? '';
    expect(sheet.match(/<hyperlink /g)).toHaveLength(65_530);
    expect(sheet).toContain('<c r="A65531" s="5"');
    expect(sheet).toContain('<c r="A65532" s="2"');
  });

  it('writes days as days whatever the time zone, and what is none as text', async () => {
    const days = ['2026-03-02', 'next week', '1899-01-01'];
    const rows = await readSheet(
      await write(
        table(
          [{ id: 'on', header: 'On', kind: 'day' }],
          days.map((day) => [day]),
        ),
      ),
    );
    expect(rows.slice(1).flat()).toEqual([new Date(Date.UTC(2026, 2, 2)), 'next week', '1899-01-01']);
  });

  it('tells what it is', async () => {
    const file = await writeXlsx([table([text('Name')], [])], {
      title: 'Leads <all>',
      at: Date.UTC(2026, 10, 22, 9),
    });
    const core = unzip(Buffer.from(await file.arrayBuffer())).get('docProps/core.xml');
    expect(core).toContain('<dc:title>Leads &lt;all&gt;</dc:title><dc:creator>Leadlight</dc:creator>');
    expect(core).toContain('2026-11-22T09:00:00Z');
  });

  it('gives two tables of one name two sheets', async () => {
    const one = table([text('A')], [['x']], "'Leads'");
    const file = await writeXlsx([one, one, one]);
    const sheets = await readExcelFile(Buffer.from(await file.arrayBuffer()));
    expect(sheets.map(({ sheet }) => sheet)).toEqual(['Leads', 'Leads 2', 'Leads 3']);
  });

  it('counts the rows that come, not those that were announced', async () => {
    const parts = unzip(await write({ ...table([text('A')], [['x'], ['y']]), count: 5 }));
    expect(parts.get('xl/worksheets/sheet1.xml')).toContain('<autoFilter ref="A1:A3"/>');
    expect(parts.get('xl/workbook.xml')).toContain('$A$1:$A$3');
  });

  it('takes rows in pieces, says how far it is, and stops when told so', async () => {
    const pieces: Table = {
      ...table([text('A')], []),
      count: 3,
      // eslint-disable-next-line @typescript-eslint/require-await
      async *rows() {
        yield [['a'], ['b']];
        yield [['c']];
      },
    };
    const told: [number, number][] = [];
    const file = await writeXlsx([pieces, pieces], { onProgress: (done, total) => told.push([done, total]) });
    expect(told.at(-1)).toEqual([6, 6]);
    expect(await readSheet(Buffer.from(await file.arrayBuffer()))).toEqual([['A'], ['a'], ['b'], ['c']]);

    const stop = new AbortController();
    let read = 0;
    const endless: Table = {
      ...pieces,
      async *rows() {
        for (;;) {
          read++;
          if (read === 20) stop.abort(new Error('enough'));
          yield Array.from({ length: 100 }, () => ['x'.repeat(1_000)]);
          await Promise.resolve();
        }
      },
    };
    await expect(writeXlsx([endless], { signal: stop.signal })).rejects.toThrow('enough');
    expect(read).toBeLessThan(30);
  });
});
