import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Services } from '@/components/services';
import { Workspace } from '@/components/table/workspace';
import type { SettingName } from '@/lib/platform/settings';
import { changeLeads } from '@/lib/store/commands/change-leads';
import { createCustomField } from '@/lib/store/commands/custom-fields';
import { createList } from '@/lib/store/commands/lists';
import { saveCandidates } from '@/lib/store/commands/save-candidates';
import { expectNoViolations } from './accessible';
import {
  acme,
  birch,
  cobalt,
  createServices,
  expectSaid,
  page,
  show,
  toCandidate,
  waitForRows,
} from './fixtures';

/** Three leads, Acme on top, sorted by name so that nothing moves of itself. */
async function openTable(columns?: readonly string[]) {
  const services = createServices();
  if (columns) await services.writeSetting('leadTable', { columns });
  const { store } = services;
  const { saved } = await saveCandidates(store, { page, candidates: [acme, birch, cobalt].map(toCandidate) });
  const ids = saved.map(({ leadId }) => leadId);
  await changeLeads(store, ids.slice(0, 1), { stage: 'contacted', owner: 'Ann' });
  await createCustomField(store, { name: 'Annual sales', type: 'number' });
  await services.writeSetting('leadSort', { by: 'name', direction: 'ascending' });
  const view = show(<Workspace />, services);
  await screen.findByText('3 leads');
  await waitForRows('Acme Plumbing', 'Birch Heating', 'Cobalt Drains');
  return { ...view, services, store, ids };
}

const getGrid = () => screen.getByRole('grid', { name: 'Leads' });
const getNames = () => screen.getAllByRole('rowheader').map((cell) => cell.textContent);
const getRow = (name: string) =>
  within(screen.getByRole('rowheader', { name: new RegExp(name) }).closest('[role=row]') as HTMLElement);
const getHeadings = () => screen.getAllByRole('columnheader').map((cell) => cell.textContent.trim());
const readLead = async ({ store, ids }: Awaited<ReturnType<typeof openTable>>, index: number) =>
  store.db.leads.get(ids[index] ?? '');

describe('choosing before what was stored is read', () => {
  it('counts, and the rest of what was stored stays', async () => {
    const services = createServices();
    const { store } = services;
    await services.writeSetting('leadTable', { columns: ['name', 'phone'], groupBy: 'locality' });
    await saveCandidates(store, { page, candidates: [acme].map(toCandidate) });
    let answer = () => {};
    const slow = new Promise<void>((resolve) => (answer = resolve));
    const { readSetting }: Services = services;
    const slowly = <N extends SettingName>(name: N) => slow.then(() => readSetting(name));
    const { user } = show(<Workspace />, { ...services, readSetting: slowly });
    await user.click(await screen.findByRole('button', { name: 'Board' }));
    answer();
    await waitFor(async () =>
      expect(await readSetting('leadTable')).toEqual({
        as: 'board',
        columns: ['name', 'phone'],
        groupBy: 'locality',
      }),
    );
    expect(screen.getByRole('button', { name: 'Board' })).toHaveAttribute('aria-pressed', 'true');
    expect(screen.queryByRole('grid')).toBeNull();
  });
});

describe('the grid', () => {
  it('counts its rows and columns, and has one stop for Tab among the cells', async () => {
    const { container } = await openTable();
    expect(getGrid()).toHaveAttribute('aria-rowcount', '4');
    expect(getGrid()).toHaveAttribute('aria-colcount', '9');
    expect(within(getGrid()).getAllByRole('row')[1]).toHaveAttribute('aria-rowindex', '2');
    expect(container.querySelectorAll('[role=grid] a:not([tabindex="-1"])')).toHaveLength(0);
    await expectNoViolations(container);
  });

  it('is walked through by arrows, Home and End, Page Down and Control', async () => {
    const { user } = await openTable();
    await user.click(getRow('Acme').getByRole('gridcell', { name: 'Boston' }));
    await user.keyboard('{ArrowDown}{ArrowDown}');
    expect(getRow('Cobalt').getByRole('gridcell', { name: 'Salem' })).toHaveFocus();
    await user.keyboard('{ArrowRight}');
    expect(getRow('Cobalt').getByRole('gridcell', { name: '(617) 555-0102' })).toHaveFocus();
    await user.keyboard('{Home}');
    expect(screen.getByRole('button', { name: 'Cobalt Drains' })).toHaveFocus();
    await user.keyboard('{Control>}{Home}{/Control}');
    expect(screen.getByRole('button', { name: 'Acme Plumbing' })).toHaveFocus();
    await user.keyboard('{PageDown}{End}');
    expect(getRow('Cobalt').getAllByRole('gridcell').at(-1)).toHaveFocus();
    await user.keyboard('{Control>}{Home}{/Control}{ArrowUp}');
    expect(screen.getByRole('button', { name: 'Name' })).toHaveFocus();
  });

  it('has the keys of the panel’s list: C begins a contact of the line one is on', async () => {
    const { user } = await openTable();
    await user.keyboard('jc');
    expect(await screen.findByRole('form', { name: 'Log a contact' })).toBeVisible();
    expect(screen.getByRole('heading', { name: 'Acme Plumbing' })).toBeVisible();
  });

  it('selects by the space bar, and further lines with Shift', async () => {
    const { user } = await openTable();
    await user.keyboard('j');
    await user.keyboard(' ');
    // The name is a button: there the space bar opens, and X selects.
    await user.keyboard('{Escape}');
    await user.click(getRow('Acme').getByRole('gridcell', { name: 'Boston' }));
    await user.keyboard(' ');
    expect(screen.getByRole('toolbar', { name: '1 selected' })).toBeVisible();
    await user.keyboard('{Shift>}{ArrowDown}{ArrowDown}{/Shift}');
    expect(screen.getByRole('toolbar', { name: '3 selected' })).toBeVisible();
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('toolbar')).toBeNull();
    await user.keyboard('{Control>}a{/Control}');
    expect(screen.getByRole('toolbar', { name: '3 selected' })).toBeVisible();
  });

  it('selects from one box to another with Shift', async () => {
    const { user } = await openTable();
    await user.click(screen.getByRole('checkbox', { name: 'Select Acme Plumbing' }));
    await user.keyboard('{Shift>}');
    await user.click(screen.getByRole('checkbox', { name: 'Select Cobalt Drains' }));
    await user.keyboard('{/Shift}');
    expect(screen.getByRole('toolbar', { name: '3 selected' })).toBeVisible();
  });
});

describe('a cell', () => {
  it('is edited in place, and undo brings the old value back', async () => {
    const opened = await openTable();
    const { user } = opened;
    await user.dblClick(getRow('Acme').getByRole('gridcell', { name: 'Boston' }));
    const field = screen.getByRole('textbox', { name: 'Edit City' });
    expect(field).toHaveFocus();
    await user.clear(field);
    await user.type(field, 'Salem{Enter}');
    await expectSaid('City saved');
    await waitFor(() => expect(getRow('Acme').getByRole('gridcell', { name: 'Salem' })).toBeVisible());
    await user.keyboard('z');
    await waitFor(() => expect(getRow('Acme').getByRole('gridcell', { name: 'Boston' })).toBeVisible());
    expect((await readLead(opened, 0))?.facts.address?.[0]?.value.text).toBe('Boston');
  });

  it('says what is wrong by the rules of the lead’s page, and Escape leaves it as it was', async () => {
    const opened = await openTable();
    const { user, container } = opened;
    await user.click(getRow('Birch').getByRole('gridcell', { name: '(617) 555-0101' }));
    await user.keyboard('{F2}');
    await user.keyboard('nonsense{Enter}');
    expect(await screen.findByRole('alert')).toHaveTextContent('That is no phone number');
    await expectNoViolations(container);
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('alert')).toBeNull();
    expect(getRow('Birch').getByRole('gridcell', { name: '(617) 555-0101' })).toHaveFocus();
    expect((await readLead(opened, 1))?.revision).toBe(1);
  });

  it('is kept by Tab, which goes on to the next one', async () => {
    const { user } = await openTable();
    await user.click(getRow('Cobalt').getByRole('gridcell', { name: 'Salem' }));
    await user.keyboard('{Enter}Lynn{Tab}');
    const next = await screen.findByRole('textbox', { name: 'Edit Phone' });
    expect(next).toHaveFocus();
    await user.keyboard('{Tab}');
    expect(await screen.findByRole('textbox', { name: 'Edit E-mail' })).toHaveFocus();
    await user.keyboard('hello@cobalt.example{Shift>}{Tab}{/Shift}');
    expect(await screen.findByRole('textbox', { name: 'Edit Phone' })).toHaveFocus();
    await user.keyboard('{Escape}');
    expect(await getRow('Cobalt').findByRole('link', { name: 'hello@cobalt.example' })).toBeVisible();
    expect(getRow('Cobalt').getByRole('gridcell', { name: 'Lynn' })).toBeVisible();
  });

  it('of a stage offers the stages, and asks why of those that are no fit', async () => {
    const opened = await openTable();
    const { user, container } = opened;
    await user.click(getRow('Acme').getByRole('gridcell', { name: 'Contacted' }));
    await user.keyboard('{Enter}');
    expect(screen.getByRole('option', { name: 'Contacted', selected: true })).toBeVisible();
    await expectNoViolations(container);
    await user.keyboard('{ArrowDown}{Enter}');
    await waitFor(async () => expect((await readLead(opened, 0))?.stage).toBe('qualified'));
    await user.click(await getRow('Acme').findByRole('gridcell', { name: 'Qualified' }));
    await user.keyboard('{Enter}{End}{Enter}');
    const question = within(await screen.findByRole('dialog', { name: 'Why is this one not a fit?' }));
    await user.click(question.getByRole('button', { name: 'No budget' }));
    await user.click(question.getByRole('button', { name: 'Save' }));
    await waitFor(async () =>
      expect(await readLead(opened, 0)).toMatchObject({ stage: 'unqualified', stageReason: 'No budget' }),
    );
  });

  it('of categories is a picker that can make one', async () => {
    const opened = await openTable();
    const { user } = opened;
    const cells = getRow('Acme').getAllByRole('gridcell');
    const at = getHeadings().indexOf('Category');
    await user.dblClick(cells[at - 1] as HTMLElement);
    await user.type(screen.getByRole('combobox', { name: 'Add category' }), 'Plumbers{Enter}');
    expect(await getRow('Acme').findByRole('button', { name: 'Remove Plumbers' })).toBeVisible();
    await user.keyboard('{Escape}{Escape}');
    expect(await getRow('Acme').findByRole('gridcell', { name: 'Plumbers' })).toHaveFocus();
    expect((await readLead(opened, 0))?.categoryIds).toHaveLength(1);
  });

  it('of lists offers those filled by hand, and says why one cannot be made', async () => {
    const opened = await openTable(['name', 'lists']);
    const { user, store } = opened;
    await createList(store, { name: 'Fair' });
    await createList(store, { name: 'Bostonians', query: 'city:Boston' });
    await user.dblClick(getRow('Acme').getByRole('gridcell'));
    const box = screen.getByRole('combobox', { name: 'Add to list' });
    await user.click(box);
    await waitFor(() =>
      expect(
        within(screen.getByRole('listbox', { name: 'Add to list' }))
          .getAllByRole('option')
          .map((option) => option.textContent),
      ).toEqual(['Fair']),
    );
    await user.type(box, 'Bostonians{Enter}');
    await expectSaid('There is one of this name already.');
    await user.type(box, 'Fair{Enter}');
    expect(await getRow('Acme').findByRole('button', { name: 'Remove Fair' })).toBeVisible();
    expect((await readLead(opened, 0))?.listIds).toHaveLength(1);
  });

  it('stays on its line though the order would carry it away', async () => {
    const { user } = await openTable();
    await user.click(screen.getByRole('button', { name: 'Name' }));
    await waitFor(() => expect(getNames()[0]).toBe('Cobalt Drains'));
    await user.click(screen.getByRole('button', { name: 'Cobalt Drains' }));
    await user.keyboard('{Escape}');
    await user.click(getRow('Cobalt').getByRole('gridcell', { name: 'Salem' }));
    await user.keyboard('{ArrowLeft}{ArrowLeft}{F2}');
    await user.keyboard('Aardvark Drains{Enter}');
    await waitFor(() => expect(getNames()).toEqual(['Aardvark Drains', 'Birch Heating', 'Acme Plumbing']));
  });
});

describe('a cell of several names', () => {
  it('shows the first, counts the others and names them to who asks', async () => {
    const { store, ids } = await openTable(['name', 'tags']);
    await changeLeads(store, ids.slice(0, 1), { tags: { add: ['boats', 'fair', 'north', 'old'] } });
    const cell = await getRow('Acme').findByRole('gridcell', { name: /boats.*\+3/ });
    expect(within(cell).getByTitle('fair, north, old')).toHaveTextContent('+3');
  });
});

describe('the columns', () => {
  it('are chosen with a search, and remembered', async () => {
    const { user, services, container, unmount } = await openTable();
    await user.click(screen.getByRole('button', { name: 'Columns' }));
    const picker = within(await screen.findByRole('dialog', { name: 'Columns' }));
    await expectNoViolations(container);
    await user.type(picker.getByRole('searchbox', { name: 'Find a column' }), 'sales');
    await user.click(picker.getByRole('checkbox', { name: 'Annual sales' }));
    await user.clear(picker.getByRole('searchbox'));
    await user.click(picker.getByRole('checkbox', { name: 'Website' }));
    await user.click(picker.getByRole('button', { name: 'Move Annual sales up' }));
    await expectSaid('Annual sales is now column 8 of 9');
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(getHeadings()).toEqual([
      'Name',
      'Stage',
      'City',
      'Phone',
      'E-mail',
      'Category',
      'Next step',
      'Annual sales',
      'Changed',
    ]);
    unmount();
    show(<Workspace />, services);
    await screen.findByText('3 leads');
    await waitFor(() => expect(getHeadings()).toContain('Annual sales'));
  });

  it('move and widen by keys', async () => {
    const { user } = await openTable();
    screen.getByRole('button', { name: 'City' }).focus();
    await user.keyboard('{Alt>}{ArrowRight}{/Alt}');
    await expectSaid('City is now column 4 of 9');
    expect(getHeadings().slice(2, 4)).toEqual(['Phone', 'City']);
    await waitFor(() => expect(screen.getByRole('button', { name: 'City' })).toHaveFocus());
    await user.keyboard('{Shift>}{ArrowRight}{/Shift}');
    await expectSaid('City is 140 pixels wide');
  });

  it('have a menu that sorts, searches in them and hides them', async () => {
    const { user } = await openTable();
    screen.getByRole('button', { name: 'City' }).focus();
    await user.keyboard('{Alt>}{ArrowDown}{/Alt}');
    await user.click(screen.getByRole('menuitem', { name: 'Sort from last to first' }));
    await waitFor(() =>
      expect(screen.getByRole('columnheader', { name: /City/ })).toHaveAttribute('aria-sort', 'descending'),
    );
    await user.click(screen.getByRole('button', { name: 'Column City' }));
    await user.click(screen.getByRole('menuitem', { name: 'Search in this column' }));
    await waitFor(() => expect(screen.getByRole('searchbox')).toHaveFocus());
    await user.keyboard('salem');
    expect(screen.getByRole('searchbox')).toHaveValue('city:salem');
    await waitFor(() => expect(getNames()).toEqual(['Cobalt Drains']));
    await user.click(screen.getByRole('button', { name: 'Column City' }));
    await user.click(screen.getByRole('menuitem', { name: 'Hide column' }));
    expect(getHeadings()).not.toContain('City');
  });
});

describe('groups', () => {
  it('have a head with a count, which folds and selects them', async () => {
    const { user, container } = await openTable();
    await user.selectOptions(screen.getByRole('combobox', { name: 'Group by' }), 'By Stage');
    const tree = within(await screen.findByRole('treegrid', { name: 'Leads' }));
    expect(getNames()).toEqual(['New 2', 'Birch Heating', 'Cobalt Drains', 'Contacted 1', 'Acme Plumbing']);
    await expectNoViolations(container);
    await user.click(tree.getByRole('button', { name: 'New 2' }));
    expect(getNames()).toEqual(['New 2', 'Contacted 1', 'Acme Plumbing']);
    expect(tree.getByRole('button', { name: 'New 2' }).closest('[role=row]')).toHaveAttribute(
      'aria-expanded',
      'false',
    );
    await user.keyboard('{ArrowRight}{ArrowDown}');
    expect(screen.getByRole('button', { name: 'Birch Heating' })).toHaveFocus();
    await user.click(tree.getByRole('checkbox', { name: 'Select all of New' }));
    expect(screen.getByRole('toolbar', { name: '2 selected' })).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Fold all' }));
    expect(getNames()).toEqual(['New 2', 'Contacted 1']);
  });

  it('of places are called as the leads write them, those without one last', async () => {
    const { user } = await openTable();
    await user.selectOptions(screen.getByRole('combobox', { name: 'Group by' }), 'By City');
    await screen.findByRole('treegrid');
    expect(getNames().filter((name) => /\d$/.test(name))).toEqual(['Boston 1', 'Salem 1', 'City: none 1']);
  });
});

describe('an export', () => {
  it('takes the columns that are shown when asked to', async () => {
    const { user, services } = await openTable();
    await waitFor(() => expect(screen.getByRole('button', { name: 'Export' })).toBeEnabled());
    await user.click(screen.getByRole('button', { name: 'Export' }));
    await user.click(screen.getByRole('menuitem', { name: 'Choose …' }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.click(await dialog.findByRole('radio', { name: 'CSV' }));
    await user.selectOptions(dialog.getByRole('combobox', { name: 'Columns' }), 'As the table stands now');
    await user.click(dialog.getByRole('checkbox', { name: /Leadlight ID/ }));
    await user.click(dialog.getByRole('button', { name: 'Export' }));
    await waitFor(() => expect(services.saveFile).toHaveBeenCalled());
    const text = await services.saveFile.mock.calls[0]?.[1].text();
    expect(text?.split('\r\n')[0]?.replace(/^\ufeff/, '')).toBe(
      '"Name","Stage","City","Phone","E-mail","Category","Next step","Website","Changed"',
    );
    expect(text?.split('\r\n')[1]).toMatch(/^"Acme Plumbing","Contacted","Boston","\+1 617 555 0100"/);
  });
});

describe('the values of a column', () => {
  it('are offered with how many leads have each, and those ticked narrow the table', async () => {
    const { user, container } = await openTable();
    const openValues = async (column: string) => {
      await user.click(screen.getByRole('button', { name: `Column ${column}` }));
      await user.click(screen.getByRole('menuitem', { name: 'Choose values' }));
      return within(await screen.findByRole('dialog', { name: `Values of ${column}` }));
    };
    const cities = await openValues('City');
    expect(await cities.findByRole('checkbox', { name: 'Salem 1' })).not.toBeChecked();
    await expectNoViolations(container);
    await user.click(cities.getByRole('checkbox', { name: 'Salem 1' }));
    await waitFor(() => expect(getNames()).toEqual(['Cobalt Drains']));
    // The others stay to be chosen.
    await user.click(cities.getByRole('checkbox', { name: 'Boston 1' }));
    expect(screen.getByRole('searchbox', { name: 'Search names, places, numbers, notes' })).toHaveValue(
      'city:="Salem" OR city:="Boston"',
    );
    await waitFor(() => expect(getNames()).toContain('Acme Plumbing'));
    await user.type(cities.getByRole('searchbox', { name: 'Find a value' }), 'sal');
    expect(cities.getAllByRole('checkbox')).toHaveLength(1);
    await user.click(cities.getByRole('checkbox', { name: 'Salem 1' }));
    expect(screen.getByRole('searchbox', { name: 'Search names, places, numbers, notes' })).toHaveValue(
      'city:="Boston"',
    );
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).toBeNull();
    await waitFor(() => expect(screen.getByRole('button', { name: 'City' })).toHaveFocus());

    const stages = await openValues('Stage');
    await user.click(await stages.findByRole('checkbox', { name: 'Contacted 1' }));
    expect(screen.getByRole('searchbox', { name: 'Search names, places, numbers, notes' })).toHaveValue(
      'city:="Boston" stage:contacted',
    );
    await waitFor(() => expect(getNames()).toEqual(['Acme Plumbing']));
    await user.click(stages.getByRole('button', { name: 'All' }));
    expect(screen.getByRole('searchbox', { name: 'Search names, places, numbers, notes' })).toHaveValue(
      'city:="Boston"',
    );
  });
});
