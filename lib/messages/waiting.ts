import * as z from 'zod/mini';
import { capturedPage, type CapturedPage } from '@/lib/leads/captured-page';
import type { PageReading } from '@/lib/leads/candidate';
import { followSession, readSession, writeSession } from '@/lib/platform/session';
import { loadPageOfTab } from '@/lib/platform/active-page';
import { toPageReading } from './page-reading';

/** What the background leaves for the screens: they may not be open yet, and it may be stopped before they are. */

const OFFER = 'offer';
const RECEIPT = 'receipt';

/** After this long nobody remembers having asked, in milliseconds. */
const OFFER_LASTS_MS = 5 * 60_000;
const RECEIPT_LASTS_MS = 60_000;

const offer = z.object({ tabId: z.int(), at: z.number(), page: capturedPage, reading: z.unknown() });

const receipt = z.object({
  at: z.number(),
  sentence: z.string(),
  /** For `undo`; absent when nothing was changed. */
  commandId: z.optional(z.string()),
});
export type Receipt = z.infer<typeof receipt>;

/** Leaves a reading to be looked through before it is saved: the next screen that reads this tab gets it instead. */
export async function leaveOffer(
  tabId: number,
  at: number,
  page: CapturedPage,
  reading: PageReading,
): Promise<void> {
  await writeSession(OFFER, { tabId, at, page, reading });
}

/** Takes what was left for a tab, once; `undefined` when there is nothing, or the tab shows another page by now. */
export async function takeOffer(
  tabId: number,
  now: number,
): Promise<{ ok: true; page: CapturedPage; reading: PageReading } | undefined> {
  const parsed = offer.safeParse(await readSession(OFFER));
  if (!parsed.success || parsed.data.tabId !== tabId) return undefined;
  await writeSession(OFFER, undefined);
  const { at, page } = parsed.data;
  const reading = toPageReading(parsed.data.reading);
  if (reading === undefined || now - at > OFFER_LASTS_MS) return undefined;
  return (await loadPageOfTab(tabId))?.url === page.url ? { ok: true, page, reading } : undefined;
}

/** Leaves what was done in the background, and the way back, for an open panel. */
export async function leaveReceipt(left: Receipt): Promise<void> {
  await writeSession(RECEIPT, left);
}

/** Takes a receipt, once; `undefined` when there is none, or it is old. */
export async function takeReceipt(now: number): Promise<Receipt | undefined> {
  const parsed = receipt.safeParse(await readSession(RECEIPT));
  if (!parsed.success) return undefined;
  await writeSession(RECEIPT, undefined);
  return now - parsed.data.at > RECEIPT_LASTS_MS ? undefined : parsed.data;
}

/** Calls back with each receipt there is or will be; returns how to stop. */
export function followReceipts(now: () => number, onReceipt: (receipt: Receipt) => void): () => void {
  const take = () =>
    void takeReceipt(now()).then((receipt) => {
      if (receipt !== undefined) onReceipt(receipt);
    });
  take();
  return followSession(RECEIPT, take);
}
