import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { readStatuses } from '@/lib/store/sync/targets';
import { expectNoViolations } from './accessible';
import { createServices, expectSaid, show } from './fixtures';
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
  ] as const)('is explained in %s', async (language, add) => {
    setLanguage(language);
    const { user, container } = await open(add);
    await user.click(screen.getByRole('button', { name: /^HubSpot/ }));
    expect(screen.getAllByRole('listitem')).toHaveLength(3);
    await expectNoViolations(container);
  });
});
