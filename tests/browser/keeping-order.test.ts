import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { View } from '../../scripts/browsers/view.ts';
import { exportLeads, openPanel, saveChosen } from '../../scripts/main-job.ts';
import { readXlsx } from './exported-sheet.ts';
import { openSession, type Session } from './session.ts';

/** Setting up how leads are kept in order, and seeing it work, in order: each step goes on where the one before ended. */
describe('categories, rules and own fields', () => {
  let session: Session;
  let workspace: View;
  let popup: View;
  let panel: View;

  const goTo = async (part: string) => {
    await workspace.click({ role: 'tab', name: 'Settings' });
    await workspace.click({ role: 'tab', name: part });
  };

  beforeAll(async () => {
    session = await openSession();
  });
  afterAll(() => session.close());

  it('makes a branch of the category tree by its path', async () => {
    workspace = await session.browser.openOwnPage('workspace.html');
    await goTo('Categories');
    await workspace.waitForText('Sort your leads into categories');
    await workspace.click({ role: 'button', name: 'New category' });
    await workspace.fill({ role: 'textbox', name: 'Name of the new category' }, 'Trade > Sails');
    await workspace.press('Enter');
    await workspace.waitForText('Category Trade › Sails made');
    await workspace.waitFor('the category', () =>
      [...document.querySelectorAll('[role=tabpanel] li li')].some((row) =>
        row.textContent.includes('Sails'),
      ),
    );
  });

  it('makes a field of one’s own', async () => {
    await goTo('Fields');
    await workspace.click({ role: 'button', name: 'New field' });
    await workspace.fill({ role: 'textbox', name: 'Name' }, 'Annual sales');
    await workspace.select({ css: 'form select' }, 'Number');
    await workspace.click({ role: 'button', name: 'Save' });
    await workspace.waitForText('Field Annual sales made');
  });

  it('makes a rule that adds a category and a tag', async () => {
    await goTo('Rules');
    await workspace.click({ role: 'button', name: 'New rule' });
    await workspace.fill({ role: 'textbox', name: 'Look for' }, 'name:"sail loft"');
    await workspace.waitForText('Finds 0 leads');
    await workspace.fill({ role: 'combobox', name: 'Add category' }, 'Sails');
    await workspace.click({ role: 'option', name: 'Trade › Sails' });
    await workspace.fill({ role: 'combobox', name: 'Add tag' }, 'canvas');
    await workspace.press('Enter');
    await workspace.fill({ role: 'textbox', name: 'Name of the rule' }, 'Sailmakers');
    await workspace.click({ role: 'button', name: 'Save rule' });
    await workspace.waitForText('Rule Sailmakers made');
  });

  it('applies it to what is saved, beside what the popup’s bar says of the batch', async () => {
    ({ popup } = await session.read('/harbor/'));
    await popup.waitForText('12 new');
    await popup.click({ role: 'button', name: 'Add tags' });
    await popup.fill({ role: 'combobox', name: 'Add tag' }, 'harbor');
    await popup.press('Enter');
    await popup.fill({ role: 'combobox', name: 'Category' }, 'Region > North Shore');
    await popup.click({ role: 'option', name: 'Create “Region > North Shore”' });
    await saveChosen(popup);
    await popup.waitForText('12 saved to Region › North Shore');

    await workspace.click({ role: 'tab', name: 'Leads' });
    await workspace.waitForText('12 leads');
    await workspace.click({ role: 'button', name: /^Sails \d+$/ });
    await workspace.waitFor('the one the rule found', () => {
      const names = [...document.querySelectorAll('[role=rowheader]')].map((row) => row.textContent.trim());
      return names.length === 1 && names[0] === 'Starling Sail Loft';
    });
  });

  it('says in the history that it was the rule', async () => {
    panel = await openPanel(session.browser, popup);
    await panel.waitForText('Starling Sail Loft');
    await panel.click({ role: 'button', name: /^Starling Sail Loft/ });
    await panel.waitForText('By the rule Sailmakers');
    await panel.waitForText('Trade › Sails');
    await panel.waitForText('Region › North Shore');
  });

  it('keeps a value of the own field', async () => {
    await panel.fill({ role: 'textbox', name: 'Annual sales' }, '1200000');
    await panel.press('Tab');
    await panel.click({ role: 'button', name: 'Back' });
    await panel.waitForText('12 leads');
  });

  it('deletes a category and brings it back with all that was inside', async () => {
    await workspace.click({ role: 'button', name: /^Trade \d+$/ });
    await workspace.click({ role: 'button', name: 'Actions for Region' });
    await workspace.click({ role: 'menuitem', name: 'Delete' });
    await workspace.waitForText('Category Region deleted; its leads stay');
    await workspace.click({ role: 'button', name: 'Undo' });
    await workspace.waitFor('the branch', () =>
      [...document.querySelectorAll('nav li li')].some((row) => row.textContent.includes('North Shore')),
    );
  });

  it('exports category paths, tags and the own field in columns of their own', async () => {
    const rows = await readXlsx(await exportLeads(session.browser, panel, 'xlsx'));
    const row = rows.find((one) => one['Name'] === 'Starling Sail Loft');
    expect(row?.['Category']?.split('; ').sort()).toEqual(['Region › North Shore', 'Trade › Sails']);
    expect(row?.['Tags']?.split('; ').sort()).toEqual(['canvas', 'harbor']);
    expect(row?.['Annual sales']).toBe('1200000');
    const other = rows.find((one) => one['Name'] === 'Bellwether Boatworks');
    expect(other).toMatchObject({ Category: 'Region › North Shore', Tags: 'harbor', 'Annual sales': '' });
  });
});
