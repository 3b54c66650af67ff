import { i18n } from '#i18n';
import { toToolbarState, type SeenPage } from '@/components/sites/seen-page';
import { showPage } from '@/components/sites/show-page';
import { getUnreadableSentence } from '@/components/words';
import type { Candidate } from '@/lib/leads/candidate';
import { toCategoryPaths } from '@/lib/leads/category-tree';
import type { CapturedPage } from '@/lib/leads/lead';
import { getLeadName } from '@/lib/leads/lead-name';
import { isPlain, readSelectionOfTab } from '@/lib/messages/read-selection-of-tab';
import { leaveOffer, leaveReceipt } from '@/lib/messages/waiting';
import { loadPageOfTab } from '@/lib/platform/active-page';
import { offerMenus, onOrder, type GivenOrder, type Order } from '@/lib/platform/menus-and-keys';
import { openPanel } from '@/lib/platform/panel';
import { siteAccess } from '@/lib/platform/site-access';
import { readSetting } from '@/lib/platform/settings';
import { clearToolbar, openPopup, showOnToolbar, type ToolbarState } from '@/lib/platform/toolbar';
import { stayAwake } from '@/lib/platform/wake';
import { saveCandidates, type SaveOutcome } from '@/lib/store/commands/save-candidates';
import { readCategories } from '@/lib/store/queries';
import type { Store } from '@/lib/store/store';
import { compareAgain, seePage } from './see-page';

/** How long a receipt stands on the toolbar before it says again what the page is, in milliseconds. */
const RECEIPT_MS = 5_000;

/**
 * What the right-click menu and the keyboard ask for. One company is saved at once, into the category used last like in
 * the popup; the button tells it with a tick, and an open panel with the way back. Many, or what is doubtful, the popup
 * shows first.
 */
export function takeOrders(store: Store): void {
  offerMenus(toWord);
  onOrder((given) => {
    // Browsers open panels only while they handle the click or key.
    if (given.order === 'open-panel') void openPanel(given.windowId).catch(() => undefined);
    else
      void stayAwake(() => follow(store, given)).catch(() => tell(given.tabId, 'ask', i18n.t('save.failed')));
  });
}

function toWord(order: Order): string {
  switch (order) {
    case 'save-page':
      return i18n.t('order.savePage');
    case 'save-selection':
      return i18n.t('order.saveSelection');
    case 'save-link':
      return i18n.t('order.saveLink');
    case 'open-panel':
      return i18n.t('order.openPanel');
  }
}

async function follow(store: Store, { order, tabId, linkUrl }: GivenOrder): Promise<void> {
  if (order === 'save-page') await savePage(store, tabId);
  else await saveSelected(store, tabId, order === 'save-link' ? linkUrl : undefined);
}

async function savePage(store: Store, tabId: number): Promise<void> {
  const result = await seePage(store, tabId);
  if (!result.ok) {
    await tell(tabId, 'ask', getUnreadableSentence(result.reason));
    return;
  }
  const { page, seen } = result;
  const [row, ...others] = seen.rows;
  if (row === undefined || others.length > 0) {
    await showPage(tabId, seen);
    if (row === undefined) await tell(tabId, 'ask', i18n.t('order.nothingHere'), seen);
    else if (!(await openPopup()))
      await showOnToolbar(tabId, {
        ...toToolbarState(seen),
        title: i18n.t('order.choose', { what: toToolbarState(seen).title }),
      });
    return;
  }
  await save(store, tabId, page, row.candidate);
  await sleep(RECEIPT_MS);
  await showAgain(tabId, await compareAgain(store, seen));
}

async function saveSelected(store: Store, tabId: number, link: string | undefined): Promise<void> {
  const read = await readSelectionOfTab(tabId, link);
  if (read === undefined) {
    await tell(tabId, 'ask', i18n.t('order.nothingSelected'));
    await sleep(RECEIPT_MS);
    await clearToolbar(tabId);
    return;
  }
  const { page, reading, candidate } = read;
  if (isPlain(candidate)) {
    await save(store, tabId, page, candidate);
    await sleep(RECEIPT_MS);
    const again = (await siteAccess.isOn(page.url)) ? await seePage(store, tabId) : undefined;
    if (again?.ok === true) await showAgain(tabId, again.seen);
    else await clearToolbar(tabId);
    return;
  }
  await leaveOffer(tabId, store.now(), page, reading);
  if (!(await openPopup())) await tell(tabId, 'ask', i18n.t('order.check', { name: toName(candidate) }));
}

async function save(store: Store, tabId: number, page: CapturedPage, candidate: Candidate): Promise<void> {
  const [last, categories] = await Promise.all([readSetting('lastCategoryId'), readCategories(store)]);
  const category = toCategoryPaths(categories).get(last ?? '');
  const { commandId, saved } = await saveCandidates(store, {
    page,
    candidates: [candidate],
    ...(last !== undefined && category !== undefined && { categoryIds: [last] }),
  });
  const sentence = toSentence(saved[0]?.outcome ?? 'unchanged', toName(candidate), category);
  await leaveReceipt({ at: store.now(), sentence, ...(commandId !== undefined && { commandId }) });
  await tell(tabId, 'done', sentence);
}

function toSentence(outcome: SaveOutcome, name: string, category: string | undefined): string {
  if (outcome === 'unchanged') return i18n.t('order.known', { name });
  if (outcome === 'updated') return i18n.t('order.updated', { name });
  return category === undefined
    ? i18n.t('order.saved', { name })
    : i18n.t('order.savedTo', { name, category });
}

function toName(candidate: Candidate): string {
  return getLeadName(candidate) ?? candidate.facts.website?.[0]?.shown ?? i18n.t('order.unnamed');
}

/** A sign on the button and a sentence in its tooltip. */
async function tell(
  tabId: number,
  tone: Exclude<ToolbarState['tone'], 'count'>,
  title: string,
  seen?: SeenPage,
): Promise<void> {
  const look = seen === undefined ? 'unread' : toToolbarState(seen).look;
  await showOnToolbar(tabId, { look, title, badge: tone === 'done' ? '✓' : '!', tone });
}

/** Says again what the page is once the receipt was seen, unless the tab went on meanwhile. */
async function showAgain(tabId: number, seen: SeenPage): Promise<void> {
  if ((await loadPageOfTab(tabId))?.url === seen.url) await showPage(tabId, seen);
}

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
