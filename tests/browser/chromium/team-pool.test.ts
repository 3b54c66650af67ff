import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { View } from '../../../scripts/browsers/view.ts';
import { newPrefix, startCouch, type CouchServer } from '../../sync/couch-server.ts';
import { openSession, type Session } from '../session.ts';

/** Two people, each with a browser of their own, and a pool on a server of the CouchDB protocol. */
describe('a team’s pool', () => {
  let server: CouchServer;
  let ann: Session;
  let bob: Session;
  let view: View;
  let bobsView: View;
  let bobsPassword = '';
  const prefix = newPrefix();
  const address = () => `${server.origin}/${prefix}`;

  beforeAll(async () => {
    server = await startCouch();
    ann = await openSession({ allowing: 'http://127.0.0.1/*' });
    bob = await openSession({ allowing: 'http://127.0.0.1/*' });
    await ann.saveAll('/harbor/', 12);
    view = await ann.browser.openOwnPage('workspace.html#sync');
    await view.waitForText('Nothing leaves this browser');
  });
  afterAll(async () => {
    await ann.close();
    await bob.close();
    await server.close();
  });

  const openPool = async (where: View, way: RegExp) => {
    await where.click({ role: 'button', name: 'Add a sync target' });
    await where.click({ role: 'button', name: /^Team pool/ });
    await where.click({ role: 'button', name: way });
  };
  const join = async (where: View, user: string, password: string) => {
    await where.fill({ role: 'textbox', name: 'Address of the pool' }, address());
    await where.fill({ role: 'textbox', name: 'User' }, user);
    await where.fill({ css: 'form input[type=password]' }, password);
    await where.click({ role: 'button', name: 'Connect' });
  };

  it('does not keep an administrator’s credential', async () => {
    await openPool(view, /^We have a pool/);
    await join(view, server.admin.user, server.admin.password);
    await view.waitForText('This is an administrator’s user.');
    await view.click({ role: 'button', name: 'Back' });
  });

  it('is set up with it once, and shows each member’s password that one time', async () => {
    await view.click({ role: 'button', name: /^Set up a pool/ });
    await view.fill({ css: 'form input[inputmode=url]' }, address());
    await view.fill({ role: 'textbox', name: 'Administrator' }, server.admin.user);
    await view.fill({ css: 'form input[type=password]' }, server.admin.password);
    await view.fill({ role: 'textbox', name: 'Your user' }, 'ann');
    await view.click({ role: 'button', name: 'Add a member' });
    await view.fill({ role: 'textbox', name: 'User' }, 'bob');
    await view.click({ role: 'button', name: 'Set up' });
    await view.waitForText('The pool is ready');
    bobsPassword = await view.evaluate(() => document.querySelectorAll('table code')[1]?.textContent ?? '');
    expect(bobsPassword).toHaveLength(20);
  });

  it('is joined, and gets what is here', async () => {
    await view.click({ role: 'button', name: 'Join the pool' });
    await view.click({ role: 'button', name: 'Connect' });
    await view.waitForText('12 leads would be sent.');
    await view.click({ role: 'button', name: 'Switch on' });
    await view.waitForText('12 sent so far');
  });

  it('gives the other the same leads', async () => {
    bobsView = await bob.browser.openOwnPage('workspace.html#sync');
    await bobsView.waitForText('Nothing leaves this browser');
    await openPool(bobsView, /^We have a pool/);
    await join(bobsView, 'bob', bobsPassword);
    await bobsView.click({ role: 'button', name: 'Switch on' });
    await bobsView.waitForText('12 came in so far');
    await bobsView.click({ role: 'tab', name: 'Leads' });
    await bobsView.waitForText('Bellwether Boatworks');
  });

  it('says who has a lead, and lets one of two claim it', async () => {
    await bobsView.click({ role: 'tab', name: 'Leads' });
    await bobsView.press('j');
    await bobsView.press('Enter');
    await bobsView.waitForText('Nobody has it yet in Team pool');
    const leadId = await bobsView.evaluate(() => location.hash.slice('#lead='.length));
    await bobsView.click({ role: 'button', name: 'Claim' });
    await bobsView.waitForText('It is yours.');
    await view.click({ role: 'button', name: 'Sync now' });
    const lead = await ann.browser.openOwnPage(`workspace.html#lead=${leadId}`);
    await lead.waitForText('bob has it, in Team pool');
    await lead.close();
  });
});
