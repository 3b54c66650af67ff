import { remember } from '@/lib/contact/remember';
import { toUrl } from '@/lib/contact/to-url';

/** What `href`s on this page are relative to: `<base href>` if there is one, else the page's own address. */
export function getLinkBase(document: Document, url: URL): URL {
  const base = document.querySelector('base[href]')?.getAttribute('href');
  if (base == null) return url;
  const resolved = toUrl(base, url);
  return resolved?.protocol === 'http:' || resolved?.protocol === 'https:' ? resolved : url;
}

/** Many links lead to one page, and every reader asks for them; parsing an address takes 2 µs. */
const resolvers = new WeakMap<URL, (href: string) => Readonly<URL> | undefined>();

/** The absolute http(s) address an `href` or `src` leads to; `javascript:`, `data:`, `tel:` and the like are none. */
export function resolveLink(href: string | null | undefined, base: URL): Readonly<URL> | undefined {
  if (href == null) return undefined;
  let resolve = resolvers.get(base);
  if (resolve === undefined) {
    resolve = remember((written) => resolveNew(written, base));
    resolvers.set(base, resolve);
  }
  return resolve(href);
}

function resolveNew(href: string, base: URL): URL | undefined {
  const trimmed = href.trim();
  // A bare `#` leads nowhere: it is a button in disguise.
  if (trimmed === '' || trimmed === '#' || trimmed.length > 2_048) return undefined;
  const url = toUrl(trimmed, base);
  return url?.protocol === 'http:' || url?.protocol === 'https:' ? url : undefined;
}

/** Same page, apart from the part after `#`. */
export function isSamePage(a: Readonly<URL>, b: Readonly<URL>): boolean {
  return a.host === b.host && a.pathname === b.pathname && a.search === b.search;
}
