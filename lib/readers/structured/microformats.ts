import { collapse } from '@/lib/page/shown-text';
import { unclobbered } from '@/lib/page/unclobbered';
import type { ReadingContext } from '@/lib/readers/reader';
import type { Steps } from '@/lib/readers/steps';
import { textOf } from './marked-value';
import { findPropertyName } from './property-names';
import { SHARE } from './share';
import { addValue, type StructuredNode, type StructuredText } from './structured-node';

/**
 * h-card and h-adr of microformats2, and the hCard and adr classes they come from, as nodes under
 * schema.org's names. An element with both generations of root class is read as the new one.
 * https://microformats.org/wiki/microformats2-parsing
 */

interface Card {
  readonly node: StructuredNode;
  readonly isNew: boolean;
  /** Whether a `p-` or `e-` class, or a card inside, keeps the card's text from being its name. */
  namesNothing: boolean;
  linksNothing: boolean;
}

const isHRoot = (name: string): boolean => /^h-[a-z]+(?:-[a-z]+)*$/.test(name);
const OLD_ROOTS = new Set([
  'vcard',
  'adr',
  'hreview',
  'hentry',
  'vevent',
  'hproduct',
  'geo',
  'hreview-aggregate',
  'hrecipe',
  'hresume',
]);

/** Root classes of an element: `h-…`, or the old ones if there are none of the new. */
function rootsOf(element: Element): { types: string[]; isNew: boolean } {
  const classes = [...unclobbered(element).classList];
  const fresh = classes.filter(isHRoot);
  if (fresh.length > 0) return { types: fresh, isNew: true };
  return { types: classes.filter((name) => OLD_ROOTS.has(name)), isNew: false };
}

function alternativeText(element: Element): string | undefined {
  const own = unclobbered(element);
  const tag = own.tagName;
  if (tag === 'IMG' || tag === 'AREA') return own.getAttribute('alt') ?? undefined;
  if (tag === 'ABBR' || tag === 'LINK') return own.getAttribute('title') ?? undefined;
  if (tag === 'DATA' || tag === 'INPUT') return own.getAttribute('value') ?? undefined;
  return undefined;
}

/** Text of an element with its images' `alt`, which is part of a name here ("John Doe <img alt=Jr.>"). */
function textWithImages(element: Element): string {
  const images = [...unclobbered(element).querySelectorAll('img[alt]')]
    .slice(0, 20)
    .map((image) => image.getAttribute('alt') ?? '');
  return collapse([textOf(element), ...images].join(' '));
}

/** A property's value by the value class pattern: inner `value` and `value-title` elements beat the whole text. */
function valueOf(element: Element): StructuredText | undefined {
  const own = unclobbered(element);
  const url = own.getAttribute(own.tagName === 'OBJECT' ? 'data' : 'href') ?? undefined;
  const parts = [...own.querySelectorAll('.value,.value-title')].slice(0, 20);
  const label = collapse(own.querySelector('.type')?.textContent ?? '');
  const text =
    parts.length > 0
      ? parts
          .map((part) =>
            part.classList.contains('value-title')
              ? (part.getAttribute('title') ?? '')
              : (alternativeText(part) ?? textOf(part)),
          )
          .join('')
      : (alternativeText(element) ?? textOf(element));
  if (text === '' && url === undefined) return undefined;
  return { text: text.trim(), url, label: label === '' ? undefined : label.slice(0, 80), element };
}

/** A card of the new generation that names nothing inside is named by its own text or image. */
function implyName(card: Card): void {
  const { element, properties } = card.node;
  if (properties.has('name') || card.namesNothing) return;
  let source = element;
  // Down to two levels through only children: `<div class=h-card><span><img alt="Jane">`.
  for (let level = 0; level < 2 && alternativeText(source) === undefined; level += 1) {
    const { firstElementChild: only, childElementCount } = unclobbered(source);
    if (only === null || childElementCount !== 1 || isRoot(only)) break;
    source = only;
  }
  const text = collapse(alternativeText(source) ?? textWithImages(element));
  if (text !== '') addValue(card.node, 'name', { text, element: source });
}

function implyUrl(card: Card): void {
  const { element, properties } = card.node;
  if (properties.has('url') || card.linksNothing) return;
  let links = [element];
  for (let level = 0; level < 3; level += 1) {
    const found = links.filter((link) => unclobbered(link).matches('a[href],area[href]'));
    const link = found[0];
    if (found.length === 1 && link !== undefined && (level === 0 || !isRoot(link))) {
      addValue(card.node, 'url', { text: '', url: link.getAttribute('href') ?? undefined, element: link });
      return;
    }
    const parent: Element | undefined = level === 0 ? element : links.length === 1 ? links[0] : undefined;
    if (parent === undefined) return;
    links = [...unclobbered(parent).children].slice(0, 50);
  }
}

function isRoot(element: Element): boolean {
  return rootsOf(element).types.length > 0;
}

/** Blogs mark up the author of each entry; as the `author` of something he is told from the page's own subject. */
function withRole(card: StructuredNode): StructuredNode {
  const role = [...unclobbered(card.element).classList]
    .map((name) => /^(?:p-)?(author|reviewer)$/.exec(name)?.[1])
    .find(Boolean);
  if (role === undefined) return card;
  return { types: ['h-entry'], element: card.element, properties: new Map([[role, [card]]]) };
}

/** In reverse, so that `pop` gives them in page order. */
function pushChildren(pending: Element[], parent: Element): void {
  let child = unclobbered(parent).lastElementChild;
  while (child !== null) {
    pending.push(child);
    child = unclobbered(child).previousElementSibling;
  }
}

/** Cards in cards; deeper ones are read as cards of their own. */
const MAX_DEPTH = 16;

/** Only cards and addresses become nodes; the other roots are looked into for cards. */
const CARD_TYPES = /^(?:h-card|h-adr|h-org|vcard|adr)$/;

export function* readMicroformats(context: ReadingContext): Steps<StructuredNode[]> {
  const { document, budget } = context;
  const tops: StructuredNode[] = [];
  const done = new Map<Element, StructuredNode>();
  let visited = 0;

  const readCard = (root: Element, types: string[], isNew: boolean, depth: number): StructuredNode => {
    const card: Card = {
      node: { types, element: root, properties: new Map() },
      isNew,
      namesNothing: false,
      linksNothing: false,
    };
    done.set(root, card.node);
    const pending = referenced(root);
    pushChildren(pending, root);
    for (let element = pending.pop(); element !== undefined; element = pending.pop()) {
      if ((visited += 1) % 64 === 0 && budget.spent(SHARE)) break;
      const { types: inner, isNew: innerIsNew } = rootsOf(element);
      const own = unclobbered(element);
      const properties = new Set<string>();
      for (const name of own.classList) {
        const match = /^(p|u|e|dt)-([a-z0-9-]+)$/.exec(name);
        if (isNew !== (match !== null)) continue;
        const prefix = match?.[1];
        // `name` is of the new generation only: in an hCard it is anybody's class.
        const property = name === 'name' ? undefined : findPropertyName(match?.[2] ?? name);
        if (prefix === 'p' || prefix === 'e') card.namesNothing = true;
        if (prefix === 'u') card.linksNothing = true;
        if (property !== undefined && name === name.toLowerCase()) properties.add(property);
      }
      const isCard = inner.some((type) => CARD_TYPES.test(type));
      if (inner.length > 0) card.namesNothing = card.linksNothing = true;
      if (isCard && depth >= MAX_DEPTH) continue;
      if (isCard) {
        // Two cards may include the same address.
        const child = done.get(element) ?? readCard(element, inner, innerIsNew, depth + 1);
        const isAddress = inner.includes('adr') || inner.includes('h-adr');
        if (properties.size === 0) addValue(card.node, isAddress ? 'address' : 'child', child);
        for (const property of properties) addValue(card.node, property, child);
        continue;
      }
      for (const property of properties) {
        const organisation = property === 'worksFor' ? own.querySelector('.organization-name') : null;
        const value = valueOf(organisation ?? element);
        if (value === undefined) continue;
        const isFax = property === 'telephone' && /\bfax\b/i.test(value.label ?? '');
        addValue(card.node, isFax ? 'faxNumber' : property, value);
      }
      if (inner.length === 0) pushChildren(pending, element);
    }
    if (isNew) {
      implyName(card);
      implyUrl(card);
    }
    return card.node;
  };

  /** The include pattern: `itemref` on the card, or a link of class `include` in it. */
  const referenced = (root: Element): Element[] => {
    const own = unclobbered(root);
    const ids = own.getAttribute('itemref')?.split(/\s+/, 20) ?? [];
    for (const include of [...own.querySelectorAll('a.include,object.include')].slice(0, 20))
      ids.push((include.getAttribute('href') ?? include.getAttribute('data') ?? '').replace(/^#/, ''));
    return ids.flatMap((id) => {
      const target = id === '' ? null : document.getElementById(id);
      return target === null || unclobbered(target).contains(root) ? [] : [target];
    });
  };

  for (const element of document.querySelectorAll('.h-card,.h-adr,.h-org,.vcard,.adr')) {
    if (done.has(element)) continue;
    yield;
    const { types, isNew } = rootsOf(element);
    if (types.some((type) => CARD_TYPES.test(type))) tops.push(withRole(readCard(element, types, isNew, 0)));
  }
  return tops;
}
