import type { Cause } from '@/lib/leads/lead';
import { countChanged, toRows } from './history';
import { findDefinition, type HistoryRow } from './schema';
import type { Store } from './store';

/** One command as a history of the whole store tells it. */
export interface CommandSummary {
  commandId: string;
  /** Milliseconds since 1970. */
  at: number;
  cause: Cause;
  /** How many leads and definitions it changed. */
  size: number;
  /** The first rows, for saying what happened. */
  rows: HistoryRow[];
  /** What comes before it: pass it on as `before`. */
  seq: number;
}

/** Rows of one command that are read; a bulk edit has thousands. */
const ROWS_SHOWN = 4;

/**
 * The newest commands, newest first. The rows of one command stand together where it is one transaction, so a command of
 * 10,000 rows costs as little as one of a single row. Those of a job may have others between them; it stands where it ended.
 *
 * @param before only commands before this `seq`
 */
export async function readCommands(
  store: Store,
  { before = Infinity, limit }: { before?: number; limit: number },
): Promise<CommandSummary[]> {
  const { history } = store.db;
  return store.db.transaction('r', history, async () => {
    const commands: CommandSummary[] = [];
    let end = before;
    while (commands.length < limit) {
      const rows = await history.where(':id').below(end).reverse().limit(ROWS_SHOWN).toArray();
      const [newest] = rows;
      if (newest?.seq === undefined) break;
      const { commandId, at, cause } = newest;
      const all = history.where('commandId').equals(commandId);
      const [first] = await all.limit(1).primaryKeys();
      const isWhole = first === newest.seq - (await all.count()) + 1;
      const run = isWhole ? { start: first, isLast: true } : await readRun(store, commandId, newest.seq);
      const seq = run.start;
      if (run.isLast)
        commands.push({
          commandId,
          at,
          cause,
          size: await countChanged(store.db, commandId),
          rows: rows
            .filter((row) => row.commandId === commandId)
            .flatMap((row) => toRows(row).reverse())
            .slice(0, ROWS_SHOWN),
          seq,
        });
      end = seq;
    }
    return commands;
  });
}

/** The rows of a command that stand together and end with this one, and whether it has none behind them. */
async function readRun(
  { db }: Store,
  commandId: string,
  end: number,
): Promise<{ start: number; isLast: boolean }> {
  const seqs = (await db.history.where('commandId').equals(commandId).primaryKeys()).sort((a, b) => a - b);
  let at = seqs.lastIndexOf(end);
  const isLast = at === seqs.length - 1;
  while (at > 0 && seqs[at - 1] === (seqs[at] ?? 0) - 1) at--;
  return { start: seqs[at] ?? end, isLast };
}

/** Ids of the leads the shown rows are about. */
export function getLeadIds({ rows }: CommandSummary): string[] {
  return [...new Set(rows.flatMap((row) => ('leadId' in row ? [row.leadId] : [])))];
}

/** The definitions the shown rows are about, as they were or are. */
export function getDefinitionNames({ rows }: CommandSummary): string[] {
  return rows.flatMap((row) => {
    const [change] = findDefinition(row) === undefined ? [] : row.changes;
    const state = change?.after ?? change?.before;
    return state instanceof Object && 'name' in state && typeof state.name === 'string' ? [state.name] : [];
  });
}
