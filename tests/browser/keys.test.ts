import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { View } from '../../scripts/browsers/view.ts';
import { openExport, openPanel, saveChosen } from '../../scripts/main-job.ts';
import { openSession, type Session } from './session.ts';

/** What is said to people who listen, when something was done to many leads at once: by keys where there are any. */
describe.each(['panel', 'workspace'] as const)('by keys, and spoken: the %s', (where) => {
  let session: Session;
  let view: View;

  beforeAll(async () => {
    session = await openSession();
    const { popup } = await session.read('/harbor/');
    await popup.waitForText('12 new');
    await saveChosen(popup);
    await popup.waitForText('12 known');
    // The real side panel, or Firefox's sidebar.
    view =
      where === 'panel'
        ? await openPanel(session.browser, popup)
        : await session.browser.openOwnPage('workspace.html');
    await view.waitForText('12 leads');
    await view.waitFor('rows', () => document.querySelectorAll('[data-main]').length > 4);
  });
  afterAll(() => session.close());

  const waitUntilSaid = (sentence: string) =>
    view.waitFor(
      `“${sentence}” to be spoken`,
      (wanted: string) => document.querySelector('body [role=status].spoken')?.textContent === wanted,
      sentence,
    );
  const getFocused = () =>
    view.evaluate(() => {
      const { activeElement: at } = document;
      return at?.getAttribute('aria-label') ?? at?.textContent ?? '';
    });
  /** Ticks the next leads with J and X, beside those that are ticked. */
  async function tick(count: number) {
    for (let at = 1; at <= count; at++) {
      await view.press('j');
      await view.waitFor('a lead', () => document.activeElement?.matches('[data-main]'));
      await view.press('x');
      await view.waitForText(`${at} selected`);
    }
  }
  const bar = '[role=toolbar][aria-label$="selected"]';
  /** Chooses what of the ticked leads is to be changed. */
  const change = (what: string) => view.select({ css: `${bar} select[aria-label="What to change"]` }, what);
  async function type(text: string) {
    await view.fill({ css: `${bar} input:not([type])` }, text);
    await view.waitFor('the offer', () => document.querySelector('[role=listbox] [role=option]') !== null);
    await view.press('Enter');
  }

  it('? opens the help, Escape closes it, and the focus is where it was', async () => {
    await view.press('j');
    await view.waitFor('a lead', () => document.activeElement?.matches('[data-main]'));
    const before = await getFocused();
    await view.press('?');
    await view.waitForText('Keys and search');
    await view.press('Escape');
    await view.waitFor('no dialog', () => document.querySelector('dialog') === null);
    expect(await getFocused()).toBe(before);
  });

  it('/ goes to the search, and what is typed then is searched for', async () => {
    await view.press('/');
    await view.waitFor('the search field', () => document.activeElement?.matches('input[type=search]'));
    // Not into the field, and not into the browser's own quick find.
    expect(await view.evaluate(() => (document.activeElement as HTMLInputElement).value)).toBe('');
    for (const letter of 'bell?') await view.press(letter);
    await view.waitFor('a search for all of it', () => {
      const { value } = document.querySelector('input[type=search]') as HTMLInputElement;
      return value === 'bell?' && document.querySelector('dialog') === null;
    });
    await view.fill({ css: 'input[type=search]' }, '');
    await view.waitForText('12 leads');
    await view.press('ArrowDown');
    await view.waitFor('a lead', () => document.activeElement?.matches('[data-main]'));
  });

  it('M merges what is ticked with the focus on doing so, and Z takes it back', async () => {
    await tick(2);
    await view.press('m');
    await view.waitForText('Merge 2 leads into one');
    await view.waitFor('the focus', () => document.activeElement?.textContent === 'Merge');
    await view.press('Enter');
    await view.waitFor('what was merged', () =>
      /^2 leads merged into /.test(document.querySelector('body [role=status].spoken')?.textContent ?? ''),
    );
    await view.press('z');
    await waitUntilSaid('Undone');
  });

  it('says what was changed on all that are ticked, and that it was taken back', async () => {
    await view.press('Escape');
    await view.waitFor(
      'nothing ticked',
      () => document.querySelector('[role=toolbar][aria-label$=selected]') === null,
    );
    await tick(2);
    await change('Category');
    await type('Marine');
    await waitUntilSaid('2 leads: Marine');
    await change('Tags');
    await type('spring fair');
    await waitUntilSaid('2 leads: tag spring fair');
    await change('Owner');
    await type('Ann Rivera');
    await waitUntilSaid('2 leads: owner Ann Rivera');
    await change('Stage');
    await view.select({ css: `${bar} select[aria-label="Stage"]` }, 'Contacted');
    await waitUntilSaid('2 leads: Contacted');
    await view.click({ role: 'button', name: 'Undo' });
    await waitUntilSaid('Undone');
  });

  it('says which file was written, inside the dialog that wrote it', async () => {
    await openExport(view);
    await view.click({ role: 'radio', name: 'CSV' });
    await view.click({ role: 'button', name: 'Export', nth: -1 });
    await session.browser.waitForDownload(/^leads-.*\.csv$/);
    // What stands outside of a modal dialog is not read out.
    await view.waitFor('the file', () =>
      [...document.querySelectorAll('dialog [role=status]')].some((one) =>
        /leads-.*\.csv/.test(one.textContent),
      ),
    );
    await view.click({ role: 'button', name: 'Done' });
  });

  it('says how many were deleted, keeps the focus on the screen, and brings them back', async () => {
    await view.click({ css: `${bar} button:has(.lucide-trash-2)` });
    await waitUntilSaid('2 leads deleted');
    await view.waitForText('10 leads');
    await view.waitFor('the focus', () => document.activeElement !== document.body);
    await view.press('z');
    await waitUntilSaid('Undone');
    await view.waitForText('12 leads');
  });
});
