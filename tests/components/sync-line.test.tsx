import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { SyncLine } from '@/components/sync/sync-line';
import { defaultMapping } from '@/lib/leads/sync-target';
import { saveCandidates } from '@/lib/store/commands/save-candidates';
import { addTarget, pause, resume, stop, switchOff, switchOn } from '@/lib/store/sync/targets';
import { expectNoViolations } from './accessible';
import { acme, birch, createServices, page, show, toCandidate } from './fixtures';

const settings = {
  kind: 'webhook',
  name: 'Our CRM',
  url: 'https://crm.example/hook',
  mapping: defaultMapping,
  everything: false,
} as const;

async function open() {
  const services = createServices();
  services.openWorkspace = vi.fn(() => Promise.resolve());
  const targetId = await addTarget(services.store, settings);
  return { ...show(<SyncLine />, services), services, store: services.store, targetId };
}

const said = () => screen.getAllByRole('status').map(({ textContent }) => textContent);

describe('the line of sync in the panel', () => {
  it('is not there while no target is switched on', async () => {
    const { store, targetId } = await open();
    await switchOn(store, targetId);
    await screen.findByRole('button');
    await switchOff(store, targetId);
    await waitFor(() => expect(screen.queryByRole('button')).toBeNull());
  });

  it('says quietly how many leads wait', async () => {
    const { store, targetId } = await open();
    await switchOn(store, targetId);
    await store.db.syncStates.update(targetId, { backlog: undefined });
    await screen.findByRole('button', { name: 'Sync: all up to date' });
    await saveCandidates(store, { page, candidates: [acme, birch].map(toCandidate) });
    expect(await screen.findByRole('button', { name: 'Sync: 2 leads wait' })).toBeVisible();
    await pause(store, targetId);
    expect(await screen.findByRole('button', { name: 'Sync: paused' })).toBeVisible();
    expect(said()).toEqual(['']);
  });

  it('says how far a first sync is', async () => {
    const { store, targetId } = await open();
    await saveCandidates(store, { page, candidates: [acme, birch].map(toCandidate) });
    await switchOn(store, targetId);
    await store.db.syncStates.update(targetId, { backlog: { of: 'leads', after: '' } });
    expect(await screen.findByRole('button', { name: 'Sync: 0 of 2 leads' })).toBeVisible();
    const ids = (await store.db.leads.toCollection().primaryKeys()).sort();
    await store.db.syncStates.update(targetId, { backlog: { of: 'leads', after: ids[0] ?? '' } });
    expect(await screen.findByRole('button', { name: 'Sync: 1 of 2 leads' })).toBeVisible();
    await store.db.syncStates.update(targetId, { backlog: undefined });
    await screen.findByRole('button', { name: 'Sync: all up to date' });
    const pool = await addTarget(store, { ...settings, kind: 'couch', user: 'ann' });
    await switchOn(store, pool);
    expect(await screen.findByRole('button', { name: 'Sync: the pool’s leads are coming in' })).toBeVisible();
    await store.db.syncStates.update(pool, { first: { read: 2_000, of: 104_000 } });
    expect(await screen.findByRole('button', { name: 'Sync: 2,000 of 104,000 leads' })).toBeVisible();
  });

  it('is spoken when it needs the user, and leads to the target', async () => {
    const { store, targetId, services, user, container } = await open();
    await switchOn(store, targetId);
    await stop(store, targetId, 'unauthorised');
    const line = await screen.findByRole('button', { name: 'Sync needs you' });
    await waitFor(() => expect(said()).toEqual(['Sync needs you']));
    await expectNoViolations(container);
    await user.click(line);
    expect(services.openWorkspace).toHaveBeenCalledWith('sync');
    await resume(store, targetId);
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Sync needs you' })).toBeNull());
  });
});
