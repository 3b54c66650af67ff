/** Texts of some thousands of records; beyond that the memory is begun anew. */
const MOST = 20_000;

/** Remembers what a pure function gave for a text: pages, and the steps of a reading, ask the same again and again. */
export function remember<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined || known.has(text)) return before as T;
    const value = read(text);
    if (known.size >= MOST) known.clear();
    known.set(text, value);
    return value;
  };
}

/** Remembers only the last text: a long one that is asked for several times running. */
export function rememberLast<T>(read: (text: string) => T): (text: string) => T {
  let last: { readonly text: string; readonly value: T } | undefined;
  return (text) => {
    if (last?.text !== text) last = { text, value: read(text) };
    return last.value;
  };
}
