import { describe, expect, it } from 'vitest';
import { renameInQuery, type Names } from '@/lib/search/rename-in-query';

const category = (id: string, name: string, parentId?: string) => ({
  id,
  name,
  createdAt: 1,
  ...(parentId !== undefined && { parentId }),
});
const before: Names = {
  categories: [
    category('t', 'Trade'),
    category('p', 'Plumbers', 't'),
    category('r', 'Pipe layers', 't'),
    category('o', 'Other'),
    category('q', 'Other', 't'),
  ],
  lists: [{ id: 'l', name: 'Spring fair', createdAt: 1 }],
  customFields: [],
  tags: ['vip', 'vip-gold', 'old'].map((tag) => ({ id: tag === 'vip' ? 'key account' : tag, name: tag })),
};
const rename = (id: string, name: string): Names => ({
  ...before,
  categories: before.categories.map((one) => (one.id === id ? { ...one, name } : one)),
  lists: before.lists.map((one) => (one.id === id ? { ...one, name } : one)),
});
const tagged: Names = {
  ...before,
  tags: ['key account', 'vip-gold', 'old'].map((tag) => ({ id: tag, name: tag })),
};

describe('a query after something was renamed', () => {
  it.each([
    ['category:plumbers city:Salem', 'category:"Heating" city:Salem'],
    ['-category:"Plumbers"', '-category:"Heating"'],
    ['category:=Plumbers OR tag:x', 'category:="Heating" OR tag:x'],
    // Its place names it as well.
    ['category:"Trade › Plumbers"', 'category:"Heating"'],
    // A part of the name that meant only this one.
    ['分类:plumb', '分类:"Heating"'],
    // These mean something else, or still the same.
    ['category:trade plumbers "plumbers"', 'category:trade plumbers "plumbers"'],
    ['category:other', 'category:other'],
    ['tag:plumbers', 'tag:plumbers'],
  ])('that asks for a category: %s', (query, written) => {
    expect(renameInQuery(query, before, rename('p', 'Heating'))).toBe(written);
  });

  it('names it by its place where another is called alike', () => {
    expect(renameInQuery('category:plumbers', before, rename('p', 'Other'))).toBe('category:plumbers');
    expect(renameInQuery('category:"pipe layers"', before, rename('r', 'Plumbing'))).toBe(
      'category:"Plumbing"',
    );
    const moved = {
      ...before,
      categories: before.categories.map((one) => (one.id === 'q' ? category('q', 'Other', 'p') : one)),
    };
    expect(renameInQuery('category:"Trade › Other"', before, moved)).toBe(
      'category:"Trade › Plumbers › Other"',
    );
  });

  it('names what is above it', () => {
    expect(renameInQuery('category:"Trade › Plumbers"', before, rename('t', 'Crafts'))).toBe(
      'category:"Plumbers"',
    );
  });

  it('asks for a list by its new name', () => {
    expect(renameInQuery('list:"spring fair" has:phone', before, rename('l', 'Autumn fair'))).toBe(
      'list:"Autumn fair" has:phone',
    );
  });

  it.each([
    // It found both, as a part of their names, and goes on finding both.
    ['tag:vip', 'tag:vip OR tag:"key account"'],
    ['-tag:vip', '-tag:vip -tag:"key account"'],
    ['tag:"vip"', 'tag:"key account"'],
    ['tag:old', 'tag:old'],
  ])('that asks for a tag: %s', (query, written) => {
    expect(renameInQuery(query, before, tagged)).toBe(written);
  });

  it('leaves alone a field of the user’s own of that name', () => {
    const own: Names = { ...before, customFields: [{ id: 'f', name: 'Tag', type: 'text', createdAt: 1 }] };
    expect(renameInQuery('tag:"vip"', own, { ...tagged, customFields: own.customFields })).toBe('tag:"vip"');
  });
});
