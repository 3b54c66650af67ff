import type { TargetSettings } from '@/lib/leads/sync-target';

/** A place leads are passed on to. Only enabled ones make the outbox grow. */
export interface TargetRow {
  id: string;
  enabled: boolean;
  /** Absent from rows written before there were any targets one could set up; these are never run. */
  settings?: TargetSettings | undefined;
}
export type Target = TargetRow & { settings: TargetSettings };

/**
 * "This lead has news for this target." One row per lead and target however often it changes; leaves when the target
 * acknowledged `revision`.
 */
export interface OutboxRow {
  targetId: string;
  leadId: string;
  revision: number;
  at: number;
  deleted?: true;
}

export const eventTypes = [
  'lead.created',
  'lead.updated',
  'lead.merged',
  'lead.converted',
  'lead.erased',
  'request.created',
] as const;
export type EventType = (typeof eventTypes)[number];

/** What a target has of a lead once an item was acknowledged. */
export type ItemMark =
  | 'gone'
  /** `base`: of a pool's document, see `SyncedRow`. */
  | { digest: string; revision: number; base?: string }
  | { converted: true }
  | { request: string };

/** One piece of news as it is sent, the same to the last byte on every retry. */
export interface OutboxItem {
  id: string;
  type: EventType;
  leadId: string;
  /** Milliseconds since 1970: when it became news. */
  at: number;
  /** Plain JSON. */
  data: object;
  mark: ItemMark;
  /**
   * What this news builds on, as the target named it; of targets that pull the winning state, and others written at the
   * same time as that and closed by this. Absent for a lead the target does not have.
   */
  parents?: string[] | undefined;
}

/** What is told of one lead, in this order, and not acknowledged yet. */
export interface Delivery {
  leadId: string;
  revision: number;
  items: OutboxItem[];
  /** How often the target refused it for a reason that may pass, since when, and when it is due again. */
  attempts: number;
  failedAt?: number | undefined;
  retryAt?: number | undefined;
}

/** What a target was told of a lead. */
export interface SyncedRow {
  targetId: string;
  leadId: string;
  revision: number;
  /** Of what was sent. */
  digest: string;
  converted?: true | undefined;
  /** Digests of the requests it was told of. */
  requests?: string[] | undefined;
  /** What the target said of it, for the next news to build on; of targets that pull, with other states it is to close. */
  rev?: string | undefined;
  others?: string[] | undefined;
  /** What both sides had in common then (`getBase` in lib/sync); absent where nothing was exchanged yet. */
  base?: string | undefined;
  /** What the target holds of it besides that, and keeps. */
  rest?: object | undefined;
  /** It holds something we cannot read, and must not write over. */
  barred?: BarReason | undefined;
}

export type BarReason = 'newer-format' | 'damaged';

/** What a target was told of leads that came or went with many others, in one row (`synced.ts`). */
export interface SyncedTogetherRow {
  id?: number | undefined;
  targetId: string;
  rows: SyncedRow[];
  /** Target and lead of each, for the index. */
  keys: string[];
  /** How many. */
  size: number;
}

/** Who looks after a lead, as a pool says. */
export interface OwnerRow {
  targetId: string;
  leadId: string;
  rev: string;
  owner?: string | undefined;
  confirmed: boolean;
}

/**
 * Something said here and elsewhere otherwise: the newer one counts, the other was "also said" and waits for the user to
 * choose or let it be. The newest of each part of a lead.
 */
export interface ConflictRow {
  leadId: string;
  /** Of the part of a document; the key, together with the lead. */
  element: string;
  targetId: string;
  at: number;
  /** As `Change` has it: `stage`, `note`, `facts.phone`, `requests.<key>`, but `custom.<name of the field>`. */
  path: string;
  /** Plain values: of a stage `{is, reason?}`, of a fact `{value, label?, status?}`, of the first value of a field its `factKey`. */
  ours: unknown;
  theirs: unknown;
  /** Which of them counts now. */
  shown: 'ours' | 'theirs';
  /** The member who changed the lead there last. */
  by?: string | undefined;
  /** Both were said there at the same time, by members other than us; `by` changed the lead that says `ours` last. */
  elsewhere?: { by?: string | undefined } | undefined;
}

/** News a target would not take. It goes on its way again when the user says so or the lead is changed. */
export interface QuarantineRow {
  targetId: string;
  leadId: string;
  revision: number;
  /** `http-422`, `too-large`, `failed-again` …: never anything the lead or the target says. */
  reason: string;
  at: number;
  deleted?: true | undefined;
}

/**
 * Why a target does no more until the user has looked at it.
 *
 * - `unauthorised`, `forbidden`, `not-found`, `gone`: it answered 401, 403, 404, 410
 * - `no-access`: the browser does not let us reach its site, any more
 * - `no-credential`, `locked`: its secret is not there, or waits for its passphrase
 */
export type StopReason =
  'unauthorised' | 'forbidden' | 'not-found' | 'gone' | 'no-access' | 'no-credential' | 'locked';

export interface LogLine {
  at: number;
  what:
    | 'sent'
    | 'received'
    | 'unread'
    | 'failed'
    | 'quarantined'
    | 'stopped'
    | 'on'
    | 'off'
    | 'paused'
    | 'resumed';
  count?: number | undefined;
  /** A `StopReason` or the code of a failure. */
  reason?: string | undefined;
}

/** What there was before a target was switched on, and how far it was looked through. */
export interface Backlog {
  of: 'leads' | 'synced';
  after: string;
  /** Also what came from the target itself and was not changed since: the mapping may be another one. */
  anew?: true | undefined;
}

/** How far a target is. Belongs to this browser, so it is in no backup. */
export interface SyncStateRow {
  targetId: string;
  paused?: true | undefined;
  stopped?: StopReason | undefined;
  /** In a row, of the target as a whole. */
  failures: number;
  failure?: string | undefined;
  /** Not before this moment, milliseconds since 1970. */
  retryAt?: number | undefined;
  /** Under way: written before it is sent, so that whoever comes after a killed browser sends the same again. */
  sending: Delivery[];
  /** What there was before it was switched on, or its mapping was changed, is looked through from here on. */
  backlog?: Backlog | undefined;
  lastOkAt?: number | undefined;
  /** Items acknowledged so far. */
  sent: number;
  /** Newest first. No personal data. */
  log: LogLine[];
  /** Of targets that pull: all changes up to here are in, as code of this document format understands them. */
  cursor?: string | undefined;
  cursorFormat?: number | undefined;
  /** Changes taken in so far, and when everything there was in the last time. Absent: the first pull has not ended. */
  pulled?: number | undefined;
  pulledAt?: number | undefined;
  /** While the first pull goes on: changes read so far, of how many there are by the target's own rough count. */
  first?: { read: number; of: number } | undefined;
  /** Not asked for news before, milliseconds since 1970. */
  pullAt?: number | undefined;
  /** Leads there that cannot be read, since the last complete pull. */
  unread?: number | undefined;
}

/** A target's secret, encrypted; it can be read for one origin only. */
export interface CredentialRow {
  targetId: string;
  origin: string;
  iv: Uint8Array<ArrayBuffer>;
  sealed: Uint8Array<ArrayBuffer>;
  /** With a passphrase: what its key was made with. */
  salt?: Uint8Array<ArrayBuffer> | undefined;
}
