import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { SidePanel } from '@/components/leads/side-panel';
import { tellRead } from '@/components/page/read-news';
import { openPageInPanel } from '@/components/panel-target';
import type { ActivePage } from '@/lib/platform/active-page';
import { saveCandidates } from '@/lib/store/commands/save-candidates';
import { countLeads } from '@/lib/store/queries';
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
  toReading,
} from './fixtures';

const directory = toReading([acme, birch, cobalt]);
const front: ActivePage = { tabId: 7, windowId: 3, url: page.url, title: page.title };

/** The panel beside a page; `goTo` brings another one to the front. */
function openPanel(first: Partial<ActivePage> = {}) {
  const services = createServices(directory);
  const listeners = new Set<() => void>();
  const goTo = (next: Partial<ActivePage>) => {
    services.loadActivePage.mockResolvedValue({ ...front, ...next } as never);
    for (const listener of listeners) listener();
  };
  services.followActivePage.mockImplementation((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  });
  goTo(first);
  return { ...show(<SidePanel />, services), services, goTo };
}

const openView = async ({ user }: { user: ReturnType<typeof show>['user'] }) =>
  user.click(screen.getByRole('tab', { name: 'This page' }));

describe('the view of this page', () => {
  it('is the first tab, and reads the page in front once it is opened', async () => {
    const view = openPanel();
    expect(screen.getAllByRole('tab')[0]).toHaveAccessibleName('This page');
    await screen.findByText('Your leads will be here');
    expect(view.services.readTab).not.toHaveBeenCalled();
    await openView(view);
    expect(await screen.findByRole('heading', { name: '3 companies' })).toBeVisible();
    await expectSaid('3 companies');
    await expectNoViolations(view.container);
  });

  it('is what the panel shows when the popup asked for it', async () => {
    openPageInPanel();
    openPanel();
    expect(await screen.findByRole('heading', { name: '3 companies' })).toBeVisible();
    expect(screen.getByRole('tab', { name: 'This page' })).toHaveAttribute('aria-selected', 'true');
  });

  it('saves, and opens what it saved in the panel', async () => {
    const view = openPanel();
    await openView(view);
    await view.user.click(await screen.findByRole('button', { name: 'Save 3' }));
    await expectSaid('3 saved');
    expect(await countLeads(view.services.store)).toBe(3);
    await view.user.click(screen.getByRole('button', { name: 'Open' }));
    expect(screen.getByRole('tab', { name: 'Leads' })).toHaveAttribute('aria-selected', 'true');
    expect(view.services.openPanel).not.toHaveBeenCalled();
  });

  it('reads another list of the page', async () => {
    const view = openPanel();
    view.services.readTab.mockResolvedValueOnce(toReading([acme, birch], { nextList: { list: 1, rows: 3 } }));
    await openView(view);
    await view.user.click(
      await screen.findByRole('button', { name: 'Not these? Show another list on this page (3)' }),
    );
    expect(await screen.findByRole('heading', { name: '3 companies' })).toBeVisible();
    expect(view.services.readTab).toHaveBeenLastCalledWith(7, 1);
  });

  it('says how to let it look at a page it may not', async () => {
    const view = openPanel({ url: undefined });
    await openView(view);
    expect(await screen.findByText('Click the Leadlight button on this page')).toBeVisible();
    expect(view.services.readTab).not.toHaveBeenCalled();
    await expectNoViolations(view.container);
  });

  it('reads along when the popup reads the page beside it, and not when another window’s popup does', async () => {
    const view = openPanel({ url: undefined });
    await openView(view);
    await screen.findByText('Click the Leadlight button on this page');
    tellRead(99);
    view.services.loadActivePage.mockResolvedValue(front as never);
    tellRead(7);
    expect(await screen.findByRole('heading', { name: '3 companies' })).toBeVisible();
    expect(view.services.readTab).toHaveBeenCalledTimes(1);
  });
});

describe('when another page comes to the front', () => {
  it('its rows are not those that were read: it is offered to read it', async () => {
    const view = openPanel();
    await openView(view);
    await screen.findByRole('heading', { name: '3 companies' });
    view.goTo({ url: 'https://directory.example/roofers' });
    expect(await screen.findByText('Another page is open now')).toBeVisible();
    expect(screen.queryByText('Acme Plumbing')).not.toBeVisible();
    const other = {
      ...toReading([{ name: 'Dover Roofs' }]),
      page: { ...page, url: 'https://directory.example/roofers' },
    };
    view.services.readTab.mockResolvedValue(other);
    await view.user.click(screen.getByRole('button', { name: 'Read this page' }));
    expect(await screen.findByRole('heading', { name: '1 company' })).toBeVisible();
  });

  it('a place within the page is no other page', async () => {
    const view = openPanel();
    await openView(view);
    await screen.findByRole('heading', { name: '3 companies' });
    view.goTo({ url: `${page.url}#contact` });
    await waitFor(() => expect(view.services.loadActivePage).toHaveBeenCalled());
    expect(screen.getByRole('heading', { name: '3 companies' })).toBeVisible();
    view.goTo({ url: `${page.url}#/page/2` });
    expect(await screen.findByText('Another page is open now')).toBeVisible();
  });

  it('what was chosen is still chosen when one comes back, also from the other tabs of the panel', async () => {
    const view = openPanel();
    await openView(view);
    await view.user.click(await screen.findByRole('checkbox', { name: 'Choose Birch Heating' }));
    expect(screen.getByRole('button', { name: 'Save 2' })).toBeEnabled();
    view.goTo({ tabId: 8, url: undefined });
    expect(await screen.findByText('Click the Leadlight button on this page')).toBeVisible();
    view.goTo({});
    expect(await screen.findByRole('button', { name: 'Save 2' })).toBeVisible();
    await view.user.click(screen.getByRole('tab', { name: 'Leads' }));
    expect(screen.queryByRole('button', { name: 'Save 2' })).toBeNull();
    await openView(view);
    expect(await screen.findByRole('button', { name: 'Save 2' })).toBeVisible();
    expect(screen.getByRole('checkbox', { name: 'Choose Birch Heating' })).not.toBeChecked();
    expect(view.services.readTab).toHaveBeenCalledTimes(1);
  });

  it('it is read without asking where the site is always read', async () => {
    const view = openPanel();
    await openView(view);
    await screen.findByRole('heading', { name: '3 companies' });
    await view.services.siteAccess.ask(page.url);
    const url = 'https://directory.example/roofers';
    view.services.readTab.mockResolvedValue({
      ...toReading([{ name: 'Dover Roofs' }]),
      page: { ...page, url },
    });
    view.goTo({ url });
    expect(await screen.findByRole('heading', { name: '1 company' })).toBeVisible();
  });

  it('the answer to a reading of the page before is not taken for this one', async () => {
    const view = openPanel();
    let answer: (reading: typeof directory) => void = () => undefined;
    view.services.readTab.mockReturnValueOnce(new Promise((resolve) => (answer = resolve as never)));
    await openView(view);
    await waitFor(() => expect(view.services.readTab).toHaveBeenCalled());
    view.goTo({ tabId: 8, url: 'https://other.example/' });
    answer(directory);
    expect(await screen.findByText('This page is not read yet')).toBeVisible();
    expect(screen.queryByRole('heading', { name: '3 companies' })).toBeNull();
  });
});

describe('an open lead the page in front speaks of', () => {
  async function openLead() {
    const view = openPanel();
    await saveCandidates(view.services.store, {
      page,
      candidates: [toCandidate({ ...acme, email: 'office@acme.example' })],
    });
    view.services.readTab.mockResolvedValue(toReading([{ ...acme, email: 'new@acme.example' }, birch]));
    await openView(view);
    await screen.findByText('changed: E-mail');
    await view.user.click(screen.getByRole('tab', { name: 'Leads' }));
    await view.user.click(await screen.findByRole('button', { name: /^Acme Plumbing/ }));
    await screen.findByRole('heading', { level: 2, name: 'Acme Plumbing' });
    return view;
  }

  it('says what differs, takes it over with one click, and back', async () => {
    const view = await openLead();
    const strip = await screen.findByRole('region', { name: 'This page says otherwise' });
    expect(strip).toHaveTextContent('E-mail new@acme.example');
    await expectNoViolations(strip);
    await view.user.click(screen.getByRole('button', { name: 'Take over' }));
    await expectSaid('Taken over from the page');
    await waitFor(() =>
      expect(screen.queryByRole('region', { name: 'This page says otherwise' })).toBeNull(),
    );
    const emails = async () =>
      (await view.services.store.db.leads.toArray())[0]?.facts.email?.map(({ value }) => value);
    expect(await emails()).toEqual(['new@acme.example', 'office@acme.example']);
    await view.user.click(screen.getByRole('button', { name: 'Undo' }));
    expect(await screen.findByRole('region', { name: 'This page says otherwise' })).toBeVisible();
    expect(await emails()).toEqual(['office@acme.example']);
  });

  it('says nothing once another page is in front', async () => {
    const view = await openLead();
    await screen.findByRole('region', { name: 'This page says otherwise' });
    view.goTo({ url: 'https://directory.example/roofers' });
    await waitFor(() =>
      expect(screen.queryByRole('region', { name: 'This page says otherwise' })).toBeNull(),
    );
  });
});
