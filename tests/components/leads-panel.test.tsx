import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { SidePanel } from '@/components/leads/side-panel';
import { openLeadInPanel } from '@/components/panel-target';
import { ErrorBoundary } from '@/components/ui/error-boundary';
import { createCategory } from '@/lib/store/commands/categories';
import { deleteLeads } from '@/lib/store/commands/delete-leads';
import { saveCandidates } from '@/lib/store/commands/save-candidates';
import { countLeads } from '@/lib/store/queries';
import { expectNoViolations } from './accessible';
import { acme, birch, cobalt, createServices, expectSaid, page, show, toCandidate } from './fixtures';

/** Acme and Birch are plumbers, Cobalt has no category; Cobalt was saved last. */
async function openPanel() {
  const services = createServices();
  const { categoryId } = await createCategory(services.store, 'Plumbers');
  await saveCandidates(services.store, {
    page,
    candidates: [acme, birch].map(toCandidate),
    categoryIds: [categoryId],
  });
  await saveCandidates(services.store, { page, candidates: [toCandidate(cobalt)] });
  const view = show(<SidePanel />, services);
  await screen.findByText('3 leads');
  await screen.findByRole('button', { name: /Cobalt/ });
  return { ...view, services };
}

const getNames = () =>
  within(screen.getByRole('list', { name: 'Leads' }))
    .getAllByRole('listitem')
    .map((row) => within(row).getByRole('checkbox').getAttribute('aria-label')?.replace('Select ', ''));

const getLead = (name: string) => screen.getByRole('button', { name: new RegExp(name) });

describe('the list of leads', () => {
  it('shows the last changed first, with place and phone', async () => {
    await openPanel();
    expect(getNames()[0]).toBe('Cobalt Drains');
    expect(getLead('Acme Plumbing')).toHaveTextContent('Boston · (617) 555-0100');
  });

  it('says what to do while there are none', async () => {
    const { container } = show(<SidePanel />, createServices());
    expect(await screen.findByText('Your leads will be here')).toBeVisible();
    await expectNoViolations(container);
  });

  it('leads from there to the page in front, to one for practice, and to a file', async () => {
    const services = createServices();
    const { user } = show(<SidePanel />, services);
    await user.click(await screen.findByRole('button', { name: 'Practise on a sample page' }));
    expect(services.openWelcome).toHaveBeenCalledOnce();
    await user.click(screen.getByRole('button', { name: 'Import a spreadsheet' }));
    expect(services.openWorkspace).toHaveBeenCalledWith('import');
    await user.click(screen.getByRole('button', { name: 'Read this page' }));
    expect(screen.getByRole('tab', { name: 'This page' })).toHaveAttribute('aria-selected', 'true');
    await waitFor(() => expect(services.readTab).toHaveBeenCalled());
  });

  it('finds by any part of a name or number', async () => {
    const { user } = await openPanel();
    await user.type(screen.getByRole('searchbox'), '5550101');
    await waitFor(() => expect(getNames()).toEqual(['Birch Heating']));
    expect(screen.getByText('1 lead')).toBeVisible();
  });

  it('offers the way out when nothing fits', async () => {
    const { user } = await openPanel();
    await user.type(screen.getByRole('searchbox'), 'zzz');
    await user.click(await screen.findByRole('button', { name: 'Show all leads' }));
    await waitFor(() => expect(getNames()).toHaveLength(3));
  });

  it('narrows to a category', async () => {
    const { user } = await openPanel();
    await user.click(screen.getByRole('button', { name: 'Filter' }));
    await user.selectOptions(await screen.findByRole('combobox', { name: 'Category' }), 'Plumbers');
    expect(screen.getByRole('searchbox')).toHaveValue('category:"Plumbers"');
    await waitFor(() => expect(getNames()).toHaveLength(2));
  });

  it('shows what it is filtered by, each with a way out, and what it did not understand', async () => {
    const { user } = await openPanel();
    await user.type(screen.getByRole('searchbox'), 'city:Boston colour:red');
    const chips = within(await screen.findByRole('list', { name: 'What the list is filtered by' }));
    expect(screen.getByText(/^No field is called “colour”/)).toBeVisible();
    await user.click(chips.getByRole('button', { name: 'Remove filter colour: red' }));
    expect(screen.getByRole('searchbox')).toHaveValue('city:Boston');
    await waitFor(() => expect(getNames()).toEqual(['Acme Plumbing']));
  });

  it('keeps a search as a list that fills itself', async () => {
    const { user, services } = await openPanel();
    await user.type(screen.getByRole('searchbox'), 'city:Boston');
    await user.click(await screen.findByRole('button', { name: 'Save this search as a list' }));
    await user.type(screen.getByRole('textbox', { name: 'Name of the list' }), 'Near{Enter}');
    await expectSaid('List Near saved; it fills itself');
    expect(await services.store.db.lists.toArray()).toMatchObject([{ name: 'Near', query: 'city:Boston' }]);
  });

  it('sorts by name and remembers it', async () => {
    const { user, services, unmount } = await openPanel();
    await user.selectOptions(screen.getByRole('combobox', { name: 'Order' }), 'Name');
    expect(getNames()).toEqual(['Acme Plumbing', 'Birch Heating', 'Cobalt Drains']);
    unmount();
    show(<SidePanel />, services);
    await waitFor(() => expect(getNames()[0]).toBe('Acme Plumbing'));
  });

  it('shows at once what another window saves', async () => {
    const { services } = await openPanel();
    await saveCandidates(services.store, { page, candidates: [toCandidate({ name: 'Dover Gas' })] });
    expect(await screen.findByText('4 leads')).toBeVisible();
    await waitFor(() => expect(getNames()).toContain('Dover Gas'));
  });

  it('has no barrier axe can find', async () => {
    const { user, container } = await openPanel();
    await user.keyboard('jx');
    await expectNoViolations(container);
  });
});

describe('the keys', () => {
  it('J and K move, X selects, Enter opens, Escape comes back', async () => {
    const { user } = await openPanel();
    await user.keyboard('j');
    await waitFor(() => expect(getLead('Cobalt Drains')).toHaveFocus());
    await user.keyboard('jjkx');
    expect(screen.getByRole('toolbar', { name: '1 selected' })).toBeVisible();
    await user.keyboard('{Enter}');
    const heading = await screen.findByRole('heading', { level: 2 });
    expect(heading).toHaveFocus();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('heading', { level: 2 })).toBeNull());
    expect(screen.getByRole('toolbar', { name: '1 selected' })).toBeVisible();
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('toolbar')).toBeNull();
  });

  it('J goes on to the next lead while one is open', async () => {
    const { user } = await openPanel();
    await user.click(getLead('Cobalt Drains'));
    await screen.findByRole('heading', { level: 2, name: 'Cobalt Drains' });
    const second = getNames()[1] ?? '';
    await user.keyboard('j');
    expect(await screen.findByRole('heading', { level: 2, name: second })).toBeVisible();
  });

  it('E opens the lead in its first field', async () => {
    const { user } = await openPanel();
    await user.keyboard('je');
    expect(await screen.findByRole('textbox', { name: 'Name' })).toHaveFocus();
    expect(screen.getByRole('textbox', { name: 'Name' })).toHaveValue('Cobalt Drains');
  });

  it('slash goes to the search', async () => {
    const { user } = await openPanel();
    await user.keyboard('/');
    await waitFor(() => expect(screen.getByRole('searchbox')).toHaveFocus());
  });

  it('Enter in the search goes to the first that fits', async () => {
    const { user } = await openPanel();
    await user.type(screen.getByRole('searchbox'), 'acme');
    await screen.findByText('1 lead');
    await user.keyboard('{Enter}');
    await waitFor(() => expect(getLead('Acme Plumbing')).toHaveFocus());
  });

  it('a question mark lists them', async () => {
    const { user } = await openPanel();
    await user.keyboard('?');
    const help = within(screen.getByRole('dialog', { name: 'Keys and search' }));
    expect(help.getByText('Next, previous')).toBeVisible();
    await user.click(help.getByRole('button', { name: 'Close' }));
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('do nothing while one types', async () => {
    const { user } = await openPanel();
    await user.type(screen.getByRole('searchbox'), 'x');
    expect(screen.queryByRole('toolbar')).toBeNull();
  });
});

describe('several leads at once', () => {
  it('are deleted and brought back by Z', async () => {
    const { user, services } = await openPanel();
    await user.click(screen.getByRole('checkbox', { name: 'Select Acme Plumbing' }));
    await user.click(screen.getByRole('button', { name: 'Select all' }));
    await user.click(screen.getByRole('button', { name: 'Delete' }));
    await expectSaid('3 leads deleted');
    expect(await countLeads(services.store)).toBe(0);
    await user.keyboard('z');
    await expectSaid('Undone');
    expect(await countLeads(services.store)).toBe(3);
    expect(screen.getByRole('button', { name: 'Do it again' })).toBeVisible();
  });

  it('get a category, new or known', async () => {
    const { user, services } = await openPanel();
    await user.click(screen.getByRole('checkbox', { name: 'Select Cobalt Drains' }));
    const bar = within(screen.getByRole('toolbar'));
    await user.type(bar.getByRole('combobox', { name: 'Add category' }), 'Salem{Enter}');
    await expectSaid('1 lead: Salem');
    const [category] = (await services.store.db.categories.toArray()).filter(({ name }) => name === 'Salem');
    const lead = (await services.store.db.leads.toArray()).find(
      ({ facts }) => facts.name?.[0]?.value === 'Cobalt Drains',
    );
    expect(lead?.categoryIds).toEqual([category?.id]);
  });
});

describe('a store that cannot be read', () => {
  it('ends in a sentence, not in an empty list', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const services = createServices();
    vi.spyOn(services.store.db, 'transaction').mockRejectedValue(new Error('The database is gone.'));
    show(
      <ErrorBoundary>
        <SidePanel />
      </ErrorBoundary>,
      services,
    );
    expect(await screen.findByRole('alert')).toHaveTextContent('Your saved leads are safe');
    vi.restoreAllMocks();
  });
});

describe('asked by the popup', () => {
  it('opens on a lead', async () => {
    const services = createServices();
    const { saved } = await saveCandidates(services.store, { page, candidates: [toCandidate(acme)] });
    openLeadInPanel(saved[0]?.leadId);
    show(<SidePanel />, services);
    expect(await screen.findByRole('heading', { level: 2, name: 'Acme Plumbing' })).toBeVisible();
    expect(localStorage.getItem('panel-target')).toBeNull();
  });
});

describe('an opening after another', () => {
  it('has the rows of the last one in its first picture, and what became of them at once behind it', async () => {
    const { services, unmount } = await openPanel();
    await waitFor(() => expect(localStorage.getItem('first-rows')).toContain('Cobalt'));
    unmount();
    const [birch] = (await services.store.db.leads.toArray()).filter(({ facts }) =>
      facts.name?.some(({ value }) => value === 'Birch Heating'),
    );
    await deleteLeads(services.store, [birch?.id ?? '']);
    show(<SidePanel />, services);
    // Before the database could have answered.
    expect(getNames()[0]).toBe('Cobalt Drains');
    expect(getNames().sort()).toEqual(['Acme Plumbing', 'Birch Heating', 'Cobalt Drains']);
    expect(screen.getByText('3 leads')).toBeVisible();
    await waitFor(() => expect(getNames()).toEqual(['Cobalt Drains', 'Acme Plumbing']));
    // Nor does it stand anywhere any more.
    await waitFor(() => expect(localStorage.getItem('first-rows')).not.toContain('Birch'));
  });

  it('keeps the order that was chosen', async () => {
    const { user, services, unmount } = await openPanel();
    await user.selectOptions(screen.getByRole('combobox', { name: 'Order' }), 'Name');
    await waitFor(() => expect(getNames()[0]).toBe('Acme Plumbing'));
    await waitFor(() => expect(localStorage.getItem('first-rows')).toContain('"by":"name"'));
    unmount();
    const seen: (string | undefined)[] = [];
    show(<SidePanel />, services);
    seen.push(getNames()[0]);
    await waitFor(() => expect(document.querySelector('[data-loading="false"]')).not.toBeNull());
    seen.push(getNames()[0]);
    expect(seen).toEqual(['Acme Plumbing', 'Acme Plumbing']);
  });

  it('shows nothing of leads that went with their database', async () => {
    const { unmount } = await openPanel();
    await waitFor(() => expect(localStorage.getItem('first-rows')).not.toBeNull());
    unmount();
    show(<SidePanel />, createServices());
    expect(await screen.findByText('Your leads will be here')).toBeVisible();
  });
});
