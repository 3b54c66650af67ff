import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { giveFile } from '../../scripts/give-file.ts';
import type { View } from '../../scripts/browsers/view.ts';
import { makeWorkbook } from '../unit/transfer/read/make-workbook.ts';
import { makeZip } from '../unit/transfer/read/make-zip.ts';
import { openSession, type Session } from './session.ts';

const text = (at: string, value: string) => `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`;
const row = (number: number, ...cells: string[]) => `<row r="${String(number)}">${cells.join('')}</row>`;
const HEADINGS = row(1, text('A1', 'Company'), text('B1', 'Phone'), text('C1', 'Country'));
const book = (...rows: string[]) => ({ sheets: [{ name: 'List', data: HEADINGS + rows.join('') }] });
const csv = (...lines: string[]) => ['Company,E-mail,Note', ...lines].join('\r\n');
const GOOD = 'Acme Ltd,office@acme.example,Met';

/** Files as people have them: what the screen says of each, and where it is wrong. */
describe('a bad file', () => {
  let session: Session;
  let view: View;

  beforeAll(async () => {
    session = await openSession({ language: 'en' });
    view = await session.browser.openOwnPage('workspace.html#import');
    await view.waitForText('Import a spreadsheet');
  });
  afterAll(() => session.close());

  async function open(name: string, content: string | Blob): Promise<void> {
    if (await view.has({ role: 'button', name: 'Back to the columns' }))
      await view.click({ role: 'button', name: 'Back to the columns' });
    if (await view.has({ role: 'button', name: 'Another file' }))
      await view.click({ role: 'button', name: 'Another file' });
    await view.waitForText('Import a spreadsheet');
    const bytes = typeof content === 'string' ? content : new Uint8Array(await content.arrayBuffer());
    await giveFile(view, name, bytes);
  }

  it.each<[what: string, name: string, content: () => string | Blob, ...said: string[]]>([
    ['HTML that calls itself CSV', 'list.csv', () => '<html><table><tr><td>Acme</td></tr></table></html>', 'It is a web page, whatever its name says'],
    ['a zip bomb', 'list.xlsx', () => makeWorkbook({ ...book(), more: [{ path: 'xl/styles.xml', content: '' }], sheets: [{ data: HEADINGS, before: '\n'.repeat(40_000_000) }] }), 'A few bytes of it unpack to gigabytes', 'Where in the file: xl/worksheets/sheet1.xml'],
    ['a locked archive', 'list.xlsx', () => makeZip([{ path: 'xl/workbook.xml', content: 'x', flags: 1 }]), 'It is locked with a password'],
    ['an empty file', 'list.csv', () => '\r\n\r\n', 'There is nothing in it.'],
    ['half a file', 'list.xlsx', () => makeWorkbook(book()).slice(0, 600), 'The file is damaged, or was cut off on the way.'],
  ])('is refused, and nothing is begun: %s', async (_, name, content, ...said) => {
    await open(name, content());
    await view.waitForText(`${name} cannot be imported`);
    for (const sentence of said) await view.waitForText(sentence);
    expect(await view.has({ role: 'button', name: 'Check' })).toBe(false);
  }); // prettier-ignore

  it.each<[what: string, name: string, content: () => string | Blob, ...said: string[]]>([
    ['NUL bytes', 'list.csv', () => csv(GOOD, 'Bo\0lt,b@bolt.example,'), 'Characters without meaning (NUL) were taken out. (at A3)'],
    ['a quote never closed', 'list.csv', () => csv('"Acme Ltd,office@acme.example,Met', 'Bolt,b@bolt.example,'), 'A quotation mark is never closed; the cell was ended with its line. (at A2)'],
    ['10,000 columns', 'list.csv', () => `${csv(GOOD)}\r\nBolt${',x'.repeat(10_000)}`, 'There are more than 1,000 columns; the others are left out. (at ALM3)'],
    ['a cell of a megabyte', 'list.csv', () => csv(GOOD, `Bolt,b@bolt.example,${'x'.repeat(1_000_000)}`), 'Cells are longer than 32,767 characters; only their beginning is taken. (at C3)'],
    ['ragged rows', 'list.csv', () => csv(GOOD, 'Bolt', GOOD, GOOD), 'Rows have more or fewer cells than the others. (at 3)'],
    ['headings twice', 'list.csv', () => `Company,Mail,Mail\r\n${GOOD}`, 'Two columns are called “Mail”. (at C1)'],
    ['links to other files', 'list.xlsx', () => makeWorkbook({ ...book(row(2, text('A2', 'Acme'))), more: [{ path: 'xl/externalLinks/externalLink1.xml', content: '' }] }), 'It refers to other files; they were not opened.'],
    ['formulas', 'list.xlsx', () => makeWorkbook(book(row(2, '<c r="A2" t="str"><f>B2</f><v>Acme</v></c>'))), 'Cells compute their values; the results they showed last are taken. (at A2)'],
    ['merged cells', 'list.xlsx', () => makeWorkbook({ sheets: [{ data: HEADINGS + row(2, text('A2', 'Acme')), after: '<mergeCells><mergeCell ref="A2:A3"/></mergeCells>' }] }), 'Cells are merged; only the first of each group has the value. (at A2'],
    ['an empty sheet before the list', 'list.xlsx', () => makeWorkbook({ sheets: [{ name: 'Cover', data: '' }, { name: 'List', data: HEADINGS + row(2, text('A2', 'Acme')) }] }), 'This sheet is empty.'],
  ])('is read, and what is wrong stands there with its place: %s', async (_, name, content, ...said) => {
    await open(name, content());
    await view.waitForText('What the columns are');
    if (!(await view.text()).includes(said[0] ?? '')) {
      // Told when all rows were read.
      await view.click({ role: 'button', name: 'Check' });
      await view.waitForText('What would come of');
    }
    for (const sentence of said) await view.waitForText(sentence);
  }); // prettier-ignore

  it('with phones as numbers and dates as serials is put right, and says so', async () => {
    const cells = (at: number, phone: string) =>
      row(at, text(`A${String(at)}`, `Firm ${String(at)}`), phone, text(`C${String(at)}`, 'Germany'), `<c r="D${String(at)}" s="1"><v>46348</v></c>`); // prettier-ignore
    const made = book(cells(2, '<c r="B2"><v>3023125100</v></c>'), cells(3, text('B3', '4,91511E+11')));
    const [sheet] = made.sheets;
    const data = (sheet?.data ?? '').replace('</row>', `${text('D1', 'Founded')}</row>`);
    await open('phones.xlsx', makeWorkbook({ sheets: [{ data }], formats: { ids: [0, 14] } }));
    await view.waitForText('2026-11-22');
    await view.click({ role: 'button', name: 'Check' });
    await view.waitForText('Lost its leading zero. It was put back.');
    await view.waitForText('Rounded by the spreadsheet');
    // What is good is imported all the same.
    await view.click({ role: 'button', name: 'Import 2 leads' });
    await view.waitForText('phones.xlsx is imported');
  });
});
