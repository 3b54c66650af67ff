import type { IndexableType } from 'dexie';
import type { Birth } from '@/lib/leads/changes';
import type { BirthsRow, Database, HistoryRow, LeadHistoryRow, StoredHistoryRow } from './schema';

/**
 * How the history is kept: a row for each change of a lead or definition, but leads that came with thousands of others
 * are told of together, because a row for each costs half of what the lead costs.
 */

/** A window that shows one of them reads them all. */
const IN_ROW = 50;

export const isBirths = (row: StoredHistoryRow): row is BirthsRow => 'births' in row;

/** @param entry gives each row its id, command, time and cause */
export function toBirthsRows(
  births: readonly Birth[],
  entry: () => Omit<BirthsRow, 'births' | 'leadIds' | 'size'>,
): BirthsRow[] {
  return Array.from({ length: Math.ceil(births.length / IN_ROW) }, (_, index) => {
    const some = births.slice(index * IN_ROW, (index + 1) * IN_ROW);
    return { ...entry(), births: some, leadIds: some.map(({ id }) => id), size: some.length };
  });
}

/** What a stored row tells, in the order it happened. */
export function toRows(row: StoredHistoryRow): HistoryRow[] {
  if (!isBirths(row)) return [row];
  const { births, leadIds: _ids, size: _size, ...entry } = row;
  return births.map((birth, index) => ({
    ...entry,
    id: `${entry.id}.${index}`,
    leadId: birth.id,
    changes: [{ path: 'lead', before: undefined, after: birth }],
  }));
}

/** The leads it tells of. */
export function toLeadIds(row: StoredHistoryRow): readonly string[] {
  if (isBirths(row)) return row.leadIds;
  return 'leadId' in row ? [row.leadId] : [];
}

/** All that is told of these leads, newest first. */
export async function readRowsOf(
  { history }: Database,
  leadIds: readonly string[],
): Promise<LeadHistoryRow[]> {
  const [alone, together] = await Promise.all([
    history
      .where('leadId')
      .anyOf([...leadIds])
      .toArray(),
    history
      .where('leadIds')
      .anyOf([...leadIds])
      .distinct()
      .toArray(),
  ]);
  const asked = new Set(leadIds);
  return [...together, ...alone]
    .flatMap(toRows)
    .filter((row): row is LeadHistoryRow => 'leadId' in row && asked.has(row.leadId))
    .sort((a, b) => (b.seq ?? 0) - (a.seq ?? 0));
}

/** The rows of one command, oldest first: `seq` and how many leads and definitions each tells of. */
export async function readSizes(db: Database, commandId: string): Promise<[seq: number, size: number][]> {
  const seqs = await db.history.where('commandId').equals(commandId).primaryKeys();
  const sizes = new Map<number, number>();
  await whereBirths(db, commandId).eachKey((key, { primaryKey }) => sizes.set(primaryKey, toSize(key)));
  return seqs.sort((a, b) => a - b).map((seq) => [seq, sizes.get(seq) ?? 1]);
}

/** How many leads and definitions a command changed; one changed twice counts twice. */
export async function countChanged(db: Database, commandId: string): Promise<number> {
  const [rows, births] = await Promise.all([
    db.history.where('commandId').equals(commandId).count(),
    whereBirths(db, commandId).keys(),
  ]);
  return births.reduce<number>((sum, key) => sum + toSize(key) - 1, rows);
}

const whereBirths = ({ history }: Database, commandId: string) =>
  history.where('[commandId+size]').between([commandId, 0], [commandId, Infinity]);

/** The size in a key that ends with one: Dexie knows a key of several parts as any key. */
export const toSize = (key: IndexableType) => (Array.isArray(key) && typeof key[1] === 'number' ? key[1] : 1);
