import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { followPages } from '@/entrypoints/background/pages';
import { siteAccess } from '@/lib/platform/site-access';
import { saveCandidates } from '@/lib/store/commands/save-candidates';
import { openTestStore } from '../store/open';
import { answerInPages, countReadings, toReading, toRow } from './directory';

const { fake } = await vi.hoisted(async () => ({
  fake: (await import('../fake-browser')).createFakeBrowser(),
}));
vi.mock('wxt/browser', () => ({ browser: fake.browser }));

const SITE = 'https://directory.example/*';
const PAGE = 'https://directory.example/plumbers';
const TAB = 7;
const rows = [toRow('Acme', 0), toRow('Birch', 1), toRow('Cobalt', 2)];

type Pages = Parameters<typeof answerInPages>[1];
let pages: Pages;

async function start(saved: readonly number[] = []) {
  const store = openTestStore();
  if (saved.length > 0)
    await saveCandidates(store, {
      page: { url: PAGE, title: 'Plumbers' },
      candidates: saved.flatMap((index) => rows[index] ?? []),
    });
  followPages(store);
  await vi.waitFor(() => expect(fake.getRegistered()).toBeDefined());
  return store;
}

/** Long enough for everything that was set off to have happened. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 60));

beforeEach(() => {
  fake.forget();
  pages = new Map([[TAB, { reading: toReading(rows) }]]);
  answerInPages(fake, pages);
  fake.open(TAB, PAGE);
});

describe('a site that is switched on', () => {
  it('is read as its pages come to rest; icon, badge and tooltip say what is there', async () => {
    await start([0]);
    fake.allow(SITE);
    fake.say('page/arrived', TAB);
    await vi.waitFor(() =>
      expect(fake.shown.get(TAB)).toEqual({
        icon: '/icon/listing-16.png',
        badge: '2',
        title: 'Leadlight: 3 companies · 2 new · 1 known',
      }),
    );
  });

  it('has the rows outlined that are saved, and no others', async () => {
    await start([0, 2]);
    fake.allow(SITE);
    fake.say('page/arrived', TAB);
    await vi.waitFor(() => expect(fake.styles.get(TAB)).toHaveLength(1));
    const [css = ''] = fake.styles.get(TAB) ?? [];
    expect(css).toMatch(/^#list>li:nth-child\(1\),#list>li:nth-child\(3\)\{outline:2px solid/);
    expect(css).not.toContain('nth-child(2)');
  });

  it('has its watcher registered, for itself alone', async () => {
    await start();
    fake.allow(SITE);
    await vi.waitFor(() =>
      expect(fake.getRegistered()).toMatchObject([{ js: ['/watcher.js'], matches: [SITE] }]),
    );
    fake.allow('https://guide.example/*');
    await vi.waitFor(() =>
      expect(fake.getRegistered()).toMatchObject([{ matches: [SITE, 'https://guide.example/*'] }]),
    );
  });

  it('is read at once where its pages are open already', async () => {
    pages.set(TAB, { reading: toReading(rows), watched: true });
    await start();
    fake.allow(SITE);
    await vi.waitFor(() => expect(fake.shown.get(TAB)?.badge).toBe('3'));
  });

  it('keeps nothing of what is read', async () => {
    const store = await start();
    fake.allow(SITE);
    fake.say('page/arrived', TAB);
    await vi.waitFor(() => expect(fake.shown.get(TAB)?.badge).toBe('3'));
    expect(await store.db.leads.count()).toBe(0);
    expect(await store.db.threads.count()).toBe(0);
  });

  it('that goes on to another address within the page loses what was said, and is read anew', async () => {
    await start([0]);
    fake.allow(SITE);
    fake.say('page/arrived', TAB);
    await vi.waitFor(() => expect(fake.styles.get(TAB)).toHaveLength(1));
    fake.open(TAB, `${PAGE}?page=2`);
    pages.set(TAB, { reading: toReading([toRow('Dune', 0), toRow('Elm', 1)]), watched: true });
    fake.say('page/left', TAB);
    await vi.waitFor(() => expect(fake.shown.get(TAB)).toMatchObject({ icon: '/icon/16.png', badge: '' }));
    await vi.waitFor(() => expect(fake.styles.get(TAB)).toEqual([]));
    fake.say('page/arrived', TAB);
    await vi.waitFor(() => expect(fake.shown.get(TAB)?.badge).toBe('2'));
  });

  it('says nothing of a page that was left while it was read', async () => {
    await start();
    fake.allow(SITE);
    await settle();
    fake.say('page/arrived', TAB);
    fake.say('page/left', TAB);
    await settle();
    expect(fake.shown.get(TAB)?.badge ?? '').toBe('');
  });

  it('is read once for each arrival, however often it says so meanwhile', async () => {
    await start();
    fake.allow(SITE);
    await settle();
    fake.inPage.mockClear();
    fake.say('page/arrived', TAB);
    fake.say('page/arrived', TAB);
    fake.say('page/arrived', TAB);
    await vi.waitFor(() => expect(fake.shown.get(TAB)?.badge).toBe('3'));
    await settle();
    expect(countReadings(fake)).toBe(1);
  });
});

describe('a site that is not switched on', () => {
  it('is not read, whatever its page says', async () => {
    await start();
    fake.say('page/arrived', TAB);
    fake.say('page/moved', TAB);
    await settle();
    expect(fake.inPage).not.toHaveBeenCalled();
    expect(fake.shown.size).toBe(0);
  });

  it('is not read for another one’s permission, nor where the browser’s settings allow all sites', async () => {
    await start();
    fake.allow('https://guide.example/*', '*://*/*');
    fake.say('page/arrived', TAB);
    await settle();
    expect(countReadings(fake)).toBe(0);
    expect(fake.getRegistered()).toMatchObject([{ matches: ['https://guide.example/*'] }]);
  });

  it.each([
    ['another extension', { id: 'another' }],
    ['a frame in the page', { frameId: 2 }],
    ['a page that claims the site', { origin: 'https://evil.example', url: PAGE }],
  ])('is not read when %s says so', async (_who, sender) => {
    await start();
    fake.allow(SITE);
    pages.set(TAB, { reading: toReading(rows), watched: true });
    await settle();
    fake.inPage.mockClear();
    fake.say('page/arrived', TAB, sender);
    await settle();
    expect(countReadings(fake)).toBe(0);
  });
});

describe('switching a site off', () => {
  async function switchOn() {
    await start([0]);
    fake.allow(SITE);
    fake.say('page/arrived', TAB);
    await vi.waitFor(() => expect(fake.styles.get(TAB)).toHaveLength(1));
  }

  it('takes permission, registration, outlines and icon at once', async () => {
    await switchOn();
    await siteAccess.stopReading(PAGE);
    expect(fake.styles.get(TAB)).toEqual([]);
    expect(fake.shown.get(TAB)).toMatchObject({ icon: '/icon/16.png', badge: '' });
    expect((await siteAccess.read()).sites).toEqual([]);
    await vi.waitFor(() => expect(fake.getRegistered()).toEqual([]));
  });

  it('in the browser’s own settings ends reading and what the icon says', async () => {
    await switchOn();
    await settle();
    fake.revoke(SITE);
    await vi.waitFor(() => expect(fake.getRegistered()).toEqual([]));
    await vi.waitFor(() => expect(fake.shown.get(TAB)?.badge).toBe(''));
    fake.inPage.mockClear();
    fake.say('page/arrived', TAB);
    await settle();
    expect(fake.inPage).not.toHaveBeenCalled();
  });
});

describe('the receipt', () => {
  it('knows since when a site is allowed, and forgets it with the site', async () => {
    const store = await start();
    const before = store.now();
    fake.allow(SITE);
    await vi.waitFor(async () => expect((await siteAccess.read()).sites[0]?.since).toBeGreaterThan(before));
    const since = (await siteAccess.read()).sites[0]?.since;
    fake.revoke(SITE);
    await settle();
    fake.allow(SITE);
    await vi.waitFor(async () => {
      const again = (await siteAccess.read()).sites[0]?.since;
      expect(again).toBeDefined();
      expect(again).not.toBe(since);
    });
  });

  it('dates what every installation has from the installation', async () => {
    await start();
    fake.install();
    await vi.waitFor(async () =>
      expect((await siteAccess.read()).permissions[0]).toMatchObject({
        name: 'activeTab',
        optional: false,
        since: expect.any(Number) as number,
      }),
    );
  });
});
