import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { Workspace } from '@/components/table/workspace';
import { getLeadName } from '@/lib/leads/lead-name';
import { changeLeads } from '@/lib/store/commands/change-leads';
import { saveCandidates } from '@/lib/store/commands/save-candidates';
import { expectNoViolations } from './accessible';
import { acme, birch, createServices, expectSaid, page, show, toCandidate, waitForRows } from './fixtures';

/** Acme and a double of it elsewhere, with another phone, and Birch, which has a mail address. */
async function openComparison() {
  const services = createServices();
  const { store } = services;
  const other = { ...acme, name: 'Acme Pipes', phone: '(617) 555-0109' };
  const { saved } = await saveCandidates(store, { page, candidates: [acme, other, birch].map(toCandidate) });
  await changeLeads(
    store,
    saved.map(({ leadId }) => leadId),
    { owner: 'Ann' },
  );
  await services.writeSetting('leadSort', { by: 'name', direction: 'ascending' });
  const view = show(<Workspace />, services);
  // Ours, as user-event puts one of its own there.
  const writeText = vi.fn((_text: string) => Promise.resolve());
  vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(writeText);
  await screen.findByText('3 leads');
  await waitForRows('Acme Pipes', 'Acme Plumbing', 'Birch Heating');
  await view.user.click(await screen.findByRole('checkbox', { name: 'Select all' }));
  const bar = within(screen.getByRole('toolbar', { name: '3 selected' }));
  await view.user.click(bar.getByRole('button', { name: 'Compare' }));
  await screen.findByRole('heading', { name: '3 leads side by side' });
  return { ...view, services, writeText };
}

const getLine = (name: RegExp) =>
  within(screen.getByRole('rowheader', { name }).closest('tr') as HTMLElement);

describe('a comparison', () => {
  it('has the leads across and their fields down, marks what differs and says what was not seen', async () => {
    const { container } = await openComparison();
    expect(screen.getAllByRole('columnheader').map((cell) => cell.textContent)).toEqual([
      expect.stringContaining('Acme Pipes'),
      expect.stringContaining('Acme Plumbing'),
      expect.stringContaining('Birch Heating'),
    ]);
    expect(getLine(/Phone/).getByLabelText('differs:')).toBeVisible();
    expect(getLine(/E-mail/).getAllByText('not seen')).toHaveLength(2);
    expect(getLine(/Owner/).queryByLabelText('differs:')).toBeNull();
    await expectNoViolations(container);
  });

  it('folds what all agree on', async () => {
    const { user } = await openComparison();
    await user.click(screen.getByRole('checkbox', { name: /^Only what differs/ }));
    expect(screen.queryByRole('rowheader', { name: /Owner/ })).toBeNull();
    expect(screen.getByText('1 field on which all agree is hidden')).toBeVisible();
    expect(screen.getByRole('rowheader', { name: /Phone/ })).toBeVisible();
  });

  it('tells on demand where a value was seen', async () => {
    const { user } = await openComparison();
    await user.click(screen.getByRole('button', { name: /^Where does Phone \(617\) 555-0109/ }));
    expect(await screen.findByRole('link', { name: 'Plumbers in Boston' })).toBeVisible();
  });

  it('gives a value, a field of all, or the whole to the clipboard', async () => {
    const { user, writeText } = await openComparison();
    await user.click(screen.getByRole('button', { name: 'Copy info@birch.example' }));
    await expectSaid('info@birch.example copied');
    expect(writeText).toHaveBeenLastCalledWith('info@birch.example');
    await user.click(screen.getByRole('button', { name: 'Copy Phone of all' }));
    expect(writeText).toHaveBeenLastCalledWith(
      'Acme Pipes: (617) 555-0109\nAcme Plumbing: (617) 555-0100\nBirch Heating: (617) 555-0101',
    );
  });

  it('shows one field, a lead a line, and exports that', async () => {
    const { user, services, container } = await openComparison();
    await user.selectOptions(screen.getByRole('combobox', { name: 'What to compare' }), 'E-mail');
    expect(await screen.findByRole('heading', { name: 'E-mail of 3 leads' })).toBeVisible();
    expect(screen.getAllByRole('definition').map((one) => one.textContent)).toEqual([
      'not seen',
      'not seen',
      'info@birch.example',
    ]);
    await expectNoViolations(container);
    await user.click(screen.getByRole('button', { name: 'Export' }));
    await user.click(screen.getByRole('menuitem', { name: 'CSV' }));
    await waitFor(() => expect(services.saveFile).toHaveBeenCalled());
    const text = await services.saveFile.mock.calls[0]?.[1].text();
    expect(text?.trim().split('\r\n').slice(1)).toEqual([
      '"Acme Pipes",',
      '"Acme Plumbing",',
      '"Birch Heating","info@birch.example"',
    ]);
  });

  it('leaves out of a file whom nobody may contact, says so, and asks as the export dialog does', async () => {
    const { user, services, container } = await openComparison();
    const marked = await services.store.db.leads
      .filter((lead) => getLeadName(lead) === 'Acme Plumbing')
      .primaryKeys();
    await changeLeads(services.store, marked, { doNotContact: true });
    const also = await screen.findByRole('checkbox', { name: 'Also the one marked “do not contact”' });
    expect(screen.getByText('Export · Left out: 1 marked “do not contact”.')).toBeVisible();
    await expectNoViolations(container);
    const writeHeader = async () => {
      services.saveFile.mockClear();
      await user.click(screen.getByRole('button', { name: 'Export' }));
      await user.click(screen.getByRole('menuitem', { name: 'CSV' }));
      await waitFor(() => expect(services.saveFile).toHaveBeenCalled());
      return (await services.saveFile.mock.calls[0]?.[1].text())?.split('\r\n');
    };
    const without = await writeHeader();
    expect(without?.[0]).toMatch(/"Acme Pipes","Birch Heating"$/);
    expect(without?.find((row) => row.startsWith('"Phone"'))).toBe(
      '"Phone","(617) 555-0109","(617) 555-0101"',
    );
    await expectSaid(/^comparison.*Left out: 1 marked “do not contact”\.$/);
    await user.click(also);
    expect((await writeHeader())?.[0]).toMatch(/"Acme Pipes","Acme Plumbing","Birch Heating"$/);
  });

  it('lets a lead be taken out, and merges what is left', async () => {
    const { user } = await openComparison();
    await user.click(screen.getByRole('button', { name: 'Take Birch Heating out of the comparison' }));
    await screen.findByRole('heading', { name: '2 leads side by side' });
    await user.click(screen.getByRole('button', { name: 'Merge' }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.click(dialog.getByRole('button', { name: 'Merge' }));
    await expectSaid(/^2 leads merged/);
  });

  it('says how to begin while nothing was chosen', async () => {
    const services = createServices();
    const { user } = show(<Workspace />, services);
    await user.click(await screen.findByRole('tab', { name: 'Compare' }));
    expect(await screen.findByRole('heading', { name: 'Put companies side by side' })).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Choose leads' }));
    expect(screen.getByRole('tab', { name: 'Leads' })).toHaveAttribute('aria-selected', 'true');
  });
});
