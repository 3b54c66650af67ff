import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { defaultMapping } from '@/lib/leads/sync-target';
import { saveCandidates } from '@/lib/store/commands/save-candidates';
import { addTarget, changeState, readStatuses, switchOn } from '@/lib/store/sync/targets';
import type { PoolPlan } from '@/lib/sync/targets/couch/set-up';
import { expectNoViolations } from './accessible';
import { acme, birch, createServices, expectSaid, page, show, toCandidate } from './fixtures';
import { SyncScreen } from './sync-screen';
import { createSync } from './sync-target';

const ADDRESS = 'https://couch.example/leads';

async function open(way: string) {
  const services = createServices();
  const sync = createSync(services.store);
  services.loadSync = () => Promise.resolve(sync.controls);
  const view = show(<SyncScreen />, services);
  await view.user.click(await screen.findByRole('button', { name: 'Add a sync target' }));
  await view.user.click(screen.getByRole('button', { name: /^Team pool/ }));
  await view.user.click(await screen.findByRole('button', { name: new RegExp(`^${way}`) }));
  return { ...view, ...sync, services };
}

type Opened = Awaited<ReturnType<typeof open>>;
const type = (user: Opened['user'], name: string, text: string) =>
  user.type(screen.getByLabelText(name), text);

describe('joining a pool', () => {
  async function join(opened: Opened) {
    await type(opened.user, 'Address of the pool', ADDRESS);
    await type(opened.user, 'User', 'ann');
    await type(opened.user, 'Password', 'pass:word');
    await opened.user.click(screen.getByRole('button', { name: 'Connect' }));
  }

  it('asks for that one site, tries what was given, and sets it up switched off', async () => {
    const opened = await open('We have a pool');
    await expectNoViolations(opened.container);
    await join(opened);
    await expectSaid('Team pool is added, still switched off');
    expect(opened.access.ask).toHaveBeenCalledWith(ADDRESS);
    const [status] = await readStatuses(opened.services.store);
    expect(status?.target).toMatchObject({
      enabled: false,
      settings: { kind: 'couch', url: ADDRESS, user: 'ann' },
    });
  });

  it.each([
    ['administrator', /^This is an administrator’s user\. Leadlight does not keep one/],
    ['database-administrator', /^This is an administrator’s user\./],
    ['no-pool', /^There is no team pool at this address/],
    ['open-to-all', /^Everybody can read this pool without a password/],
  ])('keeps no credential that is refused for %s, and says why', async (reason, sentence) => {
    const opened = await open('We have a pool');
    opened.other.test = () => ({ ok: false, reason });
    await join(opened);
    await expectSaid(sentence);
    const { db } = opened.services.store;
    expect([await db.targets.count(), await db.credentials.count()]).toEqual([0, 0]);
    await expectNoViolations(opened.container);
  });

  it.each(['https://couch.example/', 'https://couch.example/Leads', 'couch'])(
    'does not take %s',
    async (url) => {
      const opened = await open('We have a pool');
      await type(opened.user, 'Address of the pool', url);
      await type(opened.user, 'User', 'ann');
      await type(opened.user, 'Password', 'secret');
      await opened.user.click(screen.getByRole('button', { name: 'Connect' }));
      expect(await screen.findByText(/^This is no address of a pool/)).toBeVisible();
      expect(opened.access.ask).not.toHaveBeenCalled();
    },
  );
});

describe('the first sync', () => {
  it('says how far it is on the card, and by what the pool says it has', async () => {
    const services = createServices();
    services.loadSync = () => Promise.resolve(createSync(services.store).controls);
    const id = await addTarget(services.store, {
      kind: 'couch',
      user: 'ann',
      name: 'Our pool',
      url: ADDRESS,
      mapping: defaultMapping,
      everything: true,
    });
    await switchOn(services.store, id);
    const { container } = show(<SyncScreen />, services);
    const card = await screen.findByRole('region', { name: 'Our pool' });
    expect(within(card).getByRole('progressbar')).not.toHaveAttribute('value');
    expect(within(card).getByText('Receiving')).toBeVisible();
    await changeState(services.store, id, () => ({ first: { read: 3_000, of: 12_000 } }));
    const bar = await within(card).findByRole('progressbar', { name: '3,000 of about 12,000 are here.' });
    expect([bar.getAttribute('value'), bar.getAttribute('max')]).toEqual(['3000', '12000']);
    expect(within(card).getByText('The pool’s leads are coming in. You can work meanwhile.')).toBeVisible();
    await expectNoViolations(container);
    // Then what is here goes there.
    await saveCandidates(services.store, { page, candidates: [acme, birch].map(toCandidate) });
    await changeState(services.store, id, () => ({
      first: undefined,
      pulledAt: 1,
      backlog: { of: 'leads', after: '' },
    }));
    await within(card).findByRole('progressbar', { name: '0 of 2 leads are done.' });
    await changeState(services.store, id, () => ({ backlog: undefined }));
    await waitFor(() => expect(within(card).queryByRole('progressbar')).toBeNull());
  });
});

describe('setting a pool up', () => {
  async function fill({ user }: Opened) {
    await type(user, 'Address of the server, and a name for the pool', ADDRESS);
    await type(user, 'Administrator', 'root');
    await type(user, 'Administrator’s password', 'toor');
    await type(user, 'Your user', 'ann');
  }
  const setUp = ({ user }: Opened) => user.click(screen.getByRole('button', { name: 'Set up' }));

  it('makes databases for the chosen levels and members who see no more than they may', async () => {
    const opened = await open('Set up a pool');
    const plans: PoolPlan[] = [];
    const { setUp: before } = opened.other;
    opened.other.setUp = (plan, onStep) => before((plans.push(plan), plan), onStep);
    await expectNoViolations(opened.container);
    await fill(opened);
    await opened.user.click(screen.getByRole('checkbox', { name: 'Confidential' }));
    await opened.user.click(screen.getByRole('button', { name: 'Add a member' }));
    const bob = within(screen.getByRole('group', { name: 'Member 2' }));
    await opened.user.type(bob.getByLabelText('User'), 'bob');
    await setUp(opened);
    await screen.findByRole('heading', { name: 'The pool is ready' });
    expect(plans).toMatchObject([
      {
        server: 'https://couch.example',
        prefix: 'leads',
        admin: { user: 'root', password: 'toor' },
        levels: ['public', 'internal'],
        members: [
          { name: 'ann', manager: true, ceiling: 'internal' },
          { name: 'bob', manager: false, ceiling: 'internal' },
        ],
      },
    ]);
    expect(plans[0]?.members.every(({ password = '' }) => /^[a-z2-9]{20}$/.test(password))).toBe(true);
    await expectNoViolations(opened.container);
  });

  it('goes on with who one is, and keeps the administrator’s credential nowhere', async () => {
    const opened = await open('Set up a pool');
    await fill(opened);
    await setUp(opened);
    await opened.user.click(await screen.findByRole('button', { name: 'Join the pool' }));
    expect(screen.getByLabelText('User')).toHaveValue('ann');
    await opened.user.click(screen.getByRole('button', { name: 'Connect' }));
    await expectSaid('Team pool is added, still switched off');
    const { db } = opened.services.store;
    const rows = await Promise.all([db.targets.toArray(), db.syncStates.toArray()]);
    expect(JSON.stringify([rows, [...opened.memory]])).not.toMatch(/root|toor/);
    expect(await db.credentials.count()).toBe(1);
  });

  it('says what is missing and why, and can be run again', async () => {
    const opened = await open('Set up a pool');
    const { setUp: well } = opened.other;
    opened.other.setUp = (_plan, onStep) => {
      const steps = [
        { what: 'server', name: 'couch.example', state: 'missing', reason: 'not-administrator' },
      ] as const;
      steps.forEach(onStep);
      return { server: undefined, steps: [...steps], complete: false };
    };
    await fill(opened);
    await setUp(opened);
    expect(
      await screen.findByText('Server couch.example: missing. This user is not the server’s administrator.'),
    ).toBeVisible();
    await expectSaid(/^The pool is not ready yet/);
    await expectNoViolations(opened.container);
    opened.other.setUp = well;
    await opened.user.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(screen.getByRole('heading', { name: 'The pool is ready' })).toBeVisible());
  });

  it('makes nothing when the browser says no', async () => {
    const opened = await open('Set up a pool');
    opened.other.says = false;
    opened.other.setUp = () => expect.unreachable();
    await fill(opened);
    await setUp(opened);
    await expectSaid('The browser did not allow it. Nothing was sent.');
  });
});
