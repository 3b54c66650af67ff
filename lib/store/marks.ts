import type { Store } from './store';

/**
 * What is remembered outside the database of what is in it, so that a database the browser threw away is told from one
 * that was never filled. Times are milliseconds since 1970.
 */
export interface StoreMark {
  /** Leads when they were last counted; 0 is "nothing to lose". */
  leads: number;
  commandAt?: number | undefined;
  backupAt?: number | undefined;
  /** The history's last `seq` in the newest backup: nothing was changed since if it still is the last one. */
  backupSeq?: number | undefined;
  /** When the backup was made that was last put outside the browser. */
  fileAt?: number | undefined;
  /** What went wrong last, by the names of the errors: no text of a lead is among them. */
  errors?: { at: number; name: string }[] | undefined;
}

const MAX_ERRORS = 5;

/** Where it is remembered: `storage.local`, which survived every loss of a database that was measured. */
export interface Marks {
  read(): Promise<StoreMark | undefined>;
  write(mark: StoreMark): Promise<void>;
}

/** Counting 100,000 leads takes a fifth of a second, so it is done once in a while and not with each command. */
const COUNT_EVERY_MS = 30_000;

const counting = new WeakMap<Store, number>();

/**
 * Remembers that a command was done. Never delays it and never fails it: the first one of a context counts at once,
 * so that the mark is there from the first lead on, the others at most twice a minute.
 */
export async function noteCommand(store: Store): Promise<void> {
  const now = store.now();
  const last = counting.get(store);
  const due = last === undefined || now - last >= COUNT_EVERY_MS;
  if (due) counting.set(store, now);
  try {
    const leads = due ? await store.db.leads.count() : undefined;
    await updateMark(store, { commandAt: now, ...(leads !== undefined && { leads }) });
  } catch {
    // What the mark lacks, the next command adds.
  }
}

/** Changes what is remembered; contexts take turns. */
export async function updateMark(
  store: Store,
  change: Partial<StoreMark> | ((mark: StoreMark) => Partial<StoreMark>),
): Promise<void> {
  await navigator.locks.request(`${store.db.name}:mark`, async () => {
    const mark = { leads: 0, ...(await store.marks.read()) };
    await store.marks.write({ ...mark, ...(typeof change === 'function' ? change(mark) : change) });
  });
}

/** Remembers the name of what went wrong, for the diagnostics. Never fails. */
export async function noteError(store: Store, error: unknown): Promise<void> {
  const name =
    error instanceof Error
      ? 'reason' in error
        ? `${error.name} ${String(error.reason)}`
        : error.name
      : 'unknown';
  try {
    await updateMark(store, ({ errors = [] }) => ({
      errors: [{ at: store.now(), name }, ...errors].slice(0, MAX_ERRORS),
    }));
  } catch {
    // There is no room left to remember it in.
  }
}

/** The user begins anew: the empty database is what it should be. */
export async function startAnew(store: Store): Promise<void> {
  await updateMark(store, { leads: 0, backupSeq: undefined });
  store.setHealth('good');
  store.tellOthers('good');
}
