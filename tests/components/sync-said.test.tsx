import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { LeadPage } from '@/components/lead/lead-page';
import { useCommands } from '@/components/leads/use-commands';
import { defaultMapping } from '@/lib/leads/sync-target';
import { editLead } from '@/lib/store/commands/edit-lead';
import { saveCandidates } from '@/lib/store/commands/save-candidates';
import type { ConflictRow } from '@/lib/store/sync/rows';
import { addTarget, switchOn } from '@/lib/store/sync/targets';
import { expectNoViolations } from './accessible';
import { acme, birch, createServices, expectSaid, page, show, toCandidate } from './fixtures';
import { setLanguage } from './i18n';
import { SyncScreen } from './sync-screen';
import { createSync } from './sync-target';

/** A pool that is switched on, in which I am ann, with two leads. */
async function openPool() {
  const services = createServices();
  const { store } = services;
  const sync = createSync(store);
  services.loadSync = () => Promise.resolve(sync.controls);
  const { saved } = await saveCandidates(store, { page, candidates: [acme, birch].map(toCandidate) });
  const targetId = await addTarget(
    store,
    {
      kind: 'couch',
      name: 'North',
      url: 'https://couch.example/leads',
      user: 'ann',
      mapping: defaultMapping,
      everything: false,
    },
    (id) => sync.controls.keepSecret({ id, url: 'https://couch.example/leads' }, 'ann:secret'),
  );
  sync.allowed.add('https://couch.example');
  await switchOn(store, targetId);
  return { services, store, sync, targetId, leadId: saved[0]?.leadId ?? '' };
}

describe('what was also said', () => {
  async function open() {
    const pool = await openPool();
    await editLead(pool.store, pool.leadId, { stage: 'contacted' });
    const common = { leadId: pool.leadId, targetId: pool.targetId, at: pool.store.now() };
    const rows: ConflictRow[] = [
      {
        ...common,
        element: 'stage',
        path: 'stage',
        ours: { is: 'contacted' },
        theirs: { is: 'qualified' },
        shown: 'ours',
        by: 'ben',
      },
      { ...common, element: 'note', path: 'note', ours: undefined, theirs: 'Ask for Kim', shown: 'theirs' },
      {
        ...common,
        element: 'first phone',
        path: 'facts.phone',
        ours: 'phone:+16175550100',
        theirs: 'phone:+16175550109',
        shown: 'ours',
      },
    ];
    await pool.store.db.conflicts.bulkPut(rows);
    const opened: string[] = [];
    return { ...show(<SyncScreen onOpen={(id) => opened.push(id)} />, pool.services), ...pool, opened };
  }

  it('stands side by side: here and there, what counts now, and since when', async () => {
    const { container, user, opened, leadId } = await open();
    const said = within(await screen.findByRole('region', { name: 'Also said (3)' }));
    expect(said.getAllByRole('definition')).toHaveLength(6);
    for (const text of [/contacted/i, /qualified/i, 'nothing', 'Ask for Kim', '+16175550100'])
      expect(said.getAllByText(text).length).toBeGreaterThan(0);
    expect(said.getAllByText('Here · counts now')).toHaveLength(2);
    expect(said.getByText('North · counts now')).toBeVisible();
    expect(said.getByText('North, last changed by ben')).toBeVisible();
    await expectNoViolations(container);
    await user.click(said.getAllByRole('button', { name: 'Acme Plumbing' })[0] ?? container);
    expect(opened).toEqual([leadId]);
  });

  it('takes theirs, which counts from then on, and back', async () => {
    const { user, store, leadId } = await open();
    await user.click(await screen.findByRole('button', { name: 'Take theirs: Stage of Acme Plumbing' }));
    await expectSaid('Stage is settled');
    expect((await store.db.leads.get(leadId))?.stage).toBe('qualified');
    await screen.findByRole('region', { name: 'Also said (2)' });
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(async () => expect((await store.db.leads.get(leadId))?.stage).toBe('contacted'));
  });

  it('names both where two others said it, and takes either', async () => {
    const { container, user, store, leadId, targetId } = await open();
    await store.db.conflicts.clear();
    await store.db.conflicts.put({
      leadId,
      targetId,
      at: store.now(),
      element: 'stage',
      path: 'stage',
      ours: { is: 'qualified' },
      theirs: { is: 'contacted' },
      shown: 'theirs',
      by: 'ben',
      elsewhere: { by: 'cem' },
    });
    const said = within(await screen.findByRole('region', { name: 'Also said (1)' }));
    expect(said.getByText('North, last changed by cem')).toBeVisible();
    expect(said.getByText('North, last changed by ben · counts now')).toBeVisible();
    expect(said.queryByText(/Here/)).toBeNull();
    expect(said.queryByRole('button', { name: /ours|theirs/ })).toBeNull();
    await expectNoViolations(container);
    await user.click(said.getByRole('button', { name: 'Take what cem said: Stage of Acme Plumbing' }));
    await expectSaid('Stage is settled');
    expect((await store.db.leads.get(leadId))?.stage).toBe('qualified');
  });

  it('keeps ours, and lets be what is fine', async () => {
    const { user, store, leadId } = await open();
    await user.click(await screen.findByRole('button', { name: 'Keep ours: Stage of Acme Plumbing' }));
    await expectSaid('Stage is settled');
    expect((await store.db.leads.get(leadId))?.stage).toBe('contacted');
    await user.click(screen.getByRole('button', { name: /^Fine as it is: Note of/ }));
    await user.click(
      await screen.findByRole('button', { name: 'Fine as it is: Phone to use first of Acme Plumbing' }),
    );
    await waitFor(() => expect(screen.queryByRole('heading', { name: /^Also said/ })).toBeNull());
  });

  it.each([
    ['zh_CN', '另有说法（3）'],
    ['zh_TW', '另有說法（3）'],
  ] as const)('speaks %s', async (language, title) => {
    setLanguage(language);
    const { container } = await open();
    expect(await screen.findByRole('heading', { name: title })).toBeVisible();
    await expectNoViolations(container);
  });
});

describe('who has a lead of a pool', () => {
  function Page({ leadId }: { leadId: string }) {
    return <LeadPage leadId={leadId} commands={useCommands()} onBack={() => undefined} />;
  }

  async function open(owner?: { owner?: string; confirmed: boolean }) {
    const pool = await openPool();
    const { store, targetId, leadId } = pool;
    await store.db.synced.put({ targetId, leadId, revision: 1, digest: 'x', rev: 'internal:1-a' });
    if (owner) await store.db.owners.put({ targetId, leadId, rev: 'internal:1-b', ...owner });
    const view = show(<Page leadId={leadId} />, pool.services);
    return { ...view, ...pool, line: within(await screen.findByRole('group', { name: 'Owner in North' })) };
  }

  it.each([
    [{ owner: 'bob', confirmed: true }, 'bob has it, in North'],
    [{ owner: 'ann', confirmed: true }, 'You have it, in North'],
    [{ owner: 'ann', confirmed: false }, 'You have it, not yet confirmed by North'],
  ])('is said: %j', async (owner, sentence) => {
    const { line } = await open(owner);
    expect(line.getByText(sentence)).toBeVisible();
    expect(line.queryByRole('button')).toBeNull();
  });

  it('nobody: it can be claimed', async () => {
    const { line, user, container } = await open();
    expect(line.getByText('Nobody has it yet in North')).toBeVisible();
    await expectNoViolations(container);
    await user.click(line.getByRole('button', { name: 'Claim' }));
    await expectSaid('It is yours.');
  });

  it('says who was faster', async () => {
    const { line, user, sync } = await open();
    sync.other.claim = () => ({ kind: 'taken', by: 'bob' });
    await user.click(line.getByRole('button', { name: 'Claim' }));
    await expectSaid('bob was faster.');
    expect(line.getByText('bob was faster.')).toBeVisible();
  });

  it('is not asked of leads in no pool', async () => {
    const { services, leadId } = await openPool();
    show(<Page leadId={leadId} />, services);
    await screen.findByRole('heading', { name: 'Acme Plumbing' });
    await waitFor(() => expect(screen.queryByRole('group', { name: /^Owner in/ })).toBeNull());
  });
});
