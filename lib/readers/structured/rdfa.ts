import { unclobbered } from '@/lib/page/unclobbered';
import type { ReadingContext } from '@/lib/readers/reader';
import type { Steps } from '@/lib/readers/steps';
import { addMarkedValue } from './marked-value';
import { SHARE } from './share';
import { localNames, type StructuredNode } from './structured-node';

const SUBJECT = '[typeof],[about],[resource]:not([property]):not([rel])';

/**
 * The nodes of RDFa Lite: `typeof`, `property`, `resource`; and `rel` and `about` of the full syntax, which
 * older pages use. Prefixes are not resolved: the local name decides.
 */
export function* readRdfa(context: ReadingContext): Steps<StructuredNode[]> {
  const { document, budget } = context;
  const nodes = new Map<Element, StructuredNode>();
  const byId = new Map<string, StructuredNode>();
  for (const element of document.querySelectorAll('[typeof]')) {
    const own = unclobbered(element);
    const id = own.getAttribute('resource') ?? own.getAttribute('about') ?? undefined;
    const types = localNames(own.getAttribute('typeof'));
    let node = id === undefined ? undefined : byId.get(id);
    if (node === undefined) {
      node = { types, id, element, properties: new Map() };
      if (id !== undefined) byId.set(id, node);
    } else if (node.types.length < 20) node.types.push(...types);
    nodes.set(element, node);
  }
  if (nodes.size === 0) return [];

  /** The node an element stands in, or speaks about without typing it: `<div resource="#acme">`. */
  const subjectOf = (element: Element | null): StructuredNode | undefined => {
    let current = element;
    while (current !== null) {
      const subject: Element | null = unclobbered(current).closest(SUBJECT);
      if (subject === null) return undefined;
      const own: Element = unclobbered(subject);
      const id = own.getAttribute('about') ?? own.getAttribute('resource');
      const node = nodes.get(subject) ?? (id === null ? undefined : byId.get(id));
      if (node !== undefined) return node;
      current = own.parentElement;
    }
    return undefined;
  };

  let seen = 0;
  for (const element of document.querySelectorAll('[property],[rel][typeof],[rel] > [typeof]')) {
    if ((seen += 1) % 64 === 0) {
      yield;
      if (budget.spent(SHARE)) break;
    }
    const own = unclobbered(element);
    const isHanging = own.hasAttribute('property') || own.hasAttribute('rel');
    const hanging = isHanging || own.parentElement === null ? own : unclobbered(own.parentElement);
    const owner = subjectOf(own.hasAttribute('about') ? element : hanging.parentElement);
    if (owner === undefined) continue;
    const target = own.getAttribute('resource') ?? own.getAttribute('href');
    const child = nodes.get(element) ?? (target === null ? undefined : byId.get(target));
    addMarkedValue(owner, hanging.getAttribute('property') ?? hanging.getAttribute('rel'), element, child);
  }
  return [...new Set(nodes.values())];
}
