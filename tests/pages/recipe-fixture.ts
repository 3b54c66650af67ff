import { JSDOM } from 'jsdom';
import type { PageReading } from '@/lib/leads/candidate';
import { findRecipePage } from '@/lib/readers/recipe/find-page';
import { builtIn } from '@/lib/recipes/built-in';
import { findRecipes } from '@/lib/recipes/find-recipes';
import type { Recipe } from '@/lib/recipes/recipe';
import { readAll } from './page-fixture';

function load(body: string, url: string, all: readonly unknown[]) {
  const html = /^<(?:html|!doctype)/i.test(body)
    ? body
    : `<!doctype html><html lang="en-US"><head><title>Page</title></head><body>${body}</body></html>`;
  const { document } = new JSDOM(html, { url }).window;
  const recipes = findRecipes(url, all).filter(
    ({ marker }) => marker === undefined || document.querySelector(marker) !== null,
  );
  return { document, recipes };
}

/** What kind of page a recipe takes an invented page for. */
export function findFitting(body: string, url: string, all: readonly unknown[]) {
  const { document, recipes } = load(body, url, all);
  return findRecipePage(recipes, document, new URL(url)).fitting?.kind;
}

/** Reads an invented page as the extension would, with the recipes its address and markers ask for. */
export async function readWithRecipes(
  body: string,
  url: string,
  all: readonly unknown[] = builtIn,
): Promise<PageReading> {
  const { document, recipes } = load(body, url, all);
  return readAll(document, { url, now: () => 0, recipes });
}

/** A recipe for the tests' own directory; `pages` is all that differs. */
export function forDirectory(...pages: Recipe['pages']): Recipe {
  return { id: 'directory', name: 'The Directory', matches: ['directory.example'], pages };
}
