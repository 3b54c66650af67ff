import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { LeadPage } from '@/components/lead/lead-page';
import { DoneBar } from '@/components/leads/done-bar';
import { useCommands } from '@/components/leads/use-commands';
import { createCategory } from '@/lib/store/commands/categories';
import { createRule } from '@/lib/store/commands/rules';
import { saveCandidates } from '@/lib/store/commands/save-candidates';
import { countLeads, readLead } from '@/lib/store/queries';
import { expectNoViolations } from './accessible';
import { birch, createServices, expectSaid, page, show, toCandidate } from './fixtures';

function Screen({ leadId }: { leadId: string }) {
  const commands = useCommands();
  return (
    <main>
      <LeadPage leadId={leadId} commands={commands} onBack={() => commands.forget()} />
      <DoneBar commands={commands} />
    </main>
  );
}

async function openBirch(services = createServices()) {
  const { saved } = await saveCandidates(services.store, { page, candidates: [toCandidate(birch)] });
  const leadId = saved[0]?.leadId ?? '';
  const view = show(<Screen leadId={leadId} />, services);
  await screen.findByRole('heading', { name: 'Birch Heating' });
  const load = async () => {
    const lead = await readLead(services.store, leadId);
    if (!lead) throw new Error('The lead is gone.');
    return lead;
  };
  return { ...view, services, leadId, load };
}

describe('a lead', () => {
  it('shows its values as links, and has no barrier axe can find', async () => {
    const { container, user } = await openBirch();
    expect(screen.getByRole('link', { name: 'info@birch.example' })).toHaveAttribute(
      'href',
      'mailto:info@birch.example',
    );
    await user.click(screen.getByRole('button', { name: /Where does E-mail/ }));
    await user.click(screen.getByRole('button', { name: /Edit Phone/ }));
    await expectNoViolations(container);
  });

  it('says of each value where it comes from', async () => {
    const { user } = await openBirch();
    await user.click(screen.getByRole('button', { name: 'Where does E-mail info@birch.example come from?' }));
    const value = screen.getByRole('link', { name: 'info@birch.example' }).closest('dd');
    if (!value) throw new Error('The e-mail has no row.');
    const source = await within(value).findByRole('link', { name: 'Plumbers in Boston' });
    expect(source).toHaveAttribute('href', 'https://directory.example/plumbers');
    expect(source.closest('li')).toHaveTextContent(/May 12, 2026.*from a list/);
    expect(source.closest('li')).toHaveTextContent('info@birch.example');
  });

  it('is gone when another window deletes it', async () => {
    const { services } = await openBirch();
    await services.store.db.leads.clear();
    expect(await screen.findByText('This lead was deleted')).toBeVisible();
  });

  it('is deleted and brought back', async () => {
    const { user, services } = await openBirch();
    await user.click(screen.getByRole('button', { name: 'Delete this lead' }));
    await waitFor(async () => expect(await countLeads(services.store)).toBe(0));
  });
});

describe('editing a value', () => {
  it('keeps what Enter confirms, and undo puts it back', async () => {
    const { user, load } = await openBirch();
    await user.click(screen.getByRole('button', { name: 'Edit E-mail: info@birch.example' }));
    const field = screen.getByRole('textbox', { name: 'E-mail' });
    expect(field).toHaveFocus();
    await user.clear(field);
    await user.type(field, 'Sales@Birch.example{Enter}');
    await expectSaid('E-mail saved');
    expect((await load()).facts.email?.[0]?.value.toLowerCase()).toBe('sales@birch.example');
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(async () => expect((await load()).facts.email?.[0]?.value).toBe('info@birch.example'));
  });

  it('begins with a click on the value', async () => {
    const { user } = await openBirch();
    await user.click(screen.getByText('Birch Heating', { selector: 'dd span' }));
    expect(screen.getByRole('textbox', { name: 'Name' })).toHaveValue('Birch Heating');
  });

  it('says what is wrong and keeps what was typed', async () => {
    const { user, load } = await openBirch();
    await user.click(screen.getByRole('button', { name: /Edit E-mail/ }));
    const field = screen.getByRole('textbox', { name: 'E-mail' });
    await user.clear(field);
    await user.type(field, 'not a mail{Enter}');
    expect(screen.getByRole('alert')).toHaveTextContent('That is no e-mail address');
    expect(field).toBeInvalid();
    expect(field).toHaveValue('not a mail');
    expect((await load()).facts.email?.[0]?.value).toBe('info@birch.example');
  });

  it('leaves everything as it was on Escape', async () => {
    const { user, load } = await openBirch();
    await user.click(screen.getByRole('button', { name: /Edit Name/ }));
    await user.type(screen.getByRole('textbox', { name: 'Name' }), ' and Sons{Escape}');
    expect(screen.queryByRole('textbox', { name: 'Name' })).toBeNull();
    expect((await load()).revision).toBe(1);
  });

  it('takes a value away when it is emptied', async () => {
    const { user, load } = await openBirch();
    await user.click(screen.getByRole('button', { name: /Edit Phone/ }));
    await user.clear(screen.getByRole('textbox', { name: 'Phone' }));
    await user.keyboard('{Enter}');
    await expectSaid('Phone removed');
    expect((await load()).facts.phone).toBeUndefined();
  });

  it('adds a second value', async () => {
    const { user, load } = await openBirch();
    await user.selectOptions(screen.getByRole('combobox', { name: 'Add …' }), 'E-mail');
    await user.type(screen.getByRole('textbox', { name: 'E-mail' }), 'jobs@birch.example{Enter}');
    await expectSaid('E-mail saved');
    expect((await load()).facts.email?.map(({ value }) => value)).toEqual([
      'info@birch.example',
      'jobs@birch.example',
    ]);
    await user.click(screen.getByRole('button', { name: /Where does E-mail jobs@/ }));
    expect(await screen.findByText(/Typed by you on May 12, 2026/)).toBeVisible();
  });

  it('survives closing the panel', async () => {
    const { user, unmount, services, leadId } = await openBirch();
    await user.click(screen.getByRole('button', { name: /Edit Name/ }));
    await user.type(screen.getByRole('textbox', { name: 'Name' }), '!');
    const typed = screen.getByRole<HTMLInputElement>('textbox', { name: 'Name' }).value;
    unmount();
    show(<Screen leadId={leadId} />, services);
    expect(await screen.findByRole('textbox', { name: 'Name' })).toHaveValue(typed);
    await user.click(screen.getByRole('button', { name: 'Discard' }));
    expect(screen.queryByRole('textbox', { name: 'Name' })).toBeNull();
  });
});

describe('the note', () => {
  it('is saved on leaving the field', async () => {
    const { user, load } = await openBirch();
    await user.type(screen.getByRole('textbox', { name: 'Note' }), 'call in June');
    expect(screen.getByText('Not saved yet')).toBeVisible();
    await user.tab();
    await waitFor(async () => expect((await load()).note).toBe('call in June'));
    await waitFor(() => expect(screen.queryByText('Not saved yet')).toBeNull());
  });

  it('is still there after the panel vanished in mid-word, and can be thrown away', async () => {
    const { user, unmount, services, leadId, load } = await openBirch();
    await user.type(screen.getByRole('textbox', { name: 'Note' }), 'call in Ju');
    // A closing panel gives nobody time: no blur, no save.
    unmount();
    show(<Screen leadId={leadId} />, services);
    expect(await screen.findByRole('textbox', { name: 'Note' })).toHaveValue('call in Ju');
    await user.click(screen.getByRole('button', { name: 'Discard' }));
    expect(screen.getByRole('textbox', { name: 'Note' })).toHaveValue('');
    expect((await load()).note).toBeUndefined();
  });
});

describe('categories and tags', () => {
  it('are added and removed as chips', async () => {
    const services = createServices();
    const { categoryId } = await createCategory(services.store, 'Plumbers');
    const { user, load } = await openBirch(services);
    await user.click(screen.getByRole('combobox', { name: 'Add category' }));
    await user.click(await screen.findByRole('option', { name: 'Plumbers' }));
    await waitFor(async () => expect((await load()).categoryIds).toEqual([categoryId]));
    await user.type(screen.getByRole('combobox', { name: 'Add tag' }), 'boston{Enter}');
    await waitFor(async () => expect((await load()).tags).toEqual(['boston']));
    await user.click(await screen.findByRole('button', { name: 'Remove boston' }));
    await waitFor(async () => expect((await load()).tags).toEqual([]));
  });
});

describe('the timeline', () => {
  it('says what happened, newest first, and takes one change back', async () => {
    const { user, load } = await openBirch();
    await user.click(screen.getByRole('button', { name: /Edit Phone/ }));
    await user.clear(screen.getByRole('textbox', { name: 'Phone' }));
    await user.type(screen.getByRole('textbox', { name: 'Phone' }), '617 555 0199{Enter}');
    await expectSaid('Phone saved');
    const region = screen.getByRole('heading', { name: 'Timeline' }).parentElement ?? document.body;
    await waitFor(() => expect(within(region).getAllByRole('listitem')).toHaveLength(2));
    const [newest, oldest] = within(region).getAllByRole('listitem');
    expect(newest).toHaveTextContent(/Edited Phone/);
    expect(oldest).toHaveTextContent(/Saved from a page/);
    await user.click(within(region).getByRole('button', { name: /^Undo: Edited/ }));
    await waitFor(async () => expect((await load()).facts.phone?.[0]?.value.text).toBe('(617) 555-0101'));
  });
});

describe('what a rule added', () => {
  it('stands in the history under the rule’s name, and on the lead with its path', async () => {
    const services = createServices();
    const { categoryId } = await createCategory(services.store, 'Trade › Heating', { colour: 'red' });
    await createRule(services.store, {
      name: 'Heaters',
      query: 'heating',
      adds: { categoryIds: [categoryId], tags: ['warm'] },
      enabled: true,
    });
    await openBirch(services);
    expect(await screen.findByRole('button', { name: 'Remove Trade › Heating' })).toBeVisible();
    const entry = (await screen.findByText('By the rule Heaters')).closest('li');
    expect(entry).toHaveTextContent(/Category.*Tags/);
    expect(within(entry as HTMLElement).queryByRole('button', { name: /^Undo/ })).toBeNull();
  });
});

describe('what we say of a lead', () => {
  it('is set in place and goes back', async () => {
    const { user, load } = await openBirch();
    await user.selectOptions(screen.getByRole('combobox', { name: 'Stage' }), 'Contacted');
    await waitFor(async () => expect((await load()).stage).toBe('contacted'));
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(async () => expect((await load()).stage).toBeUndefined());
    await user.type(screen.getByRole('combobox', { name: 'Owner' }), 'Ann{Enter}');
    await waitFor(async () => expect((await load()).owner).toBe('Ann'));
  });

  it('asks why a lead is not a fit', async () => {
    const { user, load } = await openBirch();
    expect(screen.queryByRole('textbox', { name: 'Why it is not a fit' })).toBeNull();
    await user.selectOptions(screen.getByRole('combobox', { name: 'Stage' }), 'Not a fit');
    await user.type(await screen.findByRole('textbox', { name: 'Why it is not a fit' }), 'too small{Enter}');
    await waitFor(async () => expect((await load()).stageReason).toBe('too small'));
  });

  it('shows plainly that nobody may contact it', async () => {
    const { user, load, container } = await openBirch();
    await user.click(screen.getByText('More about this lead'));
    await user.click(screen.getByRole('checkbox', { name: 'Do not contact' }));
    const note = await screen.findByRole('note');
    expect(note).toHaveTextContent('Do not contact, since May 12, 2026');
    await user.type(within(note).getByRole('textbox', { name: 'Why' }), 'asked by mail{Enter}');
    await waitFor(async () => expect((await load()).doNotContact?.reason).toBe('asked by mail'));
    await expectNoViolations(container);
    await user.click(within(note).getByRole('button', { name: 'May be contacted again' }));
    await waitFor(async () => expect((await load()).doNotContact).toBeUndefined());
  });

  it('refuses a language nobody knows', async () => {
    const { user, load } = await openBirch();
    await user.click(screen.getByText('More about this lead'));
    const field = screen.getByRole('textbox', { name: 'Language to write in' });
    await user.type(field, 'no language{Enter}');
    expect(await screen.findByRole('alert')).toHaveTextContent('no language tag');
    await user.type(field, 'ZH-hant{Enter}');
    await waitFor(async () => expect((await load()).language).toBe('zh-Hant'));
  });
});

describe('a field of one’s own', () => {
  it('takes what fits its type, and says what does not', async () => {
    const services = createServices();
    const id = services.store.newId();
    await services.store.db.customFields.add({ id, name: 'Staff', type: 'number', createdAt: 1 });
    const { user, load } = await openBirch(services);
    const field = await screen.findByRole('textbox', { name: 'Staff' });
    await user.type(field, 'many{Enter}');
    expect(await screen.findByRole('alert')).toHaveTextContent('That is no number.');
    await user.type(field, '1,200{Enter}');
    await waitFor(async () => expect((await load()).custom).toEqual({ [id]: 1200 }));
    expect(screen.queryByRole('alert')).toBeNull();
  });
});

describe('how well a value is borne out', () => {
  const elsewhere = { url: 'https://guide.example/birch', title: 'Guide' };

  it('tells when two sites agree, and where each can be seen', async () => {
    const services = createServices();
    await saveCandidates(services.store, { page: elsewhere, candidates: [toCandidate(birch)] });
    const { user } = await openBirch(services);
    const mail = (await screen.findByRole('link', { name: 'info@birch.example' })).closest('dd');
    if (!mail) throw new Error('The e-mail has no row.');
    expect(await within(mail).findByText('2 sites agree')).toBeVisible();
    await user.click(within(mail).getByRole('button', { name: /Where does/ }));
    const places = await within(mail).findAllByRole('link', { name: 'Show on page' });
    expect(places.map((place) => place.getAttribute('href'))).toEqual([
      `${page.url}#:~:text=info%40birch.example`,
      `${elsewhere.url}#:~:text=info%40birch.example`,
    ]);
  });

  it('tells when a number is dead, and puts it behind one that works', async () => {
    const { user, load } = await openBirch();
    await user.click(screen.getByRole('button', { name: /Where does Phone/ }));
    await user.selectOptions(screen.getByRole('combobox', { name: /555-0101 work\?$/ }), 'dead');
    await waitFor(async () => expect((await load()).facts.phone?.[0]?.status).toBe('dead'));
    expect(await screen.findAllByText('dead')).not.toHaveLength(0);
  });
});

describe('looking back', () => {
  it('shows what a change did, and the lead as it was', async () => {
    const { user } = await openBirch();
    await user.selectOptions(screen.getByRole('combobox', { name: 'Stage' }), 'Qualified');
    await user.click(await screen.findByRole('button', { name: /Details: Edited/ }));
    expect(screen.getByRole('deletion')).toHaveTextContent('New');
    expect(screen.getByRole('insertion')).toHaveTextContent('Qualified');
    await user.click(screen.getByRole('button', { name: 'As it was before' }));
    const dialog = await screen.findByRole('dialog', { name: /Birch Heating, before/ });
    expect(dialog).toHaveTextContent('info@birch.example');
    expect(dialog).not.toHaveTextContent('Qualified');
  });
});
