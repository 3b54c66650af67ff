import { describe, expect, it } from 'vitest';
import {
  flattenTree,
  getBranch,
  splitPath,
  toCategoryPaths,
  toCategoryTree,
} from '@/lib/leads/category-tree';
import type { Category } from '@/lib/leads/definitions';

/** `Trade`, `Plumbers<Trade`: a name and the one above it; the name is the id. */
const toCategories = (...written: string[]): Category[] =>
  written.map((text, index) => {
    const [name = '', parentId] = text.split('<');
    return { id: name, name, createdAt: index, ...(parentId !== undefined && { parentId }) };
  });

const show = (categories: Category[]) =>
  flattenTree(toCategoryTree(categories)).map(({ path }) => path.join('/'));

describe('the tree of categories', () => {
  it('has each category below its parent, each level by name, numbers as numbers', () => {
    expect(
      show(
        toCategories('Trade', 'Region 10', 'Plumbers<Trade', 'Region 9', 'Bakers<Trade', 'Pipes<Plumbers'),
      ),
    ).toEqual(['Region 9', 'Region 10', 'Trade', 'Trade/Bakers', 'Trade/Plumbers', 'Trade/Plumbers/Pipes']);
  });

  it('shows every category, also where a parent is gone or moves were undone into a circle', () => {
    expect(show(toCategories('A<gone', 'B<C', 'C<D', 'D<B')).sort()).toHaveLength(4);
    expect(show(toCategories('Self<Self'))).toEqual(['Self']);
  });

  it('knows what is below a category, however deep', () => {
    const all = toCategories('A', 'B<A', 'C<B', 'D');
    expect([...getBranch(all, 'A')].sort()).toEqual(['A', 'B', 'C']);
    expect([...getBranch(all, 'C')]).toEqual(['C']);
    expect([...getBranch(all, 'gone')]).toEqual([]);
  });

  it('writes paths and reads them, however the separator is typed', () => {
    expect(toCategoryPaths(toCategories('A', 'B<A')).get('B')).toBe('A › B');
    expect(splitPath('A › B')).toEqual(['A', 'B']);
    expect(splitPath(' A>B > C ')).toEqual(['A', 'B', 'C']);
    expect(splitPath('行业＞水暖')).toEqual(['行业', '水暖']);
    expect(splitPath('Plumbers')).toEqual(['Plumbers']);
    expect(splitPath(' > ')).toEqual([]);
  });
});
