import type { Activity } from '@/lib/leads/activity';
import { isEqual } from '@/lib/leads/changes';
import { factKey } from '@/lib/leads/fact-key';
import type { Fact, Facts, Lead, Source } from '@/lib/leads/lead';
import type { CustomValue } from '@/lib/leads/lead-parts';
import { addSources, withKeys } from '@/lib/leads/merge';
import { removedRequestKey } from '@/lib/leads/request';
import { fieldIds, type FieldId, type FieldValue } from '@/lib/leads/values';
import { isSaidSame } from './elements';
import {
  DOCUMENT_FORMAT,
  MOST_ACTIVITIES,
  type PoolActivity,
  type PoolDocument,
  type PoolValue,
} from './pool-document';

/** Where what a document says is put into our own words; what is not there is made. */
export interface Naming {
  targetId: string;
  /** The id of the category with this path. */
  toCategory: (path: readonly string[]) => string;
  pathOf: (categoryId: string) => readonly string[] | undefined;
  /** The id of the user's field of this name. */
  toCustomField: (name: string, value: CustomValue) => string;
}

/** What a document says of a lead nobody has told us of. */
export const emptyDocument: PoolDocument = {
  format: DOCUMENT_FORMAT,
  type: 'lead',
  kind: 'organisation',
  fields: {},
  level: 'internal',
  createdAt: 0,
  updatedAt: 0,
};

/** A lead of which nothing is known yet. */
export const toEmptyLead = (id: string, { kind, createdAt, updatedAt }: PoolDocument): Lead => ({
  id,
  kind,
  facts: {},
  categoryIds: [],
  tags: [],
  createdAt,
  updatedAt,
  revision: 1,
  keys: [],
});

/**
 * The lead with what differs between two documents of it; all else of it stays as it is, so that what is not exchanged is
 * not touched. The caller counts its revision and settles its activities (`changeActivities`).
 */
export function applyDocument(lead: Lead, before: PoolDocument, after: PoolDocument, naming: Naming): Lead {
  const {
    stage,
    stageReason,
    class: _,
    existing,
    note,
    doNotContact,
    level,
    language,
    process,
    ...rest
  } = lead;
  const stageNow = pick('stage', stage && { is: stage, reason: stageReason });
  const removed = new Set(lead.removed);
  const facts = applyFields(lead.facts, before, after, naming, removed);
  const tags = applySet(lead.tags, before.tags, after.tags);
  const categoryIds = applyCategories(lead.categoryIds, before, after, naming);
  const requests = applyRequests(lead, before, after, removed);
  const custom = applyCustom(lead.custom, before, after, naming);
  const lists = {
    accounts: applySet(lead.accounts ?? [], before.accounts, after.accounts),
    sites: applySet(lead.sites ?? [], before.sites, after.sites),
    requests,
    removed: [...removed],
  };
  const once = {
    stage: stageNow?.is,
    stageReason: stageNow?.reason,
    class: pick('class', lead.class),
    existing: pick('existing', existing),
    note: pick('note', note),
    doNotContact: pick('doNotContact', doNotContact),
    // It is said in each document, and in a lead only where it is not the usual one.
    level: before.level === after.level ? level : after.level === 'internal' ? undefined : after.level,
    language: pick('language', language),
    process: pick('process', process),
    custom,
  };
  const { accounts: __, sites: ___, requests: ____, removed: _____, custom: ______, ...others } = rest;
  return withKeys({
    ...others,
    kind: after.kind,
    facts,
    tags,
    categoryIds,
    createdAt: Math.min(lead.createdAt, after.createdAt),
    ...(Object.fromEntries([
      ...Object.entries(once).filter(([, value]) => value !== undefined),
      ...Object.entries(lists).filter(([, { length }]) => length > 0),
    ]) as Partial<Lead>),
  });

  function pick<K extends keyof PoolDocument, V>(key: K, now: V): V | PoolDocument[K] {
    return isSaidSame(before[key], after[key]) ? now : after[key];
  }
}

function applySet(
  now: readonly string[],
  before: readonly string[] = [],
  after: readonly string[] = [],
): string[] {
  return [
    ...new Set([
      ...now.filter((item) => after.includes(item) || !before.includes(item)),
      ...after.filter((item) => !before.includes(item)),
    ]),
  ];
}

function applyCategories(
  now: readonly string[],
  before: PoolDocument,
  after: PoolDocument,
  naming: Naming,
): string[] {
  const toText = (path: readonly string[]) => JSON.stringify(path);
  const [was, is] = [before, after].map(({ categories = [] }) => new Set(categories.map(toText)));
  const gone = (id: string) => {
    const path = toText(naming.pathOf(id) ?? []);
    return was?.has(path) === true && is?.has(path) !== true;
  };
  const added = (after.categories ?? []).filter((path) => was?.has(toText(path)) !== true);
  return [...new Set([...now.filter((id) => !gone(id)), ...added.map((path) => naming.toCategory(path))])];
}

function applyRequests(
  { requests = [] }: Lead,
  before: PoolDocument,
  after: PoolDocument,
  removed: Set<string>,
): NonNullable<Lead['requests']> {
  if (isSaidSame(before.requests, after.requests)) return requests;
  const was = new Set(before.requests?.map(({ key }) => key));
  const is = new Map(after.requests?.map((request) => [request.key, request]));
  for (const request of requests)
    if (was.has(request.key) && !is.has(request.key)) removed.add(removedRequestKey(request));
  for (const request of is.values()) removed.delete(removedRequestKey(request));
  // Both are in order of time.
  return [...requests.filter(({ key }) => !was.has(key) && !is.has(key)), ...is.values()];
}

function applyCustom(
  custom: Lead['custom'],
  before: PoolDocument,
  after: PoolDocument,
  naming: Naming,
): Lead['custom'] {
  const values = { ...custom };
  for (const name of new Set([...Object.keys(before.custom ?? {}), ...Object.keys(after.custom ?? {})])) {
    const [was, is] = [before.custom?.[name], after.custom?.[name]];
    if (was === is) continue;
    const id = naming.toCustomField(name, is ?? was ?? '');
    if (is === undefined) delete values[id];
    else values[id] = is;
  }
  return Object.keys(values).length === 0 ? undefined : values;
}

function applyFields(
  facts: Facts,
  before: PoolDocument,
  after: PoolDocument,
  naming: Naming,
  removed: Set<string>,
): Facts {
  let all = facts;
  /** Values found at the same place and time share one list of sources. */
  const shared = new Map<string, Source[]>();
  for (const field of fieldIds) {
    const [was, is]: (readonly PoolValue[])[] = [before.fields[field] ?? [], after.fields[field] ?? []];
    if (was?.length === is?.length && isSaidSame(was?.map(toSaid), is?.map(toSaid))) continue;
    const now: readonly Fact<FieldValue>[] = facts[field] ?? [];
    const list = (is ?? []).map((said) => toFact(field, said, now, naming.targetId, shared));
    for (const { value } of was ?? []) removed.add(factKey(field, value));
    if (removed.size > 0) for (const { value } of list) removed.delete(factKey(field, value));
    const { [field]: _, ...others } = all;
    all = list.length === 0 ? others : { ...others, [field]: list };
  }
  return all;
}

const toSaid = ({ from: _, ...said }: PoolValue) => said;

function toFact(
  field: FieldId,
  { value, label, status, from }: PoolValue,
  now: readonly Fact<FieldValue>[],
  targetId: string,
  shared: Map<string, Source[]>,
): Fact<FieldValue> {
  const key = now.length === 0 ? undefined : factKey(field, value);
  const known = now.find((fact) => factKey(field, fact.value) === key);
  const marks = { ...(label !== undefined && { label }), ...(status !== undefined && { status }) };
  if (known !== undefined && isEqual(known.value, value)) return { value, sources: known.sources, ...marks };
  const source: Source = { by: 'sync', targetId, ...(from ?? { at: 0 }) };
  const name = JSON.stringify(source);
  const alone = shared.get(name) ?? [source];
  shared.set(name, alone);
  return { value, sources: known === undefined ? alone : addSources(known.sources, alone), ...marks };
}

/** Activities before and after; one that only had no room in a document any more stays. */
export function changeActivities(
  leadId: string,
  before: PoolDocument,
  after: PoolDocument,
  find: (id: string) => Activity | undefined,
): { before: Activity | undefined; after: Activity | undefined }[] {
  const [was, is] = [before, after].map(
    ({ activities = [] }) => new Map(activities.map((one): [string, PoolActivity] => [one.id, one])),
  );
  const oldest = Math.min(...(after.activities ?? []).map(({ at }) => at));
  const isFull = (is?.size ?? 0) >= MOST_ACTIVITIES;
  const gone = [...(was?.values() ?? [])]
    .filter(({ id, at }) => !is?.has(id) && !(isFull && at <= oldest))
    .map(({ id }) => ({ before: find(id), after: undefined }));
  const put = [...(is?.values() ?? [])]
    .filter((one) => !isSaidSame(was?.get(one.id), one))
    .map((one) => {
      const known = find(one.id);
      // Of one that came into this lead by a merge the lead it was logged for stays.
      const own = known !== undefined && was?.has(one.id) ? known.leadId : leadId;
      return { before: known, after: { ...one, leadId: own } };
    });
  return [...gone, ...put].filter((change) => change.before !== undefined || change.after !== undefined);
}
