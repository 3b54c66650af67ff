import type { Table } from 'dexie';
import { diffLeads, isEqual, toBirth, type Birth } from '@/lib/leads/changes';
import {
  definitionKinds,
  type Definition,
  type DefinitionKind,
  type Definitions,
} from '@/lib/leads/definitions';
import type { Capture, Cause, Lead } from '@/lib/leads/lead';
import { freeze } from './freeze';
import { toBirthsRows } from './history';
import { readRunning } from './jobs';
import { noteCommand, noteError } from './marks';
import { expectDisk } from './room';
import {
  followUpKinds,
  type CaptureChange,
  type FollowUpKind,
  type FollowUps,
  type HistoryRow,
  type LeadHistoryRow,
} from './schema';
import { StoreError, toStoreError } from './store-error';
import type { Store } from './store';
import type { OutboxRow } from './sync/rows';

export interface CommandResult {
  /** For `undo`; undefined when nothing changed. */
  commandId: string | undefined;
}

/** For a command of thousands of leads: who looks on, and may stop it while nothing is kept yet. */
export interface Watch {
  /** Told after each batch of rows; the command is not acknowledged before it resolves. */
  onProgress?: ((done: number, total: number) => void) | undefined;
  signal?: AbortSignal | undefined;
}

/** For a command that is not all of what is done. */
interface CommandOptions extends Watch {
  /** Tables its transaction holds besides. */
  also?: readonly Table[];
  /** It is part of a command that takes several transactions. */
  part?: { id: string; at: number };
  /** The target whose news it is: that one is told by whoever took it in. */
  heardFrom?: string;
}

/** Rows written between two turns of the page: some milliseconds. */
const BATCH = 250;

/** What every change of a lead brings with it. */
export const bump = (lead: Lead, at: number) => ({ updatedAt: at, revision: lead.revision + 1 });

/**
 * Runs one command: everything it reads and writes is one transaction, with history, and with outbox rows for enabled
 * targets only. Resolves when the transaction has committed; then it is safe to say "saved".
 *
 * @returns `commandId` is undefined when nothing changed, and then nothing was written.
 * @throws StoreError, and then nothing was written either; `stopped` when `watch.signal` said so
 */
export async function runCommand<T>(
  store: Store,
  cause: Cause,
  work: (command: Command) => Promise<T>,
  { also = [], part, heardFrom, ...watch }: CommandOptions = {},
): Promise<CommandResult & { result: T }> {
  const { db } = store;
  const refusal = findRefusal(store);
  if (refusal !== undefined) throw refusal;
  await expectDisk(store);
  try {
    const tables = [...getCommandTables(store), db.jobs, db.imports, ...also];
    const done = await db.transaction('rw', tables, async () => {
      // What a restore has not reached yet would be written over.
      if ((await readRunning(store))?.kind === 'restore')
        throw new StoreError('busy', 'A backup is being restored.');
      const command = new Command(store, cause, part, heardFrom);
      const result = await work(command);
      return { commandId: (await command.write(watch)) ? command.id : undefined, result };
    });
    if (done.commandId !== undefined) void noteCommand(store);
    return done;
  } catch (error) {
    const known = toStoreError(error);
    if (known instanceof StoreError && known.reason === 'disk-full') freeze(store);
    // What the user asked for and cannot be is no error of ours.
    if (!(known instanceof StoreError) || known.reason === 'disk-full') void noteError(store, known);
    throw known;
  }
}

/** The tables a command may write. */
export function getCommandTables({ db }: Store): Table[] {
  return [
    db.leads,
    db.captures,
    db.history,
    db.merges,
    ...followUpKinds.map((kind) => db[kind]),
    db.targets,
    db.outbox,
    ...definitionKinds.map((kind) => db[kind]),
  ];
}

/** Why nothing can be written now, without touching the database. */
function findRefusal(store: Store): StoreError | undefined {
  switch (store.getHealth()) {
    case 'frozen':
      return new StoreError('disk-full', 'The store is frozen until there is room.');
    case 'outdated':
      return new StoreError('outdated', 'This window must be reloaded.');
    case 'lost':
      return new StoreError('lost', 'The database was emptied; the user decides what to do.');
    default:
      return undefined;
  }
}

/** An activity or task before and after; `undefined` before is a new one, after is a deletion. */
export type FollowUpChange = {
  [K in FollowUpKind]: { kind: K; before: FollowUps[K] | undefined; after: FollowUps[K] | undefined };
}[FollowUpKind];

const toFollowUpId = ({ before, after }: FollowUpChange) => after?.id ?? before?.id ?? '';

/** What one command changes, gathered while it works and written together at its end. */
export class Command {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly #leads = new Map<string, { before: Lead | undefined; after: Lead | undefined }>();
  readonly #definitions = new Map<string, { kind: DefinitionKind; after: Definition | undefined }>();
  readonly #merges = new Map<string, string | undefined>();
  readonly #followUps = new Map<string, FollowUpChange>();
  readonly #captures: Capture[] = [];
  readonly #captureChanges: CaptureChange[] = [];
  /** They come first: nothing else of a command can be older than the lead it is about. */
  readonly #births: Birth[] = [];
  readonly #history: HistoryRow[] = [];
  readonly #writes: (() => PromiseLike<unknown>)[] = [];

  /** @param part of a command that takes many transactions: its id and its time, the same for all of them */
  constructor(
    private readonly store: Store,
    private readonly cause: Cause,
    part: { id: string; at: number } = { id: store.newId(), at: store.now() },
    private readonly heardFrom?: string,
  ) {
    this.id = part.id;
    this.at = part.at;
  }

  /**
   * A lead's new state; `undefined` before is a creation, after is a deletion. With it changes of its activities and
   * tasks, which stand in its history (`lib/store/follow-ups.ts` works out what they mean for the lead).
   * False when nothing but bookkeeping differs: then nothing is written.
   */
  changeLead(
    before: Lead | undefined,
    after: Lead | undefined,
    {
      captures = [],
      merge,
      aliases = [],
      rules = [],
      followUps = [],
      slim = false,
    }: Pick<LeadHistoryRow, 'captures' | 'merge' | 'aliases' | 'rules'> & {
      followUps?: readonly FollowUpChange[];
      /** It may be one of thousands: of a new one the history keeps its `Birth` only. */
      slim?: boolean;
    } = {},
  ): boolean {
    const leadId = after?.id ?? before?.id;
    const isPlain =
      [followUps, captures, rules, aliases].every(({ length }) => length === 0) && merge === undefined;
    if (slim && isPlain && before === undefined && after !== undefined) {
      this.#leads.set(after.id, { before, after });
      this.#births.push(toBirth(after));
      return true;
    }
    const changes = [
      ...diffLeads(before, after),
      ...followUps.map((change) => ({
        path: `${change.kind}.${toFollowUpId(change)}`,
        before: change.before,
        after: change.after,
      })),
    ];
    for (const change of followUps) this.#followUps.set(toFollowUpId(change), change);
    if (leadId === undefined || changes.length === 0) return false;
    this.#leads.set(leadId, { before, after });
    if (merge !== undefined) this.#merges.set(leadId, merge.undone ? undefined : merge.into);
    for (const { id, gone } of aliases) this.#merges.set(id, gone ? undefined : leadId);
    this.#history.push({
      ...this.#entry(),
      leadId,
      changes,
      ...(captures.length > 0 && { captures }),
      ...(merge && { merge }),
      ...(aliases.length > 0 && { aliases }),
      ...(rules.length > 0 && { rules }),
    });
    return true;
  }

  /** A definition's new state; `undefined` before is a creation, after is a deletion. */
  changeDefinition<K extends DefinitionKind>(
    kind: K,
    before: Definitions[K] | undefined,
    after: Definitions[K] | undefined,
  ): void {
    const id = after?.id ?? before?.id;
    if (id === undefined || isEqual(before, after)) return;
    this.#definitions.set(id, { kind, after });
    this.#history.push({
      ...this.#entry(),
      definition: { kind, id },
      changes: [{ path: 'definition', before, after }],
    });
  }

  addCapture(capture: Capture): void {
    this.#captures.push(capture);
  }

  /** Withdraws stored captures or brings them back. */
  changeCaptures(changes: readonly CaptureChange[]): void {
    this.#captureChanges.push(...changes);
  }

  /** Rows of other tables of its transaction, written together with its own. */
  addWrite(write: () => PromiseLike<unknown>): void {
    this.#writes.push(write);
  }

  /** False when there was nothing to write of its own. */
  async write(watch: Watch = {}): Promise<boolean> {
    const history = [...toBirthsRows(this.#births, () => this.#entry()), ...this.#history];
    if (history.length === 0) {
      await Promise.all(this.#writes.map((write) => write()));
      return false;
    }
    const { db } = this.store;
    const leads = [...this.#leads];
    const merges = [...this.#merges];
    const changed = leads.flatMap(([, { after }]) => after ?? []);
    const removed = leads.flatMap(([id, { after }]) => (after === undefined ? id : []));
    const total = leads.length + history.length;
    let done = 0;
    // The browser copies what is put, all of a batch at once.
    const inBatches = async <R>(rows: readonly R[], write: (some: R[]) => PromiseLike<unknown>) => {
      for (let start = 0; start < rows.length; start += BATCH) {
        if (watch.signal?.aborted) throw new StoreError('stopped', 'It was stopped; nothing was changed.');
        const some = rows.slice(start, start + BATCH);
        await write(some);
        watch.onProgress?.((done += some.length), total);
      }
    };
    // At once, so that the browser copies the ones while the database writes the others.
    await Promise.all([
      inBatches(changed, (some) => db.leads.bulkPut(some)),
      inBatches(removed, (some) => db.leads.bulkDelete(some)),
      inBatches(history, (some) => db.history.bulkAdd(some)),
      ...this.#writes.map((write) => write()),
      ...[...this.#definitions].map(([id, { kind, after }]) =>
        after === undefined ? db[kind].delete(id) : db.table<Definition>(kind).put(after),
      ),
      ...[...this.#followUps].map(([id, { kind, after }]) =>
        after === undefined ? db[kind].delete(id) : db.table(kind).put(after),
      ),
      db.merges.bulkPut(
        merges.flatMap(([id, into]) => (into === undefined ? [] : { id, into, at: this.at })),
      ),
      db.merges.bulkDelete(merges.flatMap(([id, into]) => (into === undefined ? id : []))),
      db.captures.bulkAdd(this.#captures),
      db.captures.bulkUpdate(
        this.#captureChanges.map(({ id, withdrawn }) => ({
          key: id,
          changes: { withdrawn },
        })),
      ),
      this.#fillOutbox(),
    ]);
    return true;
  }

  #entry() {
    return { id: this.store.newId(), commandId: this.id, at: this.at, cause: this.cause };
  }

  async #fillOutbox(): Promise<void> {
    const { db } = this.store;
    const targets = await db.targets.filter(({ id, enabled }) => enabled && id !== this.heardFrom).toArray();
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
