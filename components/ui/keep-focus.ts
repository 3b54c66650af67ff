/** A focus set by an effect of ours comes within this time (ms) of what it replaces, and goes before. */
const PATIENCE = 60;

/** What answers to Enter and Space. Not fields: whoever presses J next wants the next row, not a letter. */
const TARGETS = 'a[href], button, summary, [tabindex], input[type=checkbox], input[type=radio]';

/**
 * When what has the focus goes away with the row, bar or editor it stood in, the browser drops the focus on the page as
 * a whole: a screen reader falls silent, and Tab may begin at the top. Here it goes to what took the place of the thing,
 * else to what stands before it, unless somebody has put it elsewhere meanwhile.
 *
 * @returns stops it
 */
export function keepFocus(root: HTMLElement): () => void {
  /** What has the focus and all around it, the inmost first, each with its place among its siblings. */
  let path: { element: Element; place: number }[] = [];
  const remember = ({ target }: Event) => {
    path = [];
    for (let at = target instanceof Element ? target : null; at && at !== root; at = at.parentElement)
      path.push({ element: at, place: at.parentElement ? [...at.parentElement.children].indexOf(at) : 0 });
    path.push({ element: root, place: 0 });
  };
  // A row that is scrolled out of a long list is no longer drawn. That is nobody's doing.
  const forget = () => {
    path = [];
  };
  const observer = new MutationObserver(() => {
    if (path[0] === undefined || path[0].element.isConnected) return;
    const lost = path;
    path = [];
    setTimeout(() => {
      if (document.activeElement === null || document.activeElement === document.body)
        findNeighbour(lost)?.focus({ preventScroll: true });
    }, PATIENCE);
  });
  root.addEventListener('focusin', remember);
  root.addEventListener('scroll', forget, { capture: true, passive: true });
  observer.observe(root, { childList: true, subtree: true });
  return () => {
    root.removeEventListener('focusin', remember);
    root.removeEventListener('scroll', forget, { capture: true });
    observer.disconnect();
  };
}

function findNeighbour(path: readonly { element: Element; place: number }[]): HTMLElement | undefined {
  for (const [at, { element: around }] of path.entries()) {
    const inner = path[at - 1];
    if (inner === undefined || !around.isConnected) continue;
    const all = [...around.children];
    const found =
      all.slice(inner.place).flatMap(findTargets)[0] ?? all.slice(0, inner.place).flatMap(findTargets).at(-1);
    if (found) return found;
  }
  return undefined;
}

/** What Tab would come to in it, itself included. */
function findTargets(element: Element): HTMLElement[] {
  return [element, ...element.querySelectorAll(TARGETS)].filter(
    (one): one is HTMLElement =>
      one instanceof HTMLElement &&
      one.matches(TARGETS) &&
      one.tabIndex >= 0 &&
      !one.matches(':disabled') &&
      one.closest('[inert], [hidden]') === null &&
      one.checkVisibility?.() !== false,
  );
}
