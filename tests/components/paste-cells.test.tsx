import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { parseBlock } from '@/components/table/paste-cells';
import { Workspace } from '@/components/table/workspace';
import { createCategory } from '@/lib/store/commands/categories';
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

describe('a block of cells on the clipboard', () => {
  it.each([
    ['one', [['one']]],
    [
      'a\tb\r\nc\td\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['a\t\tc', [['a', '', 'c']]],
    ['"two\nlines"\t"she said ""hm"""', [['two\nlines', 'she said "hm"']]],
    ['5" pipe\tb', [['5" pipe', 'b']]],
  ])('%j', (text, cells) => expect(parseBlock(text)).toEqual(cells));
});

async function openTable() {
  const services = createServices();
  const { store } = services;
  await services.writeSetting('leadTable', {
    columns: ['name', 'stage', 'locality', 'postalCode', 'phone', 'category', 'existing', 'updatedAt'],
  });
  await services.writeSetting('leadSort', { by: 'name', direction: 'ascending' });
  await saveCandidates(store, { page, candidates: [acme, birch, cobalt].map(toCandidate) });
  await createCategory(store, 'Plumbers');
  const view = show(<Workspace />, services);
  await screen.findByText('3 leads');
  await waitForRows('Acme Plumbing', 'Birch Heating', 'Cobalt Drains');
  const getRow = (name: string) =>
    within(screen.getByRole('rowheader', { name: new RegExp(name) }).closest('[role=row]') as HTMLElement);
  const readLeads = async () =>
    new Map((await store.db.leads.toArray()).map((lead) => [lead.facts.name?.[0]?.value, lead]));
  return { ...view, services, store, getRow, readLeads };
}

describe('pasting into the grid', () => {
  it('writes over the cells from the one the keys are at, in words and numbers as they stand in a sheet; one undo', async () => {
    const { user, store, getRow, readLeads } = await openTable();
    const before = await readLeads();
    await user.click(getRow('Acme').getByRole('gridcell', { name: 'New' }));
    await user.paste(
      'Contacted\tLowell\t01850\t617 555 0188\tPlumbers\tyes\r\nQualified\t\t02101\t\t\tno\r\n',
    );
    await expectSaid('8 cells pasted');
    const after = await readLeads();
    expect(after.get('Acme Plumbing')).toMatchObject({
      stage: 'contacted',
      existing: true,
      categoryIds: [(await store.db.categories.toArray())[0]?.id],
      facts: { address: [{ value: { locality: 'Lowell', postalCode: '01850' } }] },
    });
    expect(after.get('Acme Plumbing')?.facts.phone?.[0]?.value.text).toBe('617 555 0188');
    // A gap takes nothing away.
    expect(after.get('Birch Heating')).toMatchObject({ stage: 'qualified', facts: { phone: [{}] } });
    expect(after.get('Cobalt Drains')).toEqual(before.get('Cobalt Drains'));
    expect(screen.queryByRole('dialog')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(async () => {
      const undone = await readLeads();
      for (const name of ['Acme Plumbing', 'Birch Heating']) {
        expect(undone.get(name)?.facts).toEqual(before.get(name)?.facts);
        expect(undone.get(name)?.stage).toBeUndefined();
      }
    });
  });

  it('names the cells it did not take, and what had no place', async () => {
    const { user, container, getRow, readLeads } = await openTable();
    await user.click(getRow('Cobalt').getByRole('gridcell', { name: '(617) 555-0102' }));
    await user.paste('call reception\tNobody’s\tperhaps\tyesterday\tmore\nbelow');
    const dialog = within(await screen.findByRole('dialog', { name: 'Pasted' }));
    expect(dialog.getByRole('heading', { name: '4 cells stayed as they were' })).toBeVisible();
    expect(dialog.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
      expect.stringMatching(/^Cobalt Drains · Phone: call receptionThat is no phone number/),
      expect.stringMatching(/Category: Nobody’sNothing is called so yet/),
      expect.stringMatching(/perhapsNone of the choices is called so/),
      expect.stringMatching(/yesterdayThis column cannot be typed into/),
    ]);
    expect(dialog.getByText('1 row was left over below the last lead.')).toBeVisible();
    expect(dialog.getByText('1 column was left over to the right of the last one.')).toBeVisible();
    await expectNoViolations(container);
    expect((await readLeads()).get('Cobalt Drains')?.revision).toBe(1);
    expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
  });

  it('leaves a cell alone that is being edited', async () => {
    const { user, getRow, readLeads } = await openTable();
    await user.dblClick(getRow('Acme').getByRole('gridcell', { name: 'Boston' }));
    await user.clear(screen.getByRole('textbox', { name: 'Edit City' }));
    await user.paste('Lowell\tNo');
    expect(screen.getByRole('textbox', { name: 'Edit City' })).toHaveValue('Lowell\tNo');
    await user.keyboard('{Escape}');
    expect((await readLeads()).get('Acme Plumbing')?.revision).toBe(1);
  });
});
