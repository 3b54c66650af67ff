import { browser } from 'wxt/browser';

/** Milliseconds a place stays lit when nothing else is asked for. */
const LIT_MS = 4_000;

const STYLE = '::highlight(lit) { background-color: #ffdf80; color: #17212b; }';

/**
 * Lights a place of a tab's page for a moment; without a place, nothing is lit any more. By the browser's own highlights:
 * nothing is put into the page and no element changes, and it goes out by itself also when the popup that lit it is
 * closed. Where the browser has none, the page was left or may not be touched, nothing happens.
 *
 * @param selector as a reader gave it (`Place`)
 * @param reveal scrolls to it
 */
export async function lightUp(tabId: number, selector: string | undefined, reveal: boolean): Promise<void> {
  const target = { tabId };
  try {
    const [known] = await browser.scripting.executeScript({
      target,
      func: light,
      args: [selector ?? null, reveal, LIT_MS],
    });
    // As the page's own style: Chromium does not draw highlights styled by the user's (tried on 156).
    if (known?.result === false) await browser.scripting.insertCSS({ target, css: STYLE });
  } catch {
    // A picture only.
  }
}

/** Runs in the page, sent as its source. @returns whether our style was asked for before; undefined when nothing is lit */
function light(selector: string | null, reveal: boolean, ms: number): boolean | undefined {
  const own = globalThis as { litTimer?: ReturnType<typeof setTimeout> };
  const registry = (CSS as { highlights?: Map<string, unknown> }).highlights;
  const Lit = (globalThis as { Highlight?: new (range: Range) => unknown }).Highlight;
  if (registry === undefined || Lit === undefined) return undefined;
  registry.delete('lit');
  clearTimeout(own.litTimer);
  if (selector === null) return undefined;
  let root: ParentNode = document;
  let element: Element | null = null;
  for (const part of selector.split(' >>> ')) {
    element = root.querySelector(part);
    if (element === null) return undefined;
    root = element.shadowRoot ?? (element as HTMLIFrameElement).contentDocument ?? element;
  }
  if (element === null) return undefined;
  const range = element.ownerDocument.createRange();
  range.selectNodeContents(element);
  registry.set('lit', new Lit(range));
  if (reveal) element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  const styled = own.litTimer !== undefined;
  own.litTimer = setTimeout(() => registry.delete('lit'), ms);
  return styled;
}
