import type { Place } from '@/lib/leads/candidate';
import { getOriginal, unclobbered } from './unclobbered';

/** The longest selector the contract of `Place` allows. */
const MAX_SELECTOR_LENGTH = 1_000;

/** Position among the parent's children, remembered per parent: lists of 2,000 rows would else be counted 2,000 times. */
const positions = new WeakMap<ParentNode, Map<Element, number>>();

function getPosition(parent: ParentNode, element: Element): number {
  const known = positions.get(parent)?.get(element);
  // The page may have changed since the positions were counted.
  if (known !== undefined && unclobbered(parent).children[known - 1] === element) return known;
  const counted = new Map<Element, number>();
  let position = 0;
  let child = unclobbered(parent).firstElementChild;
  while (child !== null) {
    position += 1;
    counted.set(child, position);
    child = unclobbered(child).nextElementSibling;
  }
  positions.set(parent, counted);
  return counted.get(element) ?? 1;
}

/** An id that can be written in a selector as it is; others (`a:b`, `1`) go by position instead of being escaped. */
const PLAIN_ID = /^[A-Za-z][\w-]{0,60}$/;

/** The selectors of what was asked for since the page last had a turn: the values of a record stand in the same few elements. */
let selectors = new WeakMap<Element, string>();

/** To be called when the page has had a turn, in which it may have changed. */
export function forgetPlaces(): void {
  selectors = new WeakMap();
}

function getSelectorWithin(root: Document | ShadowRoot, element: Element): string {
  const steps: { readonly of: Element; readonly step: string }[] = [];
  let selector = '';
  let length = 0;
  let current: Element | null = element;
  // What does not fit is cut off from the outside, so it is not looked at either.
  while (current !== null && length <= MAX_SELECTOR_LENGTH) {
    selector = selectors.get(current) ?? '';
    if (selector !== '') break;
    const own: Element = unclobbered(current);
    const parent: ParentNode | null = own.parentNode;
    const tag = /^[A-Za-z][\w-]*$/.test(own.localName) ? own.localName : '*';
    const id: string = own.id;
    const hasId: boolean = PLAIN_ID.test(id) && root.getElementById(id) === current;
    let step = tag;
    if (hasId) step = `#${id}`;
    else if (parent !== null && tag !== 'html' && tag !== 'body')
      step = `${tag}:nth-child(${String(getPosition(parent, current))})`;
    steps.push({ of: current, step });
    length += step.length + 1;
    current = hasId || tag === 'body' ? null : own.parentElement;
  }
  const isWhole = length <= MAX_SELECTOR_LENGTH;
  for (let at = steps.length - 1; at >= 0; at -= 1) {
    const { of, step } = steps[at] ?? { of: element, step: '' };
    selector = selector === '' ? step : `${selector}>${step}`;
    if (isWhole && selector.length <= MAX_SELECTOR_LENGTH) selectors.set(of, selector);
  }
  return selector;
}

/**
 * A selector that finds the element again: from the nearest plain id down by position. Through shadow roots
 * and same-origin frames the parts are joined by ` >>> `. Of a selector longer than 1,000 characters the
 * innermost part is kept.
 */
export function placeOf(element: Element): Place {
  const parts: string[] = [];
  let current: Element | null = getOriginal(element);
  while (current !== null) {
    const root: Node = unclobbered(current).getRootNode();
    if (root.nodeType === 9) {
      parts.unshift(getSelectorWithin(root as Document, current));
      current = (root as Document).defaultView?.frameElement ?? null;
    } else if (root.nodeType === 11 && 'host' in root) {
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
