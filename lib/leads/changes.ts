import type { Change, Fact, Lead } from './lead';
import type { CustomValue } from './lead-parts';
import { withKeys } from './merge';
import { sortRequests, type LeadRequest } from './request';
import { fieldIds, type FieldValue } from './values';

/** The parts of a lead that commands change and history records. `lead` stands for the whole. */
const parts = [
  'kind',
  'accounts',
  'categoryIds',
  'tags',
  'listIds',
  'owner',
  'stage',
  'stageReason',
  'class',
  'existing',
  'level',
  'doNotContact',
  'language',
  'process',
  'sites',
  'note',
  'removed',
  'touched',
  'next',
  'said',
] as const satisfies (keyof Lead)[];
type Part = (typeof parts)[number];

/** Lists in which order says nothing; of those named here an empty one is absent. */
const sets: readonly string[] = [
  'accounts',
  'categoryIds',
  'tags',
  'listIds',
  'sites',
  'removed',
] satisfies Part[];
const absentWhenEmpty: readonly string[] = ['accounts', 'listIds', 'sites', 'removed'] satisfies Part[];

/**
 * Each request is a part of its own, `requests.<key>`: a change of one status does not write the others into the history,
 * and taking it back leaves them alone.
 */
const REQUEST = 'requests.';
/** So is each value of a field of the user's own. */
const CUSTOM = 'custom.';
/** Activities and tasks stand in tables of their own; their changes are in the history of their lead. */
const FOLLOW_UP = /^(?:activities|tasks)\./;
export const isFollowUp = ({ path }: Change) => FOLLOW_UP.test(path);
/** What these come to is worked out anew (`settle` in lib/store), never taken back. */
const derived: readonly string[] = ['touched', 'next', 'said'] satisfies Part[];

/**
 * What a command did to one lead. Creation and deletion are one change of `lead`; `undefined` is absent.
 * Empty when nothing but bookkeeping (time, revision, keys) differs.
 */
export function diffLeads(before: Lead | undefined, after: Lead | undefined): Change[] {
  if (before === undefined || after === undefined) {
    return before === after ? [] : [{ path: 'lead', before, after }];
  }
  const changes: Change[] = [
    ...fieldIds.map((field) => ({
      path: `facts.${field}`,
      before: before.facts[field],
      after: after.facts[field],
    })),
    ...getRequestKeys(before, after).map((key) => ({
      path: REQUEST + key,
      before: findRequest(before, key),
      after: findRequest(after, key),
    })),
    ...getCustomIds(before, after).map((id) => ({
      path: CUSTOM + id,
      before: before.custom?.[id],
      after: after.custom?.[id],
    })),
    ...parts.map((part) => ({ path: part, before: before[part], after: after[part] })),
  ];
  return changes.filter((change) => !isEqual(change.before, change.after));
}

function getRequestKeys(...leads: readonly Lead[]): string[] {
  return [...new Set(leads.flatMap(({ requests = [] }) => requests.map(({ key }) => key)))];
}

function getCustomIds(...leads: readonly Lead[]): string[] {
  return [...new Set(leads.flatMap(({ custom = {} }) => Object.keys(custom)))];
}

function findRequest({ requests = [] }: Lead, key: string): LeadRequest | undefined {
  return requests.find((request) => request.key === key);
}

/** Equal as data: rows come back from the store as copies, with their keys in the order they were written. */
export function isEqual(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

export interface Reverted {
  /** `undefined` when the lead goes. */
  lead: Lead | undefined;
  /** Paths where something came later, which stayed as it is. */
  kept: string[];
}

/**
 * Takes one command's changes back from the lead as it is now. What came later stays: a list loses only what the
 * command added and gets back only what it took, anything else goes back only if nobody changed it since. Activities and
 * tasks are not the lead's own; see `revertFollowUps` in lib/store.
 */
export function revertChanges(current: Lead | undefined, changes: readonly Change[]): Reverted {
  let lead = current;
  const kept: string[] = [];
  for (const change of changes) {
    if (isFollowUp(change) || derived.includes(change.path)) continue;
    if (change.path === 'lead') {
      const result = revertWhole(lead, change);
      if (result === 'kept') kept.push(change.path);
      else lead = result.lead;
      continue;
    }
    if (lead === undefined) {
      kept.push(change.path);
      continue;
    }
    const result = revertPart(getPart(lead, change.path), change);
    lead = setPart(lead, change.path, result.value);
    if (result.kept) kept.push(change.path);
  }
  return { lead: lead === undefined ? undefined : withKeys(lead), kept };
}

/**
 * The lead as it was before these changes, whatever came later: for looking back in time. Changes newest first.
 */
export function rewind(current: Lead | undefined, changes: readonly Change[]): Lead | undefined {
  let lead = current;
  for (const { path, before } of changes) {
    if (path === 'lead') lead = before as Lead | undefined;
    else if (lead !== undefined && !FOLLOW_UP.test(path)) lead = setPart(lead, path, before);
  }
  return lead;
}

/**
 * What the history keeps of a lead that came with thousands of others, instead of all of it: what it is called, and a print
 * that tells whether it was changed since. A third of what an import writes.
 */
export interface Birth extends Pick<Lead, 'id' | 'kind' | 'facts'> {
  print: string;
}

export function toBirth(lead: Lead): Birth {
  const { name, person } = lead.facts;
  const facts = {
    ...(name?.[0] && { name: [name[0]] }),
    ...(person?.[0] && { person: [person[0]] }),
  };
  return { id: lead.id, kind: lead.kind, facts, print: toPrint(lead) };
}

const isBirth = (value: unknown): value is Birth => value instanceof Object && 'print' in value;

/** Of all that `diffLeads` compares: 64 bits, by two mixes of multiply and shift (after MurmurHash3's finaliser). */
function toPrint(lead: Lead): string {
  const { custom = {}, requests = [] } = lead;
  const text = JSON.stringify([
    fieldIds.map((field) => lead.facts[field]),
    requests,
    Object.entries(custom).sort(([a], [b]) => (a < b ? -1 : 1)),
    parts.map((part) => lead[part]),
  ]);
  let [high, low] = [0xdeadbeef, 0x41c6ce57];
  for (let at = 0; at < text.length; at++) {
    high = Math.imul(high ^ text.charCodeAt(at), 0x9e3779b1);
    low = Math.imul(low ^ text.charCodeAt(at), 0x5f356495);
  }
  high = Math.imul(high ^ (high >>> 16), 0x85ebca6b) ^ Math.imul(low ^ (low >>> 13), 0xc2b2ae35);
  low = Math.imul(low ^ (low >>> 16), 0x85ebca6b) ^ Math.imul(high ^ (high >>> 13), 0xc2b2ae35);
  return (high >>> 0).toString(36) + (low >>> 0).toString(36).padStart(7, '0');
}

function revertWhole(current: Lead | undefined, change: Change): { lead: Lead | undefined } | 'kept' {
  if (isBirth(change.after))
    return current === undefined || toPrint(current) === change.after.print ? { lead: undefined } : 'kept';
  const before = change.before as Lead | undefined;
  const after = change.after as Lead | undefined;
  if (diffLeads(after, current).length === 0) return { lead: before };
  return diffLeads(before, current).length === 0 ? { lead: current } : 'kept';
}

function revertPart(now: unknown, { path, before, after }: Change): { value: unknown; kept: boolean } {
  if (isEqual(now, after)) return { value: before, kept: false };
  if (isEqual(now, before)) return { value: now, kept: false };
  if (path.startsWith('facts.')) {
    return revertFacts(asList<Fact<FieldValue>>(now), asList(before), asList(after));
  }
  if (sets.includes(path)) {
    const [added, taken] = [
      without(asList<string>(after), asList<string>(before)),
      without(asList<string>(before), asList<string>(after)),
    ];
    const rest = without(asList<string>(now), added);
    const value = [...rest, ...without(taken, rest)];
    return { value: absentWhenEmpty.includes(path) && value.length === 0 ? undefined : value, kept: false };
  }
  return { value: now, kept: true };
}

/** Facts are compared by their value as data; their sources are taken back one by one. */
function revertFacts(
  now: readonly Fact<FieldValue>[],
  before: readonly Fact<FieldValue>[],
  after: readonly Fact<FieldValue>[],
): { value: unknown; kept: boolean } {
  const find = (list: readonly Fact<FieldValue>[], fact: Fact<FieldValue>) =>
    list.find((other) => isEqual(other.value, fact.value));
  let kept = false;
  const value = now.flatMap((fact): Fact<FieldValue>[] => {
    const [was, became] = [find(before, fact), find(after, fact)];
    if (became === undefined) {
      // Typed or captured after the command: it is why the list cannot simply go back.
      kept = true;
      return [fact];
    }
    const gained = became.sources.filter((source) => !was?.sources.some((other) => isEqual(other, source)));
    const sources = fact.sources.filter((source) => !gained.some((other) => isEqual(other, source)));
    if (was === undefined && sources.length > 0) kept = true;
    return sources.length === 0 ? [] : [{ ...fact, sources }];
  });
  const missing = before.filter((fact) => find(after, fact) === undefined && find(now, fact) === undefined);
  const restored = [...value, ...missing];
  return { value: restored.length === 0 ? undefined : restored, kept };
}

const asList = <T>(value: unknown): readonly T[] => (Array.isArray(value) ? (value as T[]) : []);

const without = (list: readonly string[], taken: readonly string[]) =>
  list.filter((item) => !taken.includes(item));

function getPart(lead: Lead, path: string): unknown {
  if (path.startsWith(REQUEST)) return findRequest(lead, path.slice(REQUEST.length));
  if (path.startsWith(CUSTOM)) return lead.custom?.[path.slice(CUSTOM.length)];
  const field = fieldIds.find((id) => path === `facts.${id}`);
  return field === undefined ? lead[path as Part] : lead.facts[field];
}

/** Absent parts lose their key, so that rows do not fill with `undefined`. */
function setPart(lead: Lead, path: string, value: unknown): Lead {
  if (path.startsWith(REQUEST)) return setRequest(lead, path.slice(REQUEST.length), value);
  if (path.startsWith(CUSTOM))
    return setCustom(lead, path.slice(CUSTOM.length), value as CustomValue | undefined);
  const field = fieldIds.find((id) => path === `facts.${id}`);
  if (field === undefined) {
    const { [path as Part]: _, ...rest } = lead;
    return (value === undefined ? rest : { ...rest, [path]: value }) as Lead;
  }
  const { [field]: _, ...facts } = lead.facts;
  return { ...lead, facts: value === undefined ? facts : { ...facts, [field]: value } };
}

/** Sets the value of one field of the user's own, or takes it away. */
export function setCustom(lead: Lead, fieldId: string, value: CustomValue | undefined): Lead {
  const { custom = {}, ...rest } = lead;
  const { [fieldId]: _, ...others } = custom;
  const all = value === undefined ? others : { ...others, [fieldId]: value };
  return Object.keys(all).length === 0 ? rest : { ...rest, custom: all };
}

/** Puts a request in its place in time, or takes it out. */
export function setRequest(lead: Lead, key: string, value: unknown): Lead {
  const { requests = [], ...rest } = lead;
  const others = requests.filter((request) => request.key !== key);
  const all = value === undefined ? others : sortRequests([...others, value as LeadRequest]);
  return all.length === 0 ? rest : { ...rest, requests: all };
}
