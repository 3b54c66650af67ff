import { collapse, shownText } from '@/lib/page/shown-text';
import { unclobbered } from '@/lib/page/unclobbered';
import { plainText } from './plain-text';
import { findPropertyName } from './property-names';
import { addValue, localNames, type StructuredNode, type StructuredText } from './structured-node';

const LINK_ATTRIBUTE: Readonly<Record<string, string>> = {
  A: 'href',
  AREA: 'href',
  LINK: 'href',
  AUDIO: 'src',
  EMBED: 'src',
  IFRAME: 'src',
  IMG: 'src',
  SOURCE: 'src',
  VIDEO: 'src',
  OBJECT: 'data',
};

/** The text of an element as shown, or what it would show if it were not hidden. */
export function textOf(element: Element): string {
  return shownText(element) || collapse(unclobbered(element).textContent);
}

/**
 * What an element marked up as a value says, for microdata and RDFa. Both its text and its link are kept,
 * because authors put names on links and links on names; the property decides which one is meant.
 */
function readMarkedValue(element: Element): StructuredText | undefined {
  const own = unclobbered(element);
  const tag = own.tagName;
  const url = own
    .getAttribute(LINK_ATTRIBUTE[tag] ?? 'resource')
    ?.trim()
    .slice(0, 4_000);
  const attribute =
    own.getAttribute('content') ??
    (tag === 'DATA' || tag === 'METER' || tag === 'INPUT' ? own.getAttribute('value') : null) ??
    (tag === 'IMG' || tag === 'AREA' ? own.getAttribute('alt') : null);
  const text = attribute === null ? textOf(element) : plainText(attribute).trim();
  return text === '' && !url ? undefined : { text, url: url || undefined, element };
}

/**
 * Adds to an item what one element is to it: the item `child` that the element itself is, else its text and
 * link where the property is one we read. `names` is the attribute that lists the properties.
 */
export function addMarkedValue(
  owner: StructuredNode,
  names: string | null,
  element: Element,
  child: StructuredNode | undefined,
): void {
  if (child === owner) return;
  let value: StructuredText | undefined;
  const properties = new Set<string>();
  for (const local of localNames(names)) {
    const property = findPropertyName(local) ?? (child === undefined ? undefined : local);
    if (property === undefined || properties.has(property)) continue;
    properties.add(property);
    const added = child ?? (value ??= readMarkedValue(element));
    if (added !== undefined) addValue(owner, property, added);
  }
}
