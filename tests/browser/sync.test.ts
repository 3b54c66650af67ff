import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { View } from '../../scripts/browsers/view.ts';
import { startReceiver, type Receiver } from '../sync/receiver.ts';
import { openSession, type Session } from './session.ts';

const SECRET = `whsec_${Buffer.from('0123456789abcdef0123456789abcdef').toString('base64')}`;

/** A receiver on this machine that checks each piece of news with the standard's own package. */
describe('a webhook', () => {
  let session: Session;
  let receiver: Receiver;
  let workspace: View;

  beforeAll(async () => {
    receiver = await startReceiver(SECRET);
    session = await openSession({ allowing: 'http://127.0.0.1/*' });
    await session.saveAll('/harbor/', 12);
    workspace = await session.browser.openOwnPage('workspace.html');
    await workspace.waitForText('12 leads');
  });
  afterAll(async () => {
    await session.close();
    await receiver.close();
  });

  const types = () => receiver.events.map(({ type }) => type);

  it('is set up switched off: nothing is sent, and what would be is shown', async () => {
    await workspace.click({ role: 'tab', name: 'Sync' });
    await workspace.waitForText('Nothing leaves this browser');
    await workspace.click({ role: 'button', name: 'Add a sync target' });
    await workspace.click({ role: 'button', name: /^Webhook/ });
    await workspace.fill({ role: 'textbox', name: 'Name' }, 'Our CRM');
    await workspace.fill({ role: 'textbox', name: 'Address' }, `${receiver.origin}/hook`);
    await workspace.fill({ css: 'input[type=password]' }, SECRET);
    await workspace.click({ role: 'button', name: 'Add' });
    await workspace.waitForText('12 leads would be sent.');
    expect(receiver.events).toEqual([]);
  });

  it('is tried with a piece of news that holds nobody', async () => {
    await workspace.click({ role: 'button', name: 'Send a test' });
    await workspace.waitForText('The test arrived.');
    expect(receiver.events).toMatchObject([{ type: 'test', data: { from: 'Leadlight' } }]);
  });

  it('gets every lead once it is switched on, each signed', async () => {
    await workspace.click({ role: 'button', name: 'Switch on' });
    await workspace.waitForText('All sent');
    expect(types().filter((type) => type === 'lead.created')).toHaveLength(12);
    expect([receiver.refused, receiver.repeated]).toEqual([0, []]);
    expect(JSON.stringify(receiver.events)).toContain('Bellwether Boatworks');
  });

  it('gets what is saved later by itself', async () => {
    await session.saveAll('/harbor/?page=2', 12);
    await vi.waitFor(() => expect(types().filter((type) => type === 'lead.created')).toHaveLength(24), {
      timeout: 75_000,
      interval: 200,
    });
    expect(receiver.repeated).toEqual([]);
  });

  it('gets nothing more once it is switched off', async () => {
    await workspace.click({ role: 'button', name: 'Switch off' });
    await workspace.waitForText('Off');
    const before = receiver.events.length;
    await session.saveAll('/harbor/?page=3', 12);
    await workspace.waitForText('0 leads wait');
    expect(receiver.events).toHaveLength(before);
  });

  it('asked the network for the pages that were opened and the receiver, and nothing else', async () => {
    const asked = (await session.browser.readRequests()).filter(
      (address) => !address.endsWith('/favicon.ico'),
    );
    const own = [`${session.sample.origin}/`, `${receiver.origin}/hook`];
    expect(asked.filter((address) => !own.some((origin) => address.startsWith(origin)))).toEqual([]);
  });
});
