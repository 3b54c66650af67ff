import { readFile } from 'node:fs/promises';
import { readSheet } from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { giveFile } from '../../scripts/give-file.ts';
import type { View } from '../../scripts/browsers/view.ts';
import { exportLeads } from '../../scripts/main-job.ts';
import { parseCsv } from './exported-sheet.ts';
import { writeWorkbook } from './made-files';
import { openSession, type Session } from './session.ts';

/** A heading row and the rows below it, as text. */
type Sheet = string[][];

/** Out as a file, changed in a spreadsheet, and in again; each step goes on where the one before ended. */
describe('a file that goes out and comes back', () => {
  let session: Session;
  let view: View;
  let exported: Sheet;

  const heading = (text: string) =>
    view.waitFor(
      `the heading "${text}"`,
      (wanted: string) => [...document.querySelectorAll('h2')].some((h2) => h2.textContent.trim() === wanted),
      text,
    );
  /** All leads as they are now, read by a library that is not ours. */
  async function exportAll(): Promise<Sheet> {
    await view.click({ role: 'tab', name: /^Leads/ });
    const table = await readSheet(await exportLeads(session.browser, view, 'xlsx'), 1);
    return table.map((row) =>
      row.map((cell) =>
        cell === null ? '' : cell instanceof Date ? cell.toISOString().slice(0, 16) : String(cell),
      ),
    );
  }
  const find = (sheet: Sheet, name: string) => sheet.findIndex(([first]) => first === name);
  const read = (sheet: Sheet, name: string, column: string) =>
    sheet[find(sheet, name)]?.[sheet[0]?.indexOf(column) ?? -1];
  function write(sheet: Sheet, name: string, column: string, text: string): void {
    const at = sheet[0]?.indexOf(column) ?? -1;
    const row = sheet[find(sheet, name)];
    if (row === undefined || at < 0) throw new Error(`There is no ${column} of ${name}.`);
    row[at] = text;
  }
  /** Every cell that differs, but for what counts revisions. */
  function compare(before: Sheet, after: Sheet): string[] {
    const [headings = []] = before;
    expect(after[0]).toEqual(headings);
    expect(after.map(([name]) => name).sort()).toEqual(before.map(([name]) => name).sort());
    return before.slice(1).flatMap(([name = '', ...rest]) =>
      rest.flatMap((text, index) => {
        const column = headings[index + 1] ?? '';
        const now = read(after, name, column);
        const isCounted = column === 'Leadlight ID' || column === 'Changed';
        return isCounted || now === text ? [] : [`${name}: ${column}: ${text} → ${now ?? ''}`];
      }),
    );
  }
  async function bringBack(name: string, content: string | Uint8Array): Promise<void> {
    await view.click({ role: 'tab', name: 'Import' });
    if (await view.has({ role: 'button', name: 'Import another file' }))
      await view.click({ role: 'button', name: 'Import another file' });
    await giveFile(view, name, content);
    await view.waitForText('How rows are taken in');
    await view.click({ role: 'button', name: 'Check' });
  }
  const takesOver = (field: string, name: string) =>
    view.evaluate(
      (label: string) => document.querySelector<HTMLInputElement>(`input[aria-label="${label}"]`)?.checked,
      `Take over ${field} of ${name}`,
    );

  beforeAll(async () => {
    session = await openSession({ language: 'en' });
    await session.saveAll('/harbor/', 12);
    view = await session.browser.openOwnPage('workspace.html');
    await view.waitForText('12 leads');
    exported = await exportAll();
  });
  afterAll(() => session.close());

  it('unchanged, changes nothing', async () => {
    await bringBack('leads.xlsx', await writeWorkbook(exported));
    await heading('Nothing was changed in this file');
    expect(compare(exported, await exportAll())).toEqual([]);
  });

  it('tells changed cells and conflicts, and takes over these and nothing else', async () => {
    // Meanwhile somebody works on here.
    for (const name of ['Starling Sail Loft', 'Bellwether Boatworks']) {
      await view.click({ role: 'checkbox', name: `Select ${name}` });
    }
    await view.select({ css: 'select[aria-label="What to change"]' }, 'Stage');
    await view.select({ css: 'select[aria-label="Stage"]' }, 'Contacted');
    await view.waitForText('2 leads');
    await view.click({ role: 'button', name: 'Clear selection' });

    const edited = exported.map((row) => [...row]);
    const [headings = []] = edited;
    for (const column of ['Note', 'Stage']) {
      if (headings.includes(column)) continue;
      headings.splice(1, 0, column);
      for (const row of edited.slice(1)) row.splice(1, 0, '');
    }
    write(edited, 'Starling Sail Loft', 'Stage', 'Qualified');
    write(edited, 'Starling Sail Loft', 'Note', 'Met at the fair');
    write(edited, 'Bellwether Boatworks', 'City', 'Salem');
    await bringBack('leads-edited.xlsx', await writeWorkbook(edited));
    await heading('2 leads were changed in the file');
    expect(await takesOver('Note', 'Starling Sail Loft')).toBe(true);
    // Changed here as well: it stays as it is here until one says otherwise.
    expect(await takesOver('Stage', 'Starling Sail Loft')).toBe(false);
    expect(await takesOver('Phone', 'Starling Sail Loft')).toBeUndefined();
    expect(await takesOver('Stage', 'Bellwether Boatworks')).toBeUndefined();
    await view.click({ role: 'button', name: 'Take over 2 changes' });
    await heading('leads-edited.xlsx is imported');
    await view.waitForText('2 changed');

    const after = await exportAll();
    expect(read(after, 'Starling Sail Loft', 'Note')).toBe('Met at the fair');
    expect(read(after, 'Starling Sail Loft', 'Stage')).toBe('Contacted');
    expect(read(after, 'Bellwether Boatworks', 'Stage')).toBe('Contacted');
    expect(read(after, 'Bellwether Boatworks', 'City')).toBe('Salem');
    exported = after;
  });

  it('as CSV, too', async () => {
    const path = await exportLeads(session.browser, view, 'csv');
    const sheet = parseCsv((await readFile(path, 'utf8')).replace(/^\uFEFF/, ''));
    write(sheet, 'Starling Sail Loft', 'Note', 'Met at the fair; wants "blue" sails');
    const text = sheet
      .map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','))
      .join('\r\n');
    await bringBack('leads-edited.csv', text);
    await heading('1 lead was changed in the file');
    await view.click({ role: 'button', name: 'Take over 1 change' });
    await heading('leads-edited.csv is imported');
    expect(compare(exported, await exportAll())).toEqual([
      'Starling Sail Loft: Note: Met at the fair → Met at the fair; wants "blue" sails',
    ]);
  });

  it('as JSON is known again, and nobody is there twice', async () => {
    const content = await readFile(await exportLeads(session.browser, view, 'json'), 'utf8');
    await bringBack('leads.json', content);
    await heading('What would come of 12 rows');
    await view.waitForText('There is nothing to take in.');
    await view.click({ role: 'tab', name: /^Leads/ });
    await view.waitForText('12 leads');
  });
});
