import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { LeadPage } from '@/components/lead/lead-page';
import { LeadList } from '@/components/leads/lead-list';
import { DoneBar } from '@/components/leads/done-bar';
import { useCommands } from '@/components/leads/use-commands';
import { useLeadList } from '@/components/leads/use-lead-list';
import { TasksView } from '@/components/task/tasks-view';
import { addTask, logContact } from '@/lib/store/commands/activities';
import { editLead } from '@/lib/store/commands/edit-lead';
import { saveCandidates } from '@/lib/store/commands/save-candidates';
import type { FoundGroup } from '@/lib/store/follow-duplicates';
import { readFollowUps } from '@/lib/store/follow-ups';
import { readLead } from '@/lib/store/queries';
import { expectNoViolations } from './accessible';
import { acme, birch, createServices, expectSaid, NOW, page, show, toCandidate } from './fixtures';

function Lead({ leadId }: { leadId: string }) {
  const commands = useCommands();
  return (
    <main>
      <LeadPage leadId={leadId} commands={commands} onBack={() => undefined} owners={['Ann', 'Bo']} />
      <DoneBar commands={commands} />
    </main>
  );
}

/** Birch, with a phone and an e-mail. */
async function save(services = createServices(), company = birch) {
  const { saved } = await saveCandidates(services.store, { page, candidates: [toCandidate(company)] });
  return { services, leadId: saved[0]?.leadId ?? '' };
}

async function openBirch() {
  const { services, leadId } = await save();
  const view = show(<Lead leadId={leadId} />, services);
  await screen.findByRole('heading', { name: 'Birch Heating' });
  return {
    ...view,
    services,
    leadId,
    load: () => readLead(services.store, leadId),
    loadLog: () => readFollowUps(services.store, leadId),
  };
}

describe('reaching a lead', () => {
  it('has a link for each way, and only safe ones', async () => {
    const { container } = await openBirch();
    expect(screen.getByRole('link', { name: 'Call (617) 555-0101' })).toHaveAttribute(
      'href',
      'tel:+16175550101',
    );
    expect(screen.getByRole('link', { name: 'E-mail info@birch.example' })).toHaveAttribute(
      'href',
      'mailto:info@birch.example',
    );
    expect(screen.getByRole('link', { name: 'WhatsApp (617) 555-0101' })).toHaveAttribute(
      'href',
      'https://wa.me/16175550101',
    );
    await expectNoViolations(container);
  });

  it('copies one value, or all as a block', async () => {
    const { user } = await openBirch();
    const write = vi.spyOn(navigator.clipboard, 'writeText');
    await user.click(screen.getByRole('button', { name: 'Copy' }));
    await user.click(screen.getByRole('menuitem', { name: 'Name and contact details' }));
    expect(write).toHaveBeenCalledWith('Birch Heating\nPhone: (617) 555-0101\nE-mail: info@birch.example');
    await expectSaid('Birch Heating copied');
  });

  it('offers to log the call that a link began: one click, no second question', async () => {
    const { user, loadLog } = await openBirch();
    await user.click(screen.getByRole('link', { name: 'Call (617) 555-0101' }));
    const offer = screen.getByRole('group', { name: 'Log contact' });
    await user.click(within(offer).getByRole('button', { name: 'No answer' }));
    await expectSaid('Contact logged');
    expect((await loadLog()).activities).toMatchObject([
      { kind: 'call', direction: 'out', outcome: 'no-answer', point: '(617) 555-0101' },
    ]);
    expect(screen.queryByRole('group', { name: 'Log contact' })).toBeNull();
  });

  it('takes no for an answer', async () => {
    const { user, loadLog } = await openBirch();
    await user.click(screen.getByRole('link', { name: 'E-mail info@birch.example' }));
    const offer = screen.getByRole('group', { name: 'Log contact' });
    await user.click(within(offer).getByRole('button', { name: 'Close' }));
    expect(screen.queryByRole('group', { name: 'Log contact' })).toBeNull();
    expect((await loadLog()).activities).toEqual([]);
  });
});

describe('a lead that may be there twice', () => {
  it('says so and is merged with M', async () => {
    const { services, leadId: a } = await save();
    const { leadId: b } = await save(services, acme);
    const group: FoundGroup = {
      leads: [
        { id: a, name: 'Birch Heating' },
        { id: b, name: 'Acme Plumbing' },
      ],
      verdict: 'likely',
      pairs: [],
    };
    function Twin() {
      const commands = useCommands();
      return <LeadPage leadId={a} commands={commands} onBack={() => undefined} duplicates={[group]} />;
    }
    const { user } = show(<Twin />, services);
    expect(await screen.findByText('May be the same as Acme Plumbing')).toBeVisible();
    await user.keyboard('m');
    const dialog = await screen.findByRole('dialog', { name: /Merge 2 leads/ });
    expect(within(dialog).getAllByText('Acme Plumbing')).not.toHaveLength(0);
  });
});

describe('logging a contact', () => {
  it('begins with C, keeps outcome, words and next step, and is undone as one', async () => {
    const { user, container, load, loadLog } = await openBirch();
    await user.keyboard('c');
    const form = screen.getByRole('form', { name: 'Log a contact' });
    expect(within(form).getByRole('textbox', { name: 'What was said' })).toHaveFocus();
    await user.click(within(form).getByRole('radio', { name: 'Interested' }));
    await user.type(within(form).getByRole('textbox', { name: 'What was said' }), 'wants an offer');
    await user.type(within(form).getByRole('textbox', { name: 'Next step' }), 'Send the offer');
    await user.click(within(form).getByRole('radio', { name: 'Tomorrow' }));
    await expectNoViolations(container);
    await user.click(within(form).getByRole('button', { name: 'Save' }));
    await expectSaid('Contact logged, task added');
    expect(await load()).toMatchObject({
      touched: { kind: 'call', outcome: 'interested' },
      next: { title: 'Send the offer', due: '2026-05-13' },
    });
    expect(await screen.findByText('wants an offer')).toBeVisible();
    expect(screen.getByRole('checkbox', { name: 'Done: Send the offer' })).not.toBeChecked();
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(async () => expect(await loadLog()).toEqual({ activities: [], tasks: [] }));
  });

  it('suggests the next step an outcome asks for, and leaves one’s own words alone', async () => {
    const { user } = await openBirch();
    await user.click(screen.getByRole('button', { name: 'Log contact' }));
    const next = screen.getByRole('textbox', { name: 'Next step' });
    await user.click(screen.getByRole('radio', { name: 'Call back later' }));
    expect(next).toHaveValue('Call back');
    expect(screen.getByRole('radio', { name: 'Tomorrow' })).toBeChecked();
    await user.click(screen.getByRole('radio', { name: 'Reached' }));
    expect(next).toHaveValue('');
    await user.type(next, 'Send the list');
    await user.click(screen.getByRole('radio', { name: 'No answer' }));
    expect(next).toHaveValue('Send the list');
  });

  it('offers to mark a wrong number, and does unless told otherwise', async () => {
    const { user, load } = await openBirch();
    await user.click(screen.getByRole('button', { name: 'Log contact' }));
    await user.click(screen.getByRole('radio', { name: 'Wrong number' }));
    expect(screen.getByRole('checkbox', { name: /0101 does not work/ })).toBeChecked();
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(async () => expect((await load())?.facts.phone?.[0]?.status).toBe('dead'));
    // A dead number is offered to nobody.
    await waitFor(() => expect(screen.queryByRole('link', { name: /^Call/ })).toBeNull());
  });

  it('says that “do not contact” marks the lead', async () => {
    const { user, load } = await openBirch();
    await user.click(screen.getByRole('button', { name: 'Log contact' }));
    await user.click(screen.getByRole('radio', { name: 'Do not contact' }));
    expect(screen.getByText(/marked “do not contact”/)).toBeVisible();
    await user.type(screen.getByRole('textbox', { name: 'What was said' }), 'never again');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(async () => expect((await load())?.doNotContact?.reason).toBe('never again'));
  });

  it('refuses what has not happened yet', async () => {
    const { user, loadLog } = await openBirch();
    await user.click(screen.getByRole('button', { name: 'Log contact' }));
    fireEvent.change(screen.getByLabelText('When'), { target: { value: '2026-06-01T10:00' } });
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('still to come');
    expect((await loadLog()).activities).toEqual([]);
  });

  it('half-written, is there again after the panel vanished, with a way to discard it', async () => {
    const { user, unmount, services, leadId, loadLog } = await openBirch();
    await user.keyboard('c');
    await user.type(screen.getByRole('textbox', { name: 'What was said' }), 'asked for Ju');
    await user.click(screen.getByRole('radio', { name: 'Meeting' }));
    unmount();
    const again = show(<Lead leadId={leadId} />, services);
    expect(await screen.findByRole('textbox', { name: 'What was said' })).toHaveValue('asked for Ju');
    expect(screen.getByRole('radio', { name: 'Meeting' })).toBeChecked();
    expect(screen.getByText('Not saved yet')).toBeVisible();
    await again.user.click(screen.getByRole('button', { name: 'Discard' }));
    expect(screen.queryByRole('form', { name: 'Log a contact' })).toBeNull();
    again.unmount();
    show(<Lead leadId={leadId} />, services);
    await screen.findByRole('heading', { name: 'Birch Heating' });
    expect(screen.queryByRole('form', { name: 'Log a contact' })).toBeNull();
    expect((await loadLog()).activities).toEqual([]);
  });

  it('never begins while somebody types', async () => {
    const { user } = await openBirch();
    await user.type(screen.getByRole('textbox', { name: 'Note' }), 'etc');
    expect(screen.queryByRole('form')).toBeNull();
  });
});

describe('a task of a lead', () => {
  it('is written with T, checked off and brought back', async () => {
    const { user, load } = await openBirch();
    await user.keyboard('t');
    await user.type(screen.getByRole('textbox', { name: 'What is to be done' }), 'Call again{Enter}');
    await expectSaid('Task added');
    await user.click(await screen.findByRole('checkbox', { name: 'Done: Call again' }));
    await expectSaid('Done: Call again');
    expect(await load()).not.toHaveProperty('next');
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(async () => expect((await load())?.next).toEqual({ title: 'Call again' }));
  });

  it('half-written, survives too', async () => {
    const { user, unmount, services, leadId } = await openBirch();
    await user.keyboard('t');
    await user.type(screen.getByRole('textbox', { name: 'What is to be done' }), 'Send the off');
    unmount();
    show(<Lead leadId={leadId} />, services);
    expect(await screen.findByRole('textbox', { name: 'What is to be done' })).toHaveValue('Send the off');
  });
});

describe('the timeline', () => {
  it('has all that happened in one order, and shows one kind at a time', async () => {
    const { services, leadId, user } = await openBirch();
    await logContact(services.store, leadId, {
      contact: { kind: 'mail', direction: 'in', at: NOW - 1_000_000, text: 'asks for prices' },
      step: { title: 'Answer' },
    });
    await editLead(services.store, leadId, { stage: 'contacted' });
    const region = (await screen.findByRole('heading', { name: 'Timeline' })).parentElement ?? document.body;
    await waitFor(() => expect(within(region).getAllByRole('listitem')).toHaveLength(4));
    const texts = within(region)
      .getAllByRole('listitem')
      .map((item) => item.textContent);
    expect(texts[0]).toMatch(/Edited Stage/);
    expect(texts[1]).toMatch(/To do Answer/);
    expect(texts[2]).toMatch(/Saved from a page.*Plumbers in Boston/);
    expect(texts[3]).toMatch(/E-mail from them.*asks for prices/);
    await user.click(within(region).getByRole('radio', { name: 'Contacts' }));
    expect(within(region).getAllByRole('listitem')).toHaveLength(1);
  });

  it('lets a contact be corrected and deleted where it stands', async () => {
    const { services, leadId, user, loadLog } = await openBirch();
    await logContact(services.store, leadId, {
      contact: { kind: 'call', direction: 'out', outcome: 'reached', at: NOW - 5_000, text: '' },
    });
    await user.click(await screen.findByRole('button', { name: /^More: Called/ }));
    await user.click(screen.getByRole('menuitem', { name: 'Edit' }));
    const form = screen.getByRole('form', { name: 'Change what was logged' });
    await user.click(within(form).getByRole('radio', { name: 'Interested' }));
    await user.click(within(form).getByRole('button', { name: 'Save' }));
    await waitFor(async () =>
      expect((await loadLog()).activities).toMatchObject([{ outcome: 'interested', at: NOW - 5_000 }]),
    );
    await user.click(await screen.findByRole('button', { name: /^More: Called/ }));
    await user.click(screen.getByRole('menuitem', { name: 'Delete' }));
    await waitFor(async () => expect((await loadLog()).activities).toEqual([]));
    expect(await screen.findByRole('button', { name: /^Undo: Edited/ })).toBeVisible();
  });
});

function Tasks({ onOpen }: { onOpen: (id: string | undefined) => void }) {
  const commands = useCommands();
  return (
    <main>
      <TasksView commands={commands} openId={undefined} onOpen={onOpen} onHelp={() => undefined} />
      <DoneBar commands={commands} />
    </main>
  );
}

describe('all tasks', () => {
  async function openTasks() {
    const services = createServices();
    const { leadId: a } = await save(services, acme);
    const { leadId: b } = await save(services, birch);
    await editLead(services.store, b, { owner: 'Ann' });
    await addTask(services.store, a, { title: 'Late', due: '2026-05-10' });
    await addTask(services.store, b, { title: 'Now', due: '2026-05-12' });
    await addTask(services.store, a, { title: 'Soon', due: '2026-05-18' });
    await addTask(services.store, a, { title: 'Much later', due: '2026-08-01' });
    await addTask(services.store, b, { title: 'Some day' });
    const onOpen = vi.fn();
    const view = show(<Tasks onOpen={onOpen} />, services);
    await screen.findByRole('list', { name: 'Overdue' });
    return { ...view, services, onOpen, a, b };
  }
  const read = (list: string) =>
    within(screen.getByRole('list', { name: list }))
      .getAllByRole('checkbox')
      .map((box) => box.getAttribute('aria-label'));

  it('stand by when they are due, and what is overdue says so', async () => {
    const { container } = await openTasks();
    expect(read('Overdue')).toEqual(['Done: Late']);
    expect(read('Today')).toEqual(['Done: Now']);
    expect(read('Next 7 days')).toEqual(['Done: Soon']);
    expect(read('Later')).toEqual(['Done: Much later']);
    expect(read('No date')).toEqual(['Done: Some day']);
    expect(within(screen.getByRole('list', { name: 'Overdue' })).getByText(/Overdue · May 10/)).toBeVisible();
    await expectNoViolations(container);
  });

  it('are checked off and put off, each undone', async () => {
    const { user, services } = await openTasks();
    await user.click(screen.getByRole('checkbox', { name: 'Done: Late' }));
    await waitFor(() => expect(screen.queryByRole('list', { name: 'Overdue' })).toBeNull());
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    expect(await screen.findByRole('list', { name: 'Overdue' })).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Put off: Late' }));
    await user.click(screen.getByRole('menuitem', { name: /^Next week/ }));
    await waitFor(() => expect(read('Next 7 days')).toEqual(['Done: Late', 'Done: Soon']));
    expect((await services.store.db.tasks.toArray()).map(({ due }) => due)).toContain('2026-05-18');
  });

  it('are narrowed to one owner’s leads, and open their lead', async () => {
    const { user, onOpen, b } = await openTasks();
    await user.selectOptions(screen.getByRole('combobox', { name: 'Owner' }), 'Ann');
    expect(screen.queryByRole('list', { name: 'Overdue' })).toBeNull();
    expect(read('Today')).toEqual(['Done: Now']);
    await user.click(
      within(screen.getByRole('list', { name: 'Today' })).getByRole('button', { name: 'Birch Heating' }),
    );
    expect(onOpen).toHaveBeenCalledWith(b);
  });

  it('are walked with J and K and checked off with X', async () => {
    const { user } = await openTasks();
    await user.keyboard('jj');
    expect(screen.getByRole('checkbox', { name: 'Done: Now' })).toHaveFocus();
    await user.keyboard('kx');
    await waitFor(() => expect(screen.queryByRole('list', { name: 'Overdue' })).toBeNull());
  });

  it('teach what they are for while there are none', async () => {
    show(<Tasks onOpen={() => undefined} />, createServices());
    expect(await screen.findByRole('heading', { name: 'Your next steps will be here' })).toBeVisible();
    expect(screen.getByText(/press T/)).toBeVisible();
  });
});

describe('a row of the list', () => {
  function List() {
    const list = useLeadList();
    const [opened, setOpened] = useState('');
    return (
      <main data-opened={opened}>
        <LeadList list={list} onOpen={setOpened} />
      </main>
    );
  }
  it('ends with a next step that is due, or else with the last contact', async () => {
    const services = createServices();
    const { leadId: a } = await save(services, acme);
    const { leadId: b } = await save(services, birch);
    const contact = {
      kind: 'call',
      direction: 'out',
      outcome: 'no-answer',
      at: NOW - 90_000,
      text: '',
    } as const;
    await logContact(services.store, a, { contact });
    await logContact(services.store, b, { contact, step: { title: 'Late', due: '2026-05-01' } });
    show(<List />, services);
    expect(await screen.findByRole('button', { name: /Birch Heating.*Overdue · May 1/ })).toBeVisible();
    expect(screen.getByRole('button', { name: /Acme Plumbing.*Called, No answer/ })).toBeVisible();
  });
});
