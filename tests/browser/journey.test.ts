import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getHarborPage } from '../../sample/harbor-pages.ts';
import type { View } from '../../scripts/browsers/view.ts';
import { exportLeads, openPanel, readPage, saveChosen } from '../../scripts/main-job.ts';
import { parseCsv, readCsv, readXlsx } from './exported-sheet.ts';
import { openSession, type Session } from './session.ts';

const firms = getHarborPage(1);
const names = firms.map(({ name }) => name);

/** One evening's work, in order: each step goes on where the one before ended. */
describe('from page to spreadsheet', () => {
  let session: Session;
  let tab: View;
  let popup: View;
  let panel: View;

  beforeAll(async () => {
    session = await openSession();
  });
  afterAll(() => session.close());

  it('shows what is on the page once the toolbar button is clicked', async () => {
    ({ tab, popup } = await session.read('/harbor/'));
    await popup.waitForText('12 companies');
    for (const name of names) await popup.waitForText(name);
    const text = await popup.text();
    expect(text).toContain('12 here of the 36 this site counts');
    expect(text).toContain('12 new');
  });

  it('saves one and takes it back in place', async () => {
    await popup.click({ role: 'button', name: /^Bellwether Boatworks/ });
    await popup.waitForText('(978) 555-0101');
    await popup.click({ role: 'button', name: 'Save this one' });
    await popup.waitForText('11 new');
    await popup.click({ role: 'button', name: 'Undo saving Bellwether Boatworks' });
    await popup.waitForText('12 new');
  });

  it('saves the whole page with one click', async () => {
    await saveChosen(popup);
    await popup.waitForText('12 known');
    expect(await popup.text()).not.toContain('12 new');
  });

  it('knows them when the page is read again', async () => {
    await popup.close();
    popup = await readPage(session.browser, tab);
    await popup.waitForText('12 known');
    expect(await popup.has({ role: 'button', name: /^Save \d/ })).toBe(false);
  });

  it('lists them in the real side panel', async () => {
    panel = await openPanel(session.browser, popup);
    await panel.waitForText('12 leads');
    await panel.waitForText('Bellwether Boatworks');
  });

  it('shows in panel and full page at once what the popup saves, and what it takes back', async () => {
    const workspace = await session.browser.openOwnPage('workspace.html');
    await workspace.waitForText('12 leads');
    ({ tab, popup } = await session.read('/harbor/?page=2'));
    await popup.waitForText('12 new');
    await saveChosen(popup);
    await panel.waitForText('24 leads');
    await workspace.waitForText('24 leads');
    await popup.click({ role: 'button', name: 'Undo' });
    await panel.waitForText('12 leads');
    await workspace.waitForText('12 leads');
    await workspace.close();
  });

  it('finds a lead by part of its telephone number', async () => {
    await panel.fill({ css: 'input[type=search]' }, '555 0101');
    await panel.waitForText('1 lead');
    await panel.waitForText('Bellwether Boatworks');
    await panel.fill({ css: 'input[type=search]' }, '');
    await panel.waitForText('12 leads');
  });

  it('says where and as what each value was captured', async () => {
    await panel.click({ role: 'button', name: /^Bellwether Boatworks/ });
    await panel.click({ role: 'button', name: /^Where does Phone/ });
    await panel.waitForText('(978) 555-0101');
    const page = await panel.evaluate(
      () => document.querySelector<HTMLAnchorElement>('dl a[href*="/harbor/"]')?.href,
    );
    expect(page).toMatch(/^http:\/\/localhost:\d+\/harbor\//);
  });

  it('edits a value and keeps the old one in the history', async () => {
    await panel.click({ role: 'button', name: /^Edit Phone/ });
    await panel.fill({ role: 'textbox', name: 'Phone' }, '+1 978 555 0199');
    await panel.press('Enter');
    await panel.waitForText('978 555 0199');
    await panel.waitForText('Phone saved');
    await panel.click({ role: 'button', name: /^Undo: Edited/ });
    await panel.waitForText('Undone');
    await panel.waitFor('the old number', () =>
      [...document.querySelectorAll('dl a')].some((link) => link.textContent.includes('555-0101')),
    );
  });

  it('keeps a category, a tag and a note', async () => {
    await panel.fill({ role: 'combobox', name: 'Add category' }, 'Boatyards');
    await panel.click({ role: 'option', name: 'Create “Boatyards”' });
    await panel.waitFor(
      'the category',
      () => document.querySelector('[aria-label="Remove Boatyards"]') !== null,
    );
    await panel.fill({ role: 'combobox', name: 'Add tag' }, 'wooden');
    await panel.press('Enter');
    await panel.waitFor('the tag', () => document.querySelector('[aria-label="Remove wooden"]') !== null);
    await panel.fill({ role: 'textbox', name: 'Note' }, 'Ask for Nora, Tuesdays');
    await panel.press('Tab');
    await panel.click({ role: 'button', name: 'Back' });
    await panel.click({ role: 'button', name: 'Filter' });
    await panel.select({ css: 'select[aria-label=Category]' }, 'Boatyards');
    await panel.waitForText('1 lead');
    await panel.select({ css: 'select[aria-label=Category]' }, 'Any');
    await panel.waitForText('12 leads');
  });

  it('deletes leads and brings them back', async () => {
    await panel.click({ role: 'checkbox', name: 'Select Starling Sail Loft' });
    await panel.click({ role: 'button', name: 'Delete' });
    await panel.waitForText('11 leads');
    await panel.click({ role: 'button', name: 'Undo' });
    await panel.waitForText('12 leads');
    await panel.waitForText('Starling Sail Loft');
  });

  it('exports an XLSX that another library reads, numbers and postal codes as text', async () => {
    const rows = await readXlsx(await exportLeads(session.browser, panel, 'xlsx'));
    expect(rows.map((row) => row['Name']).sort()).toEqual([...names].sort());
    const row = rows.find((other) => other['Name'] === 'Bellwether Boatworks');
    expect(row).toMatchObject({
      Phone: '+1 978 555 0101',
      'Postal code': '01930',
      City: 'Gloucester',
      Category: 'Boatyards',
      Tags: 'wooden',
      Note: 'Ask for Nora, Tuesdays',
    });
    expect(row?.['Saved']).toMatch(/^\d{4}-\d\d-\d\dT/);
  });

  it('exports an XLSX that LibreOffice opens, where it is installed', async () => {
    const file = await exportLeads(session.browser, panel, 'xlsx');
    const office = ['soffice', 'libreoffice'].find(
      (program) => spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0,
    );
    // Without LibreOffice the package itself is looked at: a ZIP whose parts Excel needs are all there.
    if (office === undefined) {
      const bytes = readFileSync(file, 'latin1');
      for (const part of ['[Content_Types].xml', 'xl/workbook.xml', 'xl/worksheets/sheet1.xml'])
        expect(bytes).toContain(part);
      return;
    }
    const folder = dirname(file);
    const profile = `-env:UserInstallation=file://${join(folder, 'office-profile')}`;
    spawnSync(office, [profile, '--headless', '--convert-to', 'csv', '--outdir', folder, file]);
    const converted = file.replace(/\.xlsx$/, '.csv');
    expect(existsSync(converted)).toBe(true);
    const [headings, ...rows] = parseCsv(readFileSync(converted, 'utf8'));
    expect(headings).toContain('Phone');
    expect(rows.flat()).toContain('01930');
    expect(rows).toHaveLength(12);
  });

  it('exports a CSV with the same rows, marked as UTF-8', async () => {
    const file = await exportLeads(session.browser, panel, 'csv');
    expect(readFileSync(file).subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    const rows = await readCsv(file);
    expect(rows.map((row) => row['Name']).sort()).toEqual([...names].sort());
    expect(rows.find((row) => row['Name'] === 'Bellwether Boatworks')).toMatchObject({
      'Postal code': '01930',
      Note: 'Ask for Nora, Tuesdays',
    });
  });

  it('asked the network for nothing but the pages that were opened', async () => {
    const asked = (await session.browser.readRequests()).filter(
      (address) => !address.endsWith('/favicon.ico'),
    );
    const opened = ['/harbor/', '/harbor/?page=2'].map((path) => session.sample.origin + path);
    expect(asked.filter((address) => !opened.includes(address))).toEqual([]);
    expect(session.sample.requests.filter((path) => path !== '/favicon.ico')).toEqual([
      '/harbor/',
      '/harbor/?page=2',
    ]);
  });
});
