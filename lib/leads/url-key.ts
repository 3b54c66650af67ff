/**
 * An address reduced to what tells pages apart: no scheme, `www.` or trailing slash; the host in lower case.
 * `undefined` when it is no address at all.
 */
export function urlKey(url: string, { hash = false }: { hash?: boolean } = {}): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const parsed = new URL(url);
  return getHost(parsed) + parsed.pathname.replace(/\/+$/, '') + parsed.search + (hash ? parsed.hash : '');
}

/** Host without `www.`; `undefined` when it is no address. */
export function hostKey(url: string): string | undefined {
  return URL.canParse(url) ? getHost(new URL(url)) : undefined;
}

function getHost(url: URL): string {
  return url.host.replace(/^www\./, '');
}
