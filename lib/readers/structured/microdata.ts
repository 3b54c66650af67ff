import type { ReadingContext } from '@/lib/readers/reader';
import { readMarkedValue } from './marked-value';
import { findPropertyName } from './property-names';
import { addValue, localNames, type StructuredNode } from './structured-node';

/** `itemref`s followed on one page; honest pages have one per item, hostile ones a million. */
const MAX_REFERENCES = 2_000;

/** The items of HTML microdata that are not a property of another item. */
export function readMicrodata(context: ReadingContext): StructuredNode[] {
  const { document, budget } = context;
  const nodes = new Map<Element, StructuredNode>();
  for (const element of document.querySelectorAll('[itemscope]')) {
    nodes.set(element, {
      types: localNames(element.getAttribute('itemtype')),
      id: element.getAttribute('itemid') ?? undefined,
      element,
      properties: new Map(),
    });
  }
  if (nodes.size === 0) return [];
  const owned = new Set<StructuredNode>();

  const addProperty = (owner: StructuredNode, element: Element): void => {
    const child = nodes.get(element);
    if (child === owner) return;
    for (const local of localNames(element.getAttribute('itemprop'))) {
      const property = findPropertyName(local);
      if (child !== undefined) {
        addValue(owner, property ?? local, child);
        owned.add(child);
      } else if (property !== undefined) {
        const value = readMarkedValue(element);
        if (value !== undefined) addValue(owner, property, value);
      }
    }
  };
  const ownerOf = (element: Element): StructuredNode | undefined => {
    const scope = element.parentElement?.closest('[itemscope]');
    return scope == null ? undefined : nodes.get(scope);
  };

  let seen = 0;
  for (const element of document.querySelectorAll('[itemprop]')) {
    if ((seen += 1) % 256 === 0 && budget.spent()) break;
    const owner = ownerOf(element);
    if (owner !== undefined) addProperty(owner, element);
  }

  let references = 0;
  for (const [element, owner] of nodes) {
    const ids = element.getAttribute('itemref')?.split(/\s+/, 20) ?? [];
    for (const id of ids) {
      const target = id === '' ? null : document.getElementById(id);
      if (target === null || target.contains(element) || (references += 1) > MAX_REFERENCES) continue;
      const scope = target.hasAttribute('itemscope') ? undefined : ownerOf(target);
      if (target.hasAttribute('itemprop')) addProperty(owner, target);
      if (target.hasAttribute('itemscope')) continue;
      for (const inner of target.querySelectorAll('[itemprop]'))
        if (ownerOf(inner) === scope) addProperty(owner, inner);
    }
  }
  return [...nodes.values()].filter((node) => !owned.has(node));
}
