/** Names and values of an address's query, in order, as `URLSearchParams` has them. */
export function getQueryEntries(url: Readonly<URL>): [name: string, value: string][] {
  const query = url.search.slice(1);
  if (query === '') return [];
  try {
    return query
      .split('&')
      .filter((pair) => pair !== '')
      .map((pair) => {
        const at = pair.indexOf('=');
        return at < 0 ? [decode(pair), ''] : [decode(pair.slice(0, at)), decode(pair.slice(at + 1))];
      });
  } catch {
    return readWithForEach(url);
  }
}

/** To make a list of an address's parameters takes the browser 20 µs, and every link of a page is asked. */
const decode = (text: string): string =>
  /[%+]/.test(text) ? decodeURIComponent(text.replaceAll('+', ' ')) : text;

/**
 * For what is no good UTF-8. By `forEach`, because in Firefox's content scripts the iterators of `URLSearchParams` do not
 * iterate (Mozilla bug 1023984) and the whole reading fails.
 */
function readWithForEach(url: Readonly<URL>): [name: string, value: string][] {
  const entries: [string, string][] = [];
  url.searchParams.forEach((value, name) => entries.push([name, value]));
  return entries;
}
