import { factKey } from '@/lib/leads/fact-key';
import { fieldIds } from '@/lib/leads/values';
import { digest } from './digest';
import type { PoolDocument, PoolValue } from './pool-document';

/**
 * A document in the pieces two people can change apart from each other, by their names: `stage`, `tag north`,
 * `fact phone:+1617…`, `order phone` … What is named after itself holds `true`.
 */
export type Elements = Map<string, unknown>;

/** Kept as they are, one value each. */
export const registers = [
  'kind',
  'stage',
  'class',
  'existing',
  'note',
  'doNotContact',
  'level',
  'language',
  'process',
] as const satisfies (keyof PoolDocument)[];

export function toElements(document: PoolDocument): Elements {
  const elements: Elements = new Map();
  for (const name of registers) if (document[name] !== undefined) elements.set(name, document[name]);
  for (const field of fieldIds) {
    const values: readonly PoolValue[] = document.fields[field] ?? [];
    const keys = values.map(({ value }) => factKey(field, value));
    // Where a value comes from is no part of what is said.
    values.forEach(({ from: _, ...said }, index) => elements.set(`fact ${keys[index] ?? ''}`, said));
    const [first] = keys;
    if (first === undefined) continue;
    elements.set(`first ${field}`, first);
    if (keys.length > 1) elements.set(`order ${field}`, keys);
  }
  for (const [name, value] of Object.entries(document.custom ?? {})) elements.set(`custom ${name}`, value);
  for (const tag of document.tags ?? []) elements.set(`tag ${tag}`, true);
  for (const path of document.categories ?? []) elements.set(`category ${JSON.stringify(path)}`, true);
  for (const account of document.accounts ?? []) elements.set(`account ${account}`, true);
  for (const site of document.sites ?? []) elements.set(`site ${site}`, true);
  for (const request of document.requests ?? []) elements.set(`request ${request.key}`, request);
  for (const activity of document.activities ?? []) elements.set(`activity ${activity.id}`, activity);
  return elements;
}

/** The same for two values that are equal as data, whatever the order of their keys. */
export function getPrint(value: unknown): string {
  return digest(toText(value));
}

/** Equal as data, whatever the order of keys. */
export function isSaidSame(a: unknown, b: unknown): boolean {
  return a === b || (a !== undefined && b !== undefined && toText(a) === toText(b));
}

function toText(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? '';
  if (Array.isArray(value)) return `[${value.map(toText).join()}]`;
  return `{${Object.entries(value)
    .filter(([, part]) => part !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, part]) => `${JSON.stringify(key)}:${toText(part)}`)
    .join()}}`;
}

/** Characters kept of the print of an element's name and of its value: two among some dozens are never the same. */
const NAME = 6;
const VALUE = 7;
const cut = (text: string, length: number) => text.slice(-length).padStart(length, '0');
/** Names that do not come from a lead are the same few all the time. */
const known = new Map<string, string>();
function toName(element: string): string {
  const print = known.get(element) ?? cut(digest(element), NAME);
  if (!element.includes(' ') || element.startsWith('first ')) known.set(element, print);
  return print;
}
const toValuePrint = (value: unknown) => cut(getPrint(value), VALUE);

/** What was in a document, so that a change of any element is noticed: 13 characters for each. */
export function getBase(elements: Elements): string {
  return [...elements]
    .map(([name, value]) => toName(name) + toValuePrint(value))
    .sort()
    .join('');
}

/** Asks whether an element is what it was when the base was taken. */
export interface Base {
  had: (element: string) => boolean;
  /** Also for one that was not there and is `undefined`. */
  is: (element: string, value: unknown) => boolean;
}

/** @param base absent: nothing was exchanged before */
export function readBase(base: string | undefined): Base {
  const prints = new Map<string, string>();
  for (let at = 0; base !== undefined && at < base.length; at += NAME + VALUE)
    prints.set(base.slice(at, at + NAME), base.slice(at + NAME, at + NAME + VALUE));
  return {
    had: (element) => prints.has(toName(element)),
    is: (element, value) =>
      prints.get(toName(element)) === (value === undefined ? undefined : toValuePrint(value)),
  };
}
