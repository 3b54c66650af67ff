/**
 * Why the store could not do what was asked. In every case nothing was written: a command is one transaction.
 *
 * - `invalid`: the input is not what the lead's schema allows; `issues` says where
 * - `not-found`: the lead, category or command is gone
 * - `disk-full`: no room, or the browser cannot write its files; the store is frozen until there is room
 * - `outdated`: another context upgraded the data; this one must be reloaded
 * - `newer-data`: the data was written by a newer version of the extension, which this one must not touch
 * - `migration-failed`: the upgrade stopped; the data is as it was before
 * - `lost`: the browser emptied the database, and the user has not decided yet what to do
 * - `busy`: a backup is being restored
 * - `stopped`: the user stopped it
 */
export type StoreReason =
  | 'invalid'
  | 'not-found'
  | 'disk-full'
  | 'outdated'
  | 'newer-data'
  | 'migration-failed'
  | 'lost'
  | 'busy'
  | 'stopped';

export class StoreError extends Error {
  override readonly name = 'StoreError';
  constructor(
    readonly reason: StoreReason,
    message: string,
    options: { cause?: unknown } = {},
    /** For `invalid`: dotted path in the input and what is wrong there. */
    readonly issues: readonly { path: string; message: string }[] = [],
  ) {
    super(message, options);
  }
}

/** Dexie wraps what the browser said, sometimes twice. */
function getNames(error: unknown): string[] {
  const names: string[] = [];
  for (let one = error, depth = 0; one instanceof Object && depth < 5; depth++) {
    if ('name' in one && typeof one.name === 'string') names.push(one.name);
    // Of many puts the first that failed says why; the others only that it was over.
    const failures = 'failures' in one && Array.isArray(one.failures) ? (one.failures as unknown[]) : [];
    one = 'inner' in one && one.inner instanceof Object ? one.inner : failures[0];
  }
  return names;
}

/** The expected failures of a database as a `StoreError`; anything else comes back as it is. */
export function toStoreError(error: unknown): unknown {
  if (error instanceof StoreError) return error;
  if (error instanceof Object && 'inner' in error && error.inner instanceof StoreError) return error.inner;
  const names = getNames(error);
  const has = (...wanted: string[]) => wanted.some((name) => names.includes(name));
  // A full disk shows as UnknownError in Chromium, as an abort without a reason, of one put or of many, and in windows that
  // only read as the death of the process behind the database (measured).
  if (
    has('QuotaExceededError', 'UnknownError') ||
    names.at(-1) === 'AbortError' ||
    (has('InvalidStateError') && says(error, BACKEND_GONE)) ||
    (has('ConstraintError') && says(error, LOST_COUNT))
  ) {
    return new StoreError('disk-full', 'The browser could not write; nothing was changed.', { cause: error });
  }
  if (has('UpgradeError') || (has('OpenFailedError') && isOurs(error))) {
    return new StoreError('migration-failed', 'The upgrade of the data stopped; nothing was changed.', {
      cause: error,
    });
  }
  return error;
}

/**
 * A number the database itself gives out cannot be taken already, nor can it run out of numbers: on a full disk Chromium
 * says either when it could not keep count (measured). Only rows of the history get such a number.
 */
const LOST_COUNT = /key generator|^history\.bulkAdd/i;
/** The browser's process behind the database gave up. */
const BACKEND_GONE = /backend aborted/i;

function says(error: unknown, what: RegExp): boolean {
  for (let one = error, depth = 0; one instanceof Object && depth < 5; depth++) {
    if ('message' in one && what.test(String(one.message))) return true;
    one = 'inner' in one ? one.inner : undefined;
  }
  return false;
}

/** While opening, only upgrades run code of ours; the browser's own errors are `DOMException`s. */
function isOurs(error: unknown): boolean {
  const inner = error instanceof Object && 'inner' in error ? error.inner : undefined;
  return inner instanceof Error && !(inner instanceof DOMException);
}
