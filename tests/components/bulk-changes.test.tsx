import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { SelectionBar } from '@/components/leads/selection-bar';
import { DoneBar } from '@/components/leads/done-bar';
import { useCommands } from '@/components/leads/use-commands';
import { useLeadList } from '@/components/leads/use-lead-list';
import type { Lead } from '@/lib/leads/lead';
import { createCategory } from '@/lib/store/commands/categories';
import { saveCandidates } from '@/lib/store/commands/save-candidates';
import { readCategories, readDefinitions } from '@/lib/store/queries';
import { expectNoViolations } from './accessible';
import { acme, birch, createServices, expectSaid, page, show, toCandidate } from './fixtures';

/** The bar below a list in which everything is selected. */
function Bar() {
  const list = useLeadList();
  const commands = useCommands();
  return (
    <>
      <button type="button" onClick={() => list.setSelected(new Set(list.ids))}>
        Select {list.ids.length}
      </button>
      <SelectionBar list={list} commands={commands} />
      <DoneBar commands={commands} />
    </>
  );
}

async function openBar() {
  const services = createServices();
  const { store } = services;
  await saveCandidates(store, { page, candidates: [acme, birch].map(toCandidate), tags: ['hot'] });
  const view = show(<Bar />, services);
  await view.user.click(await screen.findByRole('button', { name: 'Select 2' }));
  const bar = within(screen.getByRole('toolbar', { name: '2 selected' }));
  const choose = (what: string) =>
    view.user.selectOptions(bar.getByRole('combobox', { name: 'What to change' }), what);
  return { ...view, store, bar, choose };
}

const expectLeads = (store: Awaited<ReturnType<typeof openBar>>['store'], part: Partial<Lead>) =>
  waitFor(async () => expect(await store.db.leads.toArray()).toMatchObject([part, part]));

describe('all selected leads', () => {
  it('get a category by its path, made in place, and undo takes it back', async () => {
    const { user, store, bar, container } = await openBar();
    await createCategory(store, 'Trade › Plumbers', { colour: 'teal' });
    const field = bar.getByRole('combobox', { name: 'Add category' });
    await user.type(field, 'trade > pl');
    expect(await bar.findByRole('option', { name: 'Trade › Plumbers' })).toBeVisible();
    await expectNoViolations(container);
    await user.keyboard('{Enter}');
    await expectSaid('2 leads: Trade › Plumbers');
    const plumbers = (await readCategories(store)).find(({ name }) => name === 'Plumbers');
    await expectLeads(store, { categoryIds: [plumbers?.id ?? ''] });
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    await expectLeads(store, { categoryIds: [] });

    await user.type(field, 'Region > North{Enter}');
    await expectSaid('2 leads: Region › North');
    expect((await readCategories(store)).map(({ name }) => name).sort()).toEqual([
      'North',
      'Plumbers',
      'Region',
      'Trade',
    ]);
  });

  it('get a tag that is in use or a new one', async () => {
    const { user, store, bar, choose } = await openBar();
    await choose('Tags');
    const field = bar.getByRole('combobox', { name: 'Add tag' });
    await user.click(field);
    expect(await bar.findByRole('option', { name: 'hot' })).toBeVisible();
    await user.type(field, 'fair{Enter}');
    await expectSaid('2 leads: tag fair');
    await expectLeads(store, { tags: ['hot', 'fair'] });
  });

  it('go on a list', async () => {
    const { user, store, bar, choose } = await openBar();
    await choose('List');
    await user.type(bar.getByRole('combobox', { name: 'Add to list' }), 'Spring fair{Enter}');
    await expectSaid('2 leads: list Spring fair');
    const [list] = await readDefinitions(store, 'lists');
    await expectLeads(store, { listIds: [list?.id ?? ''] });
  });

  it('get a stage, a class and an owner, or are not to be contacted', async () => {
    const { user, store, bar, choose } = await openBar();
    await choose('Stage');
    await user.selectOptions(bar.getByRole('combobox', { name: 'Stage' }), 'Qualified');
    await expectSaid('2 leads: Qualified');
    await expectLeads(store, { stage: 'qualified' });

    await choose('Class');
    await user.selectOptions(bar.getByRole('combobox', { name: 'Class' }), 'Key customer');
    await expectLeads(store, { class: 'key-customer' });

    await choose('Owner');
    await user.type(bar.getByRole('combobox', { name: 'Owner' }), 'Nora{Enter}');
    await expectSaid('2 leads: owner Nora');
    await expectLeads(store, { owner: 'Nora' });

    await choose('Do not contact');
    await user.selectOptions(bar.getByRole('combobox', { name: 'Do not contact' }), 'Do not contact');
    await waitFor(async () =>
      expect((await store.db.leads.toArray()).every((lead) => lead.doNotContact !== undefined)).toBe(true),
    );
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(async () =>
      expect((await store.db.leads.toArray()).some((lead) => lead.doNotContact !== undefined)).toBe(false),
    );
  });

  it('are deleted, and undo brings them back', async () => {
    const { user, store, bar } = await openBar();
    await user.click(bar.getByRole('button', { name: 'Delete' }));
    await expectSaid('2 leads deleted');
    expect(await store.db.leads.count()).toBe(0);
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(async () => expect(await store.db.leads.count()).toBe(2));
  });
});
