import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { View } from '../../scripts/browsers/view.ts';
import { startHubspot, TOKEN, type HubspotFake } from '../sync/hubspot-fake.ts';
import { openSession, type Session } from './session.ts';

/** HubSpot as far as we go there, on this machine; it refuses what HubSpot refuses. */
describe('a CRM', () => {
  let session: Session;
  let hubspot: HubspotFake;
  let workspace: View;

  beforeAll(async () => {
    hubspot = await startHubspot();
    session = await openSession({ allowing: 'http://127.0.0.1/*' });
    await session.saveAll('/harbor/', 12);
    workspace = await session.browser.openOwnPage('workspace.html#sync');
    await workspace.waitForText('Nothing leaves this browser');
  });
  afterAll(async () => {
    await session.close();
    await hubspot.close();
  });

  const press = async (keys: readonly string[]) => {
    for (const key of keys) await workspace.press(key);
  };

  it('is chosen and set up, and shows a real lead under its own names', async () => {
    await workspace.click({ role: 'button', name: 'Add a sync target' });
    // The first kind has the focus; the second is HubSpot.
    await press(['Tab', 'Enter']);
    await workspace.waitForText('Access token');
    await workspace.fill({ css: 'form input[type=password]' }, TOKEN);
    await workspace.click({ css: 'form details summary' });
    await workspace.fill({ css: 'form input[inputmode=url]' }, hubspot.origin);
    await workspace.click({ role: 'button', name: 'Add' });
    await workspace.waitForText('12 leads would be sent.');
    await workspace.waitForText('firstname');
    expect(hubspot.asked).toEqual([]);
  });

  it('gets each lead once it is switched on', async () => {
    await workspace.click({ role: 'button', name: 'Switch on' });
    await workspace.waitForText('All sent');
    expect(hubspot.records.companies).toHaveLength(12);
    expect(JSON.stringify(hubspot.records)).toContain('Bellwether Boatworks');
  });

  it('gets what changes as a change of the same record, and nothing twice', async () => {
    await session.saveAll('/harbor/?page=2', 12);
    await vi.waitFor(() => expect(hubspot.records.companies).toHaveLength(24), {
      timeout: 75_000,
      interval: 200,
    });
    const ids = hubspot.records.companies.map(({ properties }) => properties['leadlight_id']);
    expect(new Set(ids).size).toBe(24);
  });

  it('stops when its token has ended, says so in the panel, and goes on with another', async () => {
    const panel = await session.browser.openOwnPage('sidepanel.html');
    await panel.waitForText('Sync: all up to date');
    hubspot.token = 'pat-eu1-1111';
    await session.saveAll('/harbor/?page=3', 12);
    await workspace.click({ role: 'button', name: 'Sync now' });
    await workspace.waitForText('The receiver does not accept the secret (401).');
    await panel.waitForText('Sync needs you');
    await panel.close();
    await workspace.fill({ css: 'section input[type=password]' }, 'pat-eu1-1111');
    await workspace.click({ role: 'button', name: 'Use this one' });
    await workspace.waitForText('All sent');
    expect(hubspot.records.companies).toHaveLength(36);
  });
});
