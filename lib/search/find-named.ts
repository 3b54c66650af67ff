import { PATH_SEPARATOR, splitPath, toCategoryPaths } from '@/lib/leads/category-tree';
import type { Category, List } from '@/lib/leads/definitions';
import { toQuotable } from './parse-query';
import { toLine } from './search-item';

/** What a name in a query means. `whole`: not a part of a name. */

const toNameKey = (name: string) => toLine(toQuotable(name));

/** Whether a name is the one that was written, or has it in itself. */
export function toNameTest(value: string, whole: boolean): (name: string) => boolean {
  const wanted = toNameKey(value);
  return (name) => (whole ? toNameKey(name) === wanted : toNameKey(name).includes(wanted));
}

/** Those called `name`, or else, when only a part of the name was asked for, those with it in their names. */
function findNamed<T extends { name: string }>(all: readonly T[], name: string, whole: boolean): T[] {
  const isCalled = toNameTest(name, true);
  const exact = all.filter((one) => isCalled(one.name));
  const isLike = toNameTest(name, false);
  return exact.length > 0 || whole ? exact : all.filter((one) => isLike(one.name));
}

/** Without those below them; a path, `Trade › Other`, names one of several called alike. */
export function findNamedCategories(
  name: string,
  whole: boolean,
  categories: readonly Category[],
): Category[] {
  const path = splitPath(name);
  return path.length > 1 ? findByPath(categories, path) : findNamed(categories, name, whole);
}

function findByPath(categories: readonly Category[], path: readonly string[]): Category[] {
  const wanted = PATH_SEPARATOR + toLine(path.join(PATH_SEPARATOR));
  const paths = toCategoryPaths(categories);
  return categories.filter(({ id }) => (PATH_SEPARATOR + toLine(paths.get(id) ?? '')).endsWith(wanted));
}

export const findNamedLists = (name: string, whole: boolean, lists: readonly List[]): List[] =>
  findNamed(lists, name, whole);

export function findNamedTags<T extends { name: string }>(
  name: string,
  whole: boolean,
  tags: readonly T[],
): T[] {
  const isMeant = toNameTest(name, whole);
  return tags.filter((tag) => isMeant(tag.name));
}
