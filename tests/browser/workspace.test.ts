import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { View } from '../../scripts/browsers/view.ts';
import { openSession, type Session } from './session.ts';

/** The full page with one directory's companies, in order: columns, a cell, groups, the board, a comparison. */
describe('the workspace', () => {
  let session: Session;
  let workspace: View;

  beforeAll(async () => {
    session = await openSession();
    await session.saveAll('/harbor/', 12);
    workspace = await session.browser.openOwnPage('workspace.html');
    await workspace.waitForText('12 leads');
    await workspace.waitFor('rows', () => document.querySelectorAll('[role=row]').length > 8);
  });
  afterAll(() => session.close());

  const readHeadings = () =>
    workspace.evaluate(() =>
      [...document.querySelectorAll('[role=columnheader]')].map((one) => one.textContent.trim()),
    );
  /** Puts the focus on a cell of a column, in the first line. */
  const goTo = async (column: string) => {
    const headings = await readHeadings();
    await workspace.press('j');
    await workspace.waitFor('the line', () => document.activeElement?.matches('[data-main]'));
    for (let at = 0; at < headings.indexOf(column); at++) await workspace.press('ArrowRight');
    await workspace.waitFor(
      `the cell of ${column}`,
      (at: number) => (document.activeElement as HTMLElement).dataset['column'] === String(at),
      headings.indexOf(column),
    );
  };

  it('shows the columns that are chosen, also after a reload', async () => {
    await workspace.click({ role: 'button', name: 'Columns' });
    await workspace.fill({ css: '[role=dialog] input[type=search]' }, 'line of');
    await workspace.click({ role: 'checkbox', name: 'Line of business' });
    await workspace.press('Escape');
    expect((await readHeadings()).at(-1)).toBe('Line of business');
    await workspace.close();
    workspace = await session.browser.openOwnPage('workspace.html');
    await workspace.waitFor('the column', () =>
      [...document.querySelectorAll('[role=columnheader]')].some((one) =>
        one.textContent.includes('Line of business'),
      ),
    );
  });

  it('edits a cell by keys only, says what is wrong, and takes it back', async () => {
    await workspace.waitFor('rows', () => document.querySelectorAll('[data-main]').length > 8);
    await goTo('Phone');
    const before = await workspace.evaluate(() => document.activeElement?.textContent);
    await workspace.press('F2');
    await workspace.fill({ css: '[data-edited=true] input' }, 'no number');
    await workspace.press('Enter');
    await workspace.waitForText('That is no phone number');
    await workspace.fill({ css: '[data-edited=true] input' }, '+1 978 555 0188');
    await workspace.press('Enter');
    await workspace.waitForText('Phone saved');
    await workspace.waitForText('+1 978 555 0188');
    await workspace.press('z');
    await workspace.waitForText('Undone');
    await workspace.waitForText(before ?? '');
  });

  it('groups, and folds a group away', async () => {
    await workspace.select({ css: 'select[aria-label="Group by"]' }, 'By City');
    await workspace.waitFor(
      'groups',
      () => document.querySelector('[role=treegrid] [aria-expanded=true]') !== null,
    );
    const lines = () => workspace.evaluate(() => document.querySelectorAll('[role=rowheader]').length);
    const open = await lines();
    await workspace.click({ role: 'button', name: 'Fold all' });
    await workspace.waitFor('heads only', () => !document.querySelector('[role=row][aria-level="2"]'));
    expect(await lines()).toBeLessThan(open);
    await workspace.select({ css: 'select[aria-label="Group by"]' }, 'No groups');
    await workspace.waitFor('no groups', () => document.querySelector('[role=grid]') !== null);
  });

  it('carries a card to another stage by keys, and back by undo', async () => {
    await workspace.click({ role: 'button', name: 'Board' });
    await workspace.waitFor('cards', () => document.querySelector('section [data-main]') !== null);
    await workspace.press('j');
    await workspace.waitFor('a card', () => document.activeElement?.matches('section [data-main]'));
    for (const key of [' ', 'ArrowRight', ' ']) await workspace.press(key);
    await workspace.waitFor(
      'the card in its column, with the focus',
      () => document.querySelector('section[aria-label="Contacted: 1 lead"] [data-main]:focus') !== null,
    );
    await workspace.press('z');
    await workspace.waitFor(
      'nobody',
      () => document.querySelector('section[aria-label="Contacted: 0 leads"]') !== null,
    );
    await workspace.click({ role: 'button', name: 'Table' });
    await workspace.waitFor(
      'the table',
      () => document.querySelectorAll('[role=grid] [data-main]').length > 8,
    );
  });

  it('puts leads side by side, and one field of all below each other', async () => {
    for (const nth of [1, 2, 3]) await workspace.click({ css: '[role=grid] input[type=checkbox]', nth });
    await workspace.click({ css: '[role=toolbar] button:has(.lucide-columns-3)' });
    await workspace.waitForText('3 leads side by side');
    await workspace.waitForText('not seen');
    await workspace.select({ css: 'select[aria-label="What to compare"]' }, 'Phone');
    await workspace.waitForText('Phone of 3 leads');
    expect(await workspace.evaluate(() => document.querySelectorAll('section dl dd').length)).toBe(3);
  });
});
