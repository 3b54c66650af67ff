import { showPage } from '@/components/sites/show-page';
import { findNewsOfPage } from '@/lib/messages/page-news';
import { onIncoming } from '@/lib/platform/incoming';
import { remarkRows, unmarkRows } from '@/lib/platform/page-marks';
import { covers, noteGrants, readSitePatterns, siteAccess } from '@/lib/platform/site-access';
import { readSession, writeSession } from '@/lib/platform/session';
import { clearToolbar } from '@/lib/platform/toolbar';
import { findTabsOf, registerWatcher, startWatcher } from '@/lib/platform/watcher';
import type { Store } from '@/lib/store/store';
import { seePage } from './see-page';

/**
 * Reads pages of the sites the user switched on, as their watchers say that they have come to rest: one page at a time,
 * each once for each address. Nothing is kept of what is read; icon, badge and outlines are all that comes of it.
 */
export function followPages(store: Store): void {
  /** Counts, for each tab, how often its page went on: what was read of a page that was left is not shown. */
  const turns = new Map<number, number>();
  let queue = Promise.resolve();

  function look(tabId: number, turn: number) {
    queue = queue
      .then(async () => {
        if (turns.get(tabId) !== turn) return;
        const seen = await seePage(store, tabId);
        if (turns.get(tabId) !== turn) return;
        if (!seen.ok) {
          await clearToolbar(tabId);
          return;
        }
        await showPage(tabId, seen.seen);
        await noteTold(tabId, seen.page.url);
      })
      .catch(() => undefined);
  }

  function nextTurn(tabId: number): number {
    const turn = (turns.get(tabId) ?? 0) + 1;
    turns.set(tabId, turn);
    return turn;
  }

  onIncoming((message, sender, ownId) => {
    const news = findNewsOfPage(message, sender, ownId);
    if (news === undefined) return;
    const { type, tabId, origin } = news;
    if (type === 'page/left') {
      nextTurn(tabId);
      void clearToolbar(tabId);
      void unmarkRows(tabId);
      return;
    }
    // Counted before anything is waited for: the page may be left meanwhile.
    const turn = type === 'page/arrived' ? nextTurn(tabId) : 0;
    void siteAccess.isOn(`${origin}/`).then((on) => {
      if (!on) return;
      if (type === 'page/moved') void remarkRows(tabId);
      else look(tabId, turn);
    });
  });

  /** Pages that are open when their site is switched on are read at once; of sites that were taken from us nothing is said any more. */
  async function followSites() {
    const patterns = await readSitePatterns();
    for (const pattern of await registerWatcher(patterns)) {
      for (const tabId of await findTabsOf(pattern)) {
        // A watcher that was at work already has nothing new to say.
        if (!(await startWatcher(tabId))) look(tabId, nextTurn(tabId));
      }
    }
    const told = await readTold();
    for (const [tabId, url] of Object.entries(told)) {
      if (patterns.some((pattern) => covers(pattern, url))) continue;
      await clearToolbar(Number(tabId));
      await noteTold(Number(tabId), undefined);
    }
  }
  let following = followSites().catch(() => undefined);
  siteAccess.follow(() => {
    following = following.then(followSites).catch(() => undefined);
  });
  noteGrants(() => store.now());
}

/** Tabs whose icon says what we read by ourselves, with their addresses; the background forgets when it is stopped. */
const TOLD = 'told';

async function readTold(): Promise<Record<string, string>> {
  const told = await readSession(TOLD);
  return typeof told === 'object' && told !== null ? (told as Record<string, string>) : {};
}

async function noteTold(tabId: number, url: string | undefined): Promise<void> {
  const others = Object.entries(await readTold()).filter(([id]) => id !== String(tabId));
  await writeSession(TOLD, Object.fromEntries([...others, ...(url === undefined ? [] : [[tabId, url]])]));
}
