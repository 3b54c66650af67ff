import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getHarborPage } from '../../sample/harbor-pages.ts';
import type { View } from '../../scripts/browsers/view.ts';
import { openSession, type Session } from './session.ts';

const last = getHarborPage(1).at(-1);
if (last?.phone === undefined) throw new Error('The sample’s last company has no phone.');
const { name } = last;
const phone = last.phone.shown;

/** What becomes of a lead once it is saved: marks, evidence, history. In order. */
describe('a lead over time', () => {
  let session: Session;
  let workspace: View;

  beforeAll(async () => {
    session = await openSession();
    await session.saveAll('/harbor/', 12);
    workspace = await session.browser.openOwnPage('workspace.html');
    await workspace.waitForText('12 leads');
  });
  afterAll(() => session.close());

  it('is marked in place, and every mark stands in its history', async () => {
    await workspace.click({ role: 'button', name });
    await workspace.select({ css: 'aside select[aria-label=Stage]' }, 'Contacted');
    await workspace.waitFor('the change', () => document.querySelectorAll('aside time').length === 2);
    await workspace.fill({ css: 'aside input[aria-label=Owner]' }, 'Ann');
    await workspace.press('Enter');
    await workspace.waitFor('both changes', () => document.querySelectorAll('aside time').length === 3);
  });

  it('says where on its page a value stands, and the browser goes there', async () => {
    await workspace.click({ role: 'button', name: new RegExp(`^Where does Phone ${RegExp.escape(phone)}`) });
    const place = await workspace.waitFor('the evidence', () =>
      [...document.querySelectorAll('a')]
        .find((link) => link.href.includes(':~:text='))
        ?.getAttribute('href'),
    );
    const page = await session.browser.openTab(place);
    await page.waitFor('the page to scroll to the number', () => scrollY > 0);
    expect(await page.text()).toContain(phone);
    await page.close();
  });

  it('shows all that was done in the history, and takes one of it back', async () => {
    await workspace.click({ role: 'tab', name: 'History' });
    await workspace.waitFor('three commands', () => document.querySelectorAll('main article').length === 3);
    await workspace.click({ css: 'main article button[aria-expanded]' });
    await workspace.waitFor(
      'what changed',
      () => document.querySelector('main article ins')?.textContent === 'Ann',
    );
    await workspace.click({ role: 'button', name: /^Undo: Edited/ });
    await workspace.waitForText('Undone');
    await workspace.waitFor(
      'no owner',
      () => document.querySelector<HTMLInputElement>('aside input[aria-label=Owner]')?.value === '',
    );
  });
});
