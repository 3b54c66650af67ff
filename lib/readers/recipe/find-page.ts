import type { Recipe, RecipePage } from '@/lib/recipes/recipe';
import { selectAll, takeAll } from './take';

/** A recipe's page that fits the page being read. */
export interface FittingPage<Kind extends RecipePage['kind']> {
  readonly kind: Kind;
  readonly page: Extract<RecipePage, { kind: Kind }>;
  /** First elements of its rows in page order; of a profile none. */
  readonly rows: readonly Element[];
}

export interface FoundRecipe {
  readonly fitting: FittingPage<'listing'> | FittingPage<'profile'> | FittingPage<'thread'> | undefined;
  /** A recipe should have fitted and has nothing to read any more. */
  readonly misfit: boolean;
}

function matchesPath(pattern: string, { pathname, search }: URL): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 'i').test(pathname + search);
}

/** What a row must at least have for the recipe still to be about it. */
function isRow(row: Element, page: RecipePage): boolean {
  const { fields } = page;
  const asked =
    page.kind === 'thread'
      ? [page.fields.author, page.fields.postedAt, page.fields.title]
      : 'name' in fields || 'person' in fields
        ? [fields.name, fields.person]
        : [];
  // What stands in the row's next siblings is not looked for here.
  if ('runsOn' in page || asked.every((sources) => sources === undefined)) return true;
  return asked.some((sources) => takeAll([row], sources).length > 0);
}

/** The page of the recipes that fits this one: by address and marker, and by rows or a name that are there. */
export function findRecipePage(recipes: readonly Recipe[], document: Document, url: URL): FoundRecipe {
  let misfit = false;
  for (const { pages, marker } of recipes) {
    for (const page of pages) {
      if (page.path?.some((pattern) => matchesPath(pattern, url)) === false) continue;
      if (page.when !== undefined && selectAll([document], page.when).length === 0) continue;
      const rows = findRows(page, document);
      if (rows !== undefined)
        return { fitting: { kind: page.kind, page, rows } as FoundRecipe['fitting'], misfit: false };
      // Software makes pages of all kinds, a site's addresses say which.
      misfit ||= page.path !== undefined || (marker === undefined && page.when !== undefined);
    }
  }
  return { fitting: undefined, misfit };
}

function findRows(page: RecipePage, document: Document): Element[] | undefined {
  if (page.kind === 'profile') {
    const { name, person } = page.fields;
    return takeAll([document.documentElement], name ?? person).length > 0 ? [] : undefined;
  }
  const rows = page.rows.map((one) => selectAll([document], one)).find((found) => found.length > 0);
  return rows && rows.filter((row) => isRow(row, page)).length >= rows.length * 0.5 ? rows : undefined;
}
