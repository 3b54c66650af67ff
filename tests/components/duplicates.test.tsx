import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { PageView } from '@/components/page/page-view';
import { SidePanel } from '@/components/leads/side-panel';
import { Workspace } from '@/components/table/workspace';
import { toLead } from '@/lib/leads/merge';
import { dismissDuplicates } from '@/lib/store/commands/dismissals';
import { countLeads, readLead } from '@/lib/store/queries';
import { expectNoViolations } from './accessible';
import { acme, birch, cobalt, createServices, expectSaid, show, toCandidate, toReading } from './fixtures';

const acmeInc = { name: 'Acme Plumbing Inc', phone: '(617) 555-0100', email: 'info@acme.example' };
const acmeTwo = { name: 'Acme', phone: '(617) 555-0100', locality: 'Boston' };

type Company = Parameters<typeof toCandidate>[0];

/** Leads as two saves would make them that did not know of each other. */
async function withLeads(...companies: Company[]) {
  const services = createServices();
  const leads = companies.map((company, at) =>
    toLead(toCandidate(company), {
      id: services.store.newId(),
      captureId: services.store.newId(),
      at: services.store.now() + at,
    }),
  );
  await services.store.db.leads.bulkAdd(leads);
  return { services, ids: leads.map(({ id }) => id) };
}

async function openDuplicates(...companies: Company[]) {
  const { services, ids } = await withLeads(...companies);
  const view = show(<Workspace />, services);
  await view.user.click(await screen.findByRole('tab', { name: /Duplicates/ }));
  await screen.findByRole('region', { name: 'Side by side' });
  return { ...view, services, ids };
}

const group = () => within(screen.getByRole('region', { name: 'Side by side' }));
const rows = () =>
  within(screen.getByRole('list', { name: 'Leads that may be the same' })).queryAllByRole('button');

describe('the tab', () => {
  it('is there only when there are duplicates, with their number', async () => {
    const { services } = await withLeads(acme, birch);
    const { unmount } = show(<Workspace />, services);
    await screen.findByText('2 leads');
    expect(screen.queryByRole('tab', { name: /Duplicates/ })).toBeNull();
    unmount();
    const { services: others } = await withLeads(acme, birch, acmeInc);
    show(<Workspace />, others);
    expect(await screen.findByRole('tab', { name: 'Duplicates 1' })).toBeVisible();
  });

  it('is where the address leads', async () => {
    location.hash = '#duplicates';
    const { services } = await withLeads(acme, acmeInc);
    show(<Workspace />, services);
    expect(await screen.findByRole('region', { name: 'Side by side' })).toBeVisible();
  });
});

describe('a group', () => {
  it('says in words why, and what speaks against it', async () => {
    const { container } = await openDuplicates(
      { ...acme, locality: 'Boston' },
      { ...acmeInc, locality: 'Salem' },
    );
    expect(group().getByText('Probably the same. Look before you merge.')).toBeVisible();
    const why = within(group().getByRole('list', { name: 'Why' }));
    expect(why.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
      'Same phone +16175550100',
      'Same name ',
      'Other place ',
    ]);
    expect(within(why.getAllByRole('listitem')[2] as HTMLElement).getByLabelText('Different:')).toBeVisible();
    await expectNoViolations(container);
  });

  it('stands side by side, field by field, with what becomes of it', async () => {
    await openDuplicates(acme, acmeInc);
    expect(group().getByText('Certainly the same')).toBeVisible();
    const row = (name: RegExp) => within(group().getByRole('row', { name })).getAllByRole('cell');
    expect(row(/^differs: ?Name/).at(-1)).toHaveTextContent('Acme PlumbingAcme Plumbing Inc');
    expect(row(/^Phone/).map((cell) => cell.textContent)).toEqual(Array(3).fill('(617) 555-0100'));
    expect(row(/^E-mail/).map((cell) => cell.textContent)).toContain('not seen');
  });

  it('is merged by M with the value first that was chosen, and undone in place', async () => {
    const { user, services, ids } = await openDuplicates(acme, acmeInc);
    await user.click(group().getByRole('radio', { name: 'Show first: Name Acme Plumbing Inc' }));
    await user.keyboard('m');
    await expectSaid('2 leads merged into Acme Plumbing Inc');
    expect(await countLeads(services.store)).toBe(1);
    const [first, second] = await Promise.all(ids.map((id) => readLead(services.store, id)));
    expect(first).toEqual(second);
    expect(first?.facts.name?.map(({ value }) => value)).toEqual(['Acme Plumbing Inc', 'Acme Plumbing']);
    expect(await screen.findByText('No duplicates left')).toBeVisible();
    await user.keyboard('z');
    await expectSaid('Undone');
    expect(await screen.findByRole('region', { name: 'Side by side' })).toBeVisible();
    expect(await countLeads(services.store)).toBe(2);
  });

  it('that is not one is not asked about again, until that is undone', async () => {
    const { user } = await openDuplicates(acme, acmeInc);
    await user.click(group().getByRole('button', { name: /Not the same/ }));
    await expectSaid(/^Not the same/);
    expect(await screen.findByText('No duplicates left')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    expect(await screen.findByRole('region', { name: 'Side by side' })).toBeVisible();
  });

  it('of three can be merged without one of them', async () => {
    const { user, services } = await openDuplicates(acme, acmeInc, acmeTwo);
    await user.click(group().getByRole('checkbox', { name: 'Merge Acme, too' }));
    await user.click(group().getByRole('button', { name: /^Merge/ }));
    await expectSaid('2 leads merged into Acme Plumbing');
    expect(await countLeads(services.store)).toBe(2);
  });
});

describe('many groups', () => {
  it('are a list, certain ones first, gone through by J and K', async () => {
    const { user } = await openDuplicates({ name: 'Cobalt', phone: '(617) 555-0102' }, cobalt, acme, acmeInc);
    expect(rows().map((row) => row.textContent)).toEqual([
      expect.stringMatching(/^Acme.*certain/),
      expect.stringMatching(/^Cobalt.*likely/),
    ]);
    await user.keyboard('j');
    expect(rows()[1]).toHaveAttribute('aria-current', 'true');
    expect(rows()[1]).toHaveFocus();
    await user.keyboard('k');
    expect(rows()[0]).toHaveAttribute('aria-current', 'true');
  });

  it('that are certain are merged in one go, and undone in one', async () => {
    const { user, services } = await openDuplicates(acme, acmeInc, birch, birch, cobalt, {
      name: 'Cobalt',
      phone: '(617) 555-0102',
    });
    await user.click(screen.getByRole('button', { name: 'Merge all 2 certain ones' }));
    await expectSaid('2 duplicates merged');
    expect(await countLeads(services.store)).toBe(4);
    await waitFor(() => expect(rows()).toHaveLength(1));
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(rows()).toHaveLength(3));
  });
});

describe('merging without asking', () => {
  it('happens when the user says so, can be undone, and is then left alone', async () => {
    const { user, services, ids } = await openDuplicates(acme, acmeInc);
    await user.click(screen.getByRole('checkbox', { name: 'Merge certain ones without asking' }));
    await expectSaid('1 duplicate merged');
    expect(await countLeads(services.store)).toBe(1);
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    expect(await screen.findByRole('region', { name: 'Side by side' })).toBeVisible();
    expect((await readLead(services.store, ids[0] ?? ''))?.id).toBe(ids[0]);
    expect(await countLeads(services.store)).toBe(2);
  });

  it('happens in the panel as well, with what is found from then on', async () => {
    const { services } = await withLeads(acme, acmeInc);
    await services.writeSetting('mergeCertain', true);
    show(<SidePanel />, services);
    await expectSaid('1 duplicate merged');
    expect(await countLeads(services.store)).toBe(1);
  });

  it('happens at saving, too, and its undo takes both back', async () => {
    const services = createServices(toReading([{ ...acme, email: 'sales@acme.example' }, cobalt]));
    const there = [acme, acmeInc].map((company) =>
      toLead(toCandidate(company), { id: services.store.newId(), captureId: services.store.newId(), at: 1 }),
    );
    await services.store.db.leads.bulkAdd(there);
    await services.writeSetting('mergeCertain', true);
    const { user } = show(<PageView />, services);
    await user.click(await screen.findByRole('checkbox', { name: 'Choose Acme Plumbing' }));
    await user.click(screen.getByRole('button', { name: 'Save 2' }));
    await expectSaid('1 saved · 1 updated · 1 duplicate merged');
    expect(await countLeads(services.store)).toBe(2);
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(async () => expect(await countLeads(services.store)).toBe(2));
    expect(await services.store.db.leads.get(there[0]?.id ?? '')).toMatchObject({ facts: there[0]?.facts });
  });
});

describe('the side panel', () => {
  it('has a chip that leads to them, and none when they are dismissed', async () => {
    const { services, ids } = await withLeads(acme, acmeInc);
    const { user, container } = show(<SidePanel />, services);
    await user.click(await screen.findByRole('button', { name: '1 possible duplicate' }));
    expect(services.openWorkspace).toHaveBeenCalledWith('duplicates');
    await expectNoViolations(container);
    await dismissDuplicates(services.store, ids);
    await waitFor(() => expect(screen.queryByRole('button', { name: /possible duplicate/ })).toBeNull());
  });

  it('merges what was selected through the same comparison, by M', async () => {
    const { services } = await withLeads(acme, cobalt);
    const { user, container } = show(<SidePanel />, services);
    for (const name of ['Acme Plumbing', 'Cobalt Drains'])
      await user.click(await screen.findByRole('checkbox', { name: `Select ${name}` }));
    await user.keyboard('m');
    const dialog = within(await screen.findByRole('dialog', { name: 'Merge 2 leads into one' }));
    // Enter would merge at once, and the choices come before it.
    expect(dialog.getByRole('button', { name: 'Merge' })).toHaveFocus();
    await expectNoViolations(container);
    await user.click(dialog.getByRole('radio', { name: 'Show first: Name Cobalt Drains' }));
    await user.click(dialog.getByRole('button', { name: 'Merge' }));
    await expectSaid('2 leads merged into Cobalt Drains');
    expect(screen.queryByRole('dialog')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(async () => expect(await countLeads(services.store)).toBe(2));
  });

  it('offers no merging of one lead', async () => {
    const { services } = await withLeads(acme, cobalt);
    const { user } = show(<SidePanel />, services);
    await user.click(await screen.findByRole('checkbox', { name: 'Select Acme Plumbing' }));
    expect(screen.queryByRole('button', { name: 'Merge' })).toBeNull();
    await user.keyboard('m');
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});
