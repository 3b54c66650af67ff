import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { SidePanel } from '@/components/leads/side-panel';
import type { Post } from '@/lib/leads/candidate';
import { Workspace } from '@/components/table/workspace';
import { toPostCandidate } from '@/lib/leads/post-candidate';
import { toMonth, type ThreadRecord } from '@/lib/leads/thread-record';
import { saveCandidates } from '@/lib/store/commands/save-candidates';
import { readThreads, rememberThread } from '@/lib/store/threads';
import { parseCsv } from '../browser/exported-sheet';
import { expectNoViolations } from './accessible';
import { acme, createServices, expectSaid, NOW, page, show, toCandidate } from './fixtures';
import { setLanguage } from './i18n';

const board = { url: 'https://board.example/bakers', title: 'Bakers’ board' };

const ask = (key: string, author: string, text: string, more: Partial<Post>): Post => ({
  key,
  author,
  text,
  permalink: `https://board.example/bakers/${key}`,
  facts: {},
  intent: 'buy',
  ...more,
});

// The tests happen on 12 May 2026.
const mixer = ask('mixer', 'bob', 'We are looking for a used dough mixer, 40 l.', {
  postedAt: '2026-05-10',
  phrases: ['looking for'],
  request: { kind: 'purchase', products: ['dough mixer'], quantity: '40 l', place: 'Ulm', language: 'en' },
});
const oven = ask('oven', 'bob', 'Wer kann einen Backofen empfehlen?', {
  postedAt: '2026-01-08',
  phrases: ['empfehlen'],
  request: { kind: 'recommendation', products: ['Backofen'], language: 'de' },
});
const flour = ask('flour', 'eve', 'Please quote for two pallets of flour.', {
  postedAt: '2026-04-20',
  request: { kind: 'quotation', products: [], language: 'en' },
});

async function openPanel() {
  const services = createServices();
  await saveCandidates(services.store, { page, candidates: [toCandidate(acme)] });
  await saveCandidates(services.store, {
    page: board,
    candidates: [mixer, oven, flour].map((post) => toPostCandidate(post, board)),
  });
  const view = show(<SidePanel />, services);
  await screen.findByText('3 leads');
  return { ...view, services };
}

async function openRequests() {
  const opened = await openPanel();
  await opened.user.click(await screen.findByRole('tab', { name: 'Requests 2' }));
  return opened;
}

const getRows = () => within(screen.getByRole('list', { name: 'Requests' })).getAllByRole('listitem');
const getHeadlines = () => getRows().map((row) => row.querySelector('b')?.textContent);
const getStatus = (what: string) => screen.getByRole('combobox', { name: `Status of the request: ${what}` });

describe('the requests of all leads', () => {
  it('stand in a tab of their own, which counts those still waiting', async () => {
    const { user } = await openPanel();
    const tab = screen.getByRole('tab', { name: 'Leads' });
    expect(tab).toHaveAttribute('aria-selected', 'true');
    await user.click(tab);
    await user.keyboard('{ArrowRight}');
    expect(screen.getByRole('tab', { name: 'Requests 2' })).toHaveFocus();
    expect(screen.getByRole('tabpanel', { name: 'Requests 2' })).toBeVisible();
    expect(screen.getByText('3 requests')).toBeVisible();
  });

  it('come newest first, with the words that decided, who asks and for what', async () => {
    await openRequests();
    expect(getHeadlines()).toEqual(['dough mixer', 'Please quote for two pallets of flour.', 'Backofen']);
    const [first] = getRows();
    expect(first).toHaveTextContent('bob · 40 l · Ulm · Wants to buy');
    expect(within(first ?? document.body).getByText('looking for').tagName).toBe('MARK');
    expect(first).toHaveTextContent('May 10');
  });

  it('say in word and shape when they grew stale', async () => {
    await openRequests();
    expect(within(getRows()[2] ?? document.body).getByText('stale')).toBeVisible();
    expect(screen.getAllByText('stale', { selector: 'span' })).toHaveLength(1);
  });

  it.each<[string, string, string[]]>([
    ['Kind', 'Wants a quote', ['Please quote for two pallets of flour.']],
    ['Status', 'stale', ['Backofen']],
    ['Age', 'Last 7 days', ['dough mixer']],
    ['Language', 'German', ['Backofen']],
  ])('are narrowed by %s', async (label, option, expected) => {
    const { user } = await openRequests();
    await user.selectOptions(screen.getByRole('combobox', { name: label }), option);
    await waitFor(() => expect(getHeadlines()).toEqual(expected));
    expect(screen.getByText('1 request')).toBeVisible();
  });

  it('are found by a product word, and the way out is offered when nothing fits', async () => {
    const { user } = await openRequests();
    await user.keyboard('/');
    await waitFor(() => expect(screen.getByRole('searchbox')).toHaveFocus());
    await user.keyboard('mixer');
    await waitFor(() => expect(getHeadlines()).toEqual(['dough mixer']));
    await user.keyboard('zzz');
    await user.click(await screen.findByRole('button', { name: 'Show all requests' }));
    await waitFor(() => expect(getRows()).toHaveLength(3));
  });

  it('narrow to goods, and are exported as they are shown', async () => {
    const { user, services } = await openRequests();
    await user.selectOptions(screen.getByRole('combobox', { name: 'Product' }), 'Backofen');
    await waitFor(() => expect(getHeadlines()).toEqual(['Backofen']));
    await waitFor(() => expect(screen.getByRole('button', { name: 'Export' })).toBeEnabled());
    await user.click(screen.getByRole('button', { name: 'Export' }));
    await user.click(screen.getByRole('menuitem', { name: 'Choose …' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Export requests' }));
    await user.click(await dialog.findByRole('radio', { name: 'CSV' }));
    expect(dialog.getByRole('radio', { name: 'This view (1)' })).toBeChecked();
    await user.click(dialog.getByRole('button', { name: 'Export' }));
    await dialog.findByText('requests-2026-05-12.csv is in your downloads');
    const [name, file] = services.saveFile.mock.calls[0] ?? [];
    expect(name).toBe('requests-2026-05-12.csv');
    const [headings, ...rows] = parseCsv((await file?.text())?.replace('\ufeff', '') ?? '');
    expect(headings?.slice(0, 3)).toEqual(['Asked by', 'Kind', 'Product']);
    expect(rows.map((row) => row.slice(0, 5))).toEqual([
      ['bob', 'Asks for a recommendation', 'Backofen', '2026-01-08', 'stale'],
    ]);
  });

  it('change their status in place, and back', async () => {
    const { user, services } = await openRequests();
    await user.selectOptions(getStatus('dough mixer'), 'answered');
    await expectSaid('Request marked answered');
    await waitFor(() => expect(screen.getByRole('tab', { name: 'Requests 1' })).toBeVisible());
    expect(getStatus('dough mixer')).toHaveValue('answered');
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    await expectSaid('Undone');
    await waitFor(() => expect(getStatus('dough mixer')).toHaveValue('open'));
    expect((await services.store.db.leads.toArray()).flatMap(({ requests = [] }) => requests)).toHaveLength(
      3,
    );
  });

  it('J and K move, Enter opens the lead, Escape comes back', async () => {
    const { user } = await openRequests();
    await user.keyboard('jj');
    await waitFor(() => expect(getRows()[1]?.querySelector('button')).toHaveFocus());
    await user.keyboard('k{Enter}');
    expect(await screen.findByRole('heading', { level: 2, name: 'bob' })).toHaveFocus();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('heading', { level: 2 })).toBeNull());
    expect(screen.getByRole('tab', { name: /Requests/ })).toHaveAttribute('aria-selected', 'true');
  });

  it('say where they come from while there are none', async () => {
    const { user, container } = show(<SidePanel />, createServices());
    await user.click(await screen.findByRole('tab', { name: 'Requests' }));
    expect(await screen.findByText('Requests will be here')).toBeVisible();
    await expectNoViolations(container);
  });

  it('have no barrier axe can find', async () => {
    const { container } = await openRequests();
    await expectNoViolations(container);
  });

  it('speak Chinese', async () => {
    setLanguage('zh_CN');
    const services = createServices();
    await saveCandidates(services.store, { page: board, candidates: [toPostCandidate(mixer, board)] });
    const { user } = show(<SidePanel />, services);
    await user.click(await screen.findByRole('tab', { name: '需求 1' }));
    expect(await screen.findByText('共 1 条需求')).toBeVisible();
    expect(screen.getByRole('list', { name: '需求' })).toHaveTextContent('bob · 40 l · Ulm · 求购');
  });
});

describe('the requests of one lead', () => {
  async function openBob() {
    const opened = await openRequests();
    await opened.user.click(screen.getByRole('button', { name: /dough mixer/ }));
    const section = await screen.findByRole('region', { name: 'Requests' });
    return { ...opened, section: within(section) };
  }

  it('stand under one heading in order of time, with a link to each post', async () => {
    const { section } = await openBob();
    expect(
      section.getAllByRole('link', { name: 'Open post' }).map((link) => link.getAttribute('href')),
    ).toEqual([oven.permalink, mixer.permalink]);
    expect(section.getByText('Jan 8, 2026')).toBeVisible();
    expect(section.getByText('Asks for a recommendation')).toBeVisible();
    expect(screen.getByText('Writes as')).toBeVisible();
    expect(screen.getByText('board.example')).toBeVisible();
  });

  it('take a status, which the history tells and takes back', async () => {
    const { user, section } = await openBob();
    await user.selectOptions(
      section.getByRole('combobox', { name: 'Status of the request: Backofen' }),
      'won',
    );
    await expectSaid('Request marked won');
    await waitFor(() => expect(section.queryByText('stale')).toBeNull());
    await user.click(await screen.findByRole('button', { name: /^Undo: Edited/ }));
    await waitFor(() =>
      expect(section.getByRole('combobox', { name: 'Status of the request: Backofen' })).toHaveValue('open'),
    );
  });

  it('can be removed and brought back', async () => {
    const { user, section } = await openBob();
    await user.click(section.getAllByRole('button', { name: 'Remove request' })[0] ?? document.body);
    await expectSaid('Request removed');
    await waitFor(() => expect(section.queryByText('Backofen')).toBeNull());
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    expect(await section.findByText('Backofen')).toBeVisible();
  });

  it('have no barrier axe can find', async () => {
    const { container } = await openBob();
    await expectNoViolations(container);
  });
});

describe('the requests in the full page', () => {
  async function openWorkspace() {
    const services = createServices();
    const more = ask('mixer2', 'mia', 'WTB a Dough Mixer', {
      postedAt: '2026-03-01',
      request: { kind: 'purchase', products: ['Dough Mixer'], language: 'en' },
    });
    await saveCandidates(services.store, {
      page: board,
      candidates: [mixer, oven, flour, more].map((post) => toPostCandidate(post, board)),
    });
    const view = show(<Workspace />, services);
    await view.user.click(await screen.findByRole('tab', { name: /^Requests/ }));
    return { ...view, services, rail: within(await screen.findByRole('region', { name: 'Asked for most' })) };
  }

  it('stand beside what is asked for most, which narrows them', async () => {
    const { user, rail } = await openWorkspace();
    await waitFor(() => expect(getRows()).toHaveLength(4));
    expect(rail.getAllByRole('button').map((button) => button.textContent)).toEqual([
      'dough mixer 2',
      'Backofen 1',
    ]);
    const [mixers] = rail.getAllByRole('button');
    expect(mixers).toHaveAttribute('title', 'Mar 2026: 1, May 2026: 1');
    await user.click(mixers ?? document.body);
    await waitFor(() => expect(getRows()).toHaveLength(2));
    expect(mixers).toHaveAttribute('aria-pressed', 'true');
    await user.click(mixers ?? document.body);
    await waitFor(() => expect(getRows()).toHaveLength(4));
  });

  it('open the lead beside them, and leave the keys of the table alone', async () => {
    const { user, container } = await openWorkspace();
    await user.keyboard('j{Enter}');
    expect(await screen.findByRole('heading', { level: 2, name: 'bob' })).toBeVisible();
    await expectNoViolations(container);
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('heading', { level: 2, name: 'bob' })).toBeNull());
  });
});

describe('topics and voices of the threads that were read', () => {
  const read: ThreadRecord = {
    key: 'board.example/proofing',
    page: { url: 'https://board.example/proofing', title: 'Proofing' },
    readAt: NOW,
    asked: [{ key: 'read only', at: NOW, products: ['dough mixer'] }],
    answered: [
      { account: 'board.example/bob', name: 'bob', month: toMonth(NOW), count: 3 },
      { account: 'board.example/stranger', name: 'Stranger', month: toMonth(NOW), count: 2 },
    ],
  };

  async function openRail() {
    const services = createServices();
    await saveCandidates(services.store, { page: board, candidates: [toPostCandidate(mixer, board)] });
    await rememberThread(services.store, read);
    const view = show(<Workspace />, services);
    await view.user.click(await screen.findByRole('tab', { name: /^Requests/ }));
    const rail = within(await screen.findByRole('complementary', { name: 'Topics and voices' }));
    await rail.findByText('Stranger');
    return { ...view, services, rail };
  }

  it('count with what was saved, and say where to read it', async () => {
    const { user, rail } = await openRail();
    const mixers = rail.getByRole('button', { name: 'dough mixer 2' });
    await user.click(mixers);
    await waitFor(() => expect(getRows()).toHaveLength(1));
    expect(await rail.findByText('Also asked for in threads you read')).toBeVisible();
    expect(rail.getByRole('link', { name: 'Proofing' })).toHaveAttribute('href', read.page.url);
  });

  it('open the lead behind who is answered, or else the threads', async () => {
    const { user, rail } = await openRail();
    await user.click(rail.getByRole('button', { name: /^Stranger/ }));
    expect(rail.getByRole('link', { name: 'Proofing' })).toBeVisible();
    expect(rail.queryByRole('button', { name: 'Open lead' })).toBeNull();
    const bob = rail.getByRole('button', { name: /^bob/ });
    expect(bob).toHaveAttribute('title', 'May 2026: 3');
    await user.click(bob);
    await user.click(await rail.findByRole('button', { name: 'Open lead' }));
    expect(await screen.findByRole('heading', { level: 2, name: 'bob' })).toBeVisible();
  });

  it('are forgotten on request, and come back', async () => {
    const { user, rail, services } = await openRail();
    await user.click(rail.getByRole('button', { name: 'Forget 1 thread' }));
    await expectSaid('1 thread forgotten');
    await waitFor(() => expect(rail.queryByText('Stranger')).toBeNull());
    expect(await readThreads(services.store)).toEqual([]);
    await user.click(rail.getByRole('button', { name: 'Undo' }));
    expect(await rail.findByText('Stranger')).toBeVisible();
  });

  it('are no longer counted once that is switched off', async () => {
    const { user, rail, services } = await openRail();
    const box = rail.getByRole('checkbox', { name: 'Count threads I only read' });
    expect(box).toBeChecked();
    await user.click(box);
    expect(await services.readSetting('countThreads')).toBe(false);
  });

  it('have no barrier axe can find', async () => {
    const { user, rail, container } = await openRail();
    await user.click(rail.getByRole('button', { name: /^bob/ }));
    await user.click(rail.getByRole('button', { name: /^dough mixer/ }));
    await expectNoViolations(container);
  });
});
