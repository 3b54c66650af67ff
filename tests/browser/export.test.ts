import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { View } from '../../scripts/browsers/view.ts';
import { exportLeads, openExport } from '../../scripts/main-job.ts';
import { parseCsv, readCsv, readXlsx } from './exported-sheet.ts';
import { openSession, type Session } from './session.ts';

/** Files of every kind from the full page, read back by others; each step goes on where the one before ended. */
describe('exporting', () => {
  let session: Session;
  let workspace: View;

  beforeAll(async () => {
    session = await openSession();
    await session.saveAll('/harbor/', 12);
    workspace = await session.browser.openOwnPage('workspace.html');
    await workspace.waitForText('12 leads');
  });
  afterAll(() => session.close());

  const write = (kind: Parameters<typeof exportLeads>[2]) => exportLeads(session.browser, workspace, kind);

  it('says beforehand how many rows there will be, and leaves out who must not be contacted', async () => {
    await workspace.click({ role: 'checkbox', name: 'Select Bellwether Boatworks' });
    await workspace.select({ css: 'select[aria-label="What to change"]' }, 'Do not contact');
    await workspace.select({ css: 'select[aria-label="Do not contact"]' }, 'Do not contact');
    await workspace.waitForText('1 lead: Do not contact');
    await workspace.click({ role: 'button', name: 'Clear selection' });
    await openExport(workspace);
    await workspace.waitForText('11 rows will be written. Left out: 1 marked “do not contact”.');
    await workspace.press('Escape');
    const rows = await readXlsx(await write('xlsx'));
    expect(rows).toHaveLength(11);
    expect(rows.map((row) => row['Name'])).not.toContain('Bellwether Boatworks');
    expect(rows[0]?.['Leadlight ID']).toMatch(/^[\da-f-]{36}~\d+$/);
  });

  it('writes a selection as CSV, TSV, cards and JSON with the same companies', async () => {
    for (const name of ['Starling Sail Loft', 'Bellwether Boatworks'])
      await workspace.click({ role: 'checkbox', name: `Select ${name}` });
    expect((await readCsv(await write('csv'))).map((row) => row['Name'])).toEqual(['Starling Sail Loft']);
    const [headings, ...lines] = (await readFile(await write('tsv'), 'utf8'))
      .replace(/^\uFEFF/, '')
      .trim()
      .split(/\r?\n/)
      .map((line) => line.split('\t'));
    expect(lines.map((line) => line[headings?.indexOf('Name') ?? -1])).toEqual(['Starling Sail Loft']);
    const card = await readFile(await write('vcf'), 'utf8');
    expect(card.match(/BEGIN:VCARD/g)).toHaveLength(1);
    expect(card).toMatch(/^ORG:Starling Sail Loft\r$/m);
    const pool = JSON.parse(await readFile(await write('json'), 'utf8')) as {
      leads: { lead: { facts: { name: { value: string }[] } } }[];
    };
    expect(pool.leads.map(({ lead }) => lead.facts.name[0]?.value)).toEqual(['Starling Sail Loft']);
    await workspace.click({ role: 'button', name: 'Clear selection' });
  });

  it('writes a column set of one’s own', async () => {
    await openExport(workspace);
    await workspace.click({ role: 'radio', name: 'CSV' });
    await workspace.click({ role: 'button', name: 'New column set …' });
    await workspace.fill({ role: 'textbox', name: 'Name of the column set' }, 'Dialler');
    await workspace.fill({ role: 'textbox', name: 'Find a column' }, 'Phone');
    await workspace.click({ role: 'button', name: 'Phone' });
    await workspace.fill({ role: 'textbox', name: 'Heading of Phone' }, 'Call');
    await workspace.click({ role: 'button', name: 'Move Phone up' });
    await workspace.click({ role: 'button', name: 'Save column set' });
    await workspace.waitForText('Column set Dialler saved');
    await workspace.click({ role: 'button', name: 'Export', nth: -1 });
    const file = await session.browser.waitForDownload(/^leads-.*\.csv$/);
    await workspace.click({ role: 'button', name: 'Done' });
    const [headings = []] = parseCsv((await readFile(file, 'utf8')).replace(/^\uFEFF/, ''));
    expect([headings[0], headings.at(-2)]).toEqual(['Call', 'Name']);
  });

  it('offers what was done last as the first of two clicks', async () => {
    await workspace.click({ role: 'button', name: 'Export' });
    await workspace.click({ role: 'menuitem', name: 'CSV, Dialler' });
    expect(await readCsv(await session.browser.waitForDownload(/^leads-.*\.csv$/))).toHaveLength(11);
    await workspace.waitForText('is in your downloads');
  });

  it('copies a table, as the browser lets it', async () => {
    await workspace.click({ role: 'button', name: 'Export' });
    await workspace.click({ role: 'menuitem', name: 'Copy as table' });
    await workspace.waitForText('11 rows copied.');
  });
});
