/** Elements whose content is code, data or fallback, never something a person reads on the page. */
const NEVER_SHOWN = new Set([
  'SCRIPT',
  'STYLE',
  'NOSCRIPT',
  'TEMPLATE',
  'HEAD',
  'META',
  'LINK',
  'IFRAME',
  'OBJECT',
  'CANVAS',
  'SVG',
  'svg',
  'SELECT',
  'DATALIST',
  'TEXTAREA',
  'AUDIO',
  'VIDEO',
]);

const HIDING_STYLE = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i;

/** Whether the element's content can be shown at all; says nothing about styles. */
export function isNeverShown(element: Element): boolean {
  return NEVER_SHOWN.has(element.tagName);
}

/**
 * Whether the element itself is hidden by its markup: `hidden`, inline `display:none`, or a tag that is
 * never shown. Style sheets are not asked: `checkVisibility()` on every element of a big page costs
 * 40–960 ms, and directories keep the very numbers we are after in boxes their style sheet hides.
 *
 * @param element as `unclobbered` gives it: whoever walks the page has asked for that already
 */
export function isHidden(element: Element): boolean {
  if (NEVER_SHOWN.has(element.tagName)) return true;
  // `hidden="until-found"` is text the browser's own search finds and opens.
  const hidden = element.getAttribute('hidden');
  if (hidden !== null && hidden !== 'until-found') return true;
  const style = element.getAttribute('style');
  return style !== null && HIDING_STYLE.test(style);
}
