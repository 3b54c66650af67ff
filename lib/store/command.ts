import { diffLeads } from '@/lib/leads/changes';
import type { Capture, Category, Cause, Lead } from '@/lib/leads/lead';
import type { HistoryRow, OutboxRow } from './schema';
import { StoreError, toStoreError } from './store-error';
import type { Store } from './store';

export interface CommandResult {
  /** For `undo`; undefined when nothing changed. */
  commandId: string | undefined;
}

/** What every change of a lead brings with it. */
export const bump = (lead: Lead, at: number) => ({ updatedAt: at, revision: lead.revision + 1 });

/** What a command hands in; written together at its end. */
export interface Command {
  readonly id: string;
  readonly at: number;
  /**
   * Records and writes a lead's new state; `undefined` before is a creation, after is a deletion.
   * False when nothing but bookkeeping differs: then nothing is written.
   */
  changeLead(before: Lead | undefined, after: Lead | undefined, capture?: HistoryRow['capture']): boolean;
  changeCategory(before: Category | undefined, after: Category | undefined): void;
  addCapture(capture: Capture): void;
}

/**
 * Runs one command: everything it reads and writes is one transaction, with history, and with outbox rows for enabled
 * targets only. Resolves when the transaction has committed; then it is safe to say "saved".
 *
 * @returns `commandId` is undefined when nothing changed, and then nothing was written.
 * @throws StoreError
 */
export async function runCommand<T>(
  store: Store,
  cause: Cause,
  work: (command: Command) => Promise<T>,
): Promise<{ commandId: string | undefined; result: T }> {
  const { db } = store;
  if (store.getHealth() === 'frozen') throw new StoreError('disk-full', 'The store is frozen: no room.');
  if (store.getHealth() === 'outdated') throw new StoreError('outdated', 'This window must be reloaded.');
  const id = store.newId();
  const at = store.now();
  try {
    return await db.transaction(
      'rw',
      [db.leads, db.captures, db.history, db.categories, db.targets, db.outbox],
      async () => {
        const leads = new Map<string, Lead | undefined>();
        const categories = new Map<string, Category | undefined>();
        const captures: Capture[] = [];
        const history: HistoryRow[] = [];
        const result = await work({
          id,
          at,
          changeLead(before, after, capture) {
            const leadId = after?.id ?? before?.id;
            const changes = diffLeads(before, after);
            if (leadId === undefined || changes.length === 0) return false;
            leads.set(leadId, after);
            history.push({
              id: store.newId(),
              commandId: id,
              leadId,
              at,
              cause,
              changes,
              ...(capture && { capture }),
            });
            return true;
          },
          changeCategory(before, after) {
            const categoryId = after?.id ?? before?.id;
            if (categoryId === undefined) return;
            categories.set(categoryId, after);
            history.push({
              id: store.newId(),
              commandId: id,
              categoryId,
              at,
              cause,
              changes: [{ path: 'category', before, after }],
            });
          },
          addCapture: (capture) => captures.push(capture),
        });
        if (history.length === 0) return { commandId: undefined, result };

        await Promise.all([
          ...write(db.leads, leads),
          ...write(db.categories, categories),
          captures.length > 0 && db.captures.bulkAdd(captures),
          db.history.bulkAdd(history),
        ]);
        await fillOutbox(store, leads, at);
        return { commandId: id, result };
      },
    );
  } catch (error) {
    const known = toStoreError(error);
    if (known instanceof StoreError && known.reason === 'disk-full') freeze(store);
    throw known;
  }
}

interface Writable<T> {
  bulkPut(rows: T[]): PromiseLike<unknown>;
  bulkDelete(ids: string[]): PromiseLike<unknown>;
}

function write<T>(table: Writable<T>, rows: ReadonlyMap<string, T | undefined>): PromiseLike<unknown>[] {
  const kept = [...rows.values()].filter((row): row is T & {} => row !== undefined);
  const gone = [...rows].filter(([, row]) => row === undefined).map(([id]) => id);
  return [
    ...(kept.length > 0 ? [table.bulkPut(kept)] : []),
    ...(gone.length > 0 ? [table.bulkDelete(gone)] : []),
  ];
}

async function fillOutbox(store: Store, leads: ReadonlyMap<string, Lead | undefined>, at: number) {
  const { db } = store;
  const targets = await db.targets.filter((target) => target.enabled).toArray();
  if (targets.length === 0 || leads.size === 0) return;
  const rows = targets.flatMap((target) =>
    [...leads].map(([leadId, lead]): OutboxRow =>
      lead === undefined
        ? { targetId: target.id, leadId, revision: 0, at, deleted: true }
        : { targetId: target.id, leadId, revision: lead.revision, at },
    ),
  );
  await db.outbox.bulkPut(rows);
}

/**
 * On a full disk every further touch of the files risks that the browser throws the whole database away at its next
 * start (12 of 24 runs; 0 of 16 when it was left alone), so this context lets go of it.
 */
function freeze(store: Store): void {
  store.setHealth('frozen');
  store.db.close({ disableAutoOpen: true });
}
