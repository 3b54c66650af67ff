import { describe, expect, it } from 'vitest';
import { guessMapping } from '@/lib/transfer/import/guess-mapping';
import { openFile } from '@/lib/transfer/read/open-file';
import type { FileProblem } from '@/lib/transfer/read/opened-file';
import { encode } from './encoded';
import { makeWorkbook, toParts } from './make-workbook';
import { makeZip, type MadeEntry } from './make-zip';
import { readAll, readTexts } from './read-all';

/** Files as programs and people really leave them: joined, headed twice, marked, encoded and packed in odd ways. */

const toBlob = (text: string, encoding = 'utf-8') => new Blob([encode(text, encoding)]);
const ACME = ['Acme', 'a@acme.example'];
const BOLT = ['Bolt', 'b@bolt.example'];
const HEADS = ['Name', 'Mail'];
const cell = (ref: string, text: string) => `<c r="${ref}" t="inlineStr"><is><t>${text}</t></is></c>`;

describe('text', () => {
  it.each<[string, Blob, string[][]]>([
    [
      'line ends of three systems in one file',
      toBlob(`Name,Mail\r\n${ACME.join()}\n${BOLT.join()}\rCog,c@cog.example\n`),
      [HEADS, ACME, BOLT, ['Cog', 'c@cog.example']],
    ],
    [
      'files put one behind the other, each with its mark',
      toBlob(`\ufeffName,Mail\n${ACME.join()}\n\ufeff"Name","Mail"\n"Bolt","b@bolt.example"\n`),
      [HEADS, ACME, HEADS, BOLT],
    ],
    ['UTF-16 without a mark', toBlob('Name;Ort\r\nMüller;Köln\r\n', 'utf-16le'), [['Name', 'Ort'], ['Müller', 'Köln']]],
    ['the other way round', toBlob('公司,城市\r\n示例公司,北京\r\n', 'utf-16be'), [['公司', '城市'], ['示例公司', '北京']]],
    // The second byte of 誠 (GBK), 功 (Big5) and 表 (Shift JIS) is a backslash.
    ['backslashes within characters', toBlob('公司,联系人\r\n"示例誠公司","张五"\r\n上海示例有限公司,王五\r\n', 'gb18030'), [['公司', '联系人'], ['示例誠公司', '张五'], ['上海示例有限公司', '王五']]],
    ['and in Big5', toBlob('公司,聯絡人\r\n"許功蓋公司","許功蓋"\r\n台北示例股份有限公司,王小明\r\n', 'big5'), [['公司', '聯絡人'], ['許功蓋公司', '許功蓋'], ['台北示例股份有限公司', '王小明']]],
    ['half-width katakana', toBlob('会社名,担当者\r\n"ｻﾝﾌﾟﾙ表示株式会社","ｻﾄｳ ﾀﾛｳ"\r\nソ能商事,田中\r\n', 'shift_jis'), [['会社名', '担当者'], ['ｻﾝﾌﾟﾙ表示株式会社', 'ｻﾄｳ ﾀﾛｳ'], ['ソ能商事', '田中']]],
    ['separators within quoted headings', toBlob('"Company, full; name","City"\n"Acme; Co","Ulm"\n"Bolt; Co","Ulm"\n'), [['Company, full; name', 'City'], ['Acme; Co', 'Ulm'], ['Bolt; Co', 'Ulm']]],
    ['a line that names the separator', toBlob('sep=;\r\nName;Mail\r\nAcme;a@acme.example\r\n'), [HEADS, ACME]],
    ['the same in quotes, and with separators behind', toBlob('"sep=|"||\r\nName|Mail\r\nAcme|a@acme.example\r\n'), [HEADS, ACME]],
    ['numbers guarded as formulas', toBlob('Name,Phone\n"Acme","=""0301234567"""\nBolt,="0301"\n'), [['Name', 'Phone'], ['Acme', '0301234567'], ['Bolt', '0301']]],
    ['an object a line', toBlob('{"Name":"Acme","Mail":"a@acme.example"}\n{"Name":"Bolt","Mail":"b@bolt.example"}\n'), [HEADS, ACME, BOLT]],
  ])('is read: %s', async (_, file, rows) => {
    expect(await readTexts(await openFile(file))).toEqual(rows);
  }); // prettier-ignore

  it('of a million columns gives the first thousand, and says each thing once', async () => {
    const file = await openFile(toBlob(['x', 'y'].map((text) => `Name${`;${text}`.repeat(1e6)}\n`).join('')));
    expect((await readAll(file)).map(({ cells }) => cells.length)).toEqual([1_000, 1_000]);
    expect(file.problems.map(({ code, where, count }) => [code, where, count])).toEqual([
      ['duplicate-header', 'C1', 998],
      ['too-many-columns', 'ALM1', 2],
    ]);
  });
});

describe('headings', () => {
  const guess = async (file: Blob) => {
    const { headerRow, columns } = guessMapping(await readAll(await openFile(file)));
    return [headerRow, ...columns.map(({ to }) => to)];
  };
  it.each([
    ['behind empty lines', '\n\n,,\n\nName,Mail\nAcme,a@acme.example\nBolt,b@bolt.example\n', [5, 'name', 'email']],
    ['below a title and a date', 'Leads,,\nPrinted 2026-11-22,,\n\nCompany,E-mail,Phone\nAcme,a@acme.example,+1 617 555 0100\n', [4, 'company', 'email', 'phone']],
    ['of two rows, the upper one over several columns', 'Company,,Contact,\nName,City,Name,E-mail\nAcme,Ulm,Jo Field,a@acme.example\nBolt,Ulm,Ann Roe,b@bolt.example\n', [2, 'company', 'locality', 'person', 'email']],
    ['with a separator at the end', 'Company;E-mail;\nAcme;a@acme.example;\nBolt;b@bolt.example;\n', [1, 'company', 'email']],
    ['that are none', 'a@acme.example\nb@bolt.example\nc@cog.example\n', [undefined, 'email']],
  ])('are found %s', async (_, text, meant) => {
    expect(await guess(toBlob(text))).toEqual(meant);
  }); // prettier-ignore

  it('are found where cells of the row above are merged', async () => {
    const data =
      `<row r="1">${cell('A1', 'Company')}${cell('C1', 'Contact')}</row>` +
      `<row r="2">${cell('A2', 'Name')}${cell('B2', 'City')}${cell('C2', 'Name')}${cell('D2', 'E-mail')}</row>` +
      `<row r="3">${cell('A3', 'Acme')}${cell('B3', 'Ulm')}${cell('C3', 'Jo Field')}${cell('D3', 'jo@acme.example')}</row>`;
    const after = '<mergeCells count="2"><mergeCell ref="A1:B1"/><mergeCell ref="C1:D1"/></mergeCells>';
    expect(await guess(makeWorkbook({ sheets: [{ data, after }] }))).toEqual([
      2,
      'company',
      'locality',
      'person',
      'email',
    ]);
  });
});

describe('workbooks', () => {
  const number = '<row r="1"><c r="A1"><v>1</v></c></row>';
  const change = (sheet: string, to: (entry: { path: string; content: string }) => MadeEntry) =>
    makeZip(
      toParts({ sheets: [{ data: sheet }] }).map((part) =>
        typeof part.content === 'string' ? { ...part, ...to({ ...part, content: part.content }) } : part,
      ),
    );
  const replace =
    (...pairs: [string, string][]) =>
    (entry: { path: string; content: string }) => ({
      ...entry,
      content: pairs.reduce((text, [from, to]) => text.replaceAll(from, to), entry.content),
    });

  it.each<[string, () => Blob, string[][]]>([
    ['strict ones, with days as text', () => change(`<row r="1">${cell('A1', 'Day')}</row><row r="2"><c r="A2" t="d"><v>2026-11-22T00:00:00</v></c></row>`, replace(['http://schemas.openxmlformats.org/spreadsheetml/2006/main', 'http://purl.oclc.org/ooxml/spreadsheetml/main'], ['http://schemas.openxmlformats.org/officeDocument/2006/relationships', 'http://purl.oclc.org/ooxml/officeDocument/relationships'])), [['Day'], ['2026-11-22']]],
    ['whose elements have prefixes', () => change('<row r="1"/>', (entry) => (entry.path.endsWith('sheet1.xml') ? { ...entry, content: '<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>Acme</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>' } : entry)), [['Acme']]],
    ['whose relations are absolute', () => change(number, replace(['Target="worksheets', 'Target="/xl/worksheets'])), [['1']]],
    ['packed with backslashes', () => change(number, (entry) => ({ ...entry, path: entry.path.replaceAll('/', '\\') })), [['1']]],
    ['whose styles are missing', () => makeWorkbook({ sheets: [{ data: '<row r="1"><c r="A1" s="5"><v>46348</v></c><c r="B1" t="b"><v>1</v></c></row>' }] }), [['46348', 'TRUE']]],
    ['with formulas several cells share', () => makeWorkbook({ sheets: [{ data: '<row r="1"><c r="A1"><f t="shared" ref="A1:A2" si="0">B1*2</f><v>4</v></c></row><row r="2"><c r="A2"><f t="shared" si="0"/><v>6</v></c></row>' }] }), [['4'], ['6']]],
    ['with texts in several looks, and how they are pronounced', () => makeWorkbook({ strings: '<si><r><rPr><b/></rPr><t>Ac</t></r><r><t>me</t></r><rPh sb="0" eb="1"><t>アクメ</t></rPh></si>', sheets: [{ data: '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><r><t>B</t></r><r><t>olt</t></r></is></c></row>' }] }), [['Acme', 'Bolt']]],
  ])('are read: %s', async (_, make, rows) => {
    expect(await readTexts(await openFile(make()))).toEqual(rows);
  }); // prettier-ignore
});

describe('cards', () => {
  const card = (...lines: string[]) => ['BEGIN:VCARD', 'VERSION:2.1', ...lines, 'END:VCARD', ''].join('\r\n');
  it.each<[string, Blob, string[]]>([
    ['of bytes broken over lines', toBlob(card('N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=', '=B6rg', 'ORG;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Bau=', 'haus=20GmbH')), ['Bauhaus GmbH', 'Jörg Müller']],
    ['of bytes nobody says the charset of', toBlob(card('N:Müller;Jörg', 'ORG;ENCODING=QUOTED-PRINTABLE:M=FCller=', ' & S=F6hne'), 'windows-1252'), ['Müller & Söhne', 'Jörg Müller']],
    ['the same in UTF-8', toBlob(card('N;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=B6rg', 'ORG:Bauhaus')), ['Bauhaus', 'Jörg Müller']],
    ['that name an old charset', toBlob(card('N;CHARSET=WINDOWS-1252;ENCODING=QUOTED-PRINTABLE:M=FCller;J=F6rg', 'ORG:Acme')), ['Acme', 'Jörg Müller']],
  ])('are read: %s', async (_, file, row) => {
    expect((await readTexts(await openFile(file)))[1]).toEqual(row);
  }); // prettier-ignore

  it('with photos of megabytes are read without them, and say so', async () => {
    const photo = `PHOTO;ENCODING=b;TYPE=JPEG:AAAA\r\n${` ${'A'.repeat(74)}\r\n`.repeat(60_000)}`;
    const file = await openFile(
      toBlob(
        ['Jo Field', 'Ann Roe']
          .map((name) => `BEGIN:VCARD\r\nVERSION:3.0\r\nFN:${name}\r\n${photo}END:VCARD\r\n`)
          .join(''),
      ),
    );
    expect(await readTexts(file)).toEqual([['person'], ['Jo Field'], ['Ann Roe']]);
    expect(file.problems).toEqual<FileProblem[]>([{ code: 'left-out', text: 'PHOTO' }]);
  });
});
