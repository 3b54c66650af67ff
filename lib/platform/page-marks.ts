import { browser } from 'wxt/browser';
import type { MarkedWorld, StandingMark } from './marks-in-page';

/** A row of a page that is ours already; `selector` as a reader gave it (`Place`). */
export interface RowMark extends StandingMark {
  state: 'known' | 'changed';
}

/** What `placeOf` writes, and nothing that could end a rule: ids, tags and positions. */
const PLAIN_SELECTOR =
  /^(?:#[A-Za-z][\w-]*|[\w*-]+(?::nth-child\(\d+\))?)(?:>[\w*-]+(?::nth-child\(\d+\))?)*$/;

/** Two hues that stand out 3 : 1 on white and on black; the line tells them apart without colour. */
const LINES = { known: '2px solid #1597a5', changed: '2px dashed #b8730a' } as const;

/**
 * Outlines rows in the page of a tab, in place of those outlined before; the watcher has to run there. The browser draws
 * the lines from a style sheet of the user's: there is no node, no attribute and no file in the page, nothing to click on
 * and nothing the page could take away. A row that was moved or replaced since is left out.
 */
export async function markRows(tabId: number, rows: readonly RowMark[]): Promise<void> {
  await exchange(
    tabId,
    rows.filter(({ selector }) => PLAIN_SELECTOR.test(selector)),
  );
}

/** Takes all outlines off the page of a tab. */
export async function unmarkRows(tabId: number): Promise<void> {
  await exchange(tabId, []);
}

/** Takes outlines off rows that stand elsewhere by now. */
export async function remarkRows(tabId: number): Promise<void> {
  await exchange(tabId, null);
}

async function exchange(tabId: number, wanted: readonly RowMark[] | null): Promise<void> {
  const target = { tabId };
  try {
    const [answer] = await browser.scripting.executeScript({
      target,
      func: (rows: StandingMark[] | null) => (globalThis as MarkedWorld).leadlightExchange?.(rows),
      args: [wanted && wanted.map(({ selector, name, state }) => ({ selector, name, state }))],
    });
    // What comes back went through the page's process: only what `placeOf` could have written becomes a rule.
    const { before, now } = (answer?.result ?? {}) as Record<string, unknown>;
    const css = toCss(toLines(now));
    const old = toCss(toLines(before));
    if (old === css) return;
    if (css !== '') await browser.scripting.insertCSS({ target, css, origin: 'USER' });
    if (old !== '') await browser.scripting.removeCSS({ target, css: old, origin: 'USER' });
  } catch {
    // The tab went on, or its site was taken from us; its marks went with it.
  }
}

type Line = Pick<RowMark, 'selector' | 'state'>;

function toCss(rows: readonly Line[]): string {
  return (['known', 'changed'] as const)
    .map((state) => {
      const selectors = rows.filter((row) => row.state === state).map(({ selector }) => selector);
      return selectors.length === 0
        ? ''
        : `${selectors.join(',')}{outline:${LINES[state]}!important;outline-offset:-2px!important}`;
    })
    .join('');
}

function toLines(input: unknown): Line[] {
  if (!Array.isArray(input)) return [];
  return input.flatMap((row: unknown) => {
    const { selector, state } = (row ?? {}) as Record<string, unknown>;
    return typeof selector === 'string' &&
      PLAIN_SELECTOR.test(selector) &&
      (state === 'known' || state === 'changed')
      ? { selector, state }
      : [];
  });
}
