/**
 * What the four syntaxes have in common: typed nodes with named values. Each syntax file turns its marks
 * into these, `schema-org.ts` turns these into our fields.
 */

/** A value that is text, a link, or both: `<a itemprop="name" href="/acme">Acme</a>`. */
export interface StructuredText {
  /** As shown; blocks and `<br>` are newlines. May be empty where there is a `url`. */
  readonly text: string;
  /** `href` or `src` as written, not resolved. */
  readonly url?: string | undefined;
  /** What the value is for, where the syntax says so: the `type` of an hCard's `tel`. */
  readonly label?: string | undefined;
  readonly element: Element;
}

export interface StructuredNode {
  readonly types: string[];
  /** Its own address where the syntax gives one (`@id`, `itemid`, `resource`), as written. */
  readonly id?: string | undefined;
  readonly element: Element;
  readonly properties: Map<string, StructuredValue[]>;
}

export type StructuredValue = StructuredText | StructuredNode;

export function isNode(value: StructuredValue): value is StructuredNode {
  return 'properties' in value;
}

/** Values one property keeps: as many as a page may have candidates, since `itemListElement` lists those. */
const MAX_VALUES = 2_000;

export function addValue(node: StructuredNode, property: string, value: StructuredValue): void {
  const values = node.properties.get(property);
  if (values === undefined) node.properties.set(property, [value]);
  else if (values.length < MAX_VALUES) values.push(value);
}

/** `https://schema.org/Person`, `schema:Person` and `Person` are all `Person`. */
export function localName(name: string): string {
  return name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('#'), name.lastIndexOf(':')) + 1).trim();
}

/** The local names in an attribute that lists names (`itemtype`, `typeof`, `itemprop`, `property`). */
export function localNames(attribute: string | null): string[] {
  if (attribute === null) return [];
  return attribute
    .slice(0, 2_000)
    .split(/\s+/)
    .map((name) => localName(name).slice(0, 80))
    .filter((name) => name !== '');
}
