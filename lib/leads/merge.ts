import type { Candidate, Found, ReaderId } from './candidate';
import { factKey } from './fact-key';
import { MAX_VALUES_PER_FIELD } from './limits';
import type { Fact, Facts, Lead, Source } from './lead';
import type { Process } from './lead-parts';
import { matchKeys } from './match-keys';
import { removedRequestKey, sortRequests, type LeadRequest, type PostedRequest } from './request';
import { getSourceKey } from './source-key';
import { fieldIds, type FieldId, type FieldValue, type Phone, type PostalAddress } from './values';

/** Below this a value is shown as doubtful and never put before a value we already have. */
const DOUBTFUL = 0.5;

/** Sources kept for one value: the first and the newest; the captures themselves keep all evidence. */
const MAX_SOURCES = 20;

/** Readers whose values a person looking at the page need not be able to see. */
const UNSEEN: ReadonlySet<ReaderId> = new Set<ReaderId>(['json-ld']);

export interface MergeMoment {
  captureId: string;
  /** Milliseconds since 1970. */
  at: number;
  /** Host of the page. */
  site?: string | undefined;
}

/** A new lead from a candidate, by the same rule as a merge into an empty one. */
export function toLead(candidate: Candidate, { id, ...moment }: MergeMoment & { id: string }): Lead {
  const { at } = moment;
  const empty: Lead = {
    id,
    kind: candidate.kind,
    facts: {},
    categoryIds: [],
    tags: [],
    createdAt: at,
    updatedAt: at,
    revision: 1,
    keys: [],
  };
  return withKeys({
    ...empty,
    facts: mergeFacts(empty, candidate, moment),
    ...mergePosts(empty, candidate, at),
    process: getProcess(candidate),
    ...addSite(empty, moment),
  });
}

/**
 * What we know after a page said something about a lead we have. Per field, best first:
 *
 * 1. what a person typed, in their order;
 * 2. what this (the newest) page says, in its order, but data hidden in the markup behind what the page shows when
 *    the two disagree;
 * 3. what older pages said;
 * 4. what this page says with confidence below 0.5 and nobody said before.
 *
 * No value is lost: what is no longer first stays behind. A value seen again gets another source.
 * A value a person took out does not come back.
 * A request that is known stays as it was saved, with its status. Cases: tests/unit/leads/merge.test.ts.
 */
export function mergeCandidate(lead: Lead, candidate: Candidate, moment: MergeMoment): Lead {
  return withKeys({
    ...lead,
    facts: mergeFacts(lead, candidate, moment),
    ...mergePosts(lead, candidate, moment.at),
    ...addSite(lead, moment),
    updatedAt: moment.at,
    revision: lead.revision + 1,
  });
}

/** A row of a list comes from a directory, a post from a forum, anything else from a page about it. */
function getProcess({ facts, accounts, requests }: Candidate): Process {
  if (accounts !== undefined || requests !== undefined) return 'forum';
  const readers = fieldIds.flatMap((field) => (facts[field] ?? []).map(({ reader }) => reader));
  return readers.some((reader) => reader === 'listing' || reader === 'table') ? 'directory' : 'website';
}

function addSite({ sites = [] }: Lead, { site }: MergeMoment): Pick<Lead, 'sites'> {
  const all = site === undefined || sites.includes(site) ? sites : [...sites, site];
  return all.length === 0 ? {} : { sites: all };
}

/** The same lead with its match keys worked out again; needed after every change to facts or kind. */
export function withKeys(lead: Lead): Lead {
  return { ...lead, keys: matchKeys(lead) };
}

/** What of a lead a page can add to: a field, or the requests. */
export type ChangedPart = FieldId | 'request';

/** Parts in which the candidate says something the lead does not hold yet and nobody took out. */
export function getChangedParts(lead: Lead, candidate: Candidate): ChangedPart[] {
  const asksMore = getNewRequests(lead, candidate).length > 0;
  return [...(asksMore ? (['request'] as const) : []), ...getChangedFields(lead, candidate)];
}

function getChangedFields(lead: Lead, candidate: Candidate): FieldId[] {
  return fieldIds.filter((field) => {
    const known: readonly Fact<FieldValue>[] = lead.facts[field] ?? [];
    const found: readonly Found<FieldValue>[] = candidate.facts[field] ?? [];
    return found.some(
      ({ value }) =>
        !isRemoved(lead, field, value) && !known.some((fact) => isSame(field, fact.value, value)),
    );
  });
}

/** Requests of the candidate the lead does not hold yet and nobody took out. */
function getNewRequests({ requests = [], removed = [] }: Lead, candidate: Candidate): PostedRequest[] {
  const known = new Set(requests.map(({ key }) => key));
  return (candidate.requests ?? []).filter(
    (request) => !known.has(request.key) && !removed.includes(removedRequestKey(request)),
  );
}

/** Accounts and requests; the keys of those there are none of stay away, so that rows do not fill with `undefined`. */
function mergePosts(lead: Lead, candidate: Candidate, at: number): Pick<Lead, 'accounts' | 'requests'> {
  const accounts = [...new Set([...(lead.accounts ?? []), ...(candidate.accounts ?? [])])];
  const added = getNewRequests(lead, candidate).map((request): LeadRequest => ({
    ...request,
    foundAt: at,
    status: 'open',
  }));
  return {
    ...(accounts.length > 0 && { accounts }),
    ...(added.length > 0 && { requests: sortRequests([...(lead.requests ?? []), ...added]) }),
  };
}

function mergeFacts(lead: Lead, candidate: Candidate, { captureId, at }: MergeMoment): Facts {
  const addSource = createSourceAdder({ by: 'capture', captureId, at });
  let facts: Facts = lead.facts;
  for (const field of fieldIds) {
    const found: readonly Found<FieldValue>[] = candidate.facts[field] ?? [];
    const wanted = found.filter(({ value }) => !isRemoved(lead, field, value));
    if (wanted.length > 0) {
      facts = { ...facts, [field]: mergeField(field, lead.facts[field] ?? [], wanted, addSource) };
    }
  }
  return facts;
}

function mergeField(
  field: FieldId,
  known: readonly Fact<FieldValue>[],
  found: readonly Found<FieldValue>[],
  addSource: (sources?: Source[]) => Source[],
): Fact<FieldValue>[] {
  const seen = new Map<Fact<FieldValue>, Fact<FieldValue>>();
  const first: Fact<FieldValue>[] = [];
  const doubtful: Fact<FieldValue>[] = [];
  for (const { value, label, confidence } of putShownFirst(field, found)) {
    const same = (fact: Fact<FieldValue>) => isSame(field, fact.value, value);
    if ([...first, ...doubtful].some(same) || [...seen.values()].some(same)) continue;
    const old = known.find(same);
    if (old === undefined) {
      const fact = { value, sources: addSource(), ...(label !== undefined && { label }) };
      (confidence < DOUBTFUL ? doubtful : first).push(fact);
      continue;
    }
    const again: Fact<FieldValue> = {
      ...old,
      value: isTyped(old) ? old.value : pickFuller(old.value, value),
      sources: addSource(old.sources),
      ...(old.label === undefined && label !== undefined && { label }),
    };
    seen.set(old, again);
    // A page that shows a dead number again does not bring it to life.
    if (!isTyped(old) && confidence >= DOUBTFUL && old.status !== 'dead') first.push(again);
  }
  const typed = known.filter(isTyped).map((fact) => seen.get(fact) ?? fact);
  const older = known
    .filter((fact) => !isTyped(fact))
    .map((fact) => seen.get(fact) ?? fact)
    .filter((fact) => !first.includes(fact));
  return [...typed, ...first, ...older, ...doubtful].slice(0, MAX_VALUES_PER_FIELD);
}

/** By a person, here or on another machine. */
export const isTyped = (fact: Fact<FieldValue>) =>
  fact.sources.some((source) => source.by === 'user' || (source.by === 'sync' && source.typed === true));

/** Where two finds of one value come from, in order of time, each once; cut as any list of sources is. */
export function addSources(a: readonly Source[], b: readonly Source[]): Source[] {
  const all = [...new Map([...a, ...b].map((source) => [getSourceKey(source), source])).values()].sort(
    (x, y) => x.at - y.at,
  );
  const [oldest, ...rest] = all;
  return oldest === undefined ? [] : [oldest, ...rest.slice(-(MAX_SOURCES - 1))];
}

/**
 * Facts with the same sources share one list of them, in the store (structured clones keep identity) and in memory:
 * a lead of one capture says where it comes from once and not eleven times.
 */
function createSourceAdder(source: Source): (sources?: Source[]) => Source[] {
  const alone = [source];
  const extended = new Map<Source[], Source[]>();
  return (sources) => {
    const [oldest, ...rest] = sources ?? [];
    if (sources === undefined || oldest === undefined) return alone;
    const list = extended.get(sources) ?? [oldest, ...rest.slice(-(MAX_SOURCES - 2)), source];
    extended.set(sources, list);
    return list;
  };
}

/** Stable: moves only what stands in hidden data and disagrees with every value the page shows for the field. */
function putShownFirst(field: FieldId, found: readonly Found<FieldValue>[]): readonly Found<FieldValue>[] {
  const shown = found.filter((one) => !UNSEEN.has(one.reader) && one.confidence >= DOUBTFUL);
  if (shown.length === 0) return found;
  const contradicted = (one: Found<FieldValue>) =>
    UNSEEN.has(one.reader) && !shown.some((other) => isSame(field, other.value, one.value));
  return [...found.filter((one) => !contradicted(one)), ...found.filter(contradicted)];
}

function isRemoved(lead: Lead, field: FieldId, value: FieldValue): boolean {
  return lead.removed?.includes(factKey(field, value)) ?? false;
}

/** Whether two values of a field are the same fact. Also true for a number once with and once without its country, and an address once in parts and once as text. */
export function isSame(field: FieldId, a: FieldValue, b: FieldValue): boolean {
  if (factKey(field, a) === factKey(field, b)) return true;
  if (field === 'phone' || field === 'fax') return isSamePhone(a as Phone, b as Phone);
  if (field === 'address') return textKey(a as PostalAddress) === textKey(b as PostalAddress);
  return false;
}

const textKey = (address: PostalAddress) => factKey('address', { text: address.text });

/** Fewer digits could be a local number in many towns. */
const MIN_NATIONAL_DIGITS = 9;

function isSamePhone(a: Phone, b: Phone): boolean {
  if (a.extension !== b.extension) return false;
  const [placed, unplaced] = a.e164 === undefined ? [b, a] : [a, b];
  if (placed.e164 === undefined || unplaced.e164 !== undefined) return false;
  const national = unplaced.text.replace(/\D/g, '').replace(/^0+/, '');
  return national.length >= MIN_NATIONAL_DIGITS && placed.e164.endsWith(national);
}

/** The newer way of writing it, unless that lost parts the older one had. */
export function pickFuller(old: FieldValue, fresh: FieldValue): FieldValue {
  if (typeof old !== 'object' || typeof fresh !== 'object') return fresh;
  return Object.keys(fresh).length >= Object.keys(old).length ? fresh : old;
}
