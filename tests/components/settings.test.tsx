import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { DoneBar } from '@/components/leads/done-bar';
import { useCommands } from '@/components/leads/use-commands';
import { useLeadList } from '@/components/leads/use-lead-list';
import { SettingsView } from '@/components/settings/settings-view';
import { createCategory } from '@/lib/store/commands/categories';
import { saveCandidates } from '@/lib/store/commands/save-candidates';
import { readCategories, readDefinitions } from '@/lib/store/queries';
import { readRules } from '@/lib/store/rules';
import { expectNoViolations } from './accessible';
import { acme, birch, cobalt, createServices, expectSaid, page, show, toCandidate } from './fixtures';

/** The settings as the full page holds them. */
function Settings() {
  const list = useLeadList();
  const commands = useCommands();
  return (
    <>
      <SettingsView list={list} commands={commands} />
      <DoneBar commands={commands} />
    </>
  );
}

/** Settings, at one of their parts; three companies are saved, Acme with the tag "hot", Birch with "Hot lead". */
async function openSettings(part: string) {
  const services = createServices();
  const { store } = services;
  for (const [company, tag] of [
    [acme, 'hot'],
    [birch, 'Hot lead'],
    [cobalt, undefined],
  ] as const)
    await saveCandidates(store, {
      page,
      candidates: [toCandidate(company)],
      ...(tag !== undefined && { tags: [tag] }),
    });
  const view = show(<Settings />, services);
  await view.user.click(screen.getByRole('tab', { name: part }));
  return { ...view, store };
}

const getLeads = async (store: Awaited<ReturnType<typeof openSettings>>['store']) =>
  new Map((await store.db.leads.toArray()).map((lead) => [lead.facts.name?.[0]?.value, lead]));

describe('categories', () => {
  it('begin with a sentence, an example and a button', async () => {
    const { user, store, container } = await openSettings('Categories');
    expect(screen.getByRole('heading', { name: 'Sort your leads into categories' })).toBeVisible();
    await expectNoViolations(container);
    await user.click(screen.getByRole('button', { name: 'New category' }));
    await user.type(
      screen.getByRole('textbox', { name: 'Name of the new category' }),
      'Trade > Plumbers{Enter}',
    );
    await expectSaid('Category Trade › Plumbers made');
    expect(await screen.findByRole('button', { name: 'Plumbers 0' })).toBeVisible();
    const names = (await readCategories(store)).map(({ name }) => name);
    expect(names.sort()).toEqual(['Plumbers', 'Trade']);
  });

  it('are named inside another, renamed in place, and say what is wrong with a name', async () => {
    const { user, store, container } = await openSettings('Categories');
    await createCategory(store, 'Trade › Plumbers');
    await user.click(await screen.findByRole('button', { name: 'Actions for Trade' }));
    await user.click(screen.getByRole('menuitem', { name: 'New category inside' }));
    const field = screen.getByRole('textbox', { name: 'New category in Trade' });
    await user.type(field, 'a > b{Enter}');
    expect(await screen.findByRole('button', { name: 'b 0' })).toBeVisible();

    screen.getByRole('button', { name: 'Plumbers 0' }).focus();
    await user.keyboard('{F2}');
    const rename = screen.getByRole('textbox', { name: 'New name for Plumbers' });
    await user.clear(rename);
    await user.type(rename, 'A{Enter}');
    expect(await screen.findByRole('alert')).toHaveTextContent('There is one of this name already.');
    expect(rename).toBeInvalid();
    await user.clear(rename);
    await user.type(rename, 'Pipe fitters{Enter}');
    await expectSaid('Category is now called Pipe fitters');
    await expectNoViolations(container);
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    expect(await screen.findByRole('button', { name: 'Plumbers 0' })).toBeVisible();
  });

  it('move by keys, and open and close', async () => {
    const { user, store } = await openSettings('Categories');
    await createCategory(store, 'Plumbers');
    await createCategory(store, 'Bakers');
    (await screen.findByRole('button', { name: 'Plumbers 0' })).focus();
    await user.keyboard('{Alt>}{ArrowRight}{/Alt}');
    await expectSaid('Plumbers moved into Bakers');
    const toggle = await screen.findByRole('button', { name: 'What is in Bakers' });
    expect(toggle).toHaveAttribute('aria-expanded', 'true');
    await user.click(toggle);
    expect(screen.queryByRole('button', { name: 'Plumbers 0' })).toBeNull();
    screen.getByRole('button', { name: 'Bakers 0' }).focus();
    await user.keyboard('{ArrowRight}');
    (await screen.findByRole('button', { name: 'Plumbers 0' })).focus();
    await user.keyboard('{Alt>}{ArrowLeft}{/Alt}');
    await expectSaid('Plumbers moved to the top');
    await waitFor(async () =>
      expect((await readCategories(store)).every(({ parentId }) => parentId === undefined)).toBe(true),
    );
  });

  it('get a colour and a place in a dialog', async () => {
    const { user, store, container } = await openSettings('Categories');
    await createCategory(store, 'Trade');
    await createCategory(store, 'Plumbers');
    await user.click(await screen.findByRole('button', { name: 'Actions for Plumbers' }));
    await user.click(screen.getByRole('menuitem', { name: 'Colour and place …' }));
    const dialog = within(screen.getByRole('dialog', { name: 'Plumbers' }));
    await user.click(dialog.getByRole('radio', { name: 'Blue' }));
    await expectSaid('Colour of Plumbers changed');
    await user.selectOptions(dialog.getByRole('combobox', { name: 'Stands in' }), 'Trade');
    await expectSaid('Plumbers moved into Trade');
    await expectNoViolations(container);
    const trade = (await readCategories(store)).find(({ name }) => name === 'Trade');
    expect(await readCategories(store)).toMatchObject([
      { name: 'Trade' },
      { name: 'Plumbers', colour: 'blue', parentId: trade?.id },
    ]);
  });
});

describe('tags', () => {
  it('are renamed on all leads, merged and deleted, with the way back', async () => {
    const { user, store, container } = await openSettings('Tags');
    await user.click(await screen.findByRole('button', { name: 'Rename tag hot' }));
    const field = screen.getByRole('textbox', { name: 'Rename tag hot' });
    await user.clear(field);
    await user.type(field, 'warm{Enter}');
    await expectSaid('Tag hot is now called warm');
    expect((await getLeads(store)).get('Acme Plumbing')?.tags).toEqual(['warm']);

    await user.click(await screen.findByRole('checkbox', { name: 'Select warm' }));
    await user.click(screen.getByRole('checkbox', { name: 'Select Hot lead' }));
    await expectNoViolations(container);
    await user.type(screen.getByRole('combobox', { name: 'The name they get' }), 'warm{Enter}');
    await expectSaid('Merged into warm');
    expect((await getLeads(store)).get('Birch Heating')?.tags).toEqual(['warm']);

    await user.click(await screen.findByRole('button', { name: 'Delete tag warm' }));
    await expectSaid('Tag warm taken off all leads');
    expect(await screen.findByText('Tags are short notes on your leads')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    expect(await screen.findByText('2 leads')).toBeVisible();
  });
});

describe('lists', () => {
  it('are filled by hand or fill themselves, and show what they would find', async () => {
    const { user, store, container } = await openSettings('Lists');
    await user.click(screen.getByRole('button', { name: 'New list' }));
    const form = within(screen.getByRole('form', { name: 'New list' }));
    await user.type(form.getByRole('textbox', { name: 'Name of the list' }), 'Boston');
    await user.type(form.getByRole('textbox', { name: /^Fills itself/ }), 'city:Boston');
    expect(await form.findByText('Finds 1 lead')).toBeVisible();
    expect(await form.findByText('Acme Plumbing')).toBeVisible();
    await user.click(form.getByRole('button', { name: 'Save' }));
    await expectSaid('List Boston made');
    const row = within((await screen.findByText('city:Boston')).closest('li') as HTMLElement);
    expect(row.getByText('1 lead')).toBeVisible();
    await expectNoViolations(container);

    await user.click(row.getByRole('button', { name: 'What list Boston looks for' }));
    const query = screen.getByRole('textbox', { name: 'What list Boston looks for' });
    await user.clear(query);
    await user.type(query, 'has:phone{Enter}');
    expect(await screen.findByText('3 leads')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Delete list Boston' }));
    await expectSaid('List Boston deleted; its leads stay');
    expect(await readDefinitions(store, 'lists')).toEqual([]);
  });
});

describe('fields of one’s own', () => {
  it('are made with their type, and their choices renamed on the leads', async () => {
    const { user, store, container } = await openSettings('Fields');
    await user.click(await screen.findByRole('button', { name: 'New field' }));
    const form = within(screen.getByRole('form', { name: 'New field' }));
    await user.type(form.getByRole('textbox', { name: 'Name' }), 'Size');
    await user.selectOptions(form.getByRole('combobox', { name: 'Holds' }), 'Choice');
    await user.click(form.getByRole('button', { name: 'Save' }));
    expect(await form.findByRole('alert')).toHaveTextContent('Give at least one choice');
    await user.type(form.getByRole('textbox', { name: 'Choices, one a line' }), 'small{Enter}large');
    await expectNoViolations(container);
    await user.click(form.getByRole('button', { name: 'Save' }));
    await expectSaid('Field Size made');

    await user.click(await screen.findByRole('button', { name: 'Choices of Size' }));
    const first = screen.getByRole('textbox', { name: 'Choice 1' });
    await user.clear(first);
    await user.type(first, 'tiny');
    await user.click(screen.getByRole('button', { name: 'Add choice' }));
    await user.keyboard('huge');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await expectSaid('Choices of Size saved');
    expect(await readDefinitions(store, 'customFields')).toMatchObject([
      { name: 'Size', type: 'choice', choices: ['tiny', 'large', 'huge'] },
    ]);
    await user.click(screen.getByRole('button', { name: 'Delete field Size' }));
    await expectSaid('Field Size deleted with its values');
  });
});

describe('rules', () => {
  async function makeRule() {
    const opened = await openSettings('Rules');
    const { user } = opened;
    await user.click(await screen.findByRole('button', { name: 'New rule' }));
    const form = within(screen.getByRole('form', { name: 'New rule' }));
    await user.type(form.getByRole('textbox', { name: 'Look for' }), 'plumbing');
    return { ...opened, form };
  }

  it('show what they find while they are written, and what they cannot read', async () => {
    const { user, form, container } = await makeRule();
    expect(await form.findByText('Finds 1 lead')).toBeVisible();
    expect(await form.findByText('Acme Plumbing')).toBeVisible();
    await user.type(form.getByRole('textbox', { name: 'Look for' }), ' stage:asleep');
    expect(await form.findByText(/^Cannot be read: stage:asleep/)).toBeVisible();
    await expectNoViolations(container);
    await user.click(form.getByRole('button', { name: 'Save rule' }));
    expect(await form.findByRole('alert')).toHaveTextContent('Say what to add');
  });

  it('are kept, previewed on what is stored, run, and taken back', async () => {
    const { user, form, store, container } = await makeRule();
    await user.type(form.getByRole('combobox', { name: 'Add category' }), 'Trade > Plumbers{Enter}');
    expect(await form.findByRole('button', { name: 'Remove Trade › Plumbers' })).toBeVisible();
    await user.type(form.getByRole('combobox', { name: 'Add tag' }), 'pipes{Enter}');
    await user.selectOptions(form.getByRole('combobox', { name: 'Stage, where there is none' }), 'Contacted');
    await user.type(form.getByRole('textbox', { name: 'Name of the rule' }), 'Plumbers');
    await user.click(form.getByRole('button', { name: 'Save rule' }));
    await expectSaid('Rule Plumbers made');
    expect(await readRules(store)).toMatchObject([
      { query: 'plumbing', adds: { tags: ['pipes'] }, enabled: true },
    ]);

    // What is stored already is shown at once.
    const preview = within(await screen.findByRole('group', { name: 'What would change' }));
    expect(preview.getByText('1 lead you have saved would change:')).toBeVisible();
    expect(preview.getByText('Acme Plumbing')).toBeVisible();
    expect((await getLeads(store)).get('Acme Plumbing')?.tags).toEqual(['hot']);
    await expectNoViolations(container);
    await user.click(preview.getByRole('button', { name: 'Change 1 lead' }));
    await expectSaid('1 lead changed by Plumbers');
    expect((await getLeads(store)).get('Acme Plumbing')).toMatchObject({
      tags: ['hot', 'pipes'],
      stage: 'contacted',
    });
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    await expectSaid('Undone');
    expect((await getLeads(store)).get('Acme Plumbing')?.tags).toEqual(['hot']);
  });

  it('are switched off, edited and deleted', async () => {
    const { user, form, store } = await makeRule();
    await user.type(form.getByRole('combobox', { name: 'Add tag' }), 'pipes{Enter}');
    await user.click(form.getByRole('button', { name: 'Save rule' }));
    await expectSaid('Rule plumbing made');
    await user.click(await screen.findByRole('checkbox', { name: 'Use rule plumbing' }));
    await expectSaid('Rule plumbing switched off');
    expect(await readRules(store)).toMatchObject([{ enabled: false }]);
    await user.click(screen.getByRole('button', { name: 'Edit rule plumbing' }));
    const edit = within(screen.getByRole('form', { name: 'Edit rule plumbing' }));
    const query = edit.getByRole('textbox', { name: 'Look for' });
    await user.clear(query);
    await user.type(query, 'heating');
    await user.click(edit.getByRole('button', { name: 'Save rule' }));
    await expectSaid('Rule plumbing changed');
    expect(await readRules(store)).toMatchObject([{ query: 'heating', enabled: false }]);
    await user.click(await screen.findByRole('button', { name: 'Edit rule plumbing' }));
    await user.click(screen.getByRole('button', { name: 'Delete' }));
    await expectSaid('Rule plumbing deleted; what it added stays');
    expect(await screen.findByText('Let leads sort themselves')).toBeVisible();
  });
});
