import * as z from 'zod/mini';
import type { PageReading } from '@/lib/leads/candidate';
import { capturedPage, type CapturedPage } from '@/lib/leads/captured-page';
import { MAX_VALUE_LENGTH } from '@/lib/leads/limits';
import { loadPageOfTab } from '@/lib/platform/active-page';
import { runReader, runReaderInFrames, type InjectedReader, type Injection } from '@/lib/platform/injection';
import { readByTurns } from '@/lib/readers/with-posts';
import { loadRecipesFor } from './load-recipes';
import { toPageReading } from './page-reading';

/** Why a page cannot be read; the UI has a sentence for each. */
export type Unreadable =
  /** The browser's own page, or a page of an extension. */
  | 'browser-page'
  /** An extension store: browsers forbid reading there. */
  | 'store'
  | 'pdf'
  /** A file on this computer, which needs a switch in the browser's extension settings. */
  | 'file'
  /** The browser forbade it for a reason of its own (managed browser, private window, closed tab). */
  | 'forbidden'
  /** The reader itself failed: our fault. */
  | 'failed';

const pageNumber = z.object({ number: z.int(), count: z.int(), stated: z.boolean() });

/** Which page of how many the page says it is; `stated` in words and not only by its pager's highest number. */
export type PageNumber = z.infer<typeof pageNumber>;

export type TabReading =
  | { ok: true; page: CapturedPage; reading: PageReading; pageNumber?: PageNumber | undefined }
  | { ok: false; reason: Unreadable };

const STORES = [
  /^https:\/\/chromewebstore\.google\.com\//,
  /^https:\/\/chrome\.google\.com\/webstore/,
  /^https:\/\/microsoftedge\.microsoft\.com\/addons/,
  /^https:\/\/addons\.mozilla\.org\//,
];

/** Names why an address cannot be read, as far as the address alone tells. */
export function findObstacle(url: string | undefined): Unreadable | undefined {
  if (url === undefined || url === '') return 'forbidden';
  if (STORES.some((store) => store.test(url))) return 'store';
  if (/^https?:/i.test(url)) return undefined;
  return /^file:/i.test(url) ? 'file' : 'browser-page';
}

/**
 * Reads the page of a tab. Never throws: what stands in the way is part of the result.
 *
 * @param list the page's list to read, as a reading of it named it (`nextList`)
 */
export async function readTab(tabId: number, list?: number): Promise<TabReading> {
  for (let attempt = 1; ; attempt++) {
    const before = await loadPageOfTab(tabId);
    const obstacle = findObstacle(before?.url);
    if (obstacle) return { ok: false, reason: obstacle };

    let injection: Omit<Injection, 'reading'> | undefined;
    let reading;
    try {
      const recipes = await loadRecipesFor(before?.url ?? '');
      const read = async (by: InjectedReader) => {
        const { reading, ...about } = await runReader(tabId, by, recipes, by === 'thread' ? undefined : list);
        injection ??= about;
        return toPageReading(reading);
      };
      reading = await readByTurns({
        page: () => read('page'),
        thread: () => read('thread'),
        pageWithoutPosts: () => read('pageWithoutPosts'),
      });
      if (reading?.kind === 'none') {
        // The page itself was read, so a frame that cannot be is no obstacle.
        const frames = await runReaderInFrames(tabId, recipes).catch(() => []);
        reading = pickFullest(reading, frames.map(toPageReading));
      }
    } catch {
      // Browsers word this in many ways; the address is the better witness.
      return { ok: false, reason: isPdfAddress(before?.url) ? 'pdf' : 'forbidden' };
    }
    // The address belongs to the evidence, so a page left meanwhile is not what was read. A page that
    // rewrites its own address all the time is taken at its word after the third look.
    const after = await loadPageOfTab(tabId);
    if (after?.url !== before?.url && attempt < 3) continue;
    if (injection?.document.contentType === 'application/pdf') return { ok: false, reason: 'pdf' };

    const page = capturedPage.safeParse({
      url: after?.url,
      title: (after?.title ?? '').slice(0, MAX_VALUE_LENGTH),
    });
    if (!reading || !page.success) return { ok: false, reason: 'failed' };
    const unfinished = injection?.document.loading === true && reading.kind === 'none';
    return {
      ok: true,
      page: page.data,
      reading: unfinished ? { ...reading, kind: 'not-loaded' } : reading,
      pageNumber: pageNumber.safeParse(injection?.pageNumber).data,
    };
  }
}

/** What a page without contents of its own shows in a frame: old sites keep their lists there, and embedded directories. */
function pickFullest(page: PageReading, frames: readonly (PageReading | undefined)[]): PageReading {
  const inFrame = frames
    .filter((frame) => frame !== undefined && frame.candidates.length > 0)
    .sort((a, b) => (b?.candidates.length ?? 0) - (a?.candidates.length ?? 0))[0];
  return inFrame === undefined ? page : { ...inFrame, title: page.title, ms: page.ms + inFrame.ms };
}

function isPdfAddress(url: string | undefined): boolean {
  return url !== undefined && /\.pdf(?:[?#]|$)/i.test(url);
}
