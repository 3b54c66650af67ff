import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { View } from '../../../scripts/browsers/view.ts';
import { makePool, startCouch, type CouchServer, type TestPool } from '../../sync/couch-server.ts';
import { openSession, type Session } from '../session.ts';

/** Two browsers that edit the same lead while the pool cannot be reached, and what both have once it can. */
describe('two profiles apart from their pool', () => {
  let server: CouchServer;
  let pool: TestPool;
  const sessions: Session[] = [];
  const views: View[] = [];

  beforeAll(async () => {
    server = await startCouch({ onDisk: true });
    pool = await makePool(server, { levels: ['public', 'internal'] });
    for (const name of ['ann', 'ben']) {
      const session = await openSession({ allowing: 'http://127.0.0.1/*' });
      sessions.push(session);
      if (name === 'ann') await session.saveAll('/harbor/', 12);
      const view = await session.browser.openOwnPage('workspace.html#sync');
      views.push(view);
      const [user = '', ...password] = pool.secretOf(name).split(':');
      await view.click({ role: 'button', name: 'Add a sync target' });
      await view.click({ role: 'button', name: /^Team pool/ });
      await view.click({ role: 'button', name: /^We have a pool/ });
      await view.fill({ role: 'textbox', name: 'Address of the pool' }, pool.url);
      await view.fill({ role: 'textbox', name: 'User' }, user);
      await view.fill({ css: 'form input[type=password]' }, password.join(':'));
      await view.click({ role: 'button', name: 'Connect' });
      await view.click({ role: 'button', name: 'Switch on' });
      await view.waitForText(name === 'ann' ? '12 sent so far' : '12 came in so far');
    }
  });
  afterAll(async () => {
    for (const session of sessions) await session.close();
    await server.close();
  });

  const waitForTag = (view: View, tag: 'canvas' | 'wooden') =>
    view.waitFor(
      'the tag',
      tag === 'canvas'
        ? () => document.querySelector('[aria-label="Remove canvas"]') !== null
        : () => document.querySelector('[aria-label="Remove wooden"]') !== null,
    );

  it('have both of their edits afterwards', async () => {
    const [ann, ben] = views;
    if (ann === undefined || ben === undefined) throw new Error('Somebody is missing.');
    await ben.click({ role: 'tab', name: 'Leads' });
    await ben.waitForText('Bellwether Boatworks');
    await ben.press('j');
    await ben.press('Enter');
    await ben.waitForText('Nobody has it yet');
    const hash = await ben.evaluate(() => location.hash);
    const [annLead, benLead] = [
      await sessions[0]?.browser.openOwnPage(`workspace.html${hash}`),
      await sessions[1]?.browser.openOwnPage(`workspace.html${hash}`),
    ];
    if (annLead === undefined || benLead === undefined) throw new Error('A page is missing.');
    for (const view of [annLead, benLead]) await view.waitForText('Nobody has it yet');
    await server.crash();
    await annLead.fill({ role: 'combobox', name: 'Add tag' }, 'canvas');
    await annLead.press('Enter');
    await waitForTag(annLead, 'canvas');
    await benLead.fill({ role: 'combobox', name: 'Add tag' }, 'wooden');
    await benLead.press('Enter');
    await waitForTag(benLead, 'wooden');
    expect(await benLead.evaluate(() => document.querySelector('[aria-label="Remove canvas"]'))).toBeNull();
    await server.restart();
    for (const view of [ann, ben, ann]) {
      await view.click({ role: 'tab', name: 'Sync' });
      await view.click({ role: 'button', name: 'Sync now' });
    }
    await waitForTag(annLead, 'wooden');
    await waitForTag(benLead, 'canvas');
  });
});
