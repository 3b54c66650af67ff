import { factKey } from '@/lib/leads/fact-key';
import { fieldSpecs } from '@/lib/leads/field-specs';
import { levels, type CustomValue, type Level } from '@/lib/leads/lead-parts';
import { MAX_VALUES_PER_FIELD } from '@/lib/leads/limits';
import { sortRequests, type LeadRequest } from '@/lib/leads/request';
import { fieldIds, type FieldId } from '@/lib/leads/values';
import { getPrint, readBase, registers, toElements, type Elements } from './elements';
import {
  DOCUMENT_FORMAT,
  MOST_ACTIVITIES,
  newestActivities,
  sortPaths,
  type Origin,
  type PoolActivity,
  type PoolDocument,
  type PoolValue,
} from './pool-document';

/** Something both sides said otherwise since they last agreed: the newer one counts, the other was also said. */
export interface Disagreement {
  /** Of the element (`toElements`). */
  element: string;
  ours: unknown;
  theirs: unknown;
  shown: 'ours' | 'theirs';
  /** Who wrote their document last, and so this of it or something after it. */
  by?: string | undefined;
  /** Both were said by others, `ours` in what this member wrote last. */
  elsewhere?: { by?: string | undefined } | undefined;
}

export interface Merged {
  document: PoolDocument;
  disagreements: Disagreement[];
}

/**
 * One document of two that were changed apart from each other, element by element, against what they last had in common:
 *
 * - changed on one side: that side's, also where it took the element away
 * - changed on one, taken away on the other: it stays
 * - changed on both: the level that is more secret, the earlier wish not to be contacted, else what the document that was
 *   changed last says
 *
 * The same whichever side is called ours, but for the names of the sides in `disagreements`.
 *
 * @param base what `getBase` said of it; without, nothing is taken away
 */
export function mergeDocuments(base: string | undefined, ours: PoolDocument, theirs: PoolDocument): Merged {
  const before = readBase(base);
  const [mine, others] = [toElements(ours), toElements(theirs)];
  const merged: Elements = new Map();
  const disagreements: Disagreement[] = [];
  for (const element of new Set([...mine.keys(), ...others.keys()])) {
    const [a, b] = [mine.get(element), others.get(element)];
    const isOurs = chooseSide();
    const value = isOurs ? a : b;
    if (value !== undefined) merged.set(element, value);

    function chooseSide(): boolean {
      const [printA, printB] = [getPrint(a), getPrint(b)];
      if (printA === printB) return true;
      if (before.is(element, a)) return b === undefined && isPushedOut(element, a, theirs);
      if (before.is(element, b)) return a !== undefined || !isPushedOut(element, b, ours);
      if (a === undefined || b === undefined) return b === undefined;
      switch (element) {
        case 'level':
          return levels.indexOf(a as Level) > levels.indexOf(b as Level);
        case 'doNotContact': {
          const [x, y] = [a as { since: number }, b as { since: number }];
          return x.since === y.since ? printA < printB : x.since < y.since;
        }
        case 'process':
          return printA < printB;
      }
      const isNewer =
        ours.updatedAt === theirs.updatedAt ? printA < printB : ours.updatedAt > theirs.updatedAt;
      if (isToldOf(element))
        disagreements.push({
          element,
          ours: a,
          theirs: b,
          shown: isNewer ? 'ours' : 'theirs',
          ...(theirs.by !== undefined && { by: theirs.by }),
        });
      return isNewer;
    }
  }
  return { document: toDocument(merged, ours, theirs), disagreements };
}

/** Whether an activity is missing in a document only because that was full of newer ones. */
function isPushedOut(element: string, activity: unknown, { activities = [] }: PoolDocument): boolean {
  if (!element.startsWith('activity ') || activities.length < MOST_ACTIVITIES) return false;
  return (activity as PoolActivity).at <= Math.min(...activities.map(({ at }) => at));
}

/** Order is nobody's word, and of lists of values both are there afterwards. */
function isToldOf(element: string): boolean {
  const [kind = '', name] = element.split(' ');
  if (kind === 'first') return fieldSpecs[name as FieldId].many === false;
  return kind !== 'order' && kind !== 'activity';
}

function toDocument(elements: Elements, ours: PoolDocument, theirs: PoolDocument): PoolDocument {
  const named = (kind: string) =>
    [...elements].flatMap(([element, value]): [string, unknown][] =>
      element.startsWith(`${kind} `) ? [[element.slice(kind.length + 1), value]] : [],
    );
  const names = (kind: string) =>
    named(kind)
      .map(([name]) => name)
      .sort();
  const newest = isNewer(ours, theirs) ? ours : theirs;
  const lists = {
    tags: names('tag'),
    categories: sortPaths(named('category').map(([path]) => JSON.parse(path) as string[])),
    requests: sortRequests(named('request').map(([, request]) => request as LeadRequest)),
    activities: newestActivities(named('activity').map(([, activity]) => activity as PoolActivity)),
    accounts: names('account'),
    sites: names('site'),
  };
  const custom = named('custom').sort(([a], [b]) => (a < b ? -1 : 1)) as [string, CustomValue][];
  const fields = toFields(elements, ours, theirs);
  return {
    format: DOCUMENT_FORMAT,
    type: 'lead',
    ...(Object.fromEntries(
      registers.flatMap((name) => (elements.has(name) ? [[name, elements.get(name)]] : [])),
    ) as Pick<PoolDocument, 'kind' | 'level'>),
    fields,
    createdAt: Math.min(ours.createdAt, theirs.createdAt),
    updatedAt: newest.updatedAt,
    ...(newest.by !== undefined && { by: newest.by }),
    ...(Object.fromEntries(
      Object.entries(lists).filter(([, { length }]) => length > 0),
    ) as Partial<PoolDocument>),
    ...(custom.length > 0 && { custom: Object.fromEntries(custom) }),
  };
}

/** Of two changed at the same moment it is the same one, whichever is ours. */
function isNewer(ours: PoolDocument, theirs: PoolDocument): boolean {
  return ours.updatedAt === theirs.updatedAt
    ? getPrint(ours) < getPrint(theirs)
    : ours.updatedAt > theirs.updatedAt;
}

/** The first one first, then in the order that counts, then what only the other has. */
function toFields(elements: Elements, ours: PoolDocument, theirs: PoolDocument): PoolDocument['fields'] {
  const byAge = isNewer(ours, theirs) ? [ours, theirs] : [theirs, ours];
  const fields: Record<string, PoolValue[]> = {};
  for (const field of fieldIds) {
    const lists = byAge.map((document): readonly PoolValue[] => document.fields[field] ?? []);
    const keysOf = (list: readonly PoolValue[] | undefined) =>
      list?.map(({ value }) => factKey(field, value)) ?? [];
    const order = [
      elements.get(`first ${field}`) as string | undefined,
      ...((elements.get(`order ${field}`) as string[] | undefined) ?? []),
      ...lists.flatMap(keysOf),
    ];
    const values = [...new Set(order)].flatMap((key): PoolValue[] => {
      const said = key === undefined ? undefined : elements.get(`fact ${key}`);
      if (said === undefined) return [];
      const from = joinOrigins(
        lists.flatMap((list) => list.find(({ value }) => factKey(field, value) === key)?.from ?? []),
      );
      return [{ ...(said as PoolValue), ...(from && { from }) }];
    });
    if (values.length > 0) fields[field] = values.slice(0, MAX_VALUES_PER_FIELD);
  }
  return fields;
}

function joinOrigins(origins: readonly Origin[]): Origin | undefined {
  const [first] = origins.toSorted((a, b) => a.at - b.at || (getPrint(a) < getPrint(b) ? -1 : 1));
  if (first === undefined) return undefined;
  return { ...first, ...(origins.some(({ typed }) => typed) && { typed: true as const }) };
}

/** The document with another value of one element; `undefined` takes it away. */
export function setElement(document: PoolDocument, element: string, value: unknown): PoolDocument {
  const elements = toElements(document);
  if (value === undefined) elements.delete(element);
  else elements.set(element, value);
  return toDocument(elements, document, document);
}
