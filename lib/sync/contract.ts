import type { Level } from '@/lib/leads/lead-parts';
import type { OutboxItem, StopReason } from '@/lib/store/sync/rows';

/**
 * A place leads are passed on to, and from which a pool of leads comes back. Adapters only translate: what is sent when,
 * again or never, and what is made of what came, is the engine's.
 * None of the methods throws for what another machine says or does; a method that throws is taken as a failure that may pass.
 */
export interface SyncTarget {
  readonly id: string;
  readonly caps: Caps;
  /** Reachable, authorised, and not with an administrator's credential. */
  test(signal: AbortSignal): Promise<TestResult>;
  /**
   * One outcome for each item, in the same order. Items of one lead stand in their order and are told in it. With
   * `caps.whole` the data of `lead.created` and `.updated` is a `PoolDocument`, of `lead.erased` `{id, reason}` and of
   * `lead.merged` `{id, into}`; `item.parents` says what they build on. A lead whose level has another place than its
   * parents is written there first and then taken from the old one.
   */
  push(items: readonly OutboxItem[], signal: AbortSignal): Promise<ItemOutcome[]>;
  /**
   * What has changed there since `cursor` (all there is, without one), one change a lead, in any order; a change may come
   * again. The engine keeps the cursor together with what it made of the changes. `more`: there is more at once.
   * `signal` ends it; a target that can wait for news does so only in `wait`.
   */
  pull?(cursor: string | undefined, limit: number, signal: AbortSignal): Promise<PullOutcome>;
  /** Resolves when there may be news after `cursor` (or there is nobody to say so any more); a short answer is fine. */
  wait?(cursor: string, signal: AbortSignal): Promise<void>;
  /** Makes a lead nobody has one's own. */
  claim?(leadId: string, signal: AbortSignal): Promise<ClaimOutcome>;
  /** Gives a lead to somebody, or takes it from whoever has it (`undefined`); `refused` to who may not. */
  assign?(leadId: string, owner: string | undefined, signal: AbortSignal): Promise<AssignOutcome>;
}

export interface Caps {
  /** Items and characters of JSON in one `push`; one lead's news is never split. */
  maxBatch: number;
  maxBytes: number;
  /** It can be told several things of one lead: that it was converted, what it asked for. Else the lead as it is. */
  events: boolean;
  /** What changes there comes back (`pull`). */
  pull: boolean;
  /**
   * How a lead nobody has becomes one's own: not at all; tentatively, until it was read back (the target is the
   * `arbiter`); or at once (`strict`).
   */
  claim: 'none' | 'arbiter' | 'strict';
  /** News carries the whole pool document instead of the outgoing lead. */
  whole: boolean;
}

/** A target that is only told. */
export const tellOnly = { pull: false, claim: 'none', whole: false } as const satisfies Partial<Caps>;

/** `without`: levels that have a place of their own there which is not ours. */
export type TestResult = { ok: true; without?: Level[] | undefined } | { ok: false; reason: string };

/** Not now. `afterMs`: it asked for that much time. */
export interface Retry {
  kind: 'retry';
  /** A trouble of the whole `target`, which slows down; of an `item`, it alone waits. */
  of: 'target' | 'item';
  reason: string;
  afterMs?: number | undefined;
}
/** The target must be looked at by the user first. */
export interface Stop {
  kind: 'stop';
  reason: StopReason;
}

/**
 * - `ok`, `duplicate`: the target has it, now or already; `rev` is what the next news builds on (`OutboxItem.parents`)
 * - `conflict`: somebody was faster; `theirs` is what is there instead. The engine merges it in and sends again
 * - `reject`: never, as it is
 */
export type ItemOutcome =
  | { kind: 'ok' | 'duplicate'; rev?: string | undefined }
  | { kind: 'conflict'; theirs: RemoteChange }
  | { kind: 'reject'; reason: string }
  | Retry
  | Stop;

/** `total`: with the first page, roughly how many changes there are altogether, where that is known. */
export type PullOutcome =
  | { kind: 'changes'; changes: RemoteChange[]; cursor: string; more: boolean; total?: number | undefined }
  | Retry
  | Stop;

export type AssignOutcome = { kind: 'ok' } | { kind: 'reject'; reason: string } | Retry | Stop;

export type ClaimOutcome = { kind: 'yours' } | { kind: 'taken'; by: string } | Retry | Stop;

/** How a lead is at the target. */
export interface RemoteChange {
  leadId: string;
  /** Opaque. Of an owner's news it is the assignment's, of all else the lead's. */
  rev: string;
  state: RemoteState;
  /** States that were written at the same time and are there as well, until somebody closes them. */
  others?: { rev: string; state: RemoteState }[] | undefined;
}

export type RemoteState =
  /** The engine parses it as a `PoolDocument`; a bad one is counted, logged and left alone. */
  | { is: 'lead'; document: unknown }
  /** Deleted there, or not to be known by us any more; merged `into` another one. */
  | { is: 'erased'; reason: 'deleted' | 'withheld'; into?: string | undefined }
  /** Who looks after it; never merged. */
  | { is: 'owner'; owner?: string | undefined; confirmed: boolean };
