import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { View } from '../../../scripts/browsers/view.ts';
import { seed } from '../../../scripts/screens/stage.ts';
import { waitForIndex } from '../../../scripts/screens/leads.ts';
import { openSession, type Session } from '../session.ts';

/** Rows are written into the database through Chromium's inspector; what is shown of them is the same in Firefox. */
describe('100,000 leads', () => {
  let session: Session;
  let view: View;

  beforeAll(async () => {
    session = await openSession();
    await seed(session.browser, 100_000);
  }, 300_000);
  afterAll(() => session.close());

  const open = async (path: string) => {
    view = await session.browser.openOwnPage(path);
    await view.waitFor('rows', () => document.querySelector('[data-main]') !== null);
    await view.waitForText('100,000 leads');
    await waitForIndex(view);
  };
  const search = (text: string) => view.fill({ css: 'input[type=search]' }, text);

  it('stand in the panel and are found by words, numbers and fields', async () => {
    await open('sidepanel.html');
    await search('bellwether 99');
    await view.waitFor('some', () => /^\d{1,3} leads$/m.test(document.body.innerText));
    await search('4015550112');
    await view.waitForText('Starling Sail Loft');
    await search('no such lead at all');
    await view.waitForText('No lead fits');
    await search('');
    await view.waitForText('100,000 leads');
  });

  it('are drawn only where one looks', async () => {
    expect(await view.evaluate(() => document.querySelectorAll('[data-main]').length)).toBeLessThan(60);
    await view.close();
  });

  it('are grouped in the workspace, and carried from stage to stage on the board', async () => {
    await open('workspace.html');
    await view.select({ css: 'select[aria-label="Group by"]' }, 'By City');
    await view.waitFor('groups', () => document.querySelectorAll('[role=row][aria-level="1"]').length > 0);
    await view.select({ css: 'select[aria-label="Group by"]' }, 'No groups');
    await view.click({ role: 'button', name: 'Board' });
    await view.waitFor('cards', () => document.querySelector('section [data-main]') !== null);
    await view.press('j');
    await view.waitFor('a card', () => document.activeElement?.matches('section [data-main]'));
    for (const key of [' ', 'ArrowRight', ' ']) await view.press(key);
    await view.waitFor(
      'the card in its column',
      () => document.querySelector('section[aria-label="Contacted: 1 lead"]') !== null,
    );
    await view.press('z');
    await view.waitFor(
      'nobody there',
      () => document.querySelector('section[aria-label="Contacted: 0 leads"]') !== null,
    );
  });
});
