import { browser } from 'wxt/browser';

/** What a page is, as the toolbar's icon tells it: one picture each in `public/icon`; `unread` is the icon it has anywhere. */
export const pageLooks = ['unread', 'listing', 'profile', 'thread', 'none'] as const;
export type PageLook = (typeof pageLooks)[number];

/** What the toolbar's button says about the page of one tab. */
export interface ToolbarState {
  look: PageLook;
  /** The same in words: it is what screen readers say and what stands in the tooltip. */
  title: string;
  /** At most four characters; empty for none. */
  badge: string;
  /** `count`: so many could be saved. `done`: something was. `ask`: it cannot go on without the user. */
  tone: 'count' | 'done' | 'ask';
}

const SIZES = [16, 32, 48] as const;

/** White letters on each are at least 4.5 : 1. */
const TONES: Readonly<Record<ToolbarState['tone'], string>> = {
  count: '#0b6772',
  done: '#2a6f2d',
  ask: '#855000',
};

/**
 * Shows it for this tab. Browsers take it back by themselves when the tab goes to another page; a page that changes its
 * address without loading needs `clearToolbar`. A tab that is closed meanwhile is no error.
 */
export async function showOnToolbar(
  tabId: number,
  { look, title, badge, tone }: ToolbarState,
): Promise<void> {
  const { action } = browser;
  await Promise.allSettled([
    action.setIcon({ tabId, path: toPaths(look) }),
    action.setTitle({ tabId, title }),
    action.setBadgeBackgroundColor({ tabId, color: TONES[tone] }),
    action.setBadgeTextColor({ tabId, color: '#ffffff' }),
    action.setBadgeText({ tabId, text: badge }),
  ]);
}

/** The icon as it is where nothing was read. */
export async function clearToolbar(tabId: number): Promise<void> {
  const { action } = browser;
  await Promise.allSettled([
    action.setIcon({ tabId, path: toPaths('unread') }),
    action.setTitle({ tabId, title: await action.getTitle({}) }),
    action.setBadgeText({ tabId, text: '' }),
  ]);
}

/** Opens the popup. @returns false where the browser does so only on a click of its own button */
export async function openPopup(): Promise<boolean> {
  try {
    await (browser.action as { openPopup(): Promise<void> }).openPopup();
    return true;
  } catch {
    return false;
  }
}

function toPaths(look: PageLook): Record<number, string> {
  const name = look === 'unread' ? '' : `${look}-`;
  return Object.fromEntries(SIZES.map((size) => [size, `/icon/${name}${size}.png`]));
}
