import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { createList } from '@/lib/store/commands/lists';
import { changeLeads } from '@/lib/store/commands/change-leads';
import { editLead } from '@/lib/store/commands/edit-lead';
import { saveCandidates } from '@/lib/store/commands/save-candidates';
import { readStatuses } from '@/lib/store/sync/targets';
import { makeSecret } from '@/lib/sync/targets/webhook';
import { expectNoViolations } from './accessible';
import { acme, birch, cobalt, createServices, expectSaid, page, show, toCandidate } from './fixtures';
import { setLanguage } from './i18n';
import { SyncScreen } from './sync-screen';
import { createSync } from './sync-target';

/** Of 32 bytes. */
const SECRET = `whsec_${'A'.repeat(43)}=`;

async function open({ leads = [acme, birch, cobalt] } = {}) {
  const services = createServices();
  const sync = createSync(services.store);
  services.loadSync = () => Promise.resolve(sync.controls);
  const { saved } =
    leads.length === 0
      ? { saved: [] }
      : await saveCandidates(services.store, { page, candidates: leads.map(toCandidate) });
  const opened: string[] = [];
  const view = show(<SyncScreen onOpen={(id) => opened.push(id)} />, services);
  return { ...view, ...sync, services, opened, ids: saved.map(({ leadId }) => leadId) };
}

type Opened = Awaited<ReturnType<typeof open>>;

async function choose({ user }: Pick<Opened, 'user'>, kind: RegExp) {
  await user.click(await screen.findByRole('button', { name: 'Add a sync target' }));
  await user.click(screen.getByRole('button', { name: kind }));
}

async function add(opened: Opened, { secret = makeSecret(), passphrase = '' } = {}) {
  const { user } = opened;
  await choose(opened, /^Webhook/);
  await user.type(screen.getByRole('textbox', { name: 'Name' }), 'Our CRM');
  await user.type(screen.getByRole('textbox', { name: 'Address' }), 'https://crm.example/hook');
  await user.type(screen.getByLabelText('Signing secret'), secret);
  if (passphrase !== '') await user.type(screen.getByLabelText('Passphrase'), passphrase);
  await user.click(screen.getByRole('button', { name: 'Add' }));
  return screen.findByRole('region', { name: 'Our CRM' });
}

async function addAndSwitchOn(opened: Opened, options: Parameters<typeof add>[1] = {}) {
  const card = await add(opened, options);
  await opened.user.click(within(card).getByRole('button', { name: 'Switch on' }));
  await within(card).findByText('All sent');
  return card;
}

describe('the sync view', () => {
  it('says that nothing leaves the browser, and how that is changed', async () => {
    const { container } = await open();
    expect(await screen.findByRole('heading', { name: 'Nothing leaves this browser' })).toBeVisible();
    await expectNoViolations(container);
  });

  it('sets a webhook up switched off, with nothing sent and a real lead as it would be', async () => {
    const opened = await open();
    const card = await add(opened);
    await expectSaid('Our CRM is added, still switched off');
    expect(within(card).getByText('Off')).toBeVisible();
    expect(await within(card).findByText('3 leads would be sent.')).toBeVisible();
    expect(await within(card).findByText(/"(Acme Plumbing|Birch Heating|Cobalt Drains)"/)).toBeVisible();
    expect(opened.told).toEqual([]);
    expect(opened.access.ask).not.toHaveBeenCalled();
    await expectNoViolations(opened.container);
  });

  it.each([
    ['crm.example', SECRET, 'This is no address'],
    ['https://ann:secret@crm.example/', SECRET, 'This is no address'],
    ['https://crm.example/', 'secret', 'This is no secret'],
    ['https://crm.example/', 'whsec_c2hvcnQ=', 'This is no secret'],
  ])('does not take %s with %s', async (url, secret, said) => {
    const { user, services } = await open();
    await choose({ user }, /^Webhook/);
    const address = screen.getByRole('textbox', { name: 'Address' });
    await user.type(address, url);
    await user.type(screen.getByLabelText('Signing secret'), secret);
    await user.click(screen.getByRole('button', { name: 'Add' }));
    expect(await screen.findByText(new RegExp(said))).toBeVisible();
    expect(await readStatuses(services.store)).toEqual([]);
  });

  it('makes a secret and shows it, for the receiver needs it too', async () => {
    const { user } = await open();
    await choose({ user }, /^Webhook/);
    await user.click(screen.getByRole('button', { name: 'Make one' }));
    const field = screen.getByRole<HTMLInputElement>('textbox', { name: 'Signing secret' });
    expect(field.value).toMatch(/^whsec_[\w+/]{43}=$/);
  });

  it('asks for that one site in the click that switches on, and sends then', async () => {
    const opened = await open();
    await addAndSwitchOn(opened);
    expect(opened.access.ask.mock.calls).toEqual([['https://crm.example/hook']]);
    expect(opened.told.map(({ type }) => type)).toEqual(['lead.created', 'lead.created', 'lead.created']);
    expect(screen.getByText('3 sent so far')).toBeVisible();
    await expectSaid('Our CRM is switched on');
  });

  it('stays off and sends nothing when the browser says no', async () => {
    const opened = await open();
    opened.other.says = false;
    const card = await add(opened);
    await opened.user.click(within(card).getByRole('button', { name: 'Switch on' }));
    await expectSaid('The browser did not allow it. Nothing was sent.');
    expect(within(card).getByText('Off')).toBeVisible();
    expect(opened.told).toEqual([]);
  });

  it('sends a test that holds nobody', async () => {
    const opened = await open();
    const card = await add(opened);
    await opened.user.click(within(card).getByRole('button', { name: 'Send a test' }));
    await expectSaid('The test arrived.');
    opened.other.test = () => ({ ok: false, reason: 'not-found' });
    await opened.user.click(within(card).getByRole('button', { name: 'Send a test' }));
    await expectSaid('There is nothing at this address (404).');
    expect(opened.told).toEqual([]);
  });

  it('keeps changes while paused, and sends them after', async () => {
    const opened = await open();
    const card = await addAndSwitchOn(opened);
    await opened.user.click(within(card).getByRole('button', { name: 'Pause' }));
    await within(card).findByText('Paused');
    await editLead(opened.services.store, opened.ids[0] ?? '', { owner: 'Ann' });
    expect(await within(card).findByText('1 lead waits')).toBeVisible();
    await opened.user.click(within(card).getByRole('button', { name: 'Sync now' }));
    expect(opened.told).toHaveLength(3);
    await opened.user.click(within(card).getByRole('button', { name: 'Go on' }));
    await within(card).findByText('All sent');
    expect(opened.told.at(-1)).toMatchObject({ type: 'lead.updated', data: { owner: 'Ann' } });
  });

  it('shows what was not taken with the reason, and sends it again', async () => {
    const opened = await open();
    opened.other.answer = ({ leadId }) =>
      leadId === opened.ids[1] ? { kind: 'reject', reason: 'http-422' } : { kind: 'ok' };
    const card = await addAndSwitchOn(opened);
    expect(await within(card).findByText('1 lead was not taken', { selector: 'summary' })).toBeVisible();
    const row = within(card).getByText('Birch Heating', { selector: 'span' }).closest('li') ?? card;
    expect(row).toHaveTextContent('The receiver refused it (HTTP 422).');
    await expectNoViolations(opened.container);
    await opened.user.click(within(row).getByRole('button', { name: 'Open: Birch Heating' }));
    expect(opened.opened).toEqual([opened.ids[1]]);
    opened.other.answer = () => ({ kind: 'ok' });
    await opened.user.click(within(row).getByRole('button', { name: 'Send again: Birch Heating' }));
    await waitFor(() => expect(opened.told).toHaveLength(3));
    await waitFor(() =>
      expect(within(card).queryByText('1 lead was not taken', { selector: 'summary' })).toBeNull(),
    );
  });

  it('stops and says why when it is refused, and tries again on a click', async () => {
    const opened = await open();
    opened.other.answer = () => ({ kind: 'stop', reason: 'unauthorised' });
    const card = await add(opened);
    await opened.user.click(within(card).getByRole('button', { name: 'Switch on' }));
    expect(await within(card).findByText(/does not accept the secret/)).toHaveTextContent('Nothing is lost');
    expect(within(card).getByText('Needs you')).toBeVisible();
    opened.other.answer = () => ({ kind: 'ok' });
    await opened.user.click(within(card).getByRole('button', { name: 'Try again' }));
    await within(card).findByText('All sent');
  });

  it('goes on with a new secret in place of the refused one, asking the browser first, as it is a click', async () => {
    const opened = await open();
    opened.other.answer = () => ({ kind: 'stop', reason: 'unauthorised' });
    const card = await add(opened);
    await opened.user.click(within(card).getByRole('button', { name: 'Switch on' }));
    const field = await within(card).findByLabelText('New secret');
    await opened.user.type(field, 'none');
    await opened.user.click(within(card).getByRole('button', { name: 'Use this one' }));
    expect(await within(card).findByText(/^This is no secret of a webhook/)).toBeVisible();
    await opened.user.clear(field);
    await opened.user.type(field, SECRET);
    opened.other.answer = () => ({ kind: 'ok' });
    const keep = vi.spyOn(opened.controls, 'replaceSecret');
    await opened.user.click(within(card).getByRole('button', { name: 'Use this one' }));
    await within(card).findByText('All sent');
    expect(keep.mock.invocationCallOrder[0]).toBeGreaterThan(
      opened.access.ask.mock.invocationCallOrder[1] ?? NaN,
    );
  });

  it('keeps the new secret behind the passphrase of the old one', async () => {
    const opened = await open();
    opened.other.answer = () => ({ kind: 'stop', reason: 'unauthorised' });
    const card = await add(opened, { passphrase: 'correct horse' });
    await opened.user.click(within(card).getByRole('button', { name: 'Switch on' }));
    await opened.user.type(await within(card).findByLabelText('New secret'), SECRET);
    const use = within(card).getByRole('button', { name: 'Use this one' });
    const passphrase = await within(card).findByLabelText('Passphrase');
    expect(use).toBeDisabled();
    await opened.user.type(passphrase, 'wrong');
    await opened.user.click(use);
    await within(card).findByText('That is not the passphrase.');
    await expectNoViolations(opened.container);
    opened.other.answer = () => ({ kind: 'ok' });
    await opened.user.type(passphrase, 'correct horse');
    await opened.user.click(use);
    await within(card).findByText('All sent');
    // What a closed browser forgets.
    opened.memory.clear();
    await editLead(opened.services.store, opened.ids[0] ?? '', { owner: 'Ann' });
    await opened.user.click(within(card).getByRole('button', { name: 'Sync now' }));
    await within(card).findByText(/Its secret is locked/);
    await opened.user.type(within(card).getByLabelText('Passphrase'), 'correct horse');
    await opened.user.click(within(card).getByRole('button', { name: 'Unlock' }));
    await within(card).findByText('All sent');
  });

  it('asks for the secret a restored backup did not bring', async () => {
    const opened = await open();
    const card = await addAndSwitchOn(opened);
    await opened.services.store.db.credentials.clear();
    opened.memory.clear();
    await editLead(opened.services.store, opened.ids[0] ?? '', { owner: 'Ann' });
    await opened.user.click(within(card).getByRole('button', { name: 'Sync now' }));
    await opened.user.type(await within(card).findByLabelText('New secret'), SECRET);
    await opened.user.click(within(card).getByRole('button', { name: 'Use this one' }));
    await within(card).findByText('All sent');
    expect(opened.told).toHaveLength(4);
  });

  it('stops when the permission is taken back', async () => {
    const opened = await open();
    const card = await addAndSwitchOn(opened);
    opened.allowed.clear();
    await editLead(opened.services.store, opened.ids[0] ?? '', { owner: 'Ann' });
    await opened.user.click(within(card).getByRole('button', { name: 'Sync now' }));
    expect(await within(card).findByText(/does not allow Leadlight to reach this site/)).toBeVisible();
    expect(opened.told).toHaveLength(3);
  });

  it('asks for the passphrase once the browser was restarted', async () => {
    const opened = await open();
    const card = await addAndSwitchOn(opened, { passphrase: 'correct horse' });
    // What a closed browser forgets.
    opened.memory.clear();
    await editLead(opened.services.store, opened.ids[0] ?? '', { owner: 'Ann' });
    await opened.user.click(within(card).getByRole('button', { name: 'Sync now' }));
    await within(card).findByText(/Its secret is locked/);
    await opened.user.type(within(card).getByLabelText('Passphrase'), 'wrong');
    await opened.user.click(within(card).getByRole('button', { name: 'Unlock' }));
    await within(card).findByText('That is not the passphrase.');
    await opened.user.type(within(card).getByLabelText('Passphrase'), 'correct horse');
    await opened.user.click(within(card).getByRole('button', { name: 'Unlock' }));
    await within(card).findByText('All sent');
    expect(opened.told).toHaveLength(4);
  });

  it('shows at once what another choice of leads and parts would come to', async () => {
    const opened = await open();
    const { store } = opened.services;
    await createList(store, { name: 'Fair' });
    const [list] = await store.db.lists.toArray();
    await changeLeads(store, [opened.ids[0] ?? ''], { listIds: { add: [list?.id ?? ''] } });
    await editLead(store, opened.ids[1] ?? '', { level: 'secret' });
    const card = await add(opened);
    expect(await within(card).findByText(/2 leads would be sent/)).toBeVisible();
    expect(within(card).getByText(/Held back: 1 too confidential/)).toBeVisible();
    await opened.user.click(within(card).getByRole('checkbox', { name: 'Fair' }));
    expect(await within(card).findByText(/1 lead would be sent/)).toBeVisible();
    await opened.user.click(within(card).getByRole('checkbox', { name: 'Phone' }));
    await waitFor(() => expect(within(card).getByText(/"Acme Plumbing"/)).not.toHaveTextContent('555-0100'));
    await opened.user.click(within(card).getByRole('button', { name: 'Save' }));
    await expectSaid('From now on this is what is sent.');
    await opened.user.click(within(card).getByRole('button', { name: 'Switch on' }));
    await within(card).findByText('All sent');
    expect(opened.told).toHaveLength(1);
    expect(JSON.stringify(opened.told)).not.toContain('555-0100');
  });

  it('leaves the keyboard where it was when a choice is saved or taken back', async () => {
    const opened = await open();
    const card = await add(opened);
    const save = within(card).getByRole('button', { name: 'Save' });
    const phone = within(card).getByRole('checkbox', { name: 'Phone' });
    expect(save).toHaveAttribute('aria-disabled', 'true');
    await opened.user.click(phone);
    save.focus();
    await opened.user.keyboard('{Enter}');
    await expectSaid('From now on this is what is sent.');
    await waitFor(() => expect(save).toHaveAttribute('aria-disabled', 'true'));
    expect(save).toHaveFocus();
    expect(phone).not.toBeChecked();
    await opened.user.click(phone);
    await opened.user.click(within(card).getByRole('button', { name: 'Cancel' }));
    expect(save).toHaveFocus();
    expect(phone).not.toBeChecked();
    const [target] = await opened.services.store.db.targets.toArray();
    expect(target?.settings?.mapping.parts).not.toContain('phone');
  });

  it('is taken away with its secret, its site and everything it knew', async () => {
    const opened = await open();
    const card = await addAndSwitchOn(opened);
    await opened.user.click(within(card).getByRole('button', { name: 'Remove' }));
    await opened.user.click(within(card).getByRole('button', { name: 'Remove for good' }));
    await screen.findByRole('heading', { name: 'Nothing leaves this browser' });
    const { db } = opened.services.store;
    for (const table of [db.targets, db.credentials, db.syncStates, db.outbox, db.synced])
      expect(await table.count(), table.name).toBe(0);
    expect(opened.access.giveBack).toHaveBeenCalledWith('https://crm.example/hook');
  });

  it.each(['zh_CN', 'zh_TW'] as const)('speaks %s', async (language) => {
    setLanguage(language);
    const { container } = await open();
    await screen.findByRole('button', { name: /同步/ });
    await expectNoViolations(container);
  });
});
