import * as z from 'zod/mini';
import { candidate, leadKinds, type Place, type ReaderId } from './candidate';
import { account } from './account';
import { capturedPage, type CapturedPage } from './captured-page';
import { nextStep, said, touch } from './activity';
import {
  customValue,
  id,
  leadClasses,
  levels,
  pointStatuses,
  processes,
  shortText,
  stages,
  tags,
  timestamp,
  type PointStatus,
} from './lead-parts';
import { leadRequest } from './request';
import { fieldIds, fieldValues, webUrl, type FieldId, type ValueOf } from './values';

export type { CapturedPage } from './captured-page';

/**
 * Where one value of a lead comes from: a capture, a person typing, a row of a file (`row` as a spreadsheet counts), or
 * somebody else's machine (`at` and `url`: when and where it was found there first, `typed` by a person).
 */
const source = z.discriminatedUnion('by', [
  z.object({ by: z.literal('capture'), captureId: id, at: timestamp }),
  z.object({ by: z.literal('user'), at: timestamp }),
  z.object({ by: z.literal('import'), importId: id, row: z.int().check(z.positive()), at: timestamp }),
  z.object({
    by: z.literal('sync'),
    targetId: id,
    at: timestamp,
    url: z.optional(webUrl),
    typed: z.optional(z.literal(true)),
  }),
]);
export type Source = z.infer<typeof source>;

/**
 * One value we keep, with everywhere it was seen: two captures on two sites corroborate it.
 * The evidence itself (text as shown, reader, place) stays in the captures, found by `factKey`.
 */
export interface Fact<T> {
  value: T;
  /** Oldest first, never empty. */
  sources: Source[];
  label?: string | undefined;
  /** Absent is `valid`; `dead` once somebody found that nobody answers there. */
  status?: Exclude<PointStatus, 'valid'> | undefined;
}
/** Best first within a field: the first is the one that is shown, exported and synced for single-valued fields. */
export type Facts = { [F in FieldId]?: Fact<ValueOf[F]>[] | undefined };

export const facts = z.object(
  Object.fromEntries(
    fieldIds.map((field) => [
      field,
      z.optional(
        z
          .array(
            z.object({
              value: fieldValues[field],
              sources: z.array(source).check(z.minLength(1)),
              label: z.optional(z.string().check(z.minLength(1), z.maxLength(80))),
              status: z.optional(z.enum(pointStatuses).check(z.refine((status) => status !== 'valid'))),
            }),
          )
          .check(z.minLength(1)),
      ),
    ]),
  ),
) as unknown as z.ZodMiniType<Facts>;

/** Parts added after the first rows were written are optional: a row is brought up to date when it is next changed. */
export const lead = z.object({
  id,
  kind: z.enum(leadKinds),
  facts,
  /** Ids of the user's own categories. */
  categoryIds: z.array(id),
  tags,
  /** Ids of the lists it was put on by hand. */
  listIds: z.optional(z.array(id).check(z.minLength(1))),
  /** Who looks after it. */
  owner: z.optional(shortText),
  /** Absent is `new`. */
  stage: z.optional(z.enum(stages)),
  /** Why it is `unqualified`. */
  stageReason: z.optional(z.string().check(z.minLength(1), z.maxLength(1_000))),
  /** Absent is a plain prospect. */
  class: z.optional(z.enum(leadClasses)),
  /** Has bought from us before; absent is a potential customer. */
  existing: z.optional(z.literal(true)),
  /** Absent is `internal`. */
  level: z.optional(z.enum(levels)),
  /** Since when nobody may write or call, and why. */
  doNotContact: z.optional(
    z.object({ since: timestamp, reason: z.optional(z.string().check(z.minLength(1), z.maxLength(1_000))) }),
  ),
  /** The language to write in, BCP 47. */
  language: z.optional(z.string().check(z.regex(/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/))),
  /** Values of the user's own fields, by the ids of these. */
  custom: z.optional(z.record(z.string(), customValue)),
  /** By which way it first came in. */
  process: z.optional(z.enum(processes)),
  /** Hosts of the sites it was captured on, the first one first. */
  sites: z.optional(z.array(z.string().check(z.minLength(1), z.maxLength(255))).check(z.minLength(1))),
  note: z.optional(z.string().check(z.minLength(1), z.maxLength(100_000))),
  /** Where the lead writes on boards. Absent from rows written before there were any, like `requests`. */
  accounts: z.optional(z.array(account).check(z.minLength(1))),
  /** What the lead asked for, in order of time (`sortRequests`). */
  requests: z.optional(z.array(leadRequest).check(z.minLength(1))),
  /** What its activities and tasks come to, see `summarise`: worked out by the commands that change these, no part of its own. */
  touched: z.optional(touch),
  next: z.optional(nextStep),
  said: z.optional(said),
  /** `factKey`s of captured values (and `request:` keys) a person took out, so that the next capture does not put them back. */
  removed: z.optional(z.array(z.string())),
  createdAt: timestamp,
  updatedAt: timestamp,
  /** Grows by one with every change; the sync compares it. */
  revision: z.int().check(z.positive()),
  /** Normalised phone, e-mail, domain and profile keys, for finding known leads (`matchKeys`). */
  keys: z.array(z.string()),
});
export type Lead = z.infer<typeof lead>;

/** Evidence: what one page said about one lead at one moment. Never edited. */
export const capture = z.object({
  id,
  leadId: id,
  at: timestamp,
  page: capturedPage,
  candidate,
});
export type Capture = z.infer<typeof capture>;

export const causes = ['capture', 'edit', 'delete', 'undo', 'merge', 'rule', 'import', 'sync'] as const;
export type Cause = (typeof causes)[number];

/** One part of a lead before and after; `undefined` is absent. Paths: `facts.phone`, `requests.<key>`, `custom.<id>`, `activities.<id>`, `tasks.<id>`, `tags`, `note` …, or `lead` for the whole. */
export const change = z.object({ path: z.string(), before: z.unknown(), after: z.unknown() });
export type Change = z.infer<typeof change>;

/** One lead's part in one command. All entries of a command share `commandId` and are undone together. */
export const historyEntry = z.object({
  id,
  commandId: id,
  leadId: id,
  at: timestamp,
  cause: z.enum(causes),
  changes: z.array(change).check(z.minLength(1)),
  /** The user's rules that made these changes, under their names at that time. */
  rules: z.optional(z.array(z.object({ id, name: z.string() })).check(z.minLength(1))),
});
export type HistoryEntry = z.infer<typeof historyEntry>;

/** One value's evidence as the UI shows it. */
export interface Evidence {
  page: CapturedPage;
  at: number;
  shown: string;
  reader: ReaderId;
  confidence: number;
  place?: Place | undefined;
}
