import type { Table } from 'dexie';

/** Rows a page can take in one turn without anybody noticing. */
const AT_ONCE = 250;

/** Keys in portions, for rows that are read and worked on turn by turn: a transaction lets the page live in between. */
export function toPortions<K>(keys: readonly K[]): K[][] {
  return Array.from({ length: Math.ceil(keys.length / AT_ONCE) }, (_, index) =>
    keys.slice(index * AT_ONCE, (index + 1) * AT_ONCE),
  );
}

/**
 * Rows of these keys, in their order. Where they stand close together they are read at once: a request for each is what
 * a batch of some hundred costs. For use inside a transaction, where both questions are about the same rows.
 */
export async function readAlong<R, K extends string | number | [string, string], I>(
  table: Table<R, K, I>,
  keys: readonly K[],
): Promise<(R | undefined)[]> {
  const sorted = keys.toSorted((a, b) => indexedDB.cmp(a, b));
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return [];
  const between = () => table.where(':id').between(first, last, true, true);
  const there = await between()
    .limit(2 * keys.length + 1)
    .primaryKeys();
  if (there.length > 2 * keys.length) return table.bulkGet([...keys]);
  const rows = there.length === 0 ? [] : await between().toArray();
  const byKey = new Map(there.map((key, index) => [String(key), rows[index]]));
  return keys.map((key) => byKey.get(String(key)));
}

/** Whether a table holds nothing; counting it would take as long as it is. */
export async function isEmpty<R, K>(table: Table<R, K>): Promise<boolean> {
  return (await table.limit(1).primaryKeys()).length === 0;
}
