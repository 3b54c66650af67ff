import * as z from 'zod/mini';
import { account } from '@/lib/leads/account';
import { activity, type Activity } from '@/lib/leads/activity';
import { leadKinds } from '@/lib/leads/candidate';
import type { Fact, Lead, Source } from '@/lib/leads/lead';
import {
  customValue,
  leadClasses,
  levels,
  pointStatuses,
  processes,
  shortText,
  stages,
  timestamp,
  type CustomValue,
} from '@/lib/leads/lead-parts';
import { MAX_VALUES_PER_FIELD } from '@/lib/leads/limits';
import { leadRequest, sortRequests } from '@/lib/leads/request';
import type { Mapping, OutgoingPart } from '@/lib/leads/sync-target';
import { fieldIds, fieldValues, webUrl, type FieldId, type FieldValue } from '@/lib/leads/values';
import { barredParts } from './outgoing';

/**
 * One lead as a pool holds it, a document each: words in place of our ids, moments in milliseconds since 1970. Raised when
 * older code would misread it; a document of a later format is left as it is.
 */
export const DOCUMENT_FORMAT = 1;
/** What happened before one calls: so many contacts, the newest. */
export const MOST_ACTIVITIES = 200;

/** Where a value was found first; `typed` by a person. What it says is no news by itself. */
const origin = z.object({
  at: timestamp,
  url: z.optional(webUrl),
  typed: z.optional(z.literal(true)),
});
export type Origin = z.infer<typeof origin>;

export interface PoolValue {
  value: FieldValue;
  label?: string | undefined;
  status?: Fact<FieldValue>['status'];
  from?: Origin | undefined;
}
type PoolFields = { [F in FieldId]?: PoolValue[] | undefined };

const text = (most: number) => z.string().check(z.minLength(1), z.maxLength(most));

const fields = z.object(
  Object.fromEntries(
    fieldIds.map((field) => [
      field,
      z.optional(
        z
          .array(
            z.object({
              value: fieldValues[field],
              label: z.optional(text(80)),
              status: z.optional(z.enum(pointStatuses).check(z.refine((status) => status !== 'valid'))),
              from: z.optional(origin),
            }),
          )
          .check(z.minLength(1), z.maxLength(MAX_VALUES_PER_FIELD)),
      ),
    ]),
  ),
) as unknown as z.ZodMiniType<PoolFields>;

const poolActivity = z.omit(activity, { leadId: true });
export type PoolActivity = z.infer<typeof poolActivity>;

/** Lists in which order says nothing are sorted. Parts nobody passes on are absent, and so is what there is none of. */
export const poolDocument = z.looseObject({
  format: z.literal(DOCUMENT_FORMAT),
  type: z.literal('lead'),
  kind: z.enum(leadKinds),
  /** Best first. */
  fields,
  stage: z.optional(z.object({ is: z.enum(stages), reason: z.optional(text(1_000)) })),
  class: z.optional(z.enum(leadClasses)),
  existing: z.optional(z.literal(true)),
  tags: z.optional(z.array(shortText)),
  /** From the top down. */
  categories: z.optional(z.array(z.array(text(80)).check(z.minLength(1), z.maxLength(20)))),
  custom: z.optional(z.record(z.string(), customValue)),
  note: z.optional(text(100_000)),
  requests: z.optional(z.array(leadRequest)),
  activities: z.optional(z.array(poolActivity).check(z.maxLength(MOST_ACTIVITIES))),
  accounts: z.optional(z.array(account)),
  doNotContact: z.optional(z.object({ since: timestamp, reason: z.optional(text(1_000)) })),
  level: z.enum(levels),
  language: z.optional(z.string().check(z.regex(/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/))),
  process: z.optional(z.enum(processes)),
  sites: z.optional(z.array(text(255))),
  createdAt: timestamp,
  updatedAt: timestamp,
  /** The member who wrote it; an adapter that knows us fills it in. */
  by: z.optional(text(200)),
});
export type PoolDocument = z.infer<typeof poolDocument>;

export type ParsedDocument = { document: PoolDocument } | { reason: 'newer-format' | 'damaged' };

/** @returns why it cannot be read, and then it must not be written over either */
export function parseDocument(given: unknown): ParsedDocument {
  const format: unknown = typeof given === 'object' && given !== null && 'format' in given && given.format;
  if (typeof format === 'number' && format > DOCUMENT_FORMAT) return { reason: 'newer-format' };
  const parsed = poolDocument.safeParse(given);
  return parsed.success ? { document: parsed.data } : { reason: 'damaged' };
}

/** What our ids are called, and back. */
export interface PoolWords {
  /** From the top down, by the category's id. */
  paths: ReadonlyMap<string, readonly string[]>;
  customFields: ReadonlyMap<string, string>;
  /** Address of the page of a capture. */
  pageOf: (captureId: string) => string | undefined;
}

/** What of a lead goes to the pool and comes from it, besides what always does. */
export function isExchanged(
  part: OutgoingPart,
  { parts }: Pick<Mapping, 'parts'>,
  flagged: boolean,
): boolean {
  return parts.includes(part) && !(flagged && barredParts.includes(part));
}

/** The lead with all its parts, whatever a mapping says of them (`pickParts`). */
export function toDocument(lead: Lead, activities: readonly Activity[], words: PoolWords): PoolDocument {
  const { kind, stage, stageReason, doNotContact, level = 'internal', createdAt, updatedAt } = lead;
  const fields: PoolFields = {};
  for (const field of fieldIds) {
    const facts: readonly Fact<FieldValue>[] | undefined = lead.facts[field];
    if (facts !== undefined) fields[field] = facts.map((fact) => toValue(fact, words));
  }
  const custom = Object.entries(lead.custom ?? {}).flatMap(([id, value]): [string, CustomValue][] => {
    const name = words.customFields.get(id);
    return name === undefined ? [] : [[name, value]];
  });
  const lists = {
    tags: lead.tags.toSorted(),
    categories: lead.categoryIds
      .flatMap((id) => [words.paths.get(id) ?? []])
      .filter(({ length }) => length > 0),
    requests: sortRequests(lead.requests ?? []),
    activities: newestActivities(activities.map(({ leadId: _, ...rest }) => rest)),
    accounts: (lead.accounts ?? []).toSorted(),
    sites: (lead.sites ?? []).toSorted(),
  };
  lists.categories = sortPaths(lists.categories);
  const once = {
    stage:
      stage === undefined
        ? undefined
        : { is: stage, ...(stageReason !== undefined && { reason: stageReason }) },
    class: lead.class,
    existing: lead.existing,
    note: lead.note,
    doNotContact,
    language: lead.language,
    process: lead.process,
    custom: custom.length === 0 ? undefined : Object.fromEntries(custom),
  };
  return {
    format: DOCUMENT_FORMAT,
    type: 'lead',
    kind,
    fields,
    level,
    createdAt,
    updatedAt,
    ...(Object.fromEntries(
      [...Object.entries(lists).filter(([, { length }]) => length > 0), ...Object.entries(once)].filter(
        ([, value]) => value !== undefined,
      ),
    ) as Partial<PoolDocument>),
  };
}

/** Those a document has room for, in order of time. */
export function newestActivities<A extends PoolActivity>(activities: readonly A[]): A[] {
  return activities
    .toSorted((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1))
    .slice(0, MOST_ACTIVITIES)
    .reverse();
}

export const sortPaths = (paths: readonly (readonly string[])[]): string[][] =>
  [...new Map(paths.map((path) => [JSON.stringify(path), [...path]])).entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, path]) => path);

function toValue({ value, label, status, sources }: Fact<FieldValue>, words: PoolWords): PoolValue {
  const from = toOrigin(sources, words);
  return {
    value,
    ...(label !== undefined && { label }),
    ...(status !== undefined && { status }),
    ...(from && { from }),
  };
}

/** Of the oldest source that has an address, else the oldest. */
function toOrigin(sources: readonly Source[], { pageOf }: PoolWords): Origin | undefined {
  const all = sources.map((source): Origin => {
    const url =
      source.by === 'capture' ? pageOf(source.captureId) : source.by === 'sync' ? source.url : undefined;
    const typed = source.by === 'user' || (source.by === 'sync' && source.typed === true);
    return {
      at: source.at,
      ...(url !== undefined && webUrl.safeParse(url).success && { url }),
      ...(typed && { typed: true as const }),
    };
  });
  const [first] = all;
  if (first === undefined) return undefined;
  const { at, url } = all.find((one) => one.url !== undefined) ?? first;
  return {
    at,
    ...(url !== undefined && { url }),
    ...(all.some(({ typed }) => typed) && { typed: true as const }),
  };
}

/** Which part of a document's own keys belongs to what a mapping lets through. */
const partOfKey: Readonly<Record<string, OutgoingPart | undefined>> = {
  stage: 'stage',
  class: 'class',
  existing: 'class',
  tags: 'tags',
  categories: 'categories',
  custom: 'custom',
  note: 'note',
  requests: 'requests',
  language: 'language',
  sites: 'sites',
};

/** These always go along; a key that is neither here nor there was written by newer code and stays as it is. */
const alwaysKeys: readonly string[] = [
  'format',
  'type',
  'kind',
  'level',
  'doNotContact',
  'accounts',
  'activities',
  'process',
  'createdAt',
  'updatedAt',
  'by',
];

/** The document with what is exchanged, and the rest of it, which is not ours to change. */
export function splitParts(
  document: PoolDocument,
  mapping: Pick<Mapping, 'parts'>,
  flagged = document.doNotContact !== undefined,
): { ours: PoolDocument; rest: Partial<PoolDocument> | undefined } {
  const isOurs = (key: string) => {
    const part = partOfKey[key];
    return part === undefined ? alwaysKeys.includes(key) : isExchanged(part, mapping, flagged);
  };
  const ours: Record<string, unknown> = {};
  const rest: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(document)) {
    if (key === 'fields') continue;
    (isOurs(key) ? ours : rest)[key] = value;
  }
  const [mine, others]: [PoolFields, PoolFields] = [{}, {}];
  for (const field of fieldIds) {
    const values = document.fields[field];
    if (values !== undefined) (isExchanged(field, mapping, flagged) ? mine : others)[field] = values;
  }
  if (Object.keys(others).length > 0) rest['fields'] = others;
  return {
    ours: { ...ours, fields: mine } as PoolDocument,
    rest: Object.keys(rest).length === 0 ? undefined : rest,
  };
}
