import { flattenTree, toCategoryTree } from '@/lib/leads/category-tree';
import { leadClasses, levels, processes, stages } from '@/lib/leads/lead-parts';
import type { QueryContext } from './compile-query';
import type { LeadIndex } from './lead-index';
import { findLine, type SearchItem } from './search-item';

/** What a long list can be cut into parts by; fields of the user's own by `custom.<id>`. */
export const leadGroupings = [
  'category',
  'tag',
  'list',
  'stage',
  'class',
  'owner',
  'country',
  'region',
  'locality',
  'industry',
  'source',
  'process',
  'level',
  'language',
  'kind',
] as const;
export type LeadGrouping = (typeof leadGroupings)[number] | `custom.${string}`;

export interface LeadGroup {
  /**
   * What its leads have in common: the id of a category or list, a stage, a tag, a place as it is searched; `undefined`
   * for those that have nothing of it.
   */
  readonly key: string | undefined;
  /** In the order of the whole. A lead with two tags stands in two groups. */
  readonly ids: readonly string[];
}

const NONE: readonly string[] = [];

/** Looked at between two pauses. */
const AT_ONCE = 1_000;

/**
 * Leads, in their order, by what they have in common; groups stand in the order of their kind, those without it last. A
 * little at a time: 100,000 take longer than a frame.
 */
export function* groupLeads(
  index: LeadIndex,
  ids: readonly string[],
  by: LeadGrouping,
  context: QueryContext,
  collator = new Intl.Collator(undefined, { numeric: true }),
): Generator<void, LeadGroup[]> {
  const groups = new Map<string | undefined, string[]>();
  const put = (key: string | undefined, id: string) => {
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [id]);
    else group.push(id);
  };
  for (const [place, id] of ids.entries()) {
    if (place % AT_ONCE === AT_ONCE - 1) yield;
    const item = index.get(id);
    if (item === undefined) continue;
    const keys = getKeys(item, by);
    if (keys.length === 0) put(undefined, id);
    else for (const key of keys) put(key, id);
  }
  const order = toOrder(by, context);
  return [...groups]
    .map(([key, own]): LeadGroup => ({ key, ids: own }))
    .sort((a, b) => compare(a.key, b.key, order, collator));
}

function getKeys(item: SearchItem, by: LeadGrouping): readonly string[] {
  const { marks } = item;
  switch (by) {
    case 'category':
      return marks.categoryIds;
    case 'tag':
      return marks.tags;
    case 'list':
      return marks.listIds;
    case 'source':
      return marks.sites;
    case 'stage':
    case 'class':
    case 'level':
    case 'kind':
      return [marks[by]];
    case 'owner':
    case 'language':
    case 'process': {
      const value = marks[by];
      return value === undefined ? NONE : [value];
    }
    case 'country':
    case 'region':
    case 'locality':
    case 'industry': {
      const line = findLine(item.text, by);
      return line === undefined ? NONE : [line];
    }
    default: {
      const value = item.custom?.[by.slice('custom.'.length)];
      return value === undefined ? NONE : [String(value)];
    }
  }
}

/** Places of the keys whose order is not that of the alphabet. */
function toOrder(by: LeadGrouping, { categories }: QueryContext): ReadonlyMap<string, number> | undefined {
  const known: Partial<Record<LeadGrouping, readonly string[]>> = {
    category: flattenTree(toCategoryTree(categories)).map(({ category }) => category.id),
    stage: stages,
    class: ['prospect', ...leadClasses],
    level: levels,
    process: processes,
  };
  const keys = known[by];
  return keys && new Map(keys.map((key, place) => [key, place]));
}

function compare(
  a: string | undefined,
  b: string | undefined,
  order: ReadonlyMap<string, number> | undefined,
  collator: Intl.Collator,
): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  if (order === undefined) return collator.compare(a, b);
  return (order.get(a) ?? order.size) - (order.get(b) ?? order.size);
}
