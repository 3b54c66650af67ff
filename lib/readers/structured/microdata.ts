import { unclobbered } from '@/lib/page/unclobbered';
import type { ReadingContext } from '@/lib/readers/reader';
import type { Steps } from '@/lib/readers/steps';
import { addMarkedValue } from './marked-value';
import { SHARE } from './share';
import { localNames, type StructuredNode } from './structured-node';

/** Elements looked at because an `itemref` names them or what they stand in; honest pages have a handful an item. */
const MAX_REFERRED = 5_000;

/** The items of HTML microdata, each with its properties; items that are properties of others included. */
export function* readMicrodata(context: ReadingContext): Steps<StructuredNode[]> {
  const { document, budget } = context;
  const nodes = new Map<Element, StructuredNode>();
  for (const element of document.querySelectorAll('[itemscope]')) {
    const own = unclobbered(element);
    nodes.set(element, {
      types: localNames(own.getAttribute('itemtype')),
      id: own.getAttribute('itemid') ?? undefined,
      element,
      properties: new Map(),
    });
  }
  if (nodes.size === 0) return [];

  const ownerOf = (element: Element): StructuredNode | undefined => {
    const parent = unclobbered(element).parentElement;
    const scope = parent === null ? null : unclobbered(parent).closest('[itemscope]');
    return scope === null ? undefined : nodes.get(scope);
  };
  const addProperty = (owner: StructuredNode, element: Element): void =>
    addMarkedValue(owner, unclobbered(element).getAttribute('itemprop'), element, nodes.get(element));

  let seen = 0;
  for (const element of document.querySelectorAll('[itemprop]')) {
    if ((seen += 1) % 64 === 0) {
      yield;
      if (budget.spent(SHARE)) break;
    }
    const owner = ownerOf(element);
    if (owner !== undefined) addProperty(owner, element);
  }

  let referred = 0;
  for (const [element, owner] of nodes) {
    const ids = unclobbered(element).getAttribute('itemref')?.split(/\s+/, 20) ?? [];
    for (const id of ids) {
      const target = id === '' ? null : document.getElementById(id);
      if (target === null || referred > MAX_REFERRED || budget.spent(SHARE)) continue;
      yield;
      const own = unclobbered(target);
      if (own.contains(element)) continue;
      referred += 1;
      if (own.hasAttribute('itemprop')) addProperty(owner, target);
      if (own.hasAttribute('itemscope')) continue;
      const scope = ownerOf(target);
      for (const inner of own.querySelectorAll('[itemprop]')) {
        if ((referred += 1) > MAX_REFERRED) break;
        if (ownerOf(inner) === scope) addProperty(owner, inner);
      }
    }
  }
  return [...nodes.values()];
}
