import { formatPhone } from '@/lib/contact/format-phone';
import { isMobile } from '@/lib/contact/mobile';
import { splitName } from '@/lib/contact/split-name';
import type { ReaderId } from '@/lib/leads/candidate';
import { toCategoryPaths } from '@/lib/leads/category-tree';
import type { Category, List } from '@/lib/leads/definitions';
import { getText } from '@/lib/leads/field-text';
import type { Fact, Lead } from '@/lib/leads/lead';
import { getLeadName } from '@/lib/leads/lead-name';
import { isSame } from '@/lib/leads/merge';
import { hostKey } from '@/lib/leads/url-key';
import type { FieldId, FieldValue, Phone, PostalAddress } from '@/lib/leads/values';
import type { Cell } from '../table';
import type { Aspect, ColumnId, FactColumnId } from './column';
import { findFirstCaptureId, type LeadRow } from './lead-source';
import type { ChoiceColumnId, Words } from './words';

/** What a lead says in each column, as a list: most columns have one value or none. */

/** Columns that say something of the lead itself, not of one of its points or requests. */
export type LeadColumnId = Exclude<ColumnId, `point.${string}` | `request.${string}`>;

export interface ColumnValues {
  /** Holes keep what belongs together in step: the second label is that of the second phone. */
  of(row: LeadRow): readonly Cell[];
  /** How many there are, where that is told more cheaply. */
  count?(row: LeadRow): number;
  /** Where every lead says something, whether this one says what is out of the ordinary. */
  isSpecial?(row: LeadRow): boolean;
}

export interface ValueOptions {
  readonly words: Words;
  readonly categories: readonly Category[];
  readonly lists: readonly List[];
  /** Mobiles have a column of their own. */
  readonly mobileApart: boolean;
}

export function createLeadValues(options: ValueOptions): Record<LeadColumnId, ColumnValues> {
  const { words } = options;
  const paths = toCategoryPaths(options.categories);
  const lists = new Map(options.lists.map(({ id, name }) => [id, name]));
  const toCountryName = createCountryNames(words.locale);
  const choose = (column: ChoiceColumnId, id: string | undefined) => toList(id && words.choice(column, id));
  const facts = (id: FactColumnId): ColumnValues => ({
    of: ({ lead }) => getFacts(lead, id, options.mobileApart).map(({ value }) => getFactText(id, value)),
    count: ({ lead }) => getFacts(lead, id, options.mobileApart).length,
  });
  const addresses = (part: (address: PostalAddress) => string | undefined): ColumnValues => ({
    of: ({ lead }) => (lead.facts.address ?? []).map(({ value }) => part(value)),
  });
  const names = (part: 'first' | 'last'): ColumnValues => ({
    of: ({ lead }) => toList(splitContact(lead)?.[part]),
  });
  const one = (get: (lead: Lead) => Cell): ColumnValues => ({ of: ({ lead }) => toList(get(lead)) });
  const moment = (get: (lead: Lead) => number | undefined): ColumnValues => ({
    of({ lead }) {
      const at = get(lead);
      return at === undefined ? [] : [new Date(at)];
    },
  });
  const usual = (of: ColumnValues['of'], isSpecial: (lead: Lead) => boolean): ColumnValues => ({
    of,
    isSpecial: ({ lead }) => isSpecial(lead),
  });
  return {
    name: facts('name'),
    shownName: one(getLeadName),
    company: one(getCompany),
    person: facts('person'),
    firstName: names('first'),
    lastName: names('last'),
    lastNameOrCompany: one((lead) => splitContact(lead)?.last ?? getLeadName(lead)),
    contactName: one(getContact),
    companyOrPerson: one((lead) => getCompany(lead) ?? getLeadName(lead)),
    jobTitle: facts('jobTitle'),
    kind: usual(
      ({ lead }) => choose('kind', lead.kind),
      ({ kind }) => kind === 'person',
    ),
    legalName: facts('legalName'),
    registration: facts('registration'),
    industry: facts('industry'),
    size: facts('size'),
    description: facts('description'),

    phone: facts('phone'),
    mobile: facts('mobile'),
    fax: facts('fax'),
    email: facts('email'),
    website: facts('website'),
    domain: one(({ facts: { website } }) => website?.[0] && hostKey(website[0].value)),
    messenger: facts('messenger'),
    social: facts('social'),
    linkedin: one(
      ({ facts: { social } }) => social?.find(({ value }) => value.network === 'linkedin')?.value.url,
    ),
    profile: facts('profile'),

    address: facts('address'),
    street: addresses(({ street }) => street),
    postalCode: addresses(({ postalCode }) => postalCode),
    locality: addresses(({ locality }) => locality),
    region: addresses(({ region }) => region),
    country: addresses(({ countryCode }) => countryCode),
    countryName: addresses(({ countryCode }) => countryCode && toCountryName(countryCode)),

    category: { of: ({ lead }) => lead.categoryIds.flatMap((id) => toList(paths.get(id))) },
    tags: { of: ({ lead }) => lead.tags },
    lists: { of: ({ lead }) => (lead.listIds ?? []).flatMap((id) => toList(lists.get(id))) },
    stage: usual(
      ({ lead }) => choose('stage', lead.stage ?? 'new'),
      ({ stage }) => stage !== undefined,
    ),
    stageReason: one(({ stageReason }) => stageReason),
    owner: one(({ owner }) => owner),
    class: usual(
      ({ lead }) => choose('class', lead.class ?? 'prospect'),
      (lead) => lead.class !== undefined,
    ),
    existing: one(({ existing }) => existing && words.yes),
    doNotContact: one(({ doNotContact }) => doNotContact && (doNotContact.reason ?? words.yes)),
    level: usual(
      ({ lead }) => choose('level', lead.level ?? 'internal'),
      ({ level }) => level !== undefined,
    ),
    language: one(({ language }) => language),
    process: { of: ({ lead }) => choose('process', lead.process) },
    note: one(({ note }) => note),

    next: one(({ next }) => next?.title),
    due: one(({ next }) => next?.due),
    touched: moment(({ touched }) => touched?.at),
    touchedBy: { of: ({ lead }) => choose('touchedBy', lead.touched?.kind) },
    outcome: { of: ({ lead }) => choose('outcome', lead.touched?.outcome) },
    activities: { of: ({ activities = 0 }) => (activities > 0 ? [activities] : []) },
    requests: {
      of: ({ lead, requests = lead.requests ?? [] }) =>
        requests.map((request) => request.products.join(', ') || request.text.slice(0, 200)),
    },

    sourcePage: { of: (row) => toList(findFirstCapture(row)?.page.url) },
    sourceTitle: { of: (row) => toList(findFirstCapture(row)?.page.title || undefined) },
    capturedOn: moment((lead) => getCaptureTimes(lead)[0]),
    reader: {
      of: (row) => [...new Set(getReaders(row))].map((reader) => words.choice('reader', reader)),
    },
    sites: { of: ({ lead }) => lead.sites ?? [] },
    savedAt: moment(({ createdAt }) => createdAt),
    updatedAt: moment(({ updatedAt }) => updatedAt),
    seenAt: moment((lead) => getCaptureTimes(lead).at(-1)),
    ref: one(({ id, revision }) => `${id}~${revision}`),
  };
}

/** What is told of each value of a field, in the order of the values. */
export function createAspectValues(
  id: FactColumnId,
  aspect: Aspect,
  { words, mobileApart }: Pick<ValueOptions, 'words' | 'mobileApart'>,
): ColumnValues {
  return {
    of: (row) =>
      getFacts(row.lead, id, mobileApart).map((fact) =>
        getAspect(row, id === 'mobile' ? 'phone' : id, fact, aspect, words),
      ),
  };
}

/** One thing that is told of a value. Where pages say it, the newest of them counts. */
export function getAspect(
  row: LeadRow,
  field: FieldId,
  fact: Fact<FieldValue>,
  aspect: Aspect,
  words: Words,
): Cell {
  if (aspect === 'label') return fact.label;
  if (aspect === 'status') return fact.status && words.choice('point.status', fact.status);
  const found = findEvidence(row, field, fact);
  switch (aspect) {
    case 'page':
      return found?.page.url;
    case 'site':
      return found && hostKey(found.page.url);
    case 'capturedOn':
      return found && new Date(found.at);
    case 'reader':
      return found?.reader && words.choice('reader', found.reader);
    case 'shown':
      return found?.shown;
  }
}

/** What a capture says of a value; its reader and words are missing where the capture no longer names it. */
export interface FoundIn {
  page: { url: string; title: string };
  at: number;
  reader?: ReaderId;
  shown?: string;
}

/** The newest capture that shows this value. */
function findEvidence(row: LeadRow, field: FieldId, fact: Fact<FieldValue>): FoundIn | undefined {
  const ids = fact.sources.flatMap((source) => (source.by === 'capture' ? [source.captureId] : []));
  for (const id of ids.toReversed()) {
    const found = findIn(row, id, field, fact);
    if (found) return found;
  }
  return undefined;
}

/** What one capture says of a value. */
export function findIn(
  { captures }: LeadRow,
  captureId: string,
  field: FieldId,
  { value }: Fact<FieldValue>,
): FoundIn | undefined {
  const capture = captures?.get(captureId);
  if (capture === undefined) return undefined;
  const { page, at, candidate } = capture;
  const all: readonly { value: FieldValue; shown: string; reader: ReaderId }[] = candidate.facts[field] ?? [];
  const found = all.find((other) => isSame(field, other.value, value));
  return { page, at, ...(found && { reader: found.reader, shown: found.shown }) };
}

/** The facts of a column, best first. */
export function getFacts(lead: Lead, id: FactColumnId, mobileApart: boolean): readonly Fact<FieldValue>[] {
  if (id === 'mobile') return (lead.facts.phone ?? []).filter(isMobileFact);
  if (id === 'phone' && mobileApart) return (lead.facts.phone ?? []).filter((fact) => !isMobileFact(fact));
  return lead.facts[id] ?? [];
}

/** The value as a file holds it: phones in international form, the rest as it is shown. */
export function getFactText(id: FactColumnId, value: FieldValue): string {
  return id === 'phone' || id === 'fax' || id === 'mobile' ? formatPhone(value as Phone) : getText(id, value);
}

const MOBILE_LABEL =
  /\b(?:mobile?|mobil\w*|mob|cell\w*|handy|gsm|m[oó]vil|celular|portable)\b|手机|手機|移动|行動|携帯|휴대|моб/iu;

/** Certainly mobile: the number says so, or the page does. */
export function isMobileFact({ value, label }: Pick<Fact<Phone>, 'value' | 'label'>): boolean {
  return (value.e164 !== undefined && isMobile(value.e164)) || (label !== undefined && isMobileLabel(label));
}

export const isMobileLabel = (label: string) => MOBILE_LABEL.test(label);

/** The person one would ask for. A person on their own is one, whatever the page called the field. */
export function getContact({ kind, facts }: Pick<Lead, 'kind' | 'facts'>): string | undefined {
  return facts.person?.[0]?.value ?? (kind === 'person' ? facts.name?.[0]?.value : undefined);
}

/** The company's name. Of a person, the name is one only where it is not the person's own. */
export function getCompany({ kind, facts }: Pick<Lead, 'kind' | 'facts'>): string | undefined {
  const name = kind === 'organisation' || facts.person !== undefined ? facts.name?.[0]?.value : undefined;
  return name ?? facts.legalName?.[0]?.value;
}

const splitContact = (lead: Lead) => {
  const contact = getContact(lead);
  return contact === undefined ? undefined : splitName(contact);
};

/** When pages showed it, the oldest first, milliseconds since 1970. */
function getCaptureTimes({ facts }: Lead): number[] {
  const lists: (readonly Fact<FieldValue>[] | undefined)[] = Object.values(facts);
  const times = lists.flatMap((list) =>
    (list ?? []).flatMap(({ sources }) => sources.flatMap(({ by, at }) => (by === 'capture' ? [at] : []))),
  );
  return times.sort((a, b) => a - b);
}

function findFirstCapture({ lead, captures }: LeadRow) {
  const id = captures && findFirstCaptureId(lead);
  return id === undefined ? undefined : captures?.get(id);
}

function getReaders(row: LeadRow): ReaderId[] {
  const lists: (readonly { reader: ReaderId }[] | undefined)[] = Object.values(
    findFirstCapture(row)?.candidate.facts ?? {},
  );
  return lists.flatMap((list) => list?.map(({ reader }) => reader) ?? []);
}

/** Names of countries by their codes; a name is asked of the browser once. */
export function createCountryNames(locale: string): (code: string) => string {
  const names = new Intl.DisplayNames(locale, { type: 'region', fallback: 'code' });
  const known = new Map<string, string>();
  return (code) => {
    const name = known.get(code) ?? names.of(code) ?? code;
    known.set(code, name);
    return name;
  };
}

function toList<T>(value: T | undefined): T[] {
  return value === undefined ? [] : [value];
}
