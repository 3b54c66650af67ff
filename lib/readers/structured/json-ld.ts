import type { ReadingContext } from '@/lib/readers/reader';
import type { Steps } from '@/lib/readers/steps';
import { SHARE } from './share';
import { decodeEntities, plainText } from './plain-text';
import { findPropertyName } from './property-names';
import { addValue, isNode, localName, type StructuredNode, type StructuredValue } from './structured-node';

/** In UTF-16 units. The largest honest block seen on a saved page is 0.3 MB. */
const MAX_BLOCK = 1_000_000;
/** Of one block; a list of 2,000 records has 10,000. */
const MAX_NODES = 20_000;
const MAX_DEPTH = 24;

/** Keys that would reach into prototypes if a careless reader used them; no vocabulary has them. */
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

/** What wraps or comments JSON on pages; the last two run to their own end. */
const MARKS = ['<![CDATA[', ']]>', '<!--', '-->', '//', '/*'];
/** Where something may have to be repaired: outside strings and inside. */
const OUTSIDE = /["{}[\],;<\-/\u0000-\u0008\u000B\u000C\u000E-\u001F\u00A0\u200B\u2028\u2029\uFEFF]/g;
const INSIDE = /["\\\u0000-\u001F]/g;
const BLANKS = /\s*/y;

/**
 * Makes JSON of text that is nearly JSON, where only one reading is possible: raw line breaks and control
 * characters and wrong escapes in strings, comments, CDATA and HTML comment marks, trailing commas and
 * semicolons, several values in a row (returned as an array). Linear in the length of the text.
 */
export function repairJson(text: string): string {
  const pieces: string[] = [];
  let kept = 0;
  let depth = 0;
  let values = 0;
  let inString = false;
  const replace = (from: number, to: number, by: string): void => {
    pieces.push(text.slice(kept, from), by);
    kept = to;
  };
  for (let at = 0; ; at += 1) {
    const next = inString ? INSIDE : OUTSIDE;
    next.lastIndex = at;
    const char = next.exec(text)?.[0];
    if (char === undefined) break;
    at = next.lastIndex - 1;
    if (char === '"') inString = !inString;
    else if (inString) {
      if (char === '\\') {
        if (!/^(?:["\\/bfnrt]|u[\da-f]{4})/i.test(text.slice(at + 1, at + 6))) replace(at, at + 1, '');
        at += 1;
      } else replace(at, at + 1, char === '\n' ? '\\n' : ' ');
      continue;
    }
    const mark = '<]-/'.includes(char) ? MARKS.find((each) => text.startsWith(each, at)) : undefined;
    if (mark !== undefined) {
      const closing = mark === '//' ? '\n' : mark === '/*' ? '*/' : undefined;
      const end = closing === undefined ? at : text.indexOf(closing, at);
      replace(at, end < 0 ? text.length : end + (closing ?? mark).length, ' ');
      at = kept - 1;
    } else if (char === '{' || char === '[') {
      if (depth === 0 && values++ > 0) replace(at, at, ',');
      depth += 1;
    } else if (char === '}' || char === ']') depth -= 1;
    else if (char === ',') {
      BLANKS.lastIndex = at + 1;
      BLANKS.test(text);
      const after = text.charAt(BLANKS.lastIndex);
      if (depth === 0 || after === '' || '}],'.includes(after)) replace(at, at + 1, '');
    } else if (!'"</-'.includes(char)) replace(at, at + 1, ' ');
  }
  pieces.push(text.slice(kept));
  const repaired = pieces.join('');
  return values > 1 ? `[${repaired}]` : repaired;
}

function parse(text: string): unknown {
  const attempts = [
    () => text,
    () => repairJson(text),
    () => (text.includes('"') ? '' : repairJson(decodeEntities(text))),
  ];
  for (const attempt of attempts) {
    try {
      return JSON.parse(attempt());
    } catch {
      // The next attempt repairs more; after the last the block is reported as broken.
    }
  }
  return undefined;
}

function nameOf(node: StructuredNode): string | undefined {
  const name = node.properties.get('name')?.[0];
  return name === undefined || isNode(name) ? undefined : name.text;
}

/** The nodes of all JSON-LD blocks: first those that nothing refers to. `@id`s are joined over all blocks. */
export function* readJsonLd(context: ReadingContext): Steps<StructuredNode[]> {
  const roots: StructuredNode[] = [];
  const byId = new Map<string, StructuredNode>();
  let count = 0;

  const toNode = (json: object, element: Element, depth: number): StructuredNode => {
    count += 1;
    const id = '@id' in json && typeof json['@id'] === 'string' ? json['@id'].slice(0, 2_048) : undefined;
    const known = id === undefined ? undefined : byId.get(id);
    const keys = Object.keys(json);
    if (id !== undefined && keys.length === 1) {
      const node = known ?? { types: [], id, element, properties: new Map() };
      byId.set(id, node);
      return node;
    }
    const made: StructuredNode = { types: [], id, element, properties: new Map() };
    if (id !== undefined && known === undefined) byId.set(id, made);
    for (const [key, value] of Object.entries(json)) {
      if (FORBIDDEN_KEYS.has(key)) continue;
      if (key === '@type') {
        for (const type of Array.isArray(value) ? value : [value])
          if (typeof type === 'string' && made.types.length < 20)
            made.types.push(localName(type).slice(0, 80));
      } else if (!key.startsWith('@')) {
        const local = localName(key);
        const property = findPropertyName(local);
        for (const each of toValues(value, element, depth + 1))
          if (isNode(each)) addValue(made, property ?? local.slice(0, 80), each);
          else if (property !== undefined) addValue(made, property, each);
      }
    }
    if (known === undefined) return made;
    // Some sites give every record of a list the same @id: what has another name is another thing.
    const names = [nameOf(known), nameOf(made)];
    if (names[0] !== undefined && names[1] !== undefined && names[0] !== names[1]) return made;
    for (const type of made.types) if (!known.types.includes(type)) known.types.push(type);
    for (const [property, values] of made.properties)
      for (const value of values) if (value !== known) addValue(known, property, value);
    return known;
  };

  const toValues = (json: unknown, element: Element, depth: number): StructuredValue[] => {
    if (depth > MAX_DEPTH || count > MAX_NODES) return [];
    if (typeof json === 'string' || typeof json === 'number') {
      const text = plainText(String(json)).trim();
      return text === '' ? [] : [{ text, element }];
    }
    if (Array.isArray(json)) return json.flatMap((each) => toValues(each, element, depth + 1));
    if (typeof json !== 'object' || json === null) return [];
    for (const key of ['@value', '@list', '@set'])
      if (Object.hasOwn(json, key))
        return toValues((json as Record<string, unknown>)[key], element, depth + 1);
    return [toNode(json, element, depth)];
  };

  for (const script of context.document.querySelectorAll('script[type^="application/ld+json" i]')) {
    yield;
    if (context.budget.spent(SHARE)) break;
    count = 0;
    const text = script.textContent;
    if (text.trim() === '') continue;
    const json = text.length > MAX_BLOCK ? undefined : parse(text);
    if (json === undefined) {
      context.report('broken-structured-data', 'json-ld');
      continue;
    }
    for (const each of Array.isArray(json) ? (json as unknown[]) : [json]) {
      if (typeof each !== 'object' || each === null) continue;
      yield;
      const { '@graph': graph, ...own } = each as Record<string, unknown>;
      for (const node of toValues(graph, script, 0)) if (isNode(node)) roots.push(node);
      if (graph === undefined || '@type' in own) {
        for (const node of toValues(own, script, 0)) if (isNode(node)) roots.push(node);
      }
    }
  }
  return roots;
}
