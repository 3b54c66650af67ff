import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { giveFile } from '../../scripts/give-file.ts';
import type { View } from '../../scripts/browsers/view.ts';
import { openSession, type Session } from './session.ts';
import { encodeGbk, writeWorkbook } from './made-files';

const heading = (view: View, text: string) =>
  view.waitFor(
    `the heading "${text}"`,
    (wanted: string) => [...document.querySelectorAll('h2')].some((h2) => h2.textContent.trim() === wanted),
    text,
  );

/** Files into the leads and out again, in order: each step goes on where the one before ended. */
describe('a spreadsheet', () => {
  let session: Session;
  let view: View;

  const begin = async (name: string, content: string | Uint8Array) => {
    await giveFile(view, name, content);
    await heading(view, 'What the columns are');
  };
  const meaningOf = (column: string) =>
    view.evaluate(
      (label: string) => document.querySelector<HTMLInputElement>(`[aria-label="${label}"]`)?.value,
      `What column ${column} becomes`,
    );
  const countLeads = async (text: string) => {
    await view.click({ role: 'tab', name: /^Leads/ });
    if (await view.has({ role: 'button', name: 'Remove filter From fair.xlsx' }))
      await view.click({ role: 'button', name: 'Remove filter From fair.xlsx' });
    await view.waitForText(text);
    await view.click({ role: 'tab', name: 'Import' });
  };

  beforeAll(async () => {
    session = await openSession({ language: 'en' });
    view = await session.browser.openOwnPage('workspace.html#import');
    await heading(view, 'Import a spreadsheet');
  });
  afterAll(() => session.close());

  it('that is none says what it is and what to do', async () => {
    await giveFile(view, 'scan.xlsx', '%PDF-1.7\n1 0 obj\n');
    await view.waitForText('scan.xlsx cannot be imported');
    await view.waitForText('It is a PDF');
  });

  it('in GBK is read, its columns known by their Chinese headings', async () => {
    await begin(
      'customers.csv',
      encodeGbk(
        '公司名称,联系人,电话,邮箱,城市\r\n海港帆布厂,李明,0592 555 0123,info@haigang.example,厦门\r\n',
      ),
    );
    expect(await view.text()).toContain('海港帆布厂');
    expect(await meaningOf('联系人')).toBe('Contact');
    expect(await meaningOf('邮箱')).toBe('E-mail');
    expect(await meaningOf('城市')).toBe('City');
    await view.click({ role: 'button', name: 'Check' });
    await heading(view, 'What would come of 1 row');
    await view.click({ role: 'button', name: 'Import 1 lead' });
    await heading(view, 'customers.csv is imported');
    await countLeads('1 lead');
  });

  it('in Excel’s own format is looked through, and nothing changes before one says so', async () => {
    await view.click({ role: 'button', name: 'Import another file' });
    await begin(
      'fair.xlsx',
      await writeWorkbook([
        ['Company', 'Phone', 'E-mail', 'Postal code', 'City'],
        ['Bellwether Boatworks', '+1 978 555 0101', 'info@bellwether.example', '01930', 'Gloucester'],
        ['Starling Sail Loft', '+1 401 555 0112', 'no mail', '02840', 'Newport'],
        ['', '', '', '', ''],
      ]),
    );
    await view.click({ role: 'button', name: 'Check' });
    await heading(view, 'What would come of 2 rows');
    await view.waitForText('No e-mail address. This value is left out.');
    await countLeads('1 lead');
    // What was begun stands as it was left.
    await heading(view, 'What would come of 2 rows');
    await view.click({ role: 'button', name: 'Back to the columns' });
    await view.click({ role: 'button', name: 'Another file' });
  });

  it('is imported, its leads shown by themselves, each value with its row', async () => {
    await begin(
      'fair.xlsx',
      await writeWorkbook([
        ['Company', 'Phone', 'E-mail', 'Postal code', 'City'],
        ['Bellwether Boatworks', '+1 978 555 0101', 'info@bellwether.example', '01930', 'Gloucester'],
        ['Starling Sail Loft', '+1 401 555 0112', 'hello@starling.example', '02840', 'Newport'],
      ]),
    );
    await view.click({ role: 'button', name: 'Check' });
    await view.click({ role: 'button', name: 'Import 2 leads' });
    await heading(view, 'fair.xlsx is imported');
    await view.click({ role: 'button', name: 'Show leads from fair.xlsx' });
    await view.waitForText('2 leads');
    expect(await view.text()).not.toContain('海港帆布厂');
    await view.click({ role: 'button', name: 'Bellwether Boatworks' });
    await view.click({ role: 'button', name: /^Where does E-mail/ });
    await view.waitForText('fair.xlsx, row 2');
  });

  it('that came back shows the changed cells, and takes over nothing else', async () => {
    const leadId = await view.evaluate(() => /lead=([\w-]+)/.exec(location.hash)?.[1] ?? '');
    await view.click({ role: 'button', name: 'Back' });
    await view.click({ role: 'tab', name: 'Import' });
    await view.click({ role: 'button', name: 'Import another file' });
    await begin(
      'fair-edited.xlsx',
      await writeWorkbook([
        ['Name', 'E-mail', 'City', 'Leadlight ID'],
        ['Bellwether Boatworks', 'nora@bellwether.example', 'Gloucester', `${leadId}~1`],
      ]),
    );
    expect(await meaningOf('Leadlight ID')).toBe('Leadlight ID');
    await view.click({ role: 'button', name: 'Check' });
    await heading(view, '1 lead was changed in the file');
    await view.waitForText('nora@bellwether.example');
    expect(await view.has({ role: 'checkbox', name: /^Take over City/ })).toBe(false);
    await view.click({ role: 'button', name: 'Take over 1 change' });
    await heading(view, 'fair-edited.xlsx is imported');
    await view.waitForText('1 changed');
  });

  it('is undone as a whole, and done again', async () => {
    await view.click({ role: 'button', name: 'Import another file' });
    await view.click({ role: 'button', name: 'Undo the import of customers.csv' });
    await view.waitFor('the end of undoing', () => document.body.innerText.includes('undone'));
    await countLeads('2 leads');
    await view.click({ role: 'button', name: 'Do it again: customers.csv' });
    await countLeads('3 leads');
  });

  it('goes on in the background when its page is closed', async () => {
    const rows = Array.from({ length: 1_500 }, (_, n) => `Alder ${n} Ltd,office@alder-${n}.example,Salem`);
    await begin('many.csv', ['Company,E-mail,City', ...rows].join('\n'));
    await view.click({ role: 'button', name: 'Check' });
    await view.click({ role: 'button', name: 'Import 1,500 leads' });
    await heading(view, 'Importing many.csv').catch(() => undefined);
    // Firefox's driver needs a page to stand on.
    const other = await session.browser.openOwnPage('welcome.html');
    await view.close();
    view = await session.browser.openOwnPage('workspace.html');
    await other.close();
    await view.waitForText('1,503 leads');
    await view.waitForText('many.csv imported');
  });

  it('asked the network for nothing', async () => {
    expect(await session.browser.readRequests()).toEqual([]);
  });
});
