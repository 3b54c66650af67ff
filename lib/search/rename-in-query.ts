import type { QueryContext } from './compile-query';
import { findNamedCategories, findNamedLists, findNamedTags } from './find-named';
import { parseQuery, toQuotable, type Clause } from './parse-query';
import { findQueryField, toWordKey } from './query-words';
import { toCategoryPaths } from '@/lib/leads/category-tree';

/** What names meant before and mean after something was renamed or moved. */
export interface Names extends Pick<QueryContext, 'categories' | 'lists' | 'customFields'> {
  /** Each by what stays when its name changes; the same for tags that become one. */
  tags: readonly { id: string; name: string }[];
}

/**
 * The query as it has to be written so that it finds the same as before. Only clauses that named what was renamed are
 * changed: one that named just this gets the new name, one that named others as well (a part of their names) has it added.
 */
export function renameInQuery(query: string, before: Names, after: Names): string {
  let text = query;
  // From the back, so that what stands before keeps its place.
  for (const group of parseQuery(query).all.toReversed())
    for (const clause of group.toReversed()) {
      const written = renameClause(clause, query, group.length === 1, before, after);
      if (written !== undefined) text = text.slice(0, clause.from) + written + text.slice(clause.to);
    }
  return text;
}

/** `undefined` where it may stay as it is, or cannot be said otherwise. */
function renameClause(
  clause: Clause,
  query: string,
  alone: boolean,
  before: Names,
  after: Names,
): string | undefined {
  const { field = '', value, quoted, comparison = '', not } = clause;
  const find = getFinder(field, before);
  if (find === undefined || value.trim() === '') return undefined;
  const whole = quoted || comparison === '=';
  const [was, is] = [find(value, whole, before), find(value, whole, after)];
  const lost = [...was].filter((id) => !is.has(id));
  const [id] = lost;
  if (id === undefined || lost.length > 1 || [...is].some((other) => !was.has(other))) return undefined;
  const name = getWritten(id, after).find((one) => {
    const found = find(one, true, after);
    return found.size === 1 && found.has(id);
  });
  if (name === undefined) return undefined;
  const renamed = `${not ? '-' : ''}${/\s/.test(field) ? `"${field}"` : field}:${comparison}"${toQuotable(name)}"`;
  const old = query.slice(clause.from, clause.to);
  if (was.size === 1) return renamed;
  if (!not) return `${old} OR ${renamed}`;
  return alone ? `${old} ${renamed}` : undefined;
}

type Finder = (value: string, whole: boolean, names: Names) => ReadonlySet<string>;

function getFinder(field: string, { customFields }: Names): Finder | undefined {
  // A field of the user's own by that name is meant first.
  if (customFields.some(({ name }) => toWordKey(name) === toWordKey(field))) return undefined;
  switch (findQueryField(field)) {
    case 'category':
      return (value, whole, { categories }) => toIds(findNamedCategories(value, whole, categories));
    case 'list':
      return (value, whole, { lists }) => toIds(findNamedLists(value, whole, lists));
    case 'tag':
      return (value, whole, { tags }) => toIds(findNamedTags(value, whole, tags));
    default:
      return undefined;
  }
}

const toIds = (all: readonly { id: string }[]) => new Set(all.map(({ id }) => id));

/** Ways to write a name, the shortest first. */
function getWritten(id: string, { categories, lists, tags }: Names): string[] {
  const name = [...categories, ...lists, ...tags].find((one) => one.id === id)?.name;
  return [name, toCategoryPaths(categories).get(id)].filter((one) => one !== undefined);
}
