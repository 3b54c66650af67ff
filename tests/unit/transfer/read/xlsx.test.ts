import { describe, expect, it } from 'vitest';
import { openFile } from '@/lib/transfer/read/open-file';
import { writeXlsx } from '@/lib/transfer/write/xlsx';
import { makeRow, makeWorkbook, toParts } from './make-workbook';
import { makeZip } from './make-zip';
import { readAll, readTexts } from './read-all';

/** The first row's cells. */
const readRow = async (file: Blob) => (await readAll(await openFile(file)))[0]?.cells;

describe('cells of a workbook', () => {
  it.each([
    ['a shared text', '<c r="A1" t="s"><v>0</v></c>', { text: 'Acme' }],
    ['a text in runs', '<c r="A1" t="s"><v>1</v></c>', { text: 'Acme & Söhne' }],
    ['a text without its reading aid', '<c r="A1" t="s"><v>2</v></c>', { text: '東京' }],
    ['a text in the cell', '<c r="A1" t="inlineStr"><is><t>  a b </t></is></c>', { text: '  a b ' }],
    ['runs in the cell', '<c r="A1" t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c>', { text: 'ab' }],
    ['entities', '<c r="A1" t="inlineStr"><is><t>&lt;b&gt; &#65;&#x1F600; &amp;amp; &nope;</t></is></c>', { text: '<b> A😀 &amp; &nope;' }],
    ['an escaped character', '<c r="A1" t="inlineStr"><is><t>a_x000D_b_x005F_x0041_</t></is></c>', { text: 'a\rb_x0041_' }],
    ['marked text', '<c r="A1" t="inlineStr"><is><t><![CDATA[a<b]]></t></is></c>', { text: 'a<b' }],
    ['a whole number', '<c r="A1"><v>16175550100</v></c>', { text: '16175550100', kind: 'number' }],
    ['one longer than a double', '<c r="A1"><v>913100007757855521</v></c>', { text: '913100007757855521', kind: 'number' }],
    ['a fraction as typed', '<c r="A1"><v>0.10000000000000001</v></c>', { text: '0.1', kind: 'number' }],
    ['an exponent', '<c r="A1"><v>1E+15</v></c>', { text: '1000000000000000', kind: 'number' }],
    ['a text where a number belongs', '<c r="A1"><v>n/a</v></c>', { text: 'n/a' }],
    ['yes', '<c r="A1" t="b"><v>1</v></c>', { text: 'TRUE', kind: 'boolean' }],
    ['no', '<c r="A1" t="b"><v>0</v></c>', { text: 'FALSE', kind: 'boolean' }],
    ['an error', '<c r="A1" t="e"><v>#N/A</v></c>', { text: '#N/A', kind: 'error' }],
    ['what a formula computed', '<c r="A1"><f>1+1</f><v>2</v></c>', { text: '2', kind: 'number', formula: true }],
    ['the text of one', '<c r="A1" t="str"><f>A2&amp;"x"</f><v>yx</v></c>', { text: 'yx', formula: true }],
    ['a formula shared with others', '<c r="A1"><f t="shared" si="0"/><v>3</v></c>', { text: '3', kind: 'number', formula: true }],
    ['a link by formula', '<c r="A1" t="str"><f>HYPERLINK("https://acme.example/a","Acme")</f><v>Acme</v></c>', { text: 'Acme', formula: true, url: 'https://acme.example/a' }],
    ['a strict date', '<c r="A1" t="d"><v>2026-11-21T09:05:00.000Z</v></c>', { text: '2026-11-21T09:05', kind: 'date' }],
    ['a strict day', '<c r="A1" t="d"><v>2026-11-21T00:00:00</v></c>', { text: '2026-11-21', kind: 'date' }],
    ['attributes in other quotes and order', "<c t='b' s = '0' r='A1'><v>1</v></c>", { text: 'TRUE', kind: 'boolean' }],
    ['nothing', '<c r="A1" s="0"/><c r="B1"><v>1</v></c>', undefined],
  ])('%s', async (_what, cell, expected) => {
    const strings =
      '<si><t>Acme</t></si><si><r><t xml:space="preserve">Acme &amp; </t></r><r><rPr><b/></rPr><t>Söhne</t></r></si>' +
      '<si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh><phoneticPr fontId="1"/></si>';
    // A second cell, since a file without any is an empty one.
    const cells = await readRow(makeRow(`${cell}<c r="C1"><v>1</v></c>`, { strings }));
    expect(cells?.[0]).toEqual(expected);
  }); // prettier-ignore

  it.each([
    ['a built-in day', 14, '46347', '2026-11-21', 'date'],
    ['an East Asian one', 31, '46347', '2026-11-21', 'date'],
    ['a built-in moment', 22, '46347.378472222219', '2026-11-21T09:05', 'date'],
    ['a day of one’s own', 'dd\\.mm\\.yyyy', '46347', '2026-11-21', 'date'],
    ['one with a language', '[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy', '46347', '2026-11-21', 'date'],
    ['one in Chinese', 'yyyy"年"m"月"d"日"', '46347', '2026-11-21', 'date'],
    ['a moment with seconds', 'yyyy-mm-dd hh:mm:ss', '46347.999988425923', '2026-11-21T23:59:59', 'date'],
    ['a month', 'mmm yy', '46327', '2026-11-01', 'date'],
    ['a time of day', 'h:mm AM/PM', '0.375', '09:00', undefined],
    ['a moment shown as its time', 'hh:mm', '46347.5', '2026-11-21T12:00', 'date'],
    ['the first day there is', 14, '1', '1900-01-01', 'date'],
    ['the day before the one that never was', 14, '59', '1900-02-28', 'date'],
    ['the day that never was', 14, '60', '60', 'number'],
    ['the day after', 14, '61', '1900-03-01', 'date'],
    ['days before all', 14, '-1', '-1', 'number'],
    ['days after all', 14, '99999999', '99999999', 'number'],
    ['a colour is no day', '[Red]0.00', '46347', '46347', 'number'],
    ['nor is a word in quotes', '0" days"', '3', '3', 'number'],
    ['a length of time', '[h]:mm', '1.5', '1.5', 'number'],
    ['hundredths', 9, '0.25', '25%', 'number'],
    ['hundredths of one’s own', '0.0%', '0.125', '12.5%', 'number'],
    ['a postal code', '00000', '1067', '01067', 'number'],
    ['a phone', '[<=9999999]###-####;(###) ###-####', '6175550100', '(617) 555-0100', 'number'],
    ['a short phone', '[<=9999999]###-####;(###) ###-####', '5550100', '555-0100', 'number'],
    ['a phone with its plus', '"+"0', '16175550100', '+16175550100', 'number'],
    ['more digits than places', '000-00', '1234567', '12345-67', 'number'],
    ['thousands', '#,##0', '1234567', '1234567', 'number'],
    ['money', '#,##0.00\\ "€"', '1234.5', '1234.5', 'number'],
    ['a text format', '@', '5', '5', 'number'],
  ])('%s', async (_what, format, value, text, kind) => {
    const formats =
      typeof format === 'number'
        ? { ids: [0, format] }
        : {
            codes: `<numFmts><numFmt numFmtId="164" formatCode="${format.replaceAll('"', '&quot;').replaceAll('<', '&lt;')}"/></numFmts>`,
            ids: [0, 164],
          };
    const cells = await readRow(makeRow(`<c r="A1" s="1"><v>${value}</v></c>`, { formats }));
    expect(cells?.[0]).toEqual({ text, ...(kind === undefined ? {} : { kind }) });
  });

  it('counts days from 1904 where the workbook says so', async () => {
    const file = makeRow('<c r="A1" s="0"><v>44885</v></c><c r="B1" s="0"><v>0</v></c>', {
      formats: { ids: [14] },
      workbookPr: '<workbookPr date1904="1"/>',
    });
    expect((await readRow(file))?.map((cell) => cell?.text)).toEqual(['2026-11-21', '1904-01-01']);
  });

  it('has the address of a link with its cell, also of a link to a place in a page', async () => {
    const link = (id: string, target: string) =>
      `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="${target}" TargetMode="External"/>`;
    const cell = (at: string) => `<c r="${at}" t="inlineStr"><is><t>${at}</t></is></c>`;
    const file = makeWorkbook({
      sheets: [
        {
          data: `<row r="1">${cell('A1')}${cell('B1')}</row><row r="2">${cell('A2')}</row>`,
          after:
            '<hyperlinks><hyperlink ref="A1" r:id="rId1"/><hyperlink ref="A2" r:id="rId2" location="top"/><hyperlink ref="B1" location="Sheet2!A1"/></hyperlinks>',
          relations:
            link('rId1', 'https://acme.example/?a=1&amp;b=2') + link('rId2', 'https://acme.example/x'),
        },
      ],
    });
    const rows = await readAll(await openFile(file));
    expect(rows.flatMap(({ cells }) => cells.map((one) => one?.url))).toEqual([
      'https://acme.example/?a=1&b=2',
      undefined,
      'https://acme.example/x#top',
    ]);
  });
});

describe('rows and sheets of a workbook', () => {
  it('numbers rows as the spreadsheet does, leaves empty ones out and puts cells in their columns', async () => {
    const file = makeWorkbook({
      sheets: [
        { data: '<row r="2"><c r="B2"><v>1</v></c><c r="AB2"><v>2</v></c></row><row r="3"/><row r="7"><c r="A7"><v>3</v></c></row>' },
      ],
    }); // prettier-ignore
    const rows = await readAll(await openFile(file));
    expect(rows.map(({ number }) => number)).toEqual([2, 7]);
    expect(rows[0]?.cells).toHaveLength(28);
    expect(rows[0]?.cells[27]?.text).toBe('2');
  });

  it('reads rows and cells that have no numbers', async () => {
    const file = makeWorkbook({
      sheets: [
        {
          data: '<row><c><v>1</v></c><c><v>2</v></c></row><row><c t="inlineStr"><is><t>x</t></is></c></row>',
        },
      ],
    });
    expect(await readTexts(await openFile(file))).toEqual([['1', '2'], ['x']]);
  });

  it('names all sheets, with those that are hidden and how many rows they say they have', async () => {
    const row = '<row r="1"><c r="A1"><v>1</v></c></row>';
    const file = await openFile(
      makeWorkbook({
        sheets: [
          { name: 'Leads', data: row, before: '<dimension ref="A1:C120"/>' },
          { name: 'Old &amp; gone', data: row, state: 'veryHidden' },
        ],
      }),
    );
    expect(file.sheets).toEqual([
      { name: 'Leads', rows: 120 },
      { name: 'Old & gone', hidden: true },
    ]);
    expect(await readTexts(file, 1)).toEqual([['1']]);
  });

  it.each([
    [
      'with prefixes and in the strict form',
      (text: string) =>
        text
          .replaceAll('http://schemas.openxmlformats.org/spreadsheetml/2006/main', 'http://purl.oclc.org/ooxml/spreadsheetml/main')
          .replaceAll('http://schemas.openxmlformats.org/officeDocument/2006/relationships', 'http://purl.oclc.org/ooxml/officeDocument/relationships')
          .replace(/<(\/?)(worksheet|sheetData|row|c|v|is|t)\b/g, '<$1x:$2')
          .replace('<x:worksheet xmlns=', '<x:worksheet xmlns:x='),
    ],
    ['with comments and instructions', (text: string) => text.replaceAll('<row', '<!-- <row> --><?x <c ?><row')],
    ['with a sign in quotes that ends no tag', (text: string) => text.replaceAll('<row', '<row spans=">" x=\'">\'')],
    ['with line breaks in tags', (text: string) => text.replaceAll('<c ', '<c\r\n\t').replaceAll('</v>', '</v\n>')],
  ])('reads a workbook %s', async (_what, change) => {
    const parts = toParts({
      sheets: [{ data: '<row r="1"><c r="A1"><v>1</v></c><c r="B1" t="inlineStr"><is><t>b</t></is></c></row>' }],
    });
    const file = makeZip(parts.map((part) => ({ ...part, content: change(part.content as string) })));
    expect(await readTexts(await openFile(file))).toEqual([['1', 'b']]);
  }); // prettier-ignore

  it('reads UTF-16 parts', async () => {
    const parts = toParts({ sheets: [{ data: '<row r="1"><c r="A1" t="str"><v>é五</v></c></row>' }] });
    const wide = parts.map((part) => ({ ...part, content: Buffer.from(`\ufeff${part.content as string}`, 'utf16le') }));
    expect(await readTexts(await openFile(makeZip(wide)))).toEqual([['é五']]);
  }); // prettier-ignore

  it.each([
    ['entries that are not packed', { stored: true }, {}],
    ['sizes behind the entries', { descriptor: true }, {}],
    ['ZIP64', {}, { zip64: true }],
    ['junk in front and a comment behind', {}, { before: 'PK\x03\x04junk', comment: 'PK\x05\x06 and more' }],
    ['sizes that are lies', { claims: 7 }, {}],
  ])('reads an archive with %s', async (_what, entry, archive) => {
    const parts = toParts({ sheets: [{ data: '<row r="1"><c r="A1"><v>1</v></c></row>' }] });
    const file = makeZip(
      parts.map((part) => ({ ...part, ...entry })),
      archive,
    );
    expect(await readTexts(await openFile(file))).toEqual([['1']]);
  });

  it('gives the same rows on every opening, in pieces', async () => {
    const row = (number: number) =>
      `<row r="${number}"><c r="A${number}" t="inlineStr"><is><t>Company &amp; ${number} ${'五金'.repeat(number % 50)}</t></is></c></row>`;
    const file = makeWorkbook({
      sheets: [{ data: Array.from({ length: 3_000 }, (_, i) => row(i + 1)).join('') }],
    });
    const opened = await openFile(file);
    const sizes: number[] = [];
    for await (const piece of opened.rows(0)) sizes.push(piece.length);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(256);
    const [first, second] = [await readAll(opened), await readAll(await openFile(file))];
    expect(first).toHaveLength(3_000);
    expect(first[1_999]?.cells[0]?.text).toBe('Company & 2000 ');
    expect(first).toEqual(second);
  });

  it('reads what our own writer wrote, days and moments as such', async () => {
    const file = await writeXlsx([
      {
        name: 'Leads',
        columns: [
          { id: 'name', header: 'Name', kind: 'text' },
          { id: 'n', header: 'Number', kind: 'number' },
          { id: 'day', header: 'Day', kind: 'day' },
          { id: 'at', header: 'Saved', kind: 'date' },
        ],
        count: 1,
        rows: () => [['=1+1 "Ünder" <b>', 1.25, new Date(2026, 10, 21), new Date(2026, 10, 21, 9, 5)]],
      },
    ]);
    expect((await readAll(await openFile(file)))[1]?.cells).toEqual([
      { text: '=1+1 "Ünder" <b>' },
      { text: '1.25', kind: 'number' },
      { text: '2026-11-21', kind: 'date' },
      { text: '2026-11-21T09:05', kind: 'date' },
    ]);
  });
});
