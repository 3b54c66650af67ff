import type { ReadingContext } from '@/lib/readers/reader';
import { readMarkedValue } from './marked-value';
import { findPropertyName } from './property-names';
import { addValue, localNames, type StructuredNode } from './structured-node';

/**
 * The nodes of RDFa Lite that are not a property of another: `typeof`, `property`, `resource`; and `rel` and
 * `about` of the full syntax, which older pages use. Prefixes are not resolved: the local name decides.
 */
export function readRdfa(context: ReadingContext): StructuredNode[] {
  const { document, budget } = context;
  const nodes = new Map<Element, StructuredNode>();
  const byId = new Map<string, StructuredNode>();
  for (const element of document.querySelectorAll('[typeof]')) {
    const id = element.getAttribute('resource') ?? element.getAttribute('about') ?? undefined;
    const known = id === undefined ? undefined : byId.get(id);
    const types = localNames(element.getAttribute('typeof'));
    if (known !== undefined) {
      known.types.push(...types.filter((type) => !known.types.includes(type)));
      nodes.set(element, known);
      continue;
    }
    const node: StructuredNode = { types, id, element, properties: new Map() };
    nodes.set(element, node);
    if (id !== undefined) byId.set(id, node);
  }
  if (nodes.size === 0) return [];

  /** An element that speaks about a node without having a type itself: `<div resource="#acme">`. */
  const subjectOf = (element: Element | null | undefined): StructuredNode | undefined => {
    const subject = element?.closest('[typeof],[about],[resource]:not([property]):not([rel])');
    if (subject == null) return undefined;
    const id = subject.getAttribute('about') ?? subject.getAttribute('resource');
    return nodes.get(subject) ?? (id === null ? undefined : byId.get(id)) ?? subjectOf(subject.parentElement);
  };

  const owned = new Set<StructuredNode>();
  let seen = 0;
  for (const element of document.querySelectorAll('[property],[rel][typeof],[rel] > [typeof]')) {
    if ((seen += 1) % 256 === 0 && budget.spent()) break;
    const hanging =
      element.hasAttribute('property') || element.hasAttribute('rel') ? element : element.parentElement;
    const owner = subjectOf(element.hasAttribute('about') ? element : hanging?.parentElement);
    if (owner === undefined) continue;
    const target = element.getAttribute('resource') ?? element.getAttribute('href');
    const child = nodes.get(element) ?? (target === null ? undefined : byId.get(target));
    if (child === owner) continue;
    const names = hanging?.getAttribute('property') ?? hanging?.getAttribute('rel') ?? null;
    for (const local of localNames(names)) {
      const property = findPropertyName(local);
      if (child !== undefined) {
        addValue(owner, property ?? local, child);
        owned.add(child);
      } else if (property !== undefined) {
        const value = readMarkedValue(element);
        if (value !== undefined) addValue(owner, property, value);
      }
    }
  }
  return [...new Set(nodes.values())].filter((node) => !owned.has(node));
}
