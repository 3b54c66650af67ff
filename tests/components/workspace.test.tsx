import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { Workspace } from '@/components/table/workspace';
import { changeCategories, createCategory, moveCategory } from '@/lib/store/commands/categories';
import { createList } from '@/lib/store/commands/lists';
import { saveCandidates } from '@/lib/store/commands/save-candidates';
import { readCategories } from '@/lib/store/queries';
import { expectNoViolations } from './accessible';
import { acme, birch, cobalt, createServices, expectSaid, page, show, toCandidate } from './fixtures';

async function openWorkspace() {
  const services = createServices();
  const { categoryId } = await createCategory(services.store, 'Plumbers');
  const { saved } = await saveCandidates(services.store, {
    page,
    candidates: [acme, birch].map(toCandidate),
    categoryIds: [categoryId],
  });
  await saveCandidates(services.store, { page, candidates: [toCandidate(cobalt)] });
  const view = show(<Workspace />, services);
  await screen.findByText('3 leads');
  // Categories come by a query of their own, sometimes after the rows.
  await screen.findAllByRole('gridcell', { name: 'Plumbers' });
  return { ...view, services, acmeId: saved[0]?.leadId ?? '' };
}

const getNames = () => screen.getAllByRole('rowheader').map((cell) => cell.textContent);

describe('the table', () => {
  it('has a row for each lead and says how many there are', async () => {
    const { container } = await openWorkspace();
    expect(screen.getByRole('grid', { name: 'Leads' })).toHaveAttribute('aria-rowcount', '4');
    const row = screen.getByRole('rowheader', { name: /Acme/ }).closest('[role=row]') as HTMLElement;
    expect(within(row).getByRole('gridcell', { name: 'Boston' })).toBeVisible();
    expect(within(row).getByRole('link', { name: '(617) 555-0100' })).toBeVisible();
    expect(within(row).getByRole('gridcell', { name: 'Plumbers' })).toBeVisible();
    await expectNoViolations(container);
  });

  it('sorts by its headings, and back by the second click', async () => {
    const { user } = await openWorkspace();
    await user.click(screen.getByRole('button', { name: 'Name' }));
    expect(getNames()).toEqual(['Acme Plumbing', 'Birch Heating', 'Cobalt Drains']);
    expect(screen.getByRole('columnheader', { name: /Name/ })).toHaveAttribute('aria-sort', 'ascending');
    await user.click(screen.getByRole('button', { name: 'Name' }));
    expect(getNames()[0]).toBe('Cobalt Drains');
  });

  it('sorts behind a column by Shift with click or Enter, and says which comes first', async () => {
    const { user, services } = await openWorkspace();
    await user.click(screen.getByRole('button', { name: 'City' }));
    await user.keyboard('{Shift>}');
    await user.click(screen.getByRole('button', { name: 'Name' }));
    await user.keyboard('{/Shift}');
    const name = () => screen.getByRole('columnheader', { name: /^Select all Name/ });
    expect(within(name()).getByRole('button', { name: /order 2, first to last/ })).toBeVisible();
    await expectSaid('Sorted by 1 City, 2 Name');
    // Only the first says it by its role.
    expect(screen.getByRole('columnheader', { name: /^City/ })).toHaveAttribute('aria-sort', 'ascending');
    expect(name()).toHaveAttribute('aria-sort', 'none');
    expect(await services.readSetting('leadSort')).toEqual({
      by: 'locality',
      direction: 'ascending',
      then: [{ by: 'name', direction: 'ascending' }],
    });
    await user.keyboard('{Shift>}{Enter}{/Shift}');
    expect(within(name()).getByRole('button', { name: /order 2, last to first/ })).toHaveFocus();
    // The third time it is not sorted by any more.
    await user.keyboard('{Shift>}{Enter}{/Shift}');
    await waitFor(() => expect(within(name()).getByRole('button', { name: 'Name' })).toBeVisible());
    await user.click(screen.getByRole('button', { name: 'Column Name' }));
    await user.click(screen.getByRole('menuitem', { name: 'Then by this, last to first' }));
    expect(await within(name()).findByRole('button', { name: /order 2, last to first/ })).toBeVisible();
  });

  it('selects all that it shows', async () => {
    const { user } = await openWorkspace();
    await user.click(screen.getByRole('checkbox', { name: 'Select all' }));
    expect(screen.getByRole('toolbar', { name: '3 selected' })).toBeVisible();
    await user.click(screen.getByRole('checkbox', { name: 'Select all' }));
    expect(screen.queryByRole('toolbar')).toBeNull();
  });

  it('opens a lead beside it, which the address names', async () => {
    const { user, acmeId } = await openWorkspace();
    await user.click(screen.getByRole('button', { name: 'Acme Plumbing' }));
    expect(await screen.findByRole('heading', { name: 'Acme Plumbing' })).toBeVisible();
    expect(location.hash).toBe(`#lead=${acmeId}`);
    await user.click(screen.getByRole('button', { name: 'Back' }));
    expect(screen.queryByRole('heading', { name: 'Acme Plumbing' })).toBeNull();
    expect(location.hash).toBe('');
  });
});

describe('the categories', () => {
  it('show how many leads each holds, and narrow the table', async () => {
    const { user } = await openWorkspace();
    const rail = within(screen.getByRole('navigation', { name: 'Categories' }));
    const plumbers = await rail.findByRole('button', { name: 'Plumbers 2' });
    await user.click(plumbers);
    expect(plumbers).toHaveAttribute('aria-current', 'true');
    await waitFor(() => expect(getNames()).toHaveLength(2));
  });

  it('can be deleted; their leads stay, and undo brings them back', async () => {
    const { user } = await openWorkspace();
    const rail = within(screen.getByRole('navigation', { name: 'Categories' }));
    await user.click(await rail.findByRole('button', { name: 'Actions for Plumbers' }));
    await user.click(rail.getByRole('menuitem', { name: 'Delete' }));
    await expectSaid('Category Plumbers deleted; its leads stay');
    await waitFor(() => expect(rail.queryByRole('button', { name: /^Plumbers/ })).toBeNull());
    expect(getNames()).toHaveLength(3);
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    expect(await rail.findByRole('button', { name: 'Plumbers 2' })).toBeVisible();
  });

  it('count a lead once for all that is inside, and show it all', async () => {
    const { user, services } = await openWorkspace();
    const { store } = services;
    const { categoryId } = await createCategory(store, 'Trade › Emergency');
    const leads = await store.db.leads.toArray();
    await changeCategories(
      store,
      leads.map(({ id }) => id),
      { add: [categoryId] },
    );
    const [plumbers, trade] = await readCategories(store);
    await moveCategory(store, plumbers?.id ?? '', trade?.id);
    const rail = within(screen.getByRole('navigation', { name: 'Categories' }));
    expect(await rail.findByRole('button', { name: 'Emergency 3' })).toBeVisible();
    expect(rail.getByRole('button', { name: 'Plumbers 2' })).toBeVisible();
    const top = await rail.findByRole('button', { name: 'Trade 3' });
    await user.click(top);
    await waitFor(() => expect(top).toHaveAttribute('aria-current', 'true'));
    await waitFor(() => expect(getNames()).toHaveLength(3));
    await user.click(rail.getByRole('button', { name: 'All leads 3' }));
    expect(screen.getByRole('searchbox')).toHaveValue('');
  });

  it('name one of two called alike by its path', async () => {
    const { user, services } = await openWorkspace();
    await createCategory(services.store, 'Region › Plumbers');
    const rail = within(screen.getByRole('navigation', { name: 'Categories' }));
    const other = await rail.findByRole('button', { name: 'Plumbers 0' });
    await user.click(other);
    expect(screen.getByRole('searchbox')).toHaveValue('category:"Region › Plumbers"');
    await waitFor(() => expect(other).toHaveAttribute('aria-current', 'true'));
    expect(await screen.findByText('No lead fits.')).toBeVisible();
  });

  it('keep what was searched for when one is picked', async () => {
    const { user } = await openWorkspace();
    const rail = within(screen.getByRole('navigation', { name: 'Categories' }));
    await user.type(screen.getByRole('searchbox'), 'heating');
    await user.click(await rail.findByRole('button', { name: 'Plumbers 2' }));
    expect(screen.getByRole('searchbox')).toHaveValue('heating category:"Plumbers"');
    await waitFor(() => expect(getNames()).toEqual(['Birch Heating']));
  });
});

describe('the lists', () => {
  it('stand below the categories, are made there, and narrow the table', async () => {
    const { user, services, container } = await openWorkspace();
    const { store } = services;
    await createList(store, { name: 'In Boston', query: 'city:Boston' });
    const rail = within(screen.getByRole('navigation', { name: 'Lists' }));
    const smart = await rail.findByRole('button', { name: 'In Boston fills itself 1' });
    await user.click(smart);
    await waitFor(() => expect(getNames()).toEqual(['Acme Plumbing']));
    expect(smart).toHaveAttribute('aria-current', 'true');

    await user.click(rail.getByRole('button', { name: 'New list' }));
    await user.type(rail.getByRole('textbox', { name: 'Name of the list' }), 'Spring fair{Enter}');
    await expectSaid('List Spring fair made');
    const byHand = await rail.findByRole('button', { name: 'Spring fair 0' });
    await expectNoViolations(container);
    await user.click(byHand);
    expect(await screen.findByText('No lead fits.')).toBeVisible();
  });
});
