import { beforeEach, describe, expect, it, vi } from 'vitest';
import { leaveOffer, leaveReceipt, followReceipts, takeOffer, takeReceipt } from '@/lib/messages/waiting';
import { toReading, toRow } from '../background/directory';

const { fake } = await vi.hoisted(async () => ({
  fake: (await import('../fake-browser')).createFakeBrowser(),
}));
vi.mock('wxt/browser', () => ({ browser: fake.browser }));

const page = { url: 'https://directory.example/plumbers', title: 'Plumbers' };
const reading = toReading([toRow('Acme', 0)], 'profile') as never;
const MINUTE = 60_000;

beforeEach(() => {
  fake.forget();
  fake.open(7, page.url);
});

describe('what is left to be looked through', () => {
  it('is taken once, by the tab it is about', async () => {
    await leaveOffer(7, 0, page, reading);
    expect(await takeOffer(8, 1)).toBeUndefined();
    expect(await takeOffer(7, 1)).toMatchObject({ ok: true, page, reading: { kind: 'profile' } });
    expect(await takeOffer(7, 1)).toBeUndefined();
  });

  it('is forgotten when the tab shows another page', async () => {
    await leaveOffer(7, 0, page, reading);
    fake.open(7, 'https://directory.example/roofers');
    expect(await takeOffer(7, 1)).toBeUndefined();
  });

  it('is forgotten after five minutes', async () => {
    await leaveOffer(7, 0, page, reading);
    expect(await takeOffer(7, 6 * MINUTE)).toBeUndefined();
  });

  it.each([['nonsense'], [{ tabId: 7, at: 0, page, reading: 'nonsense' }], [{ tabId: 7, at: 0, page: {} }]])(
    'is nothing when it cannot be read: %j',
    async (stored) => {
      fake.browser.storage.session.values.set('offer', stored);
      expect(await takeOffer(7, 1)).toBeUndefined();
    },
  );
});

describe('a receipt', () => {
  it('is taken once, while it is fresh', async () => {
    await leaveReceipt({ at: 0, sentence: 'Saved: Acme', commandId: 'c' });
    expect(await takeReceipt(1)).toEqual({ at: 0, sentence: 'Saved: Acme', commandId: 'c' });
    expect(await takeReceipt(1)).toBeUndefined();
    await leaveReceipt({ at: 0, sentence: 'Saved: Acme' });
    expect(await takeReceipt(2 * MINUTE)).toBeUndefined();
  });

  it('is given to whoever is open, once', async () => {
    const onReceipt = vi.fn();
    await leaveReceipt({ at: 0, sentence: 'Saved: Acme' });
    const stop = followReceipts(() => 1, onReceipt);
    await vi.waitFor(() => expect(onReceipt).toHaveBeenCalledOnce());
    await leaveReceipt({ at: 0, sentence: 'Saved: Birch' });
    await vi.waitFor(() => expect(onReceipt).toHaveBeenLastCalledWith({ at: 0, sentence: 'Saved: Birch' }));
    stop();
    await leaveReceipt({ at: 0, sentence: 'Saved: Cobalt' });
    expect(onReceipt).toHaveBeenCalledTimes(2);
  });
});
