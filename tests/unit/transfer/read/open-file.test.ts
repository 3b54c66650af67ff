import { deflateRawSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unguard } from '@/lib/transfer/guard';
import { FileError } from '@/lib/transfer/read/file-error';
import { openFile } from '@/lib/transfer/read/open-file';
import type { FileProblem } from '@/lib/transfer/read/opened-file';
import type { Cell, Table } from '@/lib/transfer/table';
import { writeCsv, writeTsv } from '@/lib/transfer/write/delimited';
import { writeXlsx } from '@/lib/transfer/write/xlsx';
import { hostileStrings } from '../../../hostile-strings';
import { makeRow, makeWorkbook, toParts, type MadeSheet } from './make-workbook';
import { makeZip } from './make-zip';
import { readAll, readTexts } from './read-all';

/** An OLE compound file with streams of these names: header, allocation table, directory. */
function makeCompound(...names: string[]): Blob {
  const bytes = Buffer.alloc(512 * (2 + Math.ceil((names.length + 1) / 4)));
  bytes.write('d0cf11e0a1b11ae1', 0, 'hex');
  bytes.writeUInt16LE(9, 30);
  bytes.writeUInt32LE(1, 48);
  bytes.writeUInt32LE(0, 76);
  // The directory's sectors follow one another.
  const sectors = Math.ceil((names.length + 1) / 4);
  for (let i = 1; i <= sectors; i++) bytes.writeUInt32LE(i === sectors ? 0xffff_fffe : i + 1, 512 + i * 4);
  ['Root Entry', ...names].forEach((name, i) => {
    bytes.write(name, 1024 + i * 128, 'utf16le');
    bytes.writeUInt16LE((name.length + 1) * 2, 1024 + i * 128 + 64);
  });
  return new Blob([bytes]);
}

const cell = '<c r="A1"><v>1</v></c>';
const plain: MadeSheet = { data: `<row r="1">${cell}</row>` };
const sheetPath = 'xl/worksheets/sheet1.xml';
/** A workbook of one sheet, its sheet's entry changed. */
const makeChanged = (change: object) =>
  makeZip(
    toParts({ sheets: [plain] }).map((part) => (part.path === sheetPath ? { ...part, ...change } : part)),
  );
const wide = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le');
const zeros = (mebibytes: number) => Buffer.alloc(mebibytes * 1024 * 1024, ' ');

describe('a file that holds no rows is refused, and it is said why', () => {
  it.each<[string, () => Blob, FileError['code'], string?]>([
    ['nothing', () => new Blob([]), 'empty'],
    ['blanks only', () => new Blob(['\ufeff \r\n\t\n']), 'empty'],
    ['separators only', () => new Blob([',,,\n,,\n']), 'empty'],
    ['a workbook of empty sheets', () => makeWorkbook({ sheets: [{ data: '' }, { data: '<row r="1"><c r="A1" s="1"/></row>' }] }), 'empty'],
    ['an old workbook', () => makeCompound('Workbook'), 'old-xls'],
    ['one older still', () => makeCompound('Book'), 'old-xls'],
    ['one from before that', () => new Blob([Uint8Array.from([9, 4, 6, 0, 0, 0, 16, 0])]), 'old-xls'],
    ['a workbook with a password', () => makeCompound('a', 'b', 'c', 'd', 'EncryptionInfo', 'EncryptedPackage'), 'password-protected'],
    ['an archive with a password', () => makeChanged({ flags: 1 }), 'password-protected', sheetPath],
    ['an old text document', () => makeCompound('WordDocument', '1Table'), 'other-office'],
    ['a text document', () => makeZip([{ path: 'word/document.xml', content: '' }]), 'other-office'],
    ['slides', () => makeZip([{ path: 'ppt/presentation.xml', content: '' }]), 'other-office'],
    ['rich text', () => new Blob(['{\\rtf1\\ansi a}']), 'other-office'],
    ['a binary workbook', () => makeZip([{ path: 'xl/workbook.bin', content: '' }]), 'xlsb'],
    ['an OpenDocument spreadsheet', () => makeZip([{ path: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet', stored: true }]), 'ods'],
    ['a flat one', () => new Blob(['<?xml version="1.0"?><office:document office:mimetype="application/vnd.oasis.opendocument.spreadsheet"/>']), 'ods'],
    ['an OpenDocument text', () => makeZip([{ path: 'mimetype', content: 'application/vnd.oasis.opendocument.text' }]), 'other-office'],
    ['a Numbers document', () => makeZip([{ path: 'Index/Document.iwa', content: '' }]), 'numbers'],
    ['an Excel 2003 XML file', () => new Blob(['<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">']), 'xml-spreadsheet'],
    ['a page called .csv', () => new Blob(['\r\n<!DOCTYPE html>\n<html><table><tr><td>a,b</td></tr></table></html>']), 'html'],
    ['a table called .xls', () => new Blob(['<!-- export --><table border=1><tr><td>a</td></tr></table>']), 'html'],
    ['a page in UTF-16', () => new Blob([wide('<html><body>a</body></html>')]), 'html'],
    ['a web archive called .xls', () => new Blob(['MIME-Version: 1.0\nContent-Type: multipart/related; boundary="x"\n']), 'html'],
    ['other XML', () => new Blob(['<?xml version="1.0"?><rss version="2.0"></rss>']), 'xml'],
    ['a PDF', () => new Blob(['%PDF-1.7\n%\xe2\xe3']), 'pdf'],
    ['a picture', () => new Blob([Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10])]), 'image'],
    ['a photo', () => new Blob([Uint8Array.from([0xff, 0xd8, 0xff, 0xe0])]), 'image'],
    ['a program', () => new Blob([Buffer.from('MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff\0\0'.repeat(50), 'latin1')]), 'binary'],
    ['an archive of other files', () => makeZip([{ path: 'leads.csv', content: 'a,b' }]), 'archive'],
    ['a packed file', () => new Blob([gzipSync('a,b\n1,2\n')]), 'archive'],
    ['our backup', () => new Blob([gzipSync('{"leadlight":"backup","format":1,"data":2,"made":1}\n')]), 'backup'],
    ['our encrypted backup', () => new Blob(['{"leadlight":"encrypted backup","format":1}\n\x00\x01']), 'backup'],
    ['a workbook cut off', () => makeRow(cell).slice(0, 900), 'damaged'],
    ['a workbook with a flipped bit', () => makeChanged({ crc: 1 }), 'damaged', sheetPath],
    ['a workbook packed in a way of its own', () => makeChanged({ method: 14 }), 'damaged', sheetPath],
    ['a sheet that is no XML', () => makeChanged({ content: '<worksheet><sheetData><row></sheetData></worksheet></x>' }), 'damaged', sheetPath],
    ['a sheet cut off', () => makeChanged({ content: '<worksheet><sheetData><row r="1">' }), 'damaged', sheetPath],
    ['a workbook without its sheets', () => makeZip(toParts({ sheets: [plain] }).filter(({ path }) => path !== sheetPath)), 'damaged', 'xl/workbook.xml'],
    ['a bomb', () => makeChanged({ content: zeros(30) }), 'unpacks-too-large', sheetPath],
    ['a bomb that lies about its size', () => makeChanged({ content: zeros(30), claims: 1000 }), 'unpacks-too-large', sheetPath],
    ['a small part that is huge', () => makeZip([...toParts({ sheets: [plain], formats: { ids: [0] } }).filter(({ path }) => path !== 'xl/styles.xml'), { path: 'xl/styles.xml', content: zeros(65), stored: true }]), 'unpacks-too-large', 'xl/styles.xml'],
    ['entities that multiply', () => makeChanged({ content: '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet><sheetData/></worksheet>' }), 'unsafe-xml', sheetPath],
    ['an entity out of another file', () => makeChanged({ content: '<!DOCTYPE x SYSTEM "file:///etc/hostname"><worksheet/>' }), 'unsafe-xml', sheetPath],
    ['a card that says nothing', () => new Blob(['BEGIN:VCARD\nVERSION:3.0\nEND:VCARD\n']), 'empty'],
  ])('%s', async (_what, make, code, where) => {
    await expect(openFile(make())).rejects.toMatchObject({ name: 'FileError', code, where });
  }); // prettier-ignore

  it('a file that was taken away', async () => {
    const gone = Object.assign(new Blob(['a,b']), {
      slice: () => ({ arrayBuffer: () => Promise.reject(new DOMException('gone', 'NotReadableError')) }),
    });
    await expect(openFile(gone)).rejects.toMatchObject({ code: 'unreadable' });
  });

  it('a bomb in the texts sheets share, before they fill the memory', async () => {
    const text = `<si><t>${'x'.repeat(30_000)}</t></si>`;
    const packed = makeRow('<c r="A1" t="s"><v>0</v></c>', { strings: text.repeat(1_500) });
    expect(packed.size).toBeLessThan(1_000_000);
    await expect(openFile(packed)).rejects.toMatchObject({
      code: 'unpacks-too-large',
      where: 'xl/sharedstrings.xml',
    });
  });
});

describe('a file with faults is read, and it is said what and where', () => {
  const text = (at: string, value: string) => `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`;
  const row = (number: number, ...cells: string[]) => `<row r="${number}">${cells.join('')}</row>`;
  it.each<[string, () => Blob, Partial<FileProblem>[]]>([
    ['a quote never closed', () => new Blob(['a,b\n"1,2\n3,4\n']), [{ code: 'unclosed-quote', where: 'A2' }]],
    ['quotes not doubled', () => new Blob(['a,b\n"x "y" z",2\n']), [{ code: 'stray-quote', where: 'A2' }]],
    ['NUL characters', () => new Blob(['a,b\n1\0,2\n3,\0\n']), [{ code: 'nul-removed', where: 'A2', count: 2 }]],
    ['rows of different length', () => new Blob(['a,b\n1,2\n1\n1,2\n1,2,3\n']), [{ code: 'ragged', where: '3', count: 2 }]],
    ['a cell of a megabyte', () => new Blob([`a,b\n1,${'x'.repeat(1_000_000)}\n`]), [{ code: 'too-long', where: 'B2' }]],
    ['headings that stand twice', () => new Blob(['Phone,Name, phone \n1,2,3\n']), [{ code: 'duplicate-header', where: 'C1', text: 'phone' }]],
    ['the same in a workbook', () => makeWorkbook({ sheets: [{ data: row(1, text('A1', 'Mail'), text('B1', 'Mail')) }] }), [{ code: 'duplicate-header', where: 'B1', text: 'Mail', sheet: 0 }]],
    ['merged cells', () => makeWorkbook({ sheets: [{ ...plain, after: '<mergeCells count="2"><mergeCell ref="A1:B3"/><mergeCell ref="D1:D2"/></mergeCells>' }] }), [{ code: 'merged-cells', where: 'A1:B3', count: 2 }]],
    ['formulas', () => makeWorkbook({ sheets: [{ data: row(1, text('A1', 'a')) + row(2, '<c r="A2"><f>1+1</f><v>2</v></c>') }] }), [{ code: 'formulas', where: 'A2' }]],
    ['a formula without its result', () => makeRow('<c r="A1"><f>NOW()</f></c>'), [{ code: 'no-result', where: 'A1' }, { code: 'formulas', where: 'A1' }]],
    ['a text that is not there', () => makeRow(`${cell}<c r="B1" t="s"><v>7</v></c>`, { strings: '<si><t>a</t></si>' }), [{ code: 'lost-text', where: 'B1' }]],
    ['hidden rows', () => makeWorkbook({ sheets: [{ data: row(1, text('A1', 'a')) + `<row r="2" hidden="1">${text('A2', 'b')}</row>` }] }), [{ code: 'hidden-rows', where: '2' }]],
    ['an empty sheet', () => makeWorkbook({ sheets: [{ data: '' }, plain] }), [{ code: 'empty-sheet', sheet: 0 }]],
    ['other files it refers to', () => makeRow(cell, { more: [{ path: 'xl/externalLinks/externalLink1.xml', content: '' }] }), [{ code: 'external-links' }]],
    ['programs in it', () => makeRow(cell, { more: [{ path: 'xl/vbaProject.bin', content: '' }] }), [{ code: 'macros' }]],
    ['too many columns', () => makeRow(`${cell}<c r="ALM1"><v>1</v></c><c r="XFD1"><v>1</v></c>`), [{ code: 'too-many-columns', where: 'ALM1' }]],
    ['nothing wrong', () => new Blob(['a,b\n1,2\n']), []],
  ])('%s', async (_what, make, problems) => {
    const file = await openFile(make());
    for (const index of file.sheets.keys()) await readAll(file, index);
    expect(file.problems).toMatchObject(problems);
    // Reading once more finds the same once.
    for (const index of file.sheets.keys()) await readAll(file, index);
    expect(file.problems).toHaveLength(problems.length);
    expect(file.problems).toMatchObject(problems);
  }); // prettier-ignore

  it('a workbook damaged far inside gives the rows before it', async () => {
    const data = Array.from({ length: 20_000 }, (_, i) => row(i + 1, text(`A${i + 1}`, `Company ${(i * 7919) % 10_007}`))).join('');
    const content = `<worksheet><sheetData>${data}</sheetData></worksheet>`;
    const bytes = new Uint8Array(await makeChanged({ content }).arrayBuffer());
    const packed = deflateRawSync(content).length;
    // Late in the packed sheet, which is by far the largest part.
    bytes.fill(0xff, bytes.length - Math.floor(packed / 3), bytes.length - Math.floor(packed / 3) + 200);
    const file = await openFile(new Blob([Uint8Array.from(bytes)]));
    let rows = 0;
    await expect(
      (async () => {
        for await (const piece of file.rows(0)) rows += piece.length;
      })(),
    ).rejects.toMatchObject({ code: 'damaged', where: sheetPath });
    expect(rows).toBeGreaterThan(5_000);
  }); // prettier-ignore

  it('who stops reading leaves nothing open', async () => {
    const file = await openFile(makeWorkbook({ sheets: [plain, plain] }));
    for (let i = 0; i < 50; i++) for await (const _ of file.rows(1)) break;
    expect(await readTexts(file, 1)).toEqual([['1']]);
  });
});

describe('whatever the bytes', () => {
  const link =
    '<Relationship Id="r" Type="x/hyperlink" Target="https://acme.example/" TargetMode="External"/>';
  const cells =
    '<c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>46347</v></c><c r="C1" t="inlineStr"><is><t>五金</t></is></c>';
  const sheet: MadeSheet = {
    data: `<row r="1">${cells}</row>`,
    after: '<hyperlinks><hyperlink ref="A1" r:id="r"/></hyperlinks>',
    relations: link,
  };
  const parts = toParts({
    sheets: [sheet],
    strings: '<si><t>Acme &amp; Söhne</t></si>',
    formats: { ids: [0, 14] },
  });
  const toBytes = async (file: Blob) => Buffer.from(await file.arrayBuffer());
  const seeds: Record<string, () => Promise<Buffer>> = {
    // Stored, so that what is changed in its parts gets past the unpacking; checksums are compared at their ends.
    'a workbook': () => toBytes(makeZip(parts.map((part) => ({ ...part, stored: true })))),
    'a packed workbook': () => toBytes(makeZip(parts, { zip64: true })),
    'an old workbook': () => toBytes(makeCompound('a', 'b', 'c', 'd', 'Workbook')),
    JSON: () => toBytes(new Blob(['{"a":[{"b":"é\\n","c":[1,{"d":null}]},{"b":2}],"e":{"f":true}}'])),
    'a vCard': () => toBytes(new Blob(['BEGIN:VCARD\nFN;CHARSET=GBK;ENCODING=QUOTED-PRINTABLE:=CD=F5\nitem1.TEL;TYPE="work,x":1\n 2\nADR;LABEL="a^nb":;;c;d\nEND:VCARD\n'])),
    'delimited text': () => toBytes(new Blob(['Name;"Ort"\r\n"Müller ""x""";Köln\r\n"a\nb";5\r\n'])),
    'UTF-16': () => Promise.resolve(wide('a\tb\n五\t金\n')),
    nothing: () => Promise.resolve(Buffer.alloc(0)),
  }; // prettier-ignore
  const signs = ['<', '>', '"', '&#0;', '\0', '{', ']', ';', '=', '\r', ':'].map((sign) => Buffer.from(sign));
  const change = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    out: fc.nat(3),
    more: fc.oneof(fc.uint8Array({ maxLength: 4 }), fc.constantFrom(...signs)),
  });

  it.each(Object.keys(seeds))('of %s, changed by chance, there are rows or a reason', async (name) => {
    const seed = (await seeds[name]?.()) ?? Buffer.alloc(0);
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 6 }), async (changes) => {
        let bytes = seed;
        for (const { at, out, more } of changes) {
          const place = Math.floor(at * bytes.length);
          bytes = Buffer.concat([bytes.subarray(0, place), more, bytes.subarray(place + out)]);
        }
        try {
          const file = await openFile(new Blob([Uint8Array.from(bytes)]));
          for (const index of file.sheets.keys()) await readAll(file, index);
        } catch (error) {
          expect(error).toBeInstanceOf(FileError);
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('what our writers wrote is read as it was', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.array(
      fc.constantFrom('a', '=', '+', '-', '@', "'", '"', ',', ';', '\t', '\n', '\r\n', ' ', '|', '五', '😀', '<', '&amp;', '_x0041_', '0', '(', '!', 'sep='),
      { maxLength: 8 },
    ).map((parts) => parts.join('')),
  ); // prettier-ignore
  /** What XML cannot hold at all is left out by the writer. */
  const writable = text.map((one) => one.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffd-\uffff]/g, ''));
  const tables = fc
    .array(fc.array(writable, { minLength: 3, maxLength: 3 }), { minLength: 0, maxLength: 6 })
    .map((rows): { table: Table; rows: string[][] } => ({
      rows: [['Name', 'Überschrift', '公司'], ...rows],
      table: {
        name: 'Leads',
        columns: ['Name', 'Überschrift', '公司'].map((header) => ({ id: header, header, kind: 'text' })),
        count: rows.length,
        rows: () => rows.map((row) => row.map((one): Cell => (one === '' ? undefined : one))),
      },
    }));
  const readBack = async (file: Blob, clean: (one: string) => string) => {
    const opened = await openFile(file);
    const read = new Map((await readAll(opened)).map((row) => [row.number, row.cells]));
    return { opened, at: (row: number, column: number) => clean(read.get(row + 1)?.[column]?.text ?? '') };
  };

  it.each([
    ['CSV', writeCsv, unguard],
    ['TSV', writeTsv, unguard],
    ['XLSX', writeXlsx, (one: string) => one],
  ] as const)('%s', async (name, write, clean) => {
    await fc.assert(
      fc.asyncProperty(tables, async ({ table, rows }) => {
        const { opened, at } = await readBack(await write([table]), clean);
        const shown = rows.map((row, i) => row.map((_, column) => at(i, column)));
        // A bare carriage return is a line feed to whoever reads XML.
        const plain = (one: string) => (name === 'XLSX' ? one.replace(/\r\n?/g, '\n') : one);
        expect(shown.map((row) => row.map(plain))).toEqual(rows.map((row) => row.map(plain)));
        expect(opened.problems.filter(({ code }) => code !== 'formulas')).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('hostile texts of 40,000 characters come back up to what a cell holds', async () => {
    const table: Table = {
      name: 'x',
      columns: [{ id: 'a', header: 'a', kind: 'text' }, { id: 'b', header: 'b', kind: 'text' }],
      count: hostileStrings.length,
      rows: () => hostileStrings.map((one) => [one, 'end']),
    };
    const { opened, at } = await readBack(await writeXlsx([table]), (one) => one);
    hostileStrings.forEach((one, i) => {
      expect(one.startsWith(at(i + 1, 0))).toBe(true);
      expect(at(i + 1, 0).length).toBeGreaterThan(32_000);
      expect(at(i + 1, 1)).toBe('end');
    });
    expect(opened.problems).toEqual([]);
  }); // prettier-ignore
});
