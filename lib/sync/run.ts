import type { StopReason, Target } from '@/lib/store/sync/rows';
import type { Store } from '@/lib/store/store';
import type { ItemOutcome, PullOutcome, SyncTarget } from './contract';

export interface EngineServices {
  store: Store;
  /** 0 ≤ chance < 1 */
  random: () => number;
  newId: () => string;
  /** Whether the browser lets us reach an origin: the user allowed it, and has not taken it back. */
  hasAccess: (origin: string) => Promise<boolean>;
  /** The adapter of a target with its secret, or why there is none. */
  open: (target: Target) => Promise<SyncTarget | StopReason>;
  /** One at a time under a name, over all windows and the background (`navigator.locks`). */
  lock: <T>(name: string, work: () => Promise<T>) => Promise<T>;
  /** Of one `push`, milliseconds; browsers stop a background that waits longer for an answer. */
  timeoutMs?: number;
}

/** Of one question, milliseconds; see `EngineServices`. */
const TIMEOUT_MS = 28_000;

/** One target while it is worked on. */
export interface Run {
  services: EngineServices;
  target: Target;
  adapter: SyncTarget;
  signal: AbortSignal | undefined;
  /** The next page of changes, asked for while the last one is taken in. */
  ahead?: { cursor: string; outcome: Promise<PullOutcome> } | undefined;
}

/** There is more to do at once, or at some moment. */
export type Step = 'more' | { next: number | undefined };

/** The mapping may be changed while a run goes on; news from then on goes by the new one. */
export async function readCurrent(store: Store, target: Target): Promise<Target> {
  const row = await store.db.targets.get(target.id);
  return row?.settings === undefined ? target : { ...row, settings: row.settings };
}

/** What another machine does in time, or the failure it comes to. */
export async function askInTime<T>(
  { services: { timeoutMs = TIMEOUT_MS }, signal }: Run,
  ask: (signal: AbortSignal) => Promise<T>,
): Promise<T | undefined> {
  const signals = [AbortSignal.timeout(timeoutMs), ...(signal === undefined ? [] : [signal])];
  try {
    return await ask(AbortSignal.any(signals));
  } catch {
    // An adapter that breaks is no better than a line that does: nothing is known of what arrived.
    return undefined;
  }
}

export const BROKEN = { kind: 'retry', of: 'target', reason: 'unreachable' } as const satisfies ItemOutcome;
