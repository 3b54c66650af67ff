import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { Workspace } from '@/components/table/workspace';
import { changeLeads } from '@/lib/store/commands/change-leads';
import { saveCandidates } from '@/lib/store/commands/save-candidates';
import { expectNoViolations } from './accessible';
import { acme, birch, cobalt, createServices, expectSaid, page, show, toCandidate } from './fixtures';

async function openBoard() {
  const services = createServices();
  const { store } = services;
  const { saved } = await saveCandidates(store, { page, candidates: [acme, birch, cobalt].map(toCandidate) });
  const ids = saved.map(({ leadId }) => leadId);
  await changeLeads(store, ids.slice(2), { stage: 'contacted' });
  await services.writeSetting('leadTable', { as: 'board' });
  const view = show(<Workspace />, services);
  await screen.findByRole('region', { name: 'New: 2 leads' });
  const readStage = async (index: number) => (await store.db.leads.get(ids[index] ?? ''))?.stage;
  return { ...view, store, ids, readStage };
}

const getColumn = (name: RegExp) => within(screen.getByRole('region', { name }));
const findCard = (column: RegExp, name: string) =>
  getColumn(column).findByRole('button', { name: new RegExp(`^${name}`) });

describe('the board', () => {
  it('has a column a stage with its count, and a card a lead', async () => {
    const { container } = await openBoard();
    expect(screen.getAllByRole('region').map((one) => one.getAttribute('aria-label'))).toEqual([
      'New: 2 leads',
      'Contacted: 1 lead',
      'Qualified: 0 leads',
      'Converted: 0 leads',
      'Not a fit: 0 leads',
    ]);
    expect(await findCard(/^Contacted/, 'Cobalt Drains')).toBeVisible();
    await expectNoViolations(container);
  });

  it('takes up only what the search finds', async () => {
    const { user } = await openBoard();
    await user.type(screen.getByRole('searchbox'), 'acme');
    expect(await screen.findByRole('region', { name: 'New: 1 lead' })).toBeVisible();
    expect(screen.getByRole('region', { name: 'Contacted: 0 leads' })).toBeVisible();
  });

  it('moves a card by its menu, and undo brings it back', async () => {
    const { user, readStage } = await openBoard();
    await findCard(/^New/, 'Acme Plumbing');
    await user.click(screen.getByRole('button', { name: 'Move Acme Plumbing' }));
    await user.click(screen.getByRole('menuitem', { name: 'Move to Qualified' }));
    await expectSaid('1 lead: Qualified');
    expect(await findCard(/^Qualified/, 'Acme Plumbing')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    expect(await findCard(/^New/, 'Acme Plumbing')).toBeVisible();
    expect(await readStage(0)).toBeUndefined();
  });

  it('carries a card with the keys, each step spoken, and the focus goes along', async () => {
    const { user, readStage } = await openBoard();
    (await findCard(/^New/, 'Birch Heating')).focus();
    await user.keyboard(' ');
    await expectSaid(/^Birch Heating picked up from New\./);
    await user.keyboard('{ArrowRight}{ArrowRight}');
    await expectSaid('Over Qualified');
    await user.keyboard(' ');
    const moved = await findCard(/^Qualified/, 'Birch Heating');
    await waitFor(() => expect(moved).toHaveFocus());
    expect(await readStage(1)).toBe('qualified');
  });

  it('leaves a carried card where it was on Escape', async () => {
    const { user, readStage } = await openBoard();
    (await findCard(/^New/, 'Birch Heating')).focus();
    await user.keyboard(' {ArrowRight}{Escape}');
    await expectSaid('Birch Heating stays where it was');
    expect(await readStage(1)).toBeUndefined();
  });

  it('takes a dragged card, and asks why of one that is no fit', async () => {
    const { user, store, ids } = await openBoard();
    const card = await findCard(/^New/, 'Acme Plumbing');
    const dataTransfer = { setData: () => undefined, effectAllowed: '', dropEffect: '', types: [] };
    fireEvent.dragStart(card, { dataTransfer });
    const target = screen.getByRole('region', { name: /^Not a fit/ });
    fireEvent.dragOver(target, { dataTransfer });
    fireEvent.drop(target, { dataTransfer });
    const question = within(await screen.findByRole('dialog', { name: 'Why is this one not a fit?' }));
    await user.type(question.getByRole('textbox', { name: 'Why it is not a fit' }), 'Moved away');
    await user.click(question.getByRole('button', { name: 'Save' }));
    await waitFor(async () =>
      expect(await store.db.leads.get(ids[0] ?? '')).toMatchObject({
        stage: 'unqualified',
        stageReason: 'Moved away',
      }),
    );
    expect(await findCard(/^Not a fit/, 'Acme Plumbing')).toHaveTextContent('Moved away');
  });

  it('moves all selected cards together', async () => {
    const { user, readStage } = await openBoard();
    await findCard(/^New/, 'Acme Plumbing');
    await user.click(screen.getByRole('checkbox', { name: 'Select Acme Plumbing' }));
    await user.click(screen.getByRole('checkbox', { name: 'Select Birch Heating' }));
    await user.click(screen.getByRole('button', { name: 'Move Acme Plumbing' }));
    await user.click(screen.getByRole('menuitem', { name: 'Move to Converted' }));
    await expectSaid('2 leads: Converted');
    expect([await readStage(0), await readStage(1)]).toEqual(['converted', 'converted']);
  });
});
