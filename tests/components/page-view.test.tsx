import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PageView } from '@/components/page/page-view';
import { createCategory } from '@/lib/store/commands/categories';
import { saveCandidates } from '@/lib/store/commands/save-candidates';
import { countLeads, readCategories } from '@/lib/store/queries';
import type { TabReading } from '@/lib/messages/read-tab';
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
import { setLanguage } from './i18n';

const directory = toReading([acme, birch, cobalt]);

async function open(reading: TabReading, services = createServices(reading)) {
  const view = show(<PageView />, services);
  await screen.findAllByRole('heading');
  return { ...view, services };
}

const getRow = (name: string) => {
  const row = screen.getByRole('checkbox', { name: `Choose ${name}` }).closest('li');
  if (!row) throw new Error(`No row ${name}.`);
  return within(row);
};

describe('a directory page', () => {
  it('says what it is and chooses every new row', async () => {
    await open(directory);
    expect(screen.getByRole('heading', { name: '3 companies' })).toBeVisible();
    expect(screen.getByText('directory.example')).toBeVisible();
    expect(screen.getByRole('checkbox', { name: 'Choose Acme Plumbing' })).toBeChecked();
    expect(screen.getByRole('button', { name: 'Save 3' })).toBeEnabled();
  });

  it('shows another list of the page when the first was not meant', async () => {
    const services = createServices(directory);
    services.readTab.mockResolvedValueOnce(toReading([acme, birch], { nextList: { list: 1, rows: 3 } }));
    const { user } = await open(directory, services);
    await user.click(screen.getByRole('button', { name: 'Not these? Show another list on this page (3)' }));
    expect(await screen.findByRole('heading', { name: '3 companies' })).toBeVisible();
    expect(services.readTab).toHaveBeenLastCalledWith(expect.anything(), 1);
  });

  it('tells a row from its neighbours by place and phone', async () => {
    await open(directory);
    expect(getRow('Acme Plumbing').getByText('Boston · (617) 555-0100')).toBeVisible();
  });

  it('saves all with one key, says so, and takes it back', async () => {
    const { user, services } = await open(directory);
    await waitFor(() => expect(screen.getByRole('checkbox', { name: 'Choose Acme Plumbing' })).toHaveFocus());
    await user.keyboard('{Enter}');
    await expectSaid('3 saved');
    expect(await countLeads(services.store)).toBe(3);
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    await expectSaid('3 taken back');
    expect(await countLeads(services.store)).toBe(0);
    expect(await screen.findByRole('button', { name: 'Save 3' })).toBeEnabled();
  });

  it('walks the rows with the arrows and leaves one out with space', async () => {
    const { user } = await open(directory);
    await waitFor(() => expect(screen.getByRole('checkbox', { name: 'Choose Acme Plumbing' })).toHaveFocus());
    await user.keyboard('{ArrowDown}');
    expect(screen.getByRole('checkbox', { name: 'Choose Birch Heating' })).toHaveFocus();
    await user.keyboard(' ');
    expect(screen.getByRole('button', { name: 'Save 2' })).toBeEnabled();
    await user.keyboard('{ArrowRight}');
    expect(getRow('Birch Heating').getByRole('button', { expanded: true })).toBeVisible();
    await user.keyboard('{End}');
    expect(screen.getByRole('checkbox', { name: 'Choose Cobalt Drains' })).toHaveFocus();
  });

  it('saves one row by its own button and takes that one back in its place', async () => {
    const { user, services } = await open(directory);
    await user.click(getRow('Birch Heating').getByRole('button', { expanded: false }));
    await user.click(screen.getByRole('button', { name: 'Save this one' }));
    expect(await getRow('Birch Heating').findByText('saved')).toBeVisible();
    expect(await countLeads(services.store)).toBe(1);
    await user.click(screen.getByRole('button', { name: 'Undo saving Birch Heating' }));
    expect(await getRow('Birch Heating').findByText('new')).toBeVisible();
    expect(await countLeads(services.store)).toBe(0);
  });

  it('takes back one row out of many saved together', async () => {
    const { user, services } = await open(directory);
    await user.click(screen.getByRole('button', { name: 'Save 3' }));
    await user.click(await screen.findByRole('button', { name: 'Undo saving Cobalt Drains' }));
    await waitFor(async () => expect(await countLeads(services.store)).toBe(2));
    expect(await getRow('Cobalt Drains').findByText('new')).toBeVisible();
    expect(getRow('Acme Plumbing').getByText('saved')).toBeVisible();
  });

  it('chooses all shown or none with the box above the list', async () => {
    const { user } = await open(directory);
    const all = screen.getByRole('checkbox', { name: 'Choose all 3 shown' });
    expect(all).toBeChecked();
    await user.click(all);
    expect(screen.getByRole('button', { name: 'Save' })).toBeDisabled();
    await user.click(screen.getByRole('checkbox', { name: 'Choose Acme Plumbing' }));
    expect(all).toBePartiallyChecked();
  });

  it('has one row in the order of the Tab key, whichever was used last', async () => {
    const { user } = await open(directory);
    await waitFor(() => expect(screen.getByRole('checkbox', { name: 'Choose Acme Plumbing' })).toHaveFocus());
    await user.keyboard('{ArrowDown}');
    await user.tab();
    expect(getRow('Birch Heating').getByRole('button', { expanded: false })).toHaveFocus();
    await user.tab();
    expect(screen.getByRole('combobox', { name: 'Category' })).toHaveFocus();
  });

  it('shows every field of a row, and of what is doubtful how it was found', async () => {
    const { user } = await open(toReading([{ ...acme, confidence: 0.3 }, birch]));
    await user.click(getRow('Acme Plumbing').getByRole('button', { expanded: false }));
    const row = getRow('Acme Plumbing');
    expect(row.getByText('Phone')).toBeVisible();
    expect(row.getByRole('link', { name: '(617) 555-0100' })).toHaveAttribute('href', 'tel:+16175550100');
    expect(row.getByText('doubtful')).toBeVisible();
    expect(row.getAllByText(/from a list/)).toHaveLength(1);
  });

  it('filters by what one types, after the slash key', async () => {
    const many = Array.from({ length: 14 }, (_, i) => ({ name: `Firm ${i + 1}`, locality: 'Ulm' }));
    const { user } = await open(toReading(many));
    await user.keyboard('/');
    await user.keyboard('firm 13');
    expect(screen.getAllByRole('checkbox', { name: /^Choose Firm/ })).toHaveLength(1);
  });

  it('lights on the page what one looks at, and brings it into view for the keys only', async () => {
    const placed = toReading([acme, birch, cobalt]);
    for (const [index, candidate] of placed.reading.candidates.entries())
      candidate.place = { selector: `#row-${index}` };
    const { user, services } = await open(placed);
    await waitFor(() => expect(screen.getByRole('checkbox', { name: 'Choose Acme Plumbing' })).toHaveFocus());
    await user.keyboard('{ArrowDown}');
    await waitFor(() => expect(services.lightUp).toHaveBeenLastCalledWith(7, '#row-1', true));
    await user.hover(screen.getByText('Cobalt Drains'));
    await waitFor(() => expect(services.lightUp).toHaveBeenLastCalledWith(7, '#row-2', false));
    // The first row has the focus from the start; nobody has looked at it yet.
    expect(services.lightUp).not.toHaveBeenCalledWith(7, '#row-0', expect.anything());
  });

  it('goes on in the panel', async () => {
    const { user, services } = await open(directory);
    await user.click(screen.getByRole('button', { name: 'More' }));
    await user.click(screen.getByRole('menuitem', { name: 'Go on in the side panel' }));
    expect(services.openPanel).toHaveBeenCalledWith(3);
    expect(localStorage.getItem('panel-target')).toBe('page');
  });

  it('has no barrier axe can find', async () => {
    const { user, container } = await open(toReading([acme, birch, cobalt], { total: 467 }));
    await user.click(getRow('Birch Heating').getByRole('button', { expanded: false }));
    await user.click(screen.getByRole('button', { name: 'Add a note' }));
    await expectNoViolations(container);
  });
});

describe('where it is saved', () => {
  it('makes a category in place and remembers it for the next time', async () => {
    const { user, services, unmount } = await open(directory);
    await user.type(screen.getByRole('combobox', { name: 'Category' }), 'Plumbers');
    await user.click(screen.getByRole('option', { name: 'Create “Plumbers”' }));
    await user.click(screen.getByRole('button', { name: 'Save 3' }));
    await expectSaid('3 saved to Plumbers');
    expect((await readCategories(services.store)).map(({ name }) => name)).toEqual(['Plumbers']);
    unmount();
    await open(directory, services);
    await waitFor(() => expect(screen.getByRole('combobox', { name: 'Category' })).toHaveValue('Plumbers'));
  });

  it('offers categories by their path, and remembers the path', async () => {
    const services = createServices(directory);
    await createCategory(services.store, 'Trade › Plumbers', { colour: 'teal' });
    const { user, unmount } = await open(directory, services);
    await user.type(screen.getByRole('combobox', { name: 'Category' }), 'plumb');
    await user.click(await screen.findByRole('option', { name: 'Trade › Plumbers' }));
    await user.click(screen.getByRole('button', { name: 'Save 3' }));
    await expectSaid('3 saved to Trade › Plumbers');
    expect(await readCategories(services.store)).toHaveLength(2);
    unmount();
    await open(directory, services);
    await waitFor(() =>
      expect(screen.getByRole('combobox', { name: 'Category' })).toHaveValue('Trade › Plumbers'),
    );
  });

  it('gives tags to what is saved: those in use are offered, Enter adds one, and Enter again saves', async () => {
    const { user, services, container } = await open(toReading([acme]));
    await user.click(screen.getByRole('button', { name: 'Add tags' }));
    expect(await screen.findByRole('combobox', { name: 'Add tag' })).toHaveFocus();
    await user.keyboard('fair{Enter}boston{Enter}');
    await user.click(screen.getByRole('button', { name: 'Remove fair' }));
    await expectNoViolations(container);
    await user.type(screen.getByRole('combobox', { name: 'Add tag' }), 'Hall 3{Enter}{Enter}');
    await expectSaid('1 saved');
    expect((await services.store.db.leads.toArray())[0]?.tags).toEqual(['boston', 'Hall 3']);
    // The next batch begins without.
    expect(screen.queryByRole('button', { name: 'Remove boston' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Add tags' }));
    await user.click(await screen.findByRole('combobox', { name: 'Add tag' }));
    expect(await screen.findByRole('option', { name: 'boston' })).toBeVisible();
  });

  it('adds a note to what is saved', async () => {
    const { user, services } = await open(toReading([acme]));
    await user.click(screen.getByRole('button', { name: 'Add a note' }));
    await user.type(screen.getByRole('textbox', { name: 'Note for what you save' }), 'trade fair');
    await user.click(screen.getByRole('button', { name: 'Save 1' }));
    await expectSaid('1 saved');
    expect((await services.store.db.leads.toArray())[0]?.note).toBe('trade fair');
  });

  it('opens the panel on the lead that was saved', async () => {
    const { user, services } = await open(toReading([acme]));
    await user.click(screen.getByRole('button', { name: 'Save 1' }));
    await user.click(await screen.findByRole('button', { name: 'Open' }));
    expect(services.openPanel).toHaveBeenCalledWith(3);
    const [lead] = await services.store.db.leads.toArray();
    expect(localStorage.getItem('panel-target')).toBe(lead?.id);
  });

  it('says that nothing was changed when the store cannot write', async () => {
    const { user, services } = await open(directory);
    services.store.setHealth('frozen');
    await user.click(screen.getByRole('button', { name: 'Save 3' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('Nothing was changed');
  });
});

describe('after saving', () => {
  it('moves what was just saved to another category, with one way back for each', async () => {
    const { user, services } = await open(directory);
    const { categoryId } = await createCategory(services.store, 'Plumbers');
    const categories = async () => (await services.store.db.leads.toArray()).map((lead) => lead.categoryIds);
    await user.type(screen.getByRole('combobox', { name: 'Category' }), 'Plumb{Enter}{Enter}');
    await expectSaid('3 saved to Plumbers');
    await user.click(screen.getByRole('button', { name: 'Move' }));
    expect(screen.queryByRole('option', { name: 'Plumbers' })).toBeNull();
    await user.keyboard('Heating{Enter}');
    await expectSaid('3 moved to Heating');
    const heating = (await readCategories(services.store)).find(({ name }) => name === 'Heating')?.id;
    expect(await categories()).toEqual([[heating], [heating], [heating]]);
    expect(screen.getByRole('combobox', { name: 'Category' })).toHaveValue('Heating');
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    await expectSaid('3 saved to Plumbers');
    expect(await categories()).toEqual([[categoryId], [categoryId], [categoryId]]);
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    await expectSaid('3 taken back');
    expect(await countLeads(services.store)).toBe(0);
  });

  it('takes one row back also after a move', async () => {
    const { user, services } = await open(directory);
    await user.click(screen.getByRole('button', { name: 'Save 3' }));
    await user.click(await screen.findByRole('button', { name: 'Move' }));
    await user.keyboard('Heating{Enter}');
    await expectSaid('3 moved to Heating');
    await user.click(screen.getByRole('button', { name: 'Undo saving Cobalt Drains' }));
    await expectSaid('Taken back');
    expect(await countLeads(services.store)).toBe(2);
  });

  it('takes it back by Z, and leaves the move by Escape', async () => {
    const { user, services } = await open(directory);
    await user.click(screen.getByRole('button', { name: 'Save 3' }));
    await user.click(await screen.findByRole('button', { name: 'Move' }));
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('combobox', { name: 'Move to which category?' })).toBeNull();
    screen.getByRole('checkbox', { name: 'Choose Birch Heating' }).focus();
    await user.keyboard('z');
    await expectSaid('3 taken back');
    expect(await countLeads(services.store)).toBe(0);
  });

  it('stops a long save where it is and keeps what is done', async () => {
    const many = Array.from({ length: 300 }, (_, i) => ({ name: `Firm ${i + 1}`, locality: `Town ${i}` }));
    const { user, services } = await open(toReading(many));
    // Each look at the clock takes longer than a slice, so that every row is a step of its own.
    let now = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => (now += 20));
    await user.click(screen.getByRole('button', { name: 'Save 300' }));
    await waitFor(() =>
      expect(
        screen.getByRole<HTMLProgressElement>('progressbar', { name: 'How much is saved' }).value,
      ).toBeGreaterThan(0),
    );
    screen.getByRole('button', { name: 'Stop and keep' }).click();
    await expectSaid(/saved · \d+ not saved$/);
    const kept = await countLeads(services.store);
    expect(kept).toBeLessThan(300);
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    await expectSaid(/taken back$|^Taken back$/);
    expect(await countLeads(services.store)).toBe(0);
  });
  afterEach(() => void vi.restoreAllMocks());
});

describe('its own window', () => {
  const close = vi.fn();
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true });
    vi.stubGlobal('close', close.mockClear());
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });
  async function openWindow(reading = directory) {
    const view = show(<PageView closes />, createServices(reading));
    await screen.findByRole('heading', { name: /companies|company/ });
    return view;
  }
  const wait = () => vi.advanceTimersByTimeAsync(10_000);
  /** Until every row is known to be saved: then there is no reason left to stay. */
  async function saved() {
    await expectSaid('3 saved');
    await screen.findByRole('button', { name: '3 known' });
    await vi.advanceTimersByTimeAsync(500);
  }

  it('closes a few seconds after everything is saved', async () => {
    const { user } = await openWindow();
    await user.keyboard('{Enter}');
    await saved();
    expect(close).not.toHaveBeenCalled();
    await wait();
    expect(close).toHaveBeenCalled();
  });

  it.each([
    ['the pointer is in it', () => document.documentElement.dispatchEvent(new Event('pointermove'))],
    [
      'a key was pressed since',
      () => document.body.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true })),
    ],
  ])('stays while %s', async (_when, act) => {
    const { user } = await openWindow();
    await user.keyboard('{Enter}');
    await saved();
    act();
    await wait();
    expect(close).not.toHaveBeenCalled();
  });

  it('closes once the pointer has left', async () => {
    const { user } = await openWindow();
    await user.keyboard('{Enter}');
    await saved();
    document.documentElement.dispatchEvent(new Event('pointermove'));
    await wait();
    expect(close).not.toHaveBeenCalled();
    document.documentElement.dispatchEvent(new Event('pointerleave'));
    await wait();
    expect(close).toHaveBeenCalled();
  });

  it('stays while something chosen is not saved, and after an undo', async () => {
    const { user } = await openWindow();
    await user.keyboard('{ArrowRight}');
    screen.getByRole('button', { name: 'Save this one' }).click();
    await expectSaid('1 saved');
    await wait();
    expect(close).not.toHaveBeenCalled();
    await user.keyboard('z');
    await expectSaid('Taken back');
    await wait();
    expect(close).not.toHaveBeenCalled();
  });
});

describe('rows we have already', () => {
  const services = () => createServices(directory);
  let own = services();
  beforeEach(async () => {
    own = services();
    await saveCandidates(own.store, {
      page,
      candidates: [toCandidate(acme), toCandidate({ ...birch, email: 'office@birch.example' })],
    });
  });

  it('are marked before the click, and only the new one is chosen', async () => {
    await open(directory, own);
    expect(await getRow('Acme Plumbing').findByText('known')).toBeVisible();
    expect(getRow('Birch Heating').getByText('changed: E-mail')).toBeVisible();
    expect(getRow('Cobalt Drains').getByText('new')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Save 1' })).toBeEnabled();
  });

  it('can be shown by their state alone', async () => {
    const { user } = await open(directory, own);
    const chip = await screen.findByRole('button', { name: '1 changed' });
    await user.click(chip);
    expect(chip).toHaveAttribute('aria-pressed', 'true');
    expect(screen.getAllByRole('checkbox', { name: /^Choose [A-Z]/ })).toHaveLength(1);
    await user.click(chip);
    expect(screen.getAllByRole('checkbox', { name: /^Choose [A-Z]/ })).toHaveLength(3);
  });

  it('show what was saved before beside what the page says now', async () => {
    const { user } = await open(directory, own);
    await screen.findByText('changed: E-mail');
    await user.click(getRow('Birch Heating').getByRole('button', { expanded: false }));
    expect(await getRow('Birch Heating').findByText('office@birch.example')).toBeVisible();
    expect(getRow('Birch Heating').getByRole('link', { name: 'info@birch.example' })).toBeVisible();
  });

  it('are brought up to date with one click, which adds nothing of the next batch', async () => {
    const { user } = await open(directory, own);
    await screen.findByText('changed: E-mail');
    await user.type(screen.getByRole('combobox', { name: 'Category' }), 'Fair');
    await user.click(screen.getByRole('option', { name: 'Create “Fair”' }));
    await user.click(getRow('Birch Heating').getByRole('button', { expanded: false }));
    await user.click(screen.getByRole('button', { name: 'Take over' }));
    await expectSaid('1 updated');
    const lead = (await own.store.db.leads.toArray()).find(
      ({ facts }) => facts.name?.[0]?.value === 'Birch Heating',
    );
    expect(lead?.facts.email?.map(({ value }) => value)).toEqual([
      'info@birch.example',
      'office@birch.example',
    ]);
    expect(lead?.categoryIds).toEqual([]);
  });

  it('open by their mark', async () => {
    const { user } = await open(directory, own);
    await user.click(await screen.findByRole('button', { name: 'known Open Acme Plumbing' }));
    expect(own.openPanel).toHaveBeenCalledWith(3);
    const leads = await own.store.db.leads.toArray();
    const lead = leads.find(({ facts }) => facts.name?.[0]?.value === 'Acme Plumbing');
    expect(localStorage.getItem('panel-target')).toBe(lead?.id);
  });

  it('open the lead in the panel', async () => {
    const { user } = await open(directory, own);
    await screen.findAllByText('known');
    await user.click(getRow('Acme Plumbing').getByRole('button', { expanded: false }));
    await user.click(getRow('Acme Plumbing').getByRole('button', { name: 'Open lead' }));
    expect(own.openPanel).toHaveBeenCalledWith(3);
  });

  it('change their marks when another window saves', async () => {
    await open(directory, own);
    expect(await getRow('Cobalt Drains').findByText('new')).toBeVisible();
    await saveCandidates(own.store, { page, candidates: [toCandidate(cobalt)] });
    expect(await getRow('Cobalt Drains').findByText('known')).toBeVisible();
  });
});

describe('how complete it is', () => {
  it('is what the page itself counts', async () => {
    await open(toReading([acme, birch, cobalt], { total: 1467 }));
    expect(screen.getByText('3 here of the 1,467 this site counts')).toBeVisible();
    expect(screen.getByRole('progressbar', { name: 'How much of the list is on this page' })).toBeVisible();
  });

  it.each([
    [
      'which page of how many the page says it is',
      36,
      { number: 2, count: 40, stated: true },
      ', page 2 of 40',
    ],
    [
      'the pager’s highest number where the total agrees',
      36,
      { number: 2, count: 12, stated: false },
      ', page 2 of 12',
    ],
    ['no page where the pager shows some of its numbers', 36, { number: 2, count: 5, stated: false }, ''],
  ])('tells %s', async (_what, total, pageNumber, said) => {
    await open({ ...toReading([acme, birch, cobalt], { total }), pageNumber });
    expect(screen.getByText(/this site counts/)).toHaveTextContent(
      `3 here of the 36 this site counts${said}`,
    );
    expect(screen.getByText(/this site counts/).textContent.endsWith(said || 'counts')).toBe(true);
  });

  it.each([
    ['a broken block', { problems: [{ code: 'broken-structured-data' as const, count: 1 }] }, /is broken/],
    ['many broken blocks', { problems: [{ code: 'broken-structured-data' as const, count: 9 }] }, /^9 parts/],
    ['a failed reader', { problems: [{ code: 'reader-failed' as const, count: 1 }] }, /One way of reading/],
    ['an unfinished reading', { partial: true }, /page is huge/],
  ])('names %s in a sentence', async (_what, more, sentence) => {
    await open(toReading([acme, birch], more));
    expect(screen.getByText(sentence)).toBeVisible();
  });
});

describe('other pages', () => {
  it('one organisation is a card with its fields open', async () => {
    await open(toReading([birch]));
    expect(screen.getByRole('heading', { name: '1 company' })).toBeVisible();
    expect(screen.getByRole('link', { name: 'info@birch.example' })).toHaveAttribute(
      'href',
      'mailto:info@birch.example',
    );
    expect(screen.queryByRole('button', { name: 'Save this one' })).toBeNull();
  });

  it('nothing to save is a sentence and what to do', async () => {
    const { services, user } = await open(toReading([], { kind: 'none' }));
    expect(screen.getByText('No companies or contacts on this page')).toBeVisible();
    await user.click(screen.getAllByRole('button', { name: 'Read again' })[1] ?? document.body);
    await waitFor(() => expect(services.readTab).toHaveBeenCalledTimes(2));
  });

  it('a page still loading can be read again', async () => {
    await open(toReading([], { kind: 'not-loaded' }));
    expect(screen.getByText('The page is not loaded yet')).toBeVisible();
  });

  it.each([
    ['browser-page', /belongs to the browser/],
    ['store', /extension stores/],
    ['pdf', /a PDF/],
    ['file', /file on your computer/],
    ['forbidden', /does not allow/],
    ['failed', /on our side/],
  ] as const)('%s: a sentence, no error', async (reason, sentence) => {
    const { container } = await open({ ok: false, reason });
    expect(screen.getByText(sentence, { selector: 'p' })).toBeVisible();
    expect(screen.getByRole('status')).toHaveTextContent(sentence);
    await expectNoViolations(container);
  });

  it('a category used last but deleted since is forgotten', async () => {
    const services = createServices(directory);
    const { categoryId } = await createCategory(services.store, 'Old');
    await services.store.db.categories.clear();
    await services.writeSetting('lastCategoryId', categoryId);
    await open(directory, services);
    await screen.findByRole('button', { name: 'Save 3' });
    expect(screen.getByRole('combobox', { name: 'Category' })).toHaveValue('');
  });

  it('markup in a name is text, and a link that is no link is none', async () => {
    const evil = '<img src=x onerror=alert(1)>';
    const reading = toReading([{ name: evil }]);
    const facts = reading.reading.candidates[0]?.facts;
    if (facts)
      facts.website = [{ value: 'javascript:alert(1)', shown: 'x', reader: 'listing', confidence: 1 }];
    await open(reading);
    expect(screen.getAllByText(evil).length).toBeGreaterThan(0);
    expect(screen.queryByRole('link')).toBeNull();
    expect(document.querySelector('img')).toBeNull();
  });

  it.each([
    ['zh_CN', '3 家公司', '保存 3 条'],
    ['de', '3 Firmen', '3 speichern'],
    ['ja', '3社', '3件を保存'],
    ['es', '3 empresas', 'Guardar 3'],
  ] as const)('speaks %s', async (language, heading, action) => {
    setLanguage(language);
    await open(directory);
    expect(screen.getByRole('heading', { name: heading })).toBeVisible();
    expect(screen.getByRole('button', { name: action })).toBeEnabled();
  });
});
