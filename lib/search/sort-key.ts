import type { Category } from '@/lib/leads/definitions';
import { fold } from '@/lib/leads/fold';
import { stages } from '@/lib/leads/lead-parts';
import { fieldIds } from '@/lib/leads/values';
import type { QueryContext } from './compile-query';
import { findLine, type SearchItem } from './search-item';

/** A field sorts by its first value; `locality` and its like are the address's. */
export const leadSortKeys = [
  'updated',
  'created',
  'seen',
  'locality',
  'region',
  'postalCode',
  'country',
  'category',
  'tag',
  'stage',
  'owner',
  ...fieldIds,
] as const;
export type LeadSortKey = (typeof leadSortKeys)[number];

/** Times and stages are numbers; texts are compared by the rules of the language. */
export type SortKey = string | number;

/** What a lead sorts by; `undefined` when it has nothing of it. */
export function findSortKey(item: SearchItem, by: LeadSortKey, context: QueryContext): SortKey | undefined {
  switch (by) {
    case 'updated':
    case 'created':
    case 'seen':
      return item[`${by}At`];
    case 'stage':
      return stages.indexOf(item.marks.stage);
    case 'category':
      return findCategoryName(item.marks.categoryIds, context.categories);
    case 'name':
      return findName(item);
    case 'phone':
    case 'fax':
      return findDigits(item.text, by);
    default:
      return findLine(item.text, by);
  }
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
