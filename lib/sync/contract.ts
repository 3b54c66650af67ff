import type { OutboxItem, StopReason } from '@/lib/store/sync/rows';

/**
 * A place leads are passed on to. Adapters only translate: what is sent when, again or never is the engine's.
 * None of the methods throws for what another machine says or does; a method that throws is taken as a failure that may pass.
 */
export interface SyncTarget {
  readonly id: string;
  readonly caps: {
    /** Items and characters of JSON in one `push`; one lead's news is never split. */
    maxBatch: number;
    maxBytes: number;
    /** It can be told several things of one lead: that it was converted, what it asked for. Else the lead as it is. */
    events: boolean;
  };
  /** Reachable, authorised, and not with an administrator's credential. */
  test(signal: AbortSignal): Promise<TestResult>;
  /** One outcome for each item, in the same order. Items of one lead stand in their order and are told in it. */
  push(items: readonly OutboxItem[], signal: AbortSignal): Promise<ItemOutcome[]>;
}

export type TestResult = { ok: true } | { ok: false; reason: string };

/**
 * - `ok`, `duplicate`: the target has it, now or already
 * - `retry`: not now. `of: 'target'` is a trouble of the whole target, which slows down; of an `item`, it alone waits
 * - `reject`: never, as it is
 * - `stop`: the target must be looked at by the user first
 */
export type ItemOutcome =
  | { kind: 'ok' | 'duplicate' }
  | { kind: 'retry'; of: 'target' | 'item'; reason: string; afterMs?: number | undefined }
  | { kind: 'reject'; reason: string }
  | { kind: 'stop'; reason: StopReason };
