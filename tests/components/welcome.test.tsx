import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { Welcome } from '@/components/welcome/welcome';
import { countLeads } from '@/lib/store/queries';
import { expectNoViolations } from './accessible';
import { createServices, show } from './fixtures';
import { setLanguage } from './i18n';

const getSteps = () =>
  within(screen.getByRole('list', { name: 'Three things to try' }))
    .getAllByRole('listitem')
    .map((step) => step.textContent.endsWith('(Done)'));

describe('the welcome page', () => {
  it('lets one practise on a directory, and keeps nothing of it', async () => {
    const services = createServices();
    const { user, container } = show(<Welcome />, services);
    await user.click(await screen.findByRole('button', { name: 'Save 10' }));
    const undo = await screen.findByRole('button', { name: 'Undo' });
    await waitFor(() => expect(getSteps()).toEqual([true, true, false]));
    await user.click(undo);
    expect(await screen.findByText(/^That is all there is to it/)).toBeVisible();
    expect(getSteps()).toEqual([true, true, true]);
    expect(await countLeads(services.store)).toBe(0);
    await expectNoViolations(container);
  });

  it('says where the button is, and opens the list', async () => {
    const services = createServices();
    const { user } = show(<Welcome />, services);
    expect(await screen.findByRole('button', { name: 'Save 10' })).toBeEnabled();
    expect(screen.getByRole('heading', { name: 'Where the button is' })).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Open my leads' }));
    expect(services.openWorkspace).toHaveBeenCalled();
  });

  it.each([
    ['zh_TW', '燈塔冷凍設備有限公司', '儲存 10 筆'],
    ['de', 'Beacon Refrigeration', '10 speichern'],
    ['ja', 'ビーコン冷凍設備', '10件を保存'],
    ['es', 'Beacon Refrigeration', 'Guardar 10'],
  ] as const)('practises in the language of the user: %s', async (language, company, action) => {
    setLanguage(language);
    show(<Welcome />, createServices());
    expect(await screen.findByText(company)).toBeVisible();
    expect(await screen.findByRole('button', { name: action })).toBeEnabled();
  });
});
