import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { createCustomField } from '@/lib/store/commands/custom-fields';
import { editLead } from '@/lib/store/commands/edit-lead';
import { saveCandidates } from '@/lib/store/commands/save-candidates';
import { readStatuses } from '@/lib/store/sync/targets';
import { expectNoViolations } from './accessible';
import { acme, createServices, expectSaid, page, show, toCandidate } from './fixtures';
import { setLanguage } from './i18n';
import { SyncScreen } from './sync-screen';
import { createSync } from './sync-target';

async function open(add = 'Add a sync target') {
  const services = createServices();
  const sync = createSync(services.store);
  services.loadSync = () => Promise.resolve(sync.controls);
  const view = show(<SyncScreen />, services);
  await view.user.click(await screen.findByRole('button', { name: add }));
  return { ...view, ...sync, services };
}

describe('a kind of target', () => {
  it('is chosen by what it is good for, with the keyboard as well', async () => {
    const { user, container } = await open();
    expect(screen.getByRole('button', { name: /^Team pool/ })).toHaveFocus();
    await expectNoViolations(container);
    await user.keyboard('{Tab}{Enter}');
    expect(screen.getByRole('heading', { name: 'HubSpot' })).toBeVisible();
    expect(screen.getByRole('textbox', { name: 'Name' })).toHaveFocus();
    await user.click(screen.getByRole('button', { name: 'Back' }));
    expect(screen.getByRole('heading', { name: 'Where should leads go?' })).toBeVisible();
  });

  it.each([
    [
      'HubSpot',
      'Access token',
      { url: 'https://api.hubapi.com', idProperty: 'leadlight_id', companies: true },
    ],
    [
      'Pipedrive',
      'API token',
      { url: 'https://api.pipedrive.com', idLabel: 'Leadlight ID', companies: true },
    ],
  ])(
    '%s needs a token alone, is told where to find it, and is set up switched off',
    async (kind, word, settings) => {
      const opened = await open();
      await opened.user.click(screen.getByRole('button', { name: new RegExp(`^${kind}`) }));
      expect(screen.getByRole('list', { name: 'What to do there first' }).children).toHaveLength(3);
      await opened.user.type(screen.getByLabelText(word), 'pat-0123');
      await expectNoViolations(opened.container);
      await opened.user.click(screen.getByRole('button', { name: 'Add' }));
      await expectSaid(`${kind} is added, still switched off`);
      const [status] = await readStatuses(opened.services.store);
      expect(status?.target).toMatchObject({ enabled: false, settings: { ...settings, onErase: 'keep' } });
      expect(opened.access.ask).not.toHaveBeenCalled();
      expect(JSON.stringify(status)).not.toContain('pat-0123');
    },
  );

  it('Salesforce is asked for its address, and what a lead becomes', async () => {
    const opened = await open();
    const { user } = opened;
    await user.click(screen.getByRole('button', { name: /^Salesforce/ }));
    await user.type(screen.getByLabelText('Address'), 'https://acme.my.salesforce.com/');
    await user.selectOptions(
      screen.getByRole('combobox', { name: 'What a lead becomes' }),
      'Account with a contact',
    );
    await user.selectOptions(
      screen.getByRole('combobox', { name: 'When a lead is deleted here' }),
      'Put the record into the bin there',
    );
    await user.type(screen.getByLabelText('Access token'), '00D!token');
    await user.click(screen.getByRole('button', { name: 'Add' }));
    await expectSaid('Salesforce is added, still switched off');
    const [status] = await readStatuses(opened.services.store);
    expect(status?.target.settings).toMatchObject({
      url: 'https://acme.my.salesforce.com',
      object: 'contact',
      idField: 'Leadlight_Id__c',
      onErase: 'archive',
    });
  });

  it.each([
    ['zh_CN', '添加同步目标'],
    ['zh_TW', '新增同步目標'],
    ['de', 'Sync-Ziel hinzufügen'],
    ['ja', '同期先を追加'],
    ['es', 'Añadir un destino'],
  ] as const)('is explained in %s', async (language, add) => {
    setLanguage(language);
    const { user, container } = await open(add);
    await user.click(screen.getByRole('button', { name: /^HubSpot/ }));
    expect(screen.getAllByRole('listitem')).toHaveLength(3);
    await expectNoViolations(container);
  });
});

describe('other fields of a CRM', () => {
  async function openHubspot() {
    const opened = await open();
    const { user, services } = opened;
    await createCustomField(services.store, { name: 'Size', type: 'number' });
    await user.click(screen.getByRole('button', { name: /^HubSpot/ }));
    await user.type(screen.getByLabelText('Access token'), 'pat-0123');
    await user.click(screen.getByRole('button', { name: 'Add' }));
    await expectSaid('HubSpot is added, still switched off');
    const chosen = within(await screen.findByRole('group', { name: 'Other fields there' }));
    const readMapping = async () => {
      const [status] = await readStatuses(services.store);
      return status?.target.settings.mapping;
    };
    return { ...opened, chosen, readMapping };
  }

  it('bring the words a program has for stages, and are kept once they have a name', async () => {
    const { user, chosen, container, readMapping } = await openHubspot();
    await user.click(chosen.getByRole('button', { name: 'Add a field' }));
    const stage = within(chosen.getByRole('group', { name: 'Stage' }));
    expect(stage.getByLabelText('Field there')).toHaveValue('hs_lead_status');
    await user.click(stage.getByText('What stages are called there'));
    expect(stage.getByLabelText('Contacted')).toHaveValue('ATTEMPTED_TO_CONTACT');
    await user.clear(stage.getByLabelText('Contacted'));
    await user.type(stage.getByLabelText('Contacted'), 'CALLED');
    await user.clear(stage.getByLabelText('Converted'));
    await user.click(chosen.getByRole('button', { name: 'Add a field' }));
    const [, second] = chosen.getAllByRole('group', { name: 'Stage' });
    if (second === undefined) throw new Error('There is no second row.');
    await user.selectOptions(within(second).getByRole('combobox', { name: 'What' }), 'Size');
    const size = within(chosen.getByRole('group', { name: 'Size' }));
    await user.selectOptions(size.getByRole('combobox', { name: 'Record there' }), 'companies');
    await user.type(size.getByLabelText('Field there'), 'our_size');
    // Begun, and left without a name.
    await user.click(chosen.getByRole('button', { name: 'Add a field' }));
    await user.click(chosen.getByRole('checkbox', { name: 'Requests become notes there' }));
    await expectNoViolations(container);
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await expectSaid('From now on this is what is sent.');
    expect(await readMapping()).toMatchObject({
      notes: true,
      fields: [
        {
          from: 'stage',
          object: 'contacts',
          property: 'hs_lead_status',
          stages: { new: 'NEW', contacted: 'CALLED', converted: '' },
        },
        { from: 'custom', name: 'Size', object: 'companies', property: 'our_size' },
      ],
    });
  });

  it('can be taken out again, and the keyboard stays near', async () => {
    const { user, chosen, readMapping } = await openHubspot();
    const add = chosen.getByRole('button', { name: 'Add a field' });
    await user.click(add);
    await user.click(chosen.getByRole('button', { name: 'Take out: Stage' }));
    expect(add).toHaveFocus();
    expect(chosen.queryByRole('group')).toBeNull();
    expect((await readMapping())?.fields).toBeUndefined();
  });

  it('are shown with a real lead before anything is sent', async () => {
    const { user, chosen, services } = await openHubspot();
    const { saved } = await saveCandidates(services.store, { page, candidates: [toCandidate(acme)] });
    await editLead(services.store, saved[0]?.leadId ?? '', { stage: 'qualified' });
    await user.click(chosen.getByRole('button', { name: 'Add a field' }));
    await user.selectOptions(chosen.getByRole('combobox', { name: 'Record there' }), 'companies');
    expect(await screen.findByRole('rowheader', { name: 'hs_lead_status' })).toBeVisible();
    expect(screen.getByRole('cell', { name: 'CONNECTED' })).toBeVisible();
  });

  it('are none of a webhook’s', async () => {
    const { user } = await open();
    await user.click(screen.getByRole('button', { name: /^Webhook/ }));
    expect(screen.queryByRole('group', { name: 'Other fields there' })).toBeNull();
  });
});
