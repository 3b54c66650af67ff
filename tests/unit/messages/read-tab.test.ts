import { beforeEach, describe, expect, it, vi } from 'vitest';
import { findObstacle, readTab } from '@/lib/messages/read-tab';
import { loadPageOfTab } from '@/lib/platform/active-page';
import { runReader, runReaderInFrames } from '@/lib/platform/injection';

vi.mock('@/lib/platform/active-page', () => ({ loadPageOfTab: vi.fn() }));
vi.mock('@/lib/platform/injection', () => ({ runReader: vi.fn(), runReaderInFrames: vi.fn() }));

const reading = { kind: 'none', title: '', candidates: [], posts: [], problems: [], partial: false, ms: 1 };
const html = { contentType: 'text/html', loading: false };
const tab = (url: string) => ({ tabId: 7, windowId: 1, url, title: 'Acme' });

beforeEach(() => {
  vi.mocked(loadPageOfTab).mockResolvedValue(tab('https://acme.example/'));
  vi.mocked(runReader).mockReset().mockResolvedValue({ reading, document: html });
  vi.mocked(runReaderInFrames).mockReset().mockResolvedValue([]);
});

describe('what an address alone tells', () => {
  it.each([
    [undefined, 'forbidden'],
    ['', 'forbidden'],
    ['chrome://settings/', 'browser-page'],
    ['about:blank', 'browser-page'],
    ['edge://extensions/', 'browser-page'],
    ['moz-extension://0000/popup.html', 'browser-page'],
    ['view-source:https://acme.example/', 'browser-page'],
    ['file:///list.html', 'file'],
    ['https://chromewebstore.google.com/detail/x', 'store'],
    ['https://addons.mozilla.org/firefox/', 'store'],
    ['https://microsoftedge.microsoft.com/addons/detail/x', 'store'],
    ['https://acme.example/', undefined],
    ['http://acme.example/chrome://settings', undefined],
  ])('%s → %s', (url, reason) => {
    expect(findObstacle(url)).toBe(reason);
  });
});

describe('reading a tab', () => {
  it('gives the reading with the address the browser names', async () => {
    expect(await readTab(7)).toEqual({
      ok: true,
      page: { url: 'https://acme.example/', title: 'Acme' },
      reading,
    });
  });

  it('reads again when the page was left meanwhile, so that evidence names the right page', async () => {
    vi.mocked(loadPageOfTab)
      .mockResolvedValueOnce(tab('https://acme.example/1'))
      .mockResolvedValueOnce(tab('https://acme.example/2'))
      .mockResolvedValue(tab('https://acme.example/2'));
    expect(await readTab(7)).toMatchObject({ ok: true, page: { url: 'https://acme.example/2' } });
  });

  it('calls an empty page that is still loading not loaded, never empty', async () => {
    vi.mocked(runReader).mockResolvedValue({ reading, document: { ...html, loading: true } });
    expect(await readTab(7)).toMatchObject({ ok: true, reading: { kind: 'not-loaded' } });
  });

  it('reads a thread in two steps, the posts by a reader of their own', async () => {
    const post = { key: 'p1', text: 'Looking for a supplier', facts: {}, intent: 'buy' };
    const nextPage = 'https://acme.example/2';
    vi.mocked(runReader).mockImplementation((_tab, reader) =>
      Promise.resolve({
        reading:
          reader === 'page'
            ? { ...reading, kind: 'thread', nextPage, ms: 10 }
            : { ...reading, kind: 'thread', posts: [post], ms: 5 },
        document: html,
      }),
    );
    expect(await readTab(7)).toMatchObject({
      ok: true,
      reading: { kind: 'thread', posts: [post], nextPage, ms: 15 },
    });
  });

  it('reads a page again that looked like a thread and is none', async () => {
    const firm = { key: 'a', kind: 'organisation', facts: {} };
    vi.mocked(runReader).mockImplementation((_tab, reader) =>
      Promise.resolve({
        reading: {
          page: { ...reading, kind: 'thread', mayHoldPosts: true, ms: 2 },
          thread: { ...reading, ms: 20 },
          pageWithoutPosts: { ...reading, kind: 'profile', candidates: [firm], ms: 10 },
        }[reader],
        document: html,
      }),
    );
    expect(await readTab(7)).toMatchObject({ reading: { kind: 'profile', candidates: [firm], ms: 32 } });
  });

  it('looks into the frames of a page that shows nothing itself, and takes the fullest', async () => {
    const firm = (key: string) => ({ key, kind: 'organisation', facts: {} });
    const listing = { ...reading, kind: 'listing', title: 'inner', ms: 4 };
    vi.mocked(runReaderInFrames).mockResolvedValue([
      undefined,
      { ...listing, kind: 'profile', candidates: [firm('a')] },
      { ...listing, candidates: [firm('a'), firm('b'), firm('c')] },
      'not a reading',
    ]);
    expect(await readTab(7)).toMatchObject({
      ok: true,
      page: { url: 'https://acme.example/' },
      reading: { kind: 'listing', title: '', ms: 5, candidates: [{}, {}, {}] },
    });
  });

  it('keeps what the page itself gave where a frame cannot be read', async () => {
    vi.mocked(runReaderInFrames).mockRejectedValue(new Error('Cannot access contents of the frame'));
    expect(await readTab(7)).toMatchObject({ ok: true, reading: { kind: 'none' } });
  });

  it('asks no frame where the page itself has something', async () => {
    const firm = { key: 'a', kind: 'organisation', facts: {} };
    vi.mocked(runReader).mockResolvedValue({
      reading: { ...reading, kind: 'profile', candidates: [firm] },
      document: html,
    });
    await readTab(7);
    expect(runReaderInFrames).not.toHaveBeenCalled();
  });

  it('knows a PDF by its type, whatever its address', async () => {
    vi.mocked(runReader).mockResolvedValue({
      reading,
      document: { ...html, contentType: 'application/pdf' },
    });
    expect(await readTab(7)).toEqual({ ok: false, reason: 'pdf' });
  });

  it('knows a PDF by its address where the browser forbids looking', async () => {
    vi.mocked(loadPageOfTab).mockResolvedValue(tab('https://acme.example/prices.pdf?v=2'));
    vi.mocked(runReader).mockRejectedValue(new Error('Missing host permission for the tab'));
    expect(await readTab(7)).toEqual({ ok: false, reason: 'pdf' });
  });

  it('says when the browser forbids it', async () => {
    vi.mocked(runReader).mockRejectedValue(new Error('Cannot access contents of the page'));
    expect(await readTab(7)).toEqual({ ok: false, reason: 'forbidden' });
  });

  it('says when the tab is gone', async () => {
    vi.mocked(loadPageOfTab).mockResolvedValue(undefined);
    expect(await readTab(7)).toEqual({ ok: false, reason: 'forbidden' });
  });

  it('says when the reader returned nothing', async () => {
    vi.mocked(runReader).mockResolvedValue({ reading: undefined, document: html });
    expect(await readTab(7)).toEqual({ ok: false, reason: 'failed' });
  });
});
