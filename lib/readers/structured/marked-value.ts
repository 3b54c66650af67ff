import { collapse, shownText } from '@/lib/page/shown-text';
import { plainText } from './plain-text';
import type { StructuredText } from './structured-node';

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
  return shownText(element) || collapse(element.textContent);
}

/**
 * What an element marked up as a value says, for microdata and RDFa. Both its text and its link are kept,
 * because authors put names on links and links on names; the property decides which one is meant.
 */
export function readMarkedValue(element: Element): StructuredText | undefined {
  const tag = element.tagName;
  const url = element
    .getAttribute(LINK_ATTRIBUTE[tag] ?? 'resource')
    ?.trim()
    .slice(0, 4_000);
  const attribute =
    element.getAttribute('content') ??
    (tag === 'DATA' || tag === 'METER' || tag === 'INPUT' ? element.getAttribute('value') : null) ??
    (tag === 'IMG' || tag === 'AREA' ? element.getAttribute('alt') : null);
  const text = attribute === null ? textOf(element) : plainText(attribute).trim();
  return text === '' && !url ? undefined : { text, url: url || undefined, element };
}
