import type { DefinitionKind } from '@/lib/leads/definitions';
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
  /** The newest rows and the definition it began with, for saying what happened. */
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
      if (run.isLast) {
        const shown = rows
          .filter((row) => row.commandId === commandId)
          .flatMap((row) => toRows(row).reverse())
          .slice(0, ROWS_SHOWN);
        // A category that was deleted stands before the thousand leads it was taken from.
        const opening = shown.some((row) => row.seq === seq) ? undefined : await history.get(seq);
        const definition =
          opening !== undefined && 'changes' in opening && findDefinition(opening) ? [opening] : [];
        commands.push({
          commandId,
          at,
          cause,
          size: await countChanged(store.db, commandId),
          rows: [...shown, ...definition],
          seq,
        });
      }
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

/** Ids of the leads the shown rows are about; those said not to be the same are among them. */
export function getLeadIds(command: CommandSummary): string[] {
  const leads = command.rows.flatMap((row) => ('leadId' in row ? [row.leadId] : []));
  const apart = command.rows.flatMap((row) => {
    const definition = findDefinition(row);
    return definition?.kind === 'dismissals' ? definition.id.split('|') : [];
  });
  return [...new Set([...leads, ...apart])];
}

/** A definition as it was or is, and what became of it. */
export interface ChangedDefinition {
  kind: DefinitionKind;
  /** Absent for what has none: two leads that are not the same. */
  name: string | undefined;
  what: 'made' | 'changed' | 'deleted';
}

/** The definitions the shown rows are about. */
export function getDefinitions({ rows }: CommandSummary): ChangedDefinition[] {
  return rows.flatMap((row) => {
    const definition = findDefinition(row);
    const [change] = row.changes;
    if (definition === undefined || change === undefined) return [];
    const { before, after } = change;
    const state = after ?? before;
    const name =
      state instanceof Object && 'name' in state && typeof state.name === 'string' ? state.name : undefined;
    const what = before === undefined ? 'made' : after === undefined ? 'deleted' : 'changed';
    return [{ kind: definition.kind, name, what }];
  });
}
