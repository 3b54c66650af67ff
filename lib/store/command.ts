import { diffLeads } from '@/lib/leads/changes';
import type { Capture, Category, Cause, Lead } from '@/lib/leads/lead';
import { freeze } from './freeze';
import type { CaptureChange, HistoryRow, OutboxRow } from './schema';
import { StoreError, toStoreError } from './store-error';
import type { Store } from './store';

export interface CommandResult {
  /** For `undo`; undefined when nothing changed. */
  commandId: string | undefined;
}

/** What every change of a lead brings with it. */
export const bump = (lead: Lead, at: number) => ({ updatedAt: at, revision: lead.revision + 1 });

/**
 * Runs one command: everything it reads and writes is one transaction, with history, and with outbox rows for enabled
 * targets only. Resolves when the transaction has committed; then it is safe to say "saved".
 *
 * @returns `commandId` is undefined when nothing changed, and then nothing was written.
 * @throws StoreError, and then nothing was written either
 */
export async function runCommand<T>(
  store: Store,
  cause: Cause,
  work: (command: Command) => Promise<T>,
): Promise<CommandResult & { result: T }> {
  const { db } = store;
  const health = store.getHealth();
  if (health === 'frozen') throw new StoreError('disk-full', 'The store is frozen until there is room.');
  if (health === 'outdated') throw new StoreError('outdated', 'This window must be reloaded.');
  try {
    return await db.transaction(
      'rw',
      [db.leads, db.captures, db.history, db.categories, db.targets, db.outbox],
      async () => {
        const command = new Command(store, cause);
        const result = await work(command);
        return { commandId: (await command.write()) ? command.id : undefined, result };
      },
    );
  } catch (error) {
    const known = toStoreError(error);
    if (known instanceof StoreError && known.reason === 'disk-full') freeze(store);
    throw known;
  }
}

/** What one command changes, gathered while it works and written together at its end. */
export class Command {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly #leads = new Map<string, { before: Lead | undefined; after: Lead | undefined }>();
  readonly #categories = new Map<string, Category | undefined>();
  readonly #captures: Capture[] = [];
  readonly #captureChanges: CaptureChange[] = [];
  readonly #history: HistoryRow[] = [];

  constructor(
    private readonly store: Store,
    private readonly cause: Cause,
  ) {
    this.id = store.newId();
    this.at = store.now();
  }

  /**
   * A lead's new state; `undefined` before is a creation, after is a deletion.
   * False when nothing but bookkeeping differs: then nothing is written.
   */
  changeLead(before: Lead | undefined, after: Lead | undefined, captures: CaptureChange[] = []): boolean {
    const leadId = after?.id ?? before?.id;
    const changes = diffLeads(before, after);
    if (leadId === undefined || changes.length === 0) return false;
    this.#leads.set(leadId, { before, after });
    this.#history.push({ ...this.#entry(), leadId, changes, ...(captures.length > 0 && { captures }) });
    return true;
  }

  changeCategory(before: Category | undefined, after: Category | undefined): void {
    const categoryId = after?.id ?? before?.id;
    if (categoryId === undefined) return;
    this.#categories.set(categoryId, after);
    this.#history.push({ ...this.#entry(), categoryId, changes: [{ path: 'category', before, after }] });
  }

  addCapture(capture: Capture): void {
    this.#captures.push(capture);
  }

  /** Withdraws stored captures or brings them back. */
  changeCaptures(changes: readonly CaptureChange[]): void {
    this.#captureChanges.push(...changes);
  }

  /** False when there was nothing to write. */
  async write(): Promise<boolean> {
    if (this.#history.length === 0) return false;
    const { db } = this.store;
    const leads = [...this.#leads];
    const categories = [...this.#categories];
    await Promise.all([
      db.leads.bulkPut(leads.flatMap(([, { after }]) => after ?? [])),
      db.leads.bulkDelete(leads.flatMap(([id, { after }]) => (after === undefined ? id : []))),
      db.categories.bulkPut(categories.flatMap(([, after]) => after ?? [])),
      db.categories.bulkDelete(categories.flatMap(([id, after]) => (after === undefined ? id : []))),
      db.captures.bulkAdd(this.#captures),
      db.captures.bulkUpdate(
        this.#captureChanges.map(({ id, withdrawn }) => ({
          key: id,
          changes: { withdrawn },
        })),
      ),
      db.history.bulkAdd(this.#history),
      this.#fillOutbox(),
    ]);
    return true;
  }

  #entry() {
    return { id: this.store.newId(), commandId: this.id, at: this.at, cause: this.cause };
  }

  async #fillOutbox(): Promise<void> {
    const { db } = this.store;
    const targets = await db.targets.filter((target) => target.enabled).toArray();
    const rows = targets.flatMap(({ id: targetId }) =>
      [...this.#leads].map(([leadId, { before, after }]): OutboxRow => ({
        targetId,
        leadId,
        at: this.at,
        ...(after === undefined
          ? { revision: (before?.revision ?? 0) + 1, deleted: true }
          : { revision: after.revision }),
      })),
    );
    await db.outbox.bulkPut(rows);
  }
}
