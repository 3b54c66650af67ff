import { recipe, type Recipe } from './recipe';

/** Country domains a site with `*` may stand under: `.com`, `.de`, `.co.uk`, `.com.au`. */
const ANY_COUNTRY = '(?:com|net|org|[a-z]{2}|(?:com?|net|org)\\.[a-z]{2})';

/** Whether a host is the pattern's or one of its subdomains; never one that merely contains it. */
export function matchesHost(pattern: string, host: string): boolean {
  const known = pattern.split('.').map((label) => (label === '*' ? ANY_COUNTRY : label.replace(/-/g, '\\-')));
  return new RegExp(`(?:^|\\.)${known.join('\\.')}$`).test(host.replace(/\.$/, '').toLowerCase());
}

/**
 * The recipes that may serve a page: those of its host, and those known by a marker, for which the page itself must
 * be looked at. Parsed, because they leave the extension from here and not all of them are ours.
 */
export function findRecipes(url: string, all: readonly unknown[]): Recipe[] {
  const host = URL.canParse(url) ? new URL(url).hostname : '';
  const found: Recipe[] = [];
  for (const one of all) {
    const parsed = recipe.safeParse(one);
    if (!parsed.success) continue;
    const { matches } = parsed.data;
    if (matches === undefined || matches.some((pattern) => matchesHost(pattern, host)))
      found.push(parsed.data);
  }
  return found;
}
