import type { Place } from '@/lib/leads/candidate';

/** The longest selector the contract of `Place` allows. */
const MAX_SELECTOR_LENGTH = 1_000;

/** Position among the parent's children, remembered per parent: lists of 2,000 rows would else be counted 2,000 times. */
const positions = new WeakMap<ParentNode, Map<Element, number>>();

function getPosition(parent: ParentNode, element: Element): number {
  const known = positions.get(parent)?.get(element);
  // The page may have changed since the positions were counted.
  if (known !== undefined && parent.children[known - 1] === element) return known;
  const counted = new Map<Element, number>();
  let position = 0;
  for (let child = parent.firstElementChild; child !== null; child = child.nextElementSibling) {
    position += 1;
    counted.set(child, position);
  }
  positions.set(parent, counted);
  return counted.get(element) ?? 1;
}

/** An id that can be written in a selector as it is; others (`a:b`, `1`) go by position instead of being escaped. */
const PLAIN_ID = /^[A-Za-z][\w-]{0,60}$/;

function getSelectorWithin(root: Document | ShadowRoot, element: Element): string {
  const steps: string[] = [];
  for (let current: Element | null = element; current !== null; current = current.parentElement) {
    if (PLAIN_ID.test(current.id) && root.getElementById(current.id) === current) {
      steps.unshift(`#${current.id}`);
      break;
    }
    const parent: ParentNode | null = current.parentNode;
    const tag = /^[A-Za-z][\w-]*$/.test(current.localName) ? current.localName : '*';
    if (parent === null || tag === 'html' || tag === 'body') {
      steps.unshift(tag);
      if (tag === 'body' || parent === null) break;
      continue;
    }
    steps.unshift(`${tag}:nth-child(${String(getPosition(parent, current))})`);
  }
  return steps.join('>');
}

/**
 * A selector that finds the element again: from the nearest plain id down by position. Through shadow roots
 * and same-origin frames the parts are joined by ` >>> `. Of a selector longer than 1,000 characters the
 * innermost part is kept.
 */
export function placeOf(element: Element): Place {
  const parts: string[] = [];
  let current: Element | null = element;
  while (current !== null) {
    const root: Node = current.getRootNode();
    if (root.nodeType === 9) {
      parts.unshift(getSelectorWithin(root as Document, current));
      current = (root as Document).defaultView?.frameElement ?? null;
    } else if ('host' in root) {
      parts.unshift(getSelectorWithin(root as ShadowRoot, current));
      current = (root as ShadowRoot).host;
    } else break;
  }
  let selector = parts.join(' >>> ') || element.localName;
  while (selector.length > MAX_SELECTOR_LENGTH) {
    const cut = selector.indexOf('>', selector.length - MAX_SELECTOR_LENGTH);
    selector = cut < 0 ? selector.slice(-MAX_SELECTOR_LENGTH) : selector.slice(cut + 1).trim();
  }
  return { selector };
}
