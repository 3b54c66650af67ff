import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { View } from '../../scripts/browsers/view.ts';
import { openPanel, saveChosen } from '../../scripts/main-job.ts';
import { openSession, type Session } from './session.ts';

/** Puts a second lead beside a saved one, as an import or another program would: the same numbers, its own id. */
async function doubleOne(view: View, name: string): Promise<void> {
  await view.evaluate((wanted: string) => {
    const opening = indexedDB.open('leadlight');
    opening.onsuccess = () => {
      const store = opening.result.transaction('leads', 'readwrite').objectStore('leads');
      const reading = store.getAll();
      reading.onsuccess = () => {
        type Row = { id: string; facts: { name: { value: string }[] } };
        const lead = (reading.result as Row[]).find((row) => row.facts.name[0]?.value === wanted);
        if (lead) store.put({ ...lead, id: crypto.randomUUID() }).onsuccess = () => opening.result.close();
      };
    };
  }, name);
}

describe('duplicates', () => {
  let session: Session;
  let workspace: View;

  beforeAll(async () => {
    session = await openSession();
    const { popup } = await session.read('/harbor/');
    await popup.waitForText('12 new');
    await saveChosen(popup);
    await popup.waitForText('12 known');
    await doubleOne(popup, 'Bellwether Boatworks');
  });
  afterAll(() => session.close());

  it('are found and counted beside the other views', async () => {
    workspace = await session.browser.openOwnPage('workspace.html');
    await workspace.waitForText('13 leads');
    await workspace.click({ role: 'tab', name: /^Duplicates/ });
    await workspace.waitForText('Certainly the same');
    await workspace.waitForText('Same phone');
  });

  it('are merged by one key, and the merge is undone in place', async () => {
    await workspace.press('m');
    await workspace.waitForText('2 leads merged into Bellwether Boatworks');
    await workspace.waitForText('No duplicates left');
    await workspace.click({ role: 'button', name: 'Undo' });
    await workspace.waitForText('Certainly the same');
  });

  it('are told of in the side panel, by the same search', async () => {
    const { popup } = await session.read('/harbor/');
    const panel = await openPanel(session.browser, popup);
    await panel.waitForText('1 possible duplicate');
    await workspace.click({ role: 'button', name: /^Not the same/ });
    await panel.waitFor('no chip', () => !document.body.textContent.includes('1 possible duplicate'));
    expect(await workspace.text()).toContain('No duplicates left');
  });
});
