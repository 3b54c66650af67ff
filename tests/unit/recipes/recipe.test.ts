import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { builtIn } from '@/lib/recipes/built-in';
import { findRecipes, matchesHost } from '@/lib/recipes/find-recipes';
import { recipe } from '@/lib/recipes/recipe';

const listing = { kind: 'listing', rows: ['.card'], fields: { name: ['h2'] } };
const whole = { id: 'acme', name: 'Acme', matches: ['acme.example'], pages: [listing] };
const fits = (input: unknown) => recipe.safeParse(input).success;

describe('a recipe', () => {
  it('is data of one form', () => {
    expect(fits(whole)).toBe(true);
    expect(fits({ ...whole, matches: undefined, marker: '#acme' })).toBe(true);
  });

  it.each([
    ['neither host nor marker', { ...whole, matches: undefined }],
    ['a part nobody knows', { ...whole, script: 'alert(1)' }],
    ['a field nobody knows', { ...whole, pages: [{ ...listing, fields: { salary: ['b'] } }] }],
    ['code for a value', { ...whole, pages: [{ ...listing, fields: { name: [() => 'Acme'] } }] }],
    [
      'a step nobody knows',
      { ...whole, pages: [{ ...listing, fields: { name: [{ from: 'b', steps: ['eval'] }] } }] },
    ],
    ['no rows', { ...whole, pages: [{ ...listing, rows: [] }] }],
    ['a marker that looks beside every element', { ...whole, marker: 'a[href] ~ *' }],
    ['no pages', { ...whole, pages: [] }],
    ['a host written as an address', { ...whole, matches: ['https://acme.example/'] }],
    ['a part of a host', { ...whole, matches: ['acme'] }],
    ['an endless selector', { ...whole, pages: [{ ...listing, rows: ['a '.repeat(400)] }] }],
    ['a number', 7],
  ])('is none with %s', (_, input) => {
    expect(fits(input)).toBe(false);
  });
});

describe('hosts', () => {
  it.each([
    ['acme.example', 'acme.example', true],
    ['acme.example', 'www.acme.example', true],
    ['acme.example', 'ACME.example.', true],
    ['acme.example', 'notacme.example', false],
    ['acme.example', 'acme.example.evil.test', false],
    ['x.com', 'netflix.com', false],
    ['acme.*', 'acme.de', true],
    ['acme.*', 'www.acme.co.uk', true],
    ['acme.*', 'acme.com.au', true],
    ['acme.*', 'acme.evil.test', false],
    ['acme.*', 'acme.com.evil.test', false],
    ['acme.*', 'my-acme.com', false],
    ['a-b.example', 'a-b.example', true],
    ['a.example', 'aXexample', false],
  ])('%s and %s: %s', (pattern, host, expected) => {
    expect(matchesHost(pattern, host)).toBe(expected);
  });
});

describe('the recipes for an address', () => {
  const engine = { ...whole, id: 'engine', matches: undefined, marker: '#engine' };
  it('are those of its host and those that wait for a marker', () => {
    const ids = (url: string) => findRecipes(url, [whole, engine]).map(({ id }) => id);
    expect(ids('https://www.acme.example/search')).toEqual(['acme', 'engine']);
    expect(ids('https://other.example/')).toEqual(['engine']);
    expect(ids('nonsense')).toEqual(['engine']);
  });

  it('leave out what is no recipe', () => {
    expect(findRecipes('https://acme.example/', [{ ...whole, pages: 'all' }, null, whole])).toHaveLength(1);
  });
});

describe('the recipes that come with the extension', () => {
  const files = ['sites', 'engines'].flatMap((folder) =>
    readdirSync(new URL(`../../../lib/recipes/${folder}`, import.meta.url)).map((name) => name.slice(0, -3)),
  );

  it('are all of the files, each named after its recipe', () => {
    expect(builtIn.map(({ id }) => id).sort()).toEqual(files.sort());
  });

  it.each(builtIn.map((one) => [one.id, one] as const))('%s is one', (_, one) => {
    expect(recipe.safeParse(one).error).toBeUndefined();
  });
});
