import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getHarborPage } from '../../sample/harbor-pages.ts';
import type { View } from '../../scripts/browsers/view.ts';
import { openSession, type Session } from './session.ts';

const { name } = getHarborPage(1)[0] ?? { name: '' };

/** A call is logged, the next step is set, done and taken back; a panel that vanishes loses no word. In order. */
describe('following a lead up', () => {
  let session: Session;
  let panel: View;

  beforeAll(async () => {
    session = await openSession();
    await session.saveAll('/harbor/', 12);
  });
  afterAll(() => session.close());

  async function openLead() {
    panel = await session.browser.openOwnPage('sidepanel.html');
    await panel.waitForText('12 leads');
    await panel.click({ role: 'button', name: new RegExp(`^${RegExp.escape(name)}`) });
    await panel.waitFor('its page', () => document.querySelector('section h2') !== null);
  }
  const draft = () =>
    panel.evaluate(() => document.querySelector<HTMLTextAreaElement>('form textarea')?.value);

  it('logs a call with what came of it and what is next', async () => {
    await openLead();
    await panel.press('c');
    await panel.click({ css: 'form [data-id=interested]' });
    await panel.fill({ css: 'form textarea' }, 'Wants a price for moorings');
    await panel.fill({ css: 'form input[aria-label="Next step"]' }, 'Send the offer');
    await panel.click({ css: 'form [role=radiogroup][aria-label=Due] label:nth-of-type(2)' });
    await panel.click({ css: 'form button[type=submit]' });
    await panel.waitForText('Contact logged, task added');
    await panel.waitForText('Wants a price for moorings');
    await panel.waitForText('Tomorrow');
  });

  it('keeps half a sentence when the panel is closed, and shows it again', async () => {
    await panel.press('c');
    await panel.fill({ css: 'form textarea' }, 'They also asked wheth');
    await panel.waitForText('Not saved yet');
    await panel.close();
    await openLead();
    await panel.waitForText('Not saved yet');
    expect(await draft()).toBe('They also asked wheth');
    await panel.click({ role: 'button', name: 'Discard' });
    await panel.waitFor('the form to go', () => document.querySelector('form textarea') === null);
  });

  it('lists the task among all tasks, checks it off and takes that back', async () => {
    await panel.press('Escape');
    await panel.click({ role: 'tab', name: /^Tasks/ });
    await panel.waitForText('Next 7 days');
    await panel.click({ css: 'input[aria-label="Done: Send the offer"]' });
    await panel.waitForText('Nothing is due');
    await panel.press('z');
    await panel.waitForText('Next 7 days');
    await panel.click({ css: 'button[title="Open lead"]' });
    await panel.waitForText('Wants a price for moorings');
  });

  it('finds the lead by what came of it, and by what is next', async () => {
    await panel.press('Escape');
    await panel.click({ role: 'tab', name: 'Leads' });
    await panel.fill({ css: 'input[type=search]' }, 'outcome:interested next:week');
    await panel.waitForText('1 lead');
    await panel.fill({ css: 'input[type=search]' }, 'next:overdue');
    await panel.waitForText('No lead fits');
  });
});
