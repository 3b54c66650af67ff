import { splitName } from '@/lib/contact/split-name';
import { getText } from '@/lib/leads/field-text';
import type { Fact, Facts, Lead } from '@/lib/leads/lead';
import { getLeadName } from '@/lib/leads/lead-name';
import { stages } from '@/lib/leads/lead-parts';
import type { FieldChoice, Mapping } from '@/lib/leads/sync-target';
import { hostKey } from '@/lib/leads/url-key';
import type { Phone } from '@/lib/leads/values';
import { createCountryNames, getCompany, getContact, isMobileFact } from '@/lib/transfer/columns/lead-values';
import { digest } from '../digest';
import type { OutgoingLead, OutgoingRequest } from '../outgoing';

/**
 * A lead as records of a CRM, by a table a product. The columns are called as in the ready sets of `lib/transfer/sets`, so
 * that a file and the sync say the same.
 */

export interface CrmField {
  readonly column: CrmColumn;
  readonly property: string;
  /** Characters it holds; what is longer is cut. */
  readonly max?: number;
  /** The CRM takes no record without it, so it is never taken out. */
  readonly required?: true;
}

/** One record: what it says under the CRM's own names. Of a record that only loses what it said nothing is left. */
export interface CrmRecord {
  /** The CRM's name for this kind of record. */
  readonly object: string;
  readonly properties: Readonly<Record<string, string>>;
}

type Source = Pick<Lead, 'kind' | 'facts'> & { lead: OutgoingLead; mobile?: Phone; phone?: Phone };

const toPlace = (part: 'text' | 'street' | 'locality' | 'region' | 'postalCode') => (source: Source) =>
  source.facts.address?.[0]?.value[part];
const toNumber = (phone: Phone | undefined) =>
  // What programs dial; as it is written where nobody could tell the country.
  phone &&
  (phone.e164 === undefined ? phone.text : phone.e164 + (phone.extension ? ` ext. ${phone.extension}` : ''));
const toNameParts = (source: Source) => {
  const contact = getContact(source);
  return contact === undefined ? undefined : splitName(contact);
};
let countryNames: ((code: string) => string) | undefined;

const columns = {
  company: (source) => getCompany(source),
  contactName: (source) => getContact(source),
  contactOrCompany: (source) => getContact(source) ?? getName(source),
  firstName: (source) => toNameParts(source)?.first,
  lastName: (source) => toNameParts(source)?.last,
  lastNameOrCompany: (source) => toNameParts(source)?.last ?? getName(source),
  companyOrPerson: (source) => getCompany(source) ?? getName(source),
  jobTitle: ({ facts }) => facts.jobTitle?.[0]?.value,
  email: ({ facts }) => facts.email?.[0]?.value,
  phone: ({ phone }) => toNumber(phone),
  mobile: ({ mobile }) => toNumber(mobile),
  /** Of a record with room for one number. */
  anyPhone: ({ phone, mobile }) => toNumber(phone ?? mobile),
  fax: ({ facts }) => toNumber(facts.fax?.[0]?.value),
  website: ({ facts }) => facts.website?.[0]?.value,
  domain: ({ facts }) => facts.website?.[0] && hostKey(facts.website[0].value),
  address: toPlace('text'),
  street: toPlace('street'),
  locality: toPlace('locality'),
  region: toPlace('region'),
  postalCode: toPlace('postalCode'),
  countryName: ({ facts }) => {
    const code = facts.address?.[0]?.value.countryCode;
    return code && (countryNames ??= createCountryNames('en'))(code);
  },
  linkedin: ({ facts }) => facts.social?.find(({ value }) => value.network === 'linkedin')?.value.url,
  /** What is said of it, and one's own note where the mapping lets it out. */
  about: ({ facts, lead }) =>
    [facts.description?.[0]?.value, lead.note].filter((text) => text !== undefined).join('\n\n') || undefined,
  doNotContact: ({ lead }) => lead.doNotContact && 'true',
} satisfies Record<string, (source: Source) => string | undefined>;
export type CrmColumn = keyof typeof columns;

const getName = ({ facts, kind }: Source) => getLeadName({ facts, kind });

function toSource(lead: OutgoingLead): Source {
  const facts = Object.fromEntries(
    Object.entries(lead.fields).map(([field, value]) => [
      field,
      Array.isArray(value) ? value.map((fact) => ({ ...fact, sources: [] })) : [{ value, sources: [] }],
    ]),
  ) as Facts;
  // A number somebody found dead helps nobody.
  const phones: readonly Fact<Phone>[] = (facts.phone ?? []).filter(({ status }) => status !== 'dead');
  const mobile = phones.find(isMobileFact)?.value;
  const phone = phones.find((fact) => !isMobileFact(fact))?.value;
  return { kind: lead.kind, facts, lead, ...(mobile && { mobile }), ...(phone && { phone }) };
}

/** What a lead says in a table's columns, by the names of the CRM's properties. */
export function toProperties(lead: OutgoingLead, fields: readonly CrmField[]): Record<string, string> {
  const source = toSource(lead);
  return Object.fromEntries(
    fields.flatMap(({ column, property, max }) => {
      const text: string | undefined = columns[column](source);
      return text === undefined || text.trim() === '' ? [] : [[property, cut(text.trim(), max)]];
    }),
  );
}

/** What the user chose: where the rest of a lead goes, and whether requests become notes. */
export type Choices = Pick<Mapping, 'fields' | 'notes'>;

/** The fields of one kind of record the user chose. */
export const getChosen = ({ fields = [] }: Choices, object: string): FieldChoice[] =>
  fields.filter((choice) => choice.object === object);

/** What a lead says in the fields the user chose. @param joiner between several values of one field; `max` characters */
export function toChosen(
  lead: OutgoingLead,
  object: string,
  choices: Choices,
  { joiner, max }: { joiner: string; max?: number },
): Record<string, string> {
  return Object.fromEntries(
    getChosen(choices, object).flatMap((choice) => {
      const text = toText(lead, choice, joiner)?.trim();
      return text === undefined || text === '' ? [] : [[choice.property, cut(text, max)]];
    }),
  );
}

function toText(lead: OutgoingLead, choice: FieldChoice, joiner: string): string | undefined {
  const { from, name = '' } = choice;
  if (from === 'stage') {
    const stage = stages.find((one) => one === lead.stage);
    return stage && (choice.stages === undefined ? stage : choice.stages[stage]);
  }
  if (from === 'custom') {
    const value = lead.custom?.[name];
    return value === undefined ? undefined : String(value);
  }
  if (from === 'requests') return lead.requests?.map(toRequestText).join('\n\n');
  const value = lead[from];
  return Array.isArray(value) ? value.join(joiner) : value;
}

/** What somebody asked for on a board, with where and when. */
export function toRequestText({ text, url, postedAt, foundAt }: OutgoingRequest): string {
  return `${text}\n${url} · ${(postedAt ?? foundAt).slice(0, 10)}`.trim();
}

/** A pair of surrogates is not torn. */
function cut(text: string, max = Infinity): string {
  return text.length <= max ? text : text.slice(0, max).replace(/[\ud800-\udbff]$/, '');
}

export const toColumn = (lead: OutgoingLead, column: CrmColumn): string | undefined =>
  columns[column](toSource(lead));

/** All values of a field, as text, without those found dead. */
export function toList(lead: OutgoingLead, field: 'email' | 'phone'): string[] {
  const value = lead.fields[field];
  return (Array.isArray(value) ? value : []).flatMap((fact) =>
    fact.status === 'dead'
      ? []
      : ((field === 'phone' ? toNumber(fact.value as Phone) : getText(field, fact.value)) ?? []),
  );
}

/** It has a person, or an e-mail address, which most CRMs know of people only. */
export const hasContact = (lead: OutgoingLead): boolean =>
  lead.kind === 'person' || toColumn(lead, 'contactName') !== undefined || lead.fields.email !== undefined;

/** The firm of a person on their own, which is nobody's lead: the same for all its people. */
export const getFirmKey = (lead: OutgoingLead): string =>
  `firm-${digest((toColumn(lead, 'domain') ?? toColumn(lead, 'company') ?? '').toLowerCase())}`;

/**
 * What we told a CRM of a lead, as a short text the engine keeps for us: for each property a print of its value, so that
 * only what has changed here is written there, and what its people changed stays. A name without a dot is a mark of the
 * adapter's own: `made.contacts`, `link`.
 */
export type Told = ReadonlyMap<string, string>;

export function readTold(rev: string | undefined): Told {
  return new Map(
    (rev ?? '').split(';').flatMap((entry) => {
      const at = entry.lastIndexOf('=');
      return at < 1 ? [] : [[entry.slice(0, at), entry.slice(at + 1)]];
    }),
  );
}

export function writeTold(records: readonly CrmRecord[], marks: Iterable<readonly [string, string]>): string {
  const prints = records.flatMap(({ object, properties }) =>
    Object.entries(properties).map(([name, value]): [string, string] => [
      `${object}.${name}`,
      toPrint(value),
    ]),
  );
  return [...prints, ...marks].map(([name, value]) => `${name}=${value}`).join(';');
}

/** Five signs: one in 60 million changes is not seen. */
const toPrint = (value: string) => digest(value).slice(-5);

/**
 * What of a record has changed since it was told, by property; `''` takes out what we had put in. Everything where nothing
 * was told.
 */
export function getChanges(
  { object, properties }: CrmRecord,
  told: Told,
  required: ReadonlySet<string>,
): Record<string, string> {
  const changed = Object.entries(properties).filter(
    ([name, value]) => told.get(`${object}.${name}`) !== toPrint(value),
  );
  const gone = [...told.keys()].flatMap((key): [string, string][] => {
    const name = key.startsWith(`${object}.`) ? key.slice(object.length + 1) : undefined;
    return name === undefined || name in properties || required.has(name) ? [] : [[name, '']];
  });
  return Object.fromEntries([...changed, ...gone]);
}

/** Records of kinds that were told of before and that the lead has none of now, so that what they said is taken out. */
export function withFormer(
  records: readonly CrmRecord[],
  told: Told,
  objects: readonly string[],
): CrmRecord[] {
  const former = objects.filter(
    (object) =>
      !records.some((record) => record.object === object) &&
      [...told.keys()].some((key) => key.startsWith(`${object}.`)),
  );
  return [...records, ...former.map((object) => ({ object, properties: {} }))];
}
