import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { HistoryView } from '@/components/history/history-view';
import { useCommands } from '@/components/leads/use-commands';
import { createCategory, deleteCategory, renameCategory } from '@/lib/store/commands/categories';
import { changeLeads } from '@/lib/store/commands/change-leads';
import { createCustomField } from '@/lib/store/commands/custom-fields';
import { dismissDuplicates } from '@/lib/store/commands/dismissals';
import { createList } from '@/lib/store/commands/lists';
import { mergeLeads } from '@/lib/store/commands/merge-leads';
import { saveCandidates } from '@/lib/store/commands/save-candidates';
import { countLeads } from '@/lib/store/queries';
import { expectNoViolations } from './accessible';
import { acme, birch, cobalt, createServices, expectSaid, page, show, toCandidate } from './fixtures';

function Screen({ onOpen }: { onOpen: (leadId: string) => void }) {
  return (
    <main>
      <h1>Leadlight</h1>
      <HistoryView commands={useCommands()} onOpen={onOpen} />
    </main>
  );
}

async function openHistory() {
  const services = createServices();
  const { store } = services;
  const { saved } = await saveCandidates(store, {
    page,
    candidates: [acme, birch, cobalt].map(toCandidate),
  });
  const ids = saved.map(({ leadId }) => leadId);
  await changeLeads(store, ids, { stage: 'contacted' });
  const [winnerId = '', loserId = ''] = ids;
  await mergeLeads(store, { winnerId, loserIds: [loserId] });
  const onOpen = vi.fn();
  const view = show(<Screen onOpen={onOpen} />, services);
  await screen.findByRole('list', { name: 'History' });
  return { ...view, services, store, ids, onOpen };
}

const getEntries = () => screen.getAllByRole('article');

describe('who did it', () => {
  it('is You, or the name one gives oneself, also the next time', async () => {
    const { user, services, unmount } = await openHistory();
    expect(within(getEntries()[0] as HTMLElement).getByText('You')).toBeVisible();
    await user.type(screen.getByRole('textbox', { name: 'Your name here' }), 'Ann Rivera{Enter}');
    await waitFor(() => expect(screen.getAllByText('Ann Rivera')).toHaveLength(getEntries().length));
    expect(screen.queryByText('You')).toBeNull();
    unmount();
    const { container } = show(<Screen onOpen={vi.fn()} />, services);
    expect((await screen.findAllByText('Ann Rivera')).length).toBeGreaterThan(0);
    await expectNoViolations(container);
    await user.clear(screen.getByRole('textbox', { name: 'Your name here' }));
    await user.tab();
    await waitFor(() => expect(screen.getAllByText('You')).toHaveLength(getEntries().length));
  });
});

describe('the history of everything', () => {
  it('begins with an empty place that says what it is for', async () => {
    const { container } = show(<Screen onOpen={vi.fn()} />, createServices());
    expect(await screen.findByRole('heading', { name: 'Every change will stand here' })).toBeVisible();
    await expectNoViolations(container);
  });

  it('tells each command once, newest first, with the leads it changed', async () => {
    const { container } = await openHistory();
    const [merge, edit, save] = getEntries();
    expect(merge).toHaveTextContent(/Merged.*Acme Plumbing.*Birch Heating/);
    expect(edit).toHaveTextContent(/Edited.*Acme Plumbing/);
    expect(save).toHaveTextContent(/Saved from a page.*Cobalt Drains/);
    await expectNoViolations(container);
  });

  it('says what changed, before and after', async () => {
    const { user } = await openHistory();
    const edit = getEntries()[1] ?? document.body;
    await user.click(within(edit).getByRole('button', { name: /^Details/ }));
    expect(within(edit).getAllByRole('deletion')[0]).toHaveTextContent('New');
    expect(within(edit).getAllByRole('insertion')[0]).toHaveTextContent('Contacted');
  });

  it('says of one’s own categories, lists, fields and rules that they were made, changed or deleted', async () => {
    const { store } = await openHistory();
    const { categoryId } = await createCategory(store, 'Plumbers');
    await waitFor(() => expect(getEntries()[0]).toHaveTextContent(/Made.*Category Plumbers/));
    await renameCategory(store, categoryId, 'Heating');
    await waitFor(() => expect(getEntries()[0]).toHaveTextContent(/Edited.*Category Heating/));
    await deleteCategory(store, categoryId);
    await waitFor(() => expect(getEntries()[0]).toHaveTextContent(/Deleted.*Category Heating/));
    await createList(store, { name: 'Spring fair' });
    await waitFor(() => expect(getEntries()[0]).toHaveTextContent(/Made.*List Spring fair/));
    await createCustomField(store, { name: 'Machines', type: 'number' });
    await waitFor(() => expect(getEntries()[0]).toHaveTextContent(/Made.*Field Machines/));
  });

  it('says of leads that are not the same what was said of them', async () => {
    const { store, ids } = await openHistory();
    await dismissDuplicates(store, [ids[0] ?? '', ids[2] ?? '']);
    await waitFor(() => expect(getEntries()[0]).toHaveTextContent(/Not the same/));
    for (const name of ['Acme Plumbing', 'Cobalt Drains'])
      expect(within(getEntries()[0] as HTMLElement).getByRole('button', { name })).toBeVisible();
  });

  it('opens a lead, and takes a command back', async () => {
    const { user, store, ids, onOpen } = await openHistory();
    const merge = getEntries()[0] ?? document.body;
    await user.click(within(merge).getAllByRole('button', { name: 'Acme Plumbing' })[0] ?? merge);
    expect(onOpen).toHaveBeenCalledWith(ids[0]);
    await user.click(within(merge).getByRole('button', { name: /^Undo/ }));
    await expectSaid('Undone');
    expect(await countLeads(store)).toBe(3);
    await waitFor(() => expect(getEntries()[0]).toHaveTextContent('Undone'));
  });
});
