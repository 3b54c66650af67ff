function parse(address: string, base: URL): URL | undefined {
  try {
    return new URL(address, base);
  } catch {
    return undefined;
  }
}

/** What `href`s on this page are relative to: `<base href>` if there is one, else the page's own address. */
export function getLinkBase(document: Document, url: URL): URL {
  const base = document.querySelector('base[href]')?.getAttribute('href');
  if (base == null) return url;
  const resolved = parse(base, url);
  return resolved?.protocol === 'http:' || resolved?.protocol === 'https:' ? resolved : url;
}

/** The absolute http(s) address an `href` or `src` leads to; `javascript:`, `data:`, `tel:` and the like are none. */
export function resolveLink(href: string | null | undefined, base: URL): URL | undefined {
  if (href == null) return undefined;
  const trimmed = href.trim();
  // A bare `#` leads nowhere: it is a button in disguise.
  if (trimmed === '' || trimmed === '#' || trimmed.length > 2_048) return undefined;
  const url = parse(trimmed, base);
  return url?.protocol === 'http:' || url?.protocol === 'https:' ? url : undefined;
}

/** Same page, apart from the part after `#`. */
export function isSamePage(a: URL, b: URL): boolean {
  return a.host === b.host && a.pathname === b.pathname && a.search === b.search;
}
