/**
 * An address reduced to what tells pages apart: no scheme, `www.` or trailing slash; the host in lower case.
 * `undefined` when it is no address at all.
 */
export function urlKey(url: string, { hash = false }: { hash?: boolean } = {}): string | undefined {
  const parsed = parse(url);
  return (
    parsed &&
    getHost(parsed) + parsed.pathname.replace(/\/+$/, '') + parsed.search + (hash ? parsed.hash : '')
  );
}

/** Host without `www.`; `undefined` when it is no address. */
export function hostKey(url: string): string | undefined {
  const parsed = parse(url);
  return parsed && getHost(parsed);
}

function getHost(url: URL): string {
  return url.host.replace(/^www\./, '');
}

/** Every save parses thousands of addresses; `canParse` before `new URL` would parse each twice. */
function parse(url: string): URL | undefined {
  try {
    return new URL(url);
  } catch {
    return undefined;
  }
}
