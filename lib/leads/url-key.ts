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
  const plain = url.includes('xn--') ? undefined : PLAIN_HOST.exec(url)?.[1];
  if (plain !== undefined) return withoutWww(plain);
  const parsed = parse(url);
  return parsed && getHost(parsed);
}

/**
 * A host that parsing leaves as it stands: a `URL` is an object of the browser's, which an import of 100,000 rows makes
 * a million of. Behind the last dot stands a letter, or it may be an address in numbers.
 */
const PLAIN_HOST = /^https?:\/\/((?:[a-z\d-]+\.)+[a-z][a-z\d-]*)(?:[/?#]|$)/;

function getHost(url: URL): string {
  return withoutWww(url.host);
}

const withoutWww = (host: string) => host.replace(/^www\./, '');

/** Every save parses thousands of addresses; `canParse` before `new URL` would parse each twice. */
function parse(url: string): URL | undefined {
  try {
    return new URL(url);
  } catch {
    return undefined;
  }
}
