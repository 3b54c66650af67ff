import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { View } from '../../scripts/browsers/view.ts';
import { openSession, type Session } from './session.ts';

/** The first minute after installing, in order: each step goes on where the one before ended. */
describe('the first run', () => {
  let session: Session;
  let welcome: View;

  beforeAll(async () => {
    session = await openSession({ welcome: true });
    welcome = await session.browser.waitForWelcome();
  });
  afterAll(() => session.close());

  const expectDone = (steps: number) =>
    welcome.waitFor(
      `${steps} steps done`,
      (wanted: number) =>
        [...document.querySelectorAll('ol li')].filter((step) => step.textContent.includes('(Done)'))
          .length === wanted,
      steps,
    );

  it('shows a practice directory, read by the reader that reads the web', async () => {
    await welcome.waitForText('10 companies');
    await welcome.waitForText('San Francisco · (415) 555-0101 · alder-bakery.example');
    await expectDone(0);
  });

  it('saves one', async () => {
    await welcome.click({ role: 'button', name: /^Alder Street Bakery Supply/ });
    await welcome.click({ role: 'button', name: 'Save this one' });
    await expectDone(1);
  });

  it('saves the others', async () => {
    await welcome.click({ role: 'button', name: 'Save 9' });
    await expectDone(2);
  });

  it('takes it back, and is over', async () => {
    await welcome.click({ role: 'button', name: 'Undo' });
    await expectDone(3);
    await welcome.waitForText('That is all there is to it.');
  });

  it('asked the network for nothing', async () => {
    const asked = await session.browser.readRequests();
    expect(asked.filter((address) => !/^(?:chrome|moz)-extension:/.test(address))).toEqual([]);
  });

  it('leaves nothing among the leads', async () => {
    await welcome.click({ role: 'button', name: 'Open my leads' });
    const workspace = await session.browser.openOwnPage('workspace.html');
    await workspace.waitForText('Your leads will be here');
  });
});
