import { outcomes } from '@/lib/leads/activity';
import type { Category } from '@/lib/leads/definitions';
import { fold } from '@/lib/leads/fold';
import { leadClasses, levels, processes, stages, type CustomValue } from '@/lib/leads/lead-parts';
import { fieldIds } from '@/lib/leads/values';
import type { QueryContext } from './compile-query';
import { findLine, type SearchItem } from './search-item';

/** A field sorts by its first value; `locality` and its like are the address's. */
export const leadSortKeys = [
  'updated',
  'created',
  'seen',
  'touched',
  'next',
  'outcome',
  'locality',
  'region',
  'postalCode',
  'country',
  'category',
  'tag',
  'stage',
  'owner',
  'class',
  'level',
  'process',
  'source',
  'language',
  'list',
  'kind',
  'existing',
  'doNotContact',
  'note',
  ...fieldIds,
] as const;
/** Fields of the user's own by `custom.<id>`. */
export type LeadSortKey = (typeof leadSortKeys)[number] | `custom.${string}`;

/** The key a stored text names. */
export function findLeadSortKey(text: string | undefined): LeadSortKey | undefined {
  return text !== undefined && isCustom(text) ? text : leadSortKeys.find((key) => key === text);
}

const classes: readonly string[] = ['prospect', ...leadClasses];

/** Times and stages are numbers; texts are compared by the rules of the language. */
export type SortKey = string | number;

/** What a lead sorts by; `undefined` when it has nothing of it. */
export function findSortKey(item: SearchItem, by: LeadSortKey, context: QueryContext): SortKey | undefined {
  switch (by) {
    case 'updated':
    case 'created':
    case 'seen':
    case 'touched':
    case 'next':
      return item[`${by}At`];
    case 'outcome':
      return item.marks.outcome && outcomes.indexOf(item.marks.outcome);
    case 'stage':
      return stages.indexOf(item.marks.stage);
    case 'class':
      return classes.indexOf(item.marks.class);
    case 'level':
      return levels.indexOf(item.marks.level);
    case 'process':
      return item.marks.process && processes.indexOf(item.marks.process);
    case 'source':
      return item.marks.sites[0];
    case 'kind':
    case 'language':
      return item.marks[by];
    case 'existing':
    case 'doNotContact':
      return item.marks[by] ? 1 : undefined;
    case 'category':
      return findCategoryName(item.marks.categoryIds, context.categories);
    case 'list':
      return findListName(item.marks.listIds, context);
    case 'name':
      return findName(item);
    case 'phone':
    case 'fax':
      return findDigits(item.text, by);
    default:
      return isCustom(by) ? toSortable(item.custom?.[by.slice('custom.'.length)]) : findLine(item.text, by);
  }
}

const isCustom = (key: string): key is `custom.${string}` => key.startsWith('custom.');
const toSortable = (value: CustomValue | undefined): SortKey | undefined =>
  typeof value === 'string' ? fold(value) : typeof value === 'boolean' ? Number(value) : value;

function findListName(ids: readonly string[], { lists }: QueryContext): string | undefined {
  const list = lists.find(({ id }) => ids.includes(id));
  return list && fold(list.name);
}

function findCategoryName(ids: readonly string[], categories: readonly Category[]): string | undefined {
  const category = categories.find(({ id }) => ids.includes(id));
  return category && fold(category.name);
}

/** As `getLeadName` has it. */
function findName({ text, marks }: SearchItem): string | undefined {
  const order =
    marks.kind === 'person'
      ? (['person', 'name', 'legalName'] as const)
      : (['name', 'legalName', 'person'] as const);
  for (const line of order) {
    const name = findLine(text, line);
    if (name !== undefined) return name;
  }
  return undefined;
}

/** As dialled from abroad where that is known: it stands behind the number as written. */
function findDigits(text: string, line: 'phone' | 'fax'): string | undefined {
  const written = findLine(text, line);
  return written === undefined ? undefined : (findLine(text, line, 1) ?? written);
}
