/**
 * Names and values of an address's query, in order. By `forEach`, because in Firefox's content scripts
 * the iterators of `URLSearchParams` do not iterate (Mozilla bug 1023984) and the whole reading fails.
 */
export function getQueryEntries(url: URL): [name: string, value: string][] {
  const entries: [string, string][] = [];
  if (url.search === '') return entries;
  url.searchParams.forEach((value, name) => entries.push([name, value]));
  return entries;
}
