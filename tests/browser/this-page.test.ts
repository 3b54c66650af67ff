import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { View } from '../../scripts/browsers/view.ts';
import { browserName, openSession, type Session } from './session.ts';

const rows = (view: View) =>
  view.waitFor(
    'rows',
    () => document.querySelector('[data-row]') !== null && document.activeElement !== null,
  );

async function type(view: View, text: string): Promise<void> {
  for (const key of text) await view.press(key);
}

/** Tab until the control with this name has the focus. */
async function tabTo(view: View, name: string): Promise<void> {
  for (let presses = 0; presses < 20; presses++) {
    await view.press('Tab');
    const at = await view.evaluate(() => {
      const { activeElement: element } = document;
      return element?.getAttribute('aria-label') ?? element?.textContent;
    });
    if (at === name) return;
  }
  throw new Error(`The Tab key does not reach "${name}".`);
}

describe('the popup, by keyboard alone', () => {
  let session: Session;
  let tab: View;
  let popup: View;

  beforeAll(async () => {
    session = await openSession();
  });
  afterAll(() => session.close());

  it('leaves one out, filters, gives a tag, saves, and takes it back', async () => {
    ({ tab, popup } = await session.read('/harbor/'));
    await rows(popup);
    await popup.press('ArrowDown');
    await popup.press(' ');
    await popup.waitForText('Save 11');
    await popup.press('/');
    await type(popup, 'sail');
    await popup.waitFor('fewer rows', () => document.querySelectorAll('[data-row]').length < 12);
    await tabTo(popup, 'Add tags');
    await popup.press('Enter');
    await popup.waitFor(
      'the field for tags',
      () => document.activeElement?.getAttribute('aria-label') === 'Add tag',
    );
    await type(popup, 'fair');
    await popup.press('Enter');
    await popup.waitFor('the tag', () => document.querySelector('[aria-label="Remove fair"]') !== null);
    await popup.press('Enter');
    await popup.waitForText('11 saved');
    await popup.press('z');
    await popup.waitForText('11 taken back');
  });

  it('closes by itself once all is saved and nobody is in it', async () => {
    ({ popup } = await session.read('/harbor/'));
    await rows(popup);
    await popup.press('Enter');
    await popup.waitForText('12 saved');
    for (const start = performance.now(); performance.now() - start < 15_000;) {
      if (!(await popup.isOpen())) break;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    expect(await popup.isOpen()).toBe(false);
    expect(await tab.isOpen()).toBe(true);
  });
});

/** In order: each step goes on where the one before ended. */
describe('this page in the side panel', () => {
  let session: Session;
  let tab: View;
  let panel: View;

  beforeAll(async () => {
    session = await openSession();
  });
  afterAll(() => session.close());

  it('goes on where the popup was', async () => {
    let popup: View;
    ({ tab, popup } = await session.read('/harbor/'));
    await rows(popup);
    await popup.click({ role: 'button', name: 'More' });
    await popup.click({ role: 'menuitem', name: 'Go on in the side panel' });
    panel = await session.browser.waitForPanel();
    await panel.waitForText('12 companies');
    await panel.waitForText('12 new');
  });

  it('saves into a category and shows it among the leads', async () => {
    await panel.fill({ role: 'combobox', name: 'Category' }, 'Boatyards');
    await panel.click({ role: 'option', name: 'Create “Boatyards”' });
    await panel.click({ role: 'button', name: 'Save 12' });
    await panel.waitForText('12 saved to Boatyards');
    await panel.click({ role: 'tab', name: 'Leads' });
    await panel.waitForText('12 leads');
    await panel.click({ role: 'tab', name: 'This page' });
    await panel.waitForText('12 saved to Boatyards');
  });

  it('moves what was saved, and back', async () => {
    await panel.click({ role: 'button', name: 'Move' });
    await panel.fill({ role: 'combobox', name: 'Move to which category?' }, 'Sails');
    await panel.click({ role: 'option', name: 'Create “Sails”' });
    await panel.waitForText('12 moved to Sails');
    await panel.click({ role: 'button', name: 'Undo' });
    await panel.waitForText('12 saved to Boatyards');
  });

  it('never shows its rows for another page', async () => {
    await tab.evaluate(() => {
      location.href = '/harbor/?page=2';
    });
    // Chromium lets us read on within a site, Firefox until the next page.
    const asks = browserName === 'firefox' ? 'Click the Leadlight button' : 'Another page is open now';
    await panel.waitForText(asks);
    expect(await panel.text()).not.toContain('Bellwether Boatworks');
  });

  it('reads along when the toolbar button is clicked', async () => {
    const popup = await session.browser.clickToolbarButton(tab);
    await rows(popup);
    await panel.waitForText('12 new');
    await popup.close();
  });

  it('keeps what was chosen while one looks at another tab', async () => {
    await panel.click({ css: '[data-row]', nth: 0 });
    await panel.waitForText('Save 11');
    const other = await session.open('/larkspur/contact');
    await panel.waitForText('Click the Leadlight button');
    await other.close();
    await panel.waitForText('Save 11');
  });
});
