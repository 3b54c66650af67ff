import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { takeOrders } from '@/entrypoints/background/orders';
import { takeOffer, takeReceipt } from '@/lib/messages/waiting';
import { undo } from '@/lib/store/commands/undo';
import { openTestStore } from '../store/open';
import { answerInPages, toReading, toRow } from './directory';

const { fake } = await vi.hoisted(async () => ({
  fake: (await import('../fake-browser')).createFakeBrowser(),
}));
vi.mock('wxt/browser', () => ({ browser: fake.browser }));

const PAGE = 'https://directory.example/plumbers';
const TAB = 7;
const acme = toRow('Acme', 0);
const doubtful = toRow('Acme', 0);
for (const found of doubtful.facts.name ?? []) found.confidence = 0.4;

let pages: Parameters<typeof answerInPages>[1];

function start() {
  const store = openTestStore();
  takeOrders(store);
  return store;
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 80));
const waitForBadge = (badge: string) =>
  vi.waitFor(() => expect(fake.shown.get(TAB)?.badge).toBe(badge), { timeout: 5_000 });

beforeEach(() => {
  fake.forget();
  pages = new Map([[TAB, { reading: toReading([acme], 'profile') }]]);
  answerInPages(fake, pages);
  fake.open(TAB, PAGE);
});

describe('the right-click menu', () => {
  it('offers to save the page, the selected text and the link, and to open the leads', () => {
    start();
    fake.install();
    return vi.waitFor(() =>
      expect(
        fake.browser.contextMenus.create.mock.calls.map(([{ title, contexts }]) => [contexts[0], title]),
      ).toEqual([
        ['page', 'Save this page'],
        ['selection', 'Save selected text as a lead'],
        ['link', 'Save this link as a lead'],
        ['page', 'Open my leads'],
      ]),
    );
  });

  it('takes no order it does not know, nor one without a tab', async () => {
    const store = start();
    fake.click('delete-everything', TAB);
    fake.browser.contextMenus.onClicked.emit({ menuItemId: 'save-page' }, undefined);
    await settle();
    expect(fake.inPage).not.toHaveBeenCalled();
    expect(await store.db.leads.count()).toBe(0);
  });
});

describe.each([
  ['the menu', () => fake.click('save-page', TAB)],
  ['the keyboard', () => fake.press('save-page', TAB)],
])('"save this page" from %s', (_from, give) => {
  it('saves the one company of the page, and tells it with a tick and the way back', async () => {
    const store = start();
    give();
    await waitForBadge('✓');
    expect(fake.shown.get(TAB)?.title).toBe('Saved: Acme');
    expect(await store.db.leads.count()).toBe(1);
    const receipt = await takeReceipt(store.now());
    expect(receipt?.sentence).toBe('Saved: Acme');
    await undo(store, receipt?.commandId ?? '');
    expect(await store.db.leads.count()).toBe(0);
  });

  it('opens the popup where there are many, and saves none', async () => {
    pages.set(TAB, { reading: toReading([acme, toRow('Birch', 1)]) });
    const store = start();
    give();
    await vi.waitFor(() => expect(fake.openPopup).toHaveBeenCalledOnce());
    expect(await store.db.leads.count()).toBe(0);
    expect(fake.shown.get(TAB)?.badge).toBe('2');
  });

  it('says on the button that it waits, where the browser opens no popup', async () => {
    pages.set(TAB, { reading: toReading([acme, toRow('Birch', 1)]) });
    fake.openPopup.mockRejectedValue(new Error('openPopup requires a user gesture'));
    start();
    give();
    await vi.waitFor(() =>
      expect(fake.shown.get(TAB)?.title).toMatch(/2 companies.*Click the button to choose/),
    );
  });

  it('says so where there is nothing', async () => {
    pages.set(TAB, { reading: toReading([]) });
    start();
    give();
    await waitForBadge('!');
    expect(fake.shown.get(TAB)?.title).toBe('Nothing to save on this page');
  });

  it('says why a page cannot be read', async () => {
    fake.open(TAB, 'chrome://settings/');
    start();
    give();
    await waitForBadge('!');
    expect(fake.shown.get(TAB)?.title).toContain('browser');
  });
});

describe('saving twice', () => {
  it('leaves one lead, and says that it is known', async () => {
    const store = start();
    fake.click('save-page', TAB);
    await waitForBadge('✓');
    await takeReceipt(store.now());
    fake.click('save-page', TAB);
    await vi.waitFor(() => expect(fake.shown.get(TAB)?.title).toBe('You have it already: Acme'), {
      timeout: 5_000,
    });
    expect(await store.db.leads.count()).toBe(1);
    expect((await takeReceipt(store.now()))?.commandId).toBeUndefined();
  });
});

describe('selected text', () => {
  it('that is plain becomes a lead, with the page it stands on', async () => {
    pages.set(TAB, { reading: toReading([]), selection: toReading([acme], 'profile') });
    const store = start();
    fake.click('save-selection', TAB, { selectionText: 'Acme' });
    await waitForBadge('✓');
    expect(await store.db.captures.toArray()).toMatchObject([{ page: { url: PAGE } }]);
  });

  it('that is doubtful is looked through in the popup first', async () => {
    pages.set(TAB, { reading: toReading([]), selection: toReading([doubtful], 'profile') });
    const store = start();
    fake.press('save-selection', TAB);
    await vi.waitFor(() => expect(fake.openPopup).toHaveBeenCalledOnce());
    expect(await store.db.leads.count()).toBe(0);
    const offer = await takeOffer(TAB, store.now());
    expect(offer?.reading.candidates[0]?.key).toBe('Acme');
    expect(offer?.page.url).toBe(PAGE);
    expect(await takeOffer(TAB, store.now())).toBeUndefined();
  });

  it('with nothing in it is no lead', async () => {
    pages.set(TAB, { reading: toReading([acme]), selection: toReading([]) });
    const store = start();
    fake.press('save-selection', TAB);
    await waitForBadge('!');
    expect(fake.shown.get(TAB)?.title).toBe('Nothing to save in the selected text');
    expect(await store.db.leads.count()).toBe(0);
  });

  it('that the page made up is parsed like everything from pages', async () => {
    pages.set(TAB, { reading: toReading([]), selection: { candidates: [{ key: '', facts: 7 }] } });
    const store = start();
    fake.press('save-selection', TAB);
    await waitForBadge('!');
    expect(await store.db.leads.count()).toBe(0);
  });
});

describe('a link', () => {
  it('is read where it stands, by its address', async () => {
    const link = 'https://directory.example/acme';
    pages.set(TAB, { reading: toReading([]), selection: toReading([acme], 'profile') });
    const store = start();
    fake.click('save-link', TAB, { linkUrl: link });
    await waitForBadge('✓');
    expect(fake.inPage.mock.calls.some(([, , args]) => args[0] === link)).toBe(true);
    expect(await store.db.leads.count()).toBe(1);
  });
});

describe('"open my leads"', () => {
  it('opens the panel before anything else is waited for', () => {
    start();
    fake.press('open-panel', TAB);
    expect(fake.openPanel).toHaveBeenCalledExactlyOnceWith({ windowId: 1 });
  });
});
