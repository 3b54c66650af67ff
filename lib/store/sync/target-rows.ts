import type { Table } from 'dexie';
import { isEmpty, readAlong } from '../read-along';

/** All keys of a target in a table that begins with its id. */
export const keysOf = (targetId: string): [[string, string], [string, string]] => [
  [targetId, ''],
  [targetId, '\uffff'],
];

/** A target's rows of these leads, in their order. Inside a transaction. */
export const readRowsOf = <R>(
  table: Table<R, [string, string]>,
  targetId: string,
  leadIds: readonly string[],
): Promise<(R | undefined)[]> =>
  readAlong(
    table,
    leadIds.map((leadId): [string, string] => [targetId, leadId]),
  );

/** Deletes rows that may be there, of a table that is nearly always empty. */
export async function dropRows<R>(
  table: Table<R, [string, string]>,
  keys: readonly [string, string][],
): Promise<void> {
  if (keys.length > 0 && !(await isEmpty(table))) await table.bulkDelete([...keys]);
}
