import type { Dexie, EntityTable, Table, Transaction } from 'dexie';
import type { Activity, Task } from '@/lib/leads/activity';
import type { ColumnSet } from '@/lib/leads/column-set';
import type { Category, CustomField, DefinitionKind, Dismissal, List, Rule } from '@/lib/leads/definitions';
import type { Birth } from '@/lib/leads/changes';
import type { Capture, Change, HistoryEntry, Lead } from '@/lib/leads/lead';
import type { ThreadRecord } from '@/lib/leads/thread-record';
import type { ImportPlan } from '@/lib/transfer/import/plan';
import type {
  ConflictRow,
  CredentialRow,
  OutboxRow,
  OwnerRow,
  QuarantineRow,
  SyncedRow,
  SyncedTogetherRow,
  SyncStateRow,
  TargetRow,
} from './sync/rows';

/**
 * The oldest code that may write this data. Raised only by a change older code would damage; older code opening a
 * newer database is otherwise silent in IndexedDB through Dexie (measured, see reliability notes).
 */
export const FORMAT = 6;

/** Evidence as stored. Undoing a save withdraws its capture, and redoing brings it back. */
interface CaptureRow extends Capture {
  withdrawn?: boolean;
}

export interface CaptureChange {
  id: string;
  withdrawn: boolean;
}

export interface AliasChange {
  id: string;
  gone: boolean;
}

interface HistoryRowBase {
  /**
   * Assigned by the database inside the transaction, so it grows in the order of commits whatever the contexts' clocks
   * say: `followLeads` reads on from the last one it saw.
   */
  seq?: number;
  /** What the command did to evidence: which captures it made, brought back or withdrew. */
  captures?: CaptureChange[];
}
export interface LeadHistoryRow extends HistoryEntry, HistoryRowBase {
  /** The command took this lead away by merging it into that one, or undid that. */
  merge?: { into: string; undone: boolean };
  /** Ids of leads that were never here and mean this one since, or no longer do: a file brought them. */
  aliases?: AliasChange[];
}
export interface DefinitionHistoryRow extends Omit<HistoryEntry, 'leadId' | 'changes'>, HistoryRowBase {
  definition: { kind: DefinitionKind; id: string };
  changes: [Change];
}
/** As the first version of the data wrote changes of categories; still there in old histories. */
interface CategoryHistoryRow extends Omit<HistoryEntry, 'leadId' | 'changes'>, HistoryRowBase {
  categoryId: string;
  changes: [Change];
}
export type HistoryRow = LeadHistoryRow | DefinitionHistoryRow | CategoryHistoryRow;
/** Leads of one command that came with thousands of others, in one row (`history.ts`). */
export interface BirthsRow extends Omit<HistoryEntry, 'leadId' | 'changes' | 'rules'> {
  seq?: number;
  births: Birth[];
  /** Theirs, for the index. */
  leadIds: string[];
  /** How many. */
  size: number;
}
export type StoredHistoryRow = HistoryRow | BirthsRow;

/** Which definition a row of the history is about; `undefined` for a lead's. */
export function findDefinition(row: HistoryRow): DefinitionHistoryRow['definition'] | undefined {
  if ('definition' in row) return row.definition;
  return 'categoryId' in row ? { kind: 'categories', id: row.categoryId } : undefined;
}

/** A lead that was merged into another: `id` keeps resolving to `into`, which may itself have been merged since. */
interface MergeRow {
  id: string;
  into: string;
  at: number;
}

/** What was logged about leads and is to be done, each kind in a table of its own under this name. */
export interface FollowUps {
  activities: Activity;
  tasks: Task;
}
export type FollowUpKind = keyof FollowUps;
export const followUpKinds = ['activities', 'tasks'] as const satisfies readonly FollowUpKind[];

/** Words typed and not saved yet, under the name of their field. */
export interface DraftRow {
  key: string;
  text: string;
  at: number;
}

/** How often something was searched for: what people look for is a sign of demand. */
export interface SearchRow {
  /** Folded. */
  text: string;
  count: number;
  lastAt: number;
  /** Leads it found the last time. */
  found: number;
}

interface FormatRow {
  key: 'format';
  minimumReader: number;
}

/** A row of `meta` too: what encrypts the backups that leave the browser. The passphrase itself is never kept. */
export interface BackupKeyRow {
  key: 'backupKey';
  /** Not extractable. */
  secret: CryptoKey;
  salt: Uint8Array<ArrayBuffer>;
}

/** One file that was taken in: what came of it, and what is needed to take it back. Its id is that of its command. */
export interface ImportRow {
  id: string;
  /** Name of the file. */
  file: string;
  startedAt: number;
  endedAt?: number | undefined;
  /** `stopped`: ended early, what was done by then is kept. */
  state: 'running' | 'done' | 'stopped' | 'failed' | 'reverted';
  /** The command that took it back. */
  revertedBy?: string | undefined;
  /** Took place elsewhere, and came with leads of our own file; there is nothing to take back. */
  elsewhere?: true | undefined;
  plan: ImportPlan;
  /** Rows by what came of them. */
  created: number;
  updated: number;
  unchanged: number;
  /** Left out, with a reason among the problems or because the plan says so. */
  skipped: number;
  /** Of the new ones, those that may be the same as a stored lead: they stand in Duplicates. */
  mayBeSame?: number | undefined;
  /** How many problems there are in all. */
  problemCount?: number | undefined;
  /** The first thousand. */
  problems: ImportProblem[];
}

export interface ImportProblem {
  /** As a spreadsheet counts. */
  row: number;
  /** Of the file, from 0; absent where the whole row is meant. */
  column?: number | undefined;
  code: string;
  /** As it stands in the file, cut to some characters. */
  text?: string | undefined;
}

/** Work done in batches (`jobs.ts`). Ended ones stay until the user has read what came of them. */
interface JobBase {
  id: string;
  startedAt: number;
  /** Lines or rows that are done with, of how many. */
  done: number;
  total: number;
  /** Name of the error. */
  failure?: string;
}
/** Fills the database from a backup; until it has ended nothing else is written. */
export interface RestoreJob extends JobBase {
  kind: 'restore';
  state: 'running' | 'done' | 'failed';
  /** Name of the backup on the shelf that is read. */
  file: string;
  /** `replace` takes everything out first, `add` leaves what is there as it is. */
  mode: 'replace' | 'add';
  cleared: boolean;
  /** Leads and captures that stand in the file a second time, as they were at its end; only that one counts. */
  late: string[];
}
/** Takes in a file; `id` is the import's and its command's. */
export interface ImportJob extends JobBase {
  kind: 'import';
  state: 'running' | 'paused' | 'done' | 'failed';
  /** Name of the copy on the shelf that is read. */
  file: string;
}
/** Takes a command of many leads back, as `undo` does at once with one of few. */
export interface RevertJob extends JobBase {
  kind: 'revert';
  state: 'running' | 'paused' | 'done' | 'failed';
  /** What is taken back. */
  commandId: string;
  /** Rows of its history from this `seq` on are done with: it goes from the newest to the oldest. */
  before: number;
  /** What of it stayed because it was changed later. */
  kept: number;
}
export type JobRow = RestoreJob | ImportJob | RevertJob;
export type JobOf<K extends JobRow['kind']> = Extract<JobRow, { kind: K }>;

export type Database = Dexie & {
  leads: EntityTable<Lead, 'id'>;
  captures: EntityTable<CaptureRow, 'id'>;
  history: Table<StoredHistoryRow, number>;
  categories: EntityTable<Category, 'id'>;
  lists: EntityTable<List, 'id'>;
  customFields: EntityTable<CustomField, 'id'>;
  rules: EntityTable<Rule, 'id'>;
  dismissals: EntityTable<Dismissal, 'id'>;
  columnSets: EntityTable<ColumnSet, 'id'>;
  imports: EntityTable<ImportRow, 'id'>;
  merges: EntityTable<MergeRow, 'id'>;
  activities: EntityTable<Activity, 'id'>;
  tasks: EntityTable<Task, 'id'>;
  drafts: EntityTable<DraftRow, 'key'>;
  searches: EntityTable<SearchRow, 'text'>;
  threads: EntityTable<ThreadRecord, 'key'>;
  targets: EntityTable<TargetRow, 'id'>;
  outbox: Table<OutboxRow, [string, string]>;
  syncStates: EntityTable<SyncStateRow, 'targetId'>;
  synced: Table<SyncedRow, [string, string]>;
  syncedTogether: Table<SyncedTogetherRow, number>;
  quarantine: Table<QuarantineRow, [string, string]>;
  credentials: EntityTable<CredentialRow, 'targetId'>;
  conflicts: Table<ConflictRow, [string, string]>;
  owners: Table<OwnerRow, [string, string]>;
  meta: EntityTable<FormatRow, 'key'>;
  jobs: EntityTable<JobRow, 'id'>;
};

/**
 * Few indexes, because they are what writing costs (10 of them triple the time of 100,000 rows). Duplicates are found
 * by the one multi-entry index of keys; lists sort in memory (`lib/search`).
 * An upgrade adds indexes only and fills in lazily: rewriting rows inside `upgrade()` blocks every context.
 */
export function defineSchema(db: Dexie): void {
  db.version(1).stores({
    leads: 'id, *keys, updatedAt, *categoryIds',
    captures: 'id, leadId',
    history: '++seq, commandId, leadId',
    categories: 'id',
    targets: 'id',
    outbox: '[targetId+leadId]',
    meta: 'key',
  });
  db.version(2).stores({
    lists: 'id',
    customFields: 'id',
    rules: 'id',
    dismissals: 'id',
    merges: 'id, into',
    searches: 'text',
  });
  db.version(3).stores({ threads: 'key, readAt' });
  // Most leads have neither, so these two cost next to nothing; they give all tags, and who has one, without a scan.
  db.version(4).stores({ leads: 'id, *keys, updatedAt, *categoryIds, *tags, *listIds' });
  // Code of the first format would open this silently, and undo what it does not know.
  db.version(5).stores({ jobs: 'id, state' }).upgrade(setFormat);
  // Older code would leave activities behind when it deletes a lead, and write them into the lead when it undoes.
  db.version(6)
    .stores({ activities: 'id, leadId', tasks: 'id, leadId, state, doneAt', drafts: 'key' })
    .upgrade(setFormat);
  // Older code knows neither values from files nor how to undo a column set.
  db.version(7).stores({ columnSets: 'id', imports: 'id' }).upgrade(setFormat);
  db.version(8).stores({
    syncStates: 'targetId',
    synced: '[targetId+leadId]',
    quarantine: '[targetId+leadId]',
    credentials: 'targetId',
  });
  // Older code does not know values that came from a pool.
  db.version(9).stores({ conflicts: '[leadId+element], at', owners: '[targetId+leadId]' }).upgrade(setFormat);
  // Older code does not know rows of many leads. They are few, so these two indexes cost nothing.
  db.version(10)
    .stores({
      history: '++seq, commandId, leadId, *leadIds, [commandId+size]',
      syncedTogether: '++id, *keys, [targetId+size]',
    })
    .upgrade(setFormat);
}

function setFormat(transaction: Transaction) {
  return transaction.table('meta').put({ key: 'format', minimumReader: FORMAT });
}
