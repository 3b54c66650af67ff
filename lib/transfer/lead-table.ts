import { formatPhone } from '@/lib/contact/phone';
import type { CapturedPage, Category, Fact, Lead } from '@/lib/leads/lead';
import type { FieldId, Phone, PostalAddress, ValueOf } from '@/lib/leads/values';
import type { Cell, Column, Table } from './table';

/** The columns of an export, in order. Their headings are the caller's, in the user's language. */
export const leadColumnIds = [
  'name',
  'person',
  'jobTitle',
  'phone',
  'email',
  'website',
  'address',
  'street',
  'postalCode',
  'locality',
  'region',
  'country',
  'fax',
  'messenger',
  'social',
  'industry',
  'legalName',
  'registration',
  'description',
  'category',
  'tags',
  'note',
  'profile',
  'sourcePage',
  'savedAt',
  'updatedAt',
] as const;
export type LeadColumnId = (typeof leadColumnIds)[number];

/** A sheet without these would puzzle; all others are left out where no lead has a value. */
const ALWAYS: ReadonlySet<LeadColumnId> = new Set([
  'name',
  'phone',
  'email',
  'website',
  'address',
  'sourcePage',
]);

/** Several phones, mails and websites stand in columns of their own, as people filter and dial by column. */
const MOST_COLUMNS_A_FIELD = 3;

export interface LeadTableOptions {
  sheetName: string;
  categories: readonly Category[];
  /** Heading of a column; numbered ones get " 2", " 3" added. */
  header(column: LeadColumnId): string;
  /** The page a lead was first captured on. */
  sourceOf(lead: Lead): CapturedPage | undefined;
}

/** Lays leads out as a table, one row each, in the given order. */
export function toLeadTable(leads: readonly Lead[], options: LeadTableOptions): Table {
  const names = new Map(options.categories.map((category) => [category.id, category.name]));
  const read = toReaders(options, names);
  const columns: (Column & { cell(lead: Lead): Cell })[] = [];
  for (const id of leadColumnIds) {
    const { kind, most } = layouts[id];
    const width = findMost(leads, read[id], most) || (ALWAYS.has(id) ? 1 : 0);
    for (let i = 0; i < width; i++) {
      columns.push({
        id: i === 0 ? id : `${id}${i + 1}`,
        header: i === 0 ? options.header(id) : `${options.header(id)} ${i + 1}`,
        kind,
        cell: (lead) => toCell(read[id](lead), i, i === width - 1),
      });
    }
  }
  return {
    name: options.sheetName,
    columns,
    count: leads.length,
    *rows() {
      for (const lead of leads) yield columns.map((column) => column.cell(lead));
    },
  };
}

const text = { kind: 'text', most: 1 } as const;
const several = { kind: 'text', most: MOST_COLUMNS_A_FIELD } as const;
const date = { kind: 'date', most: 1 } as const;

const layouts: Record<LeadColumnId, { kind: Column['kind']; most: number }> = {
  name: text,
  person: text,
  jobTitle: text,
  phone: several,
  email: several,
  website: several,
  address: text,
  street: text,
  postalCode: text,
  locality: text,
  region: text,
  country: text,
  fax: text,
  messenger: text,
  social: text,
  industry: text,
  legalName: text,
  registration: text,
  description: text,
  category: text,
  tags: text,
  note: text,
  profile: text,
  sourcePage: text,
  savedAt: date,
  updatedAt: date,
};

type Values = readonly NonNullable<Cell>[];
type ValueReader = (lead: Lead) => Values;

function toReaders(
  options: LeadTableOptions,
  categoryNames: ReadonlyMap<string, string>,
): Record<LeadColumnId, ValueReader> {
  const first = (
    field: FieldId & ('name' | 'person' | 'jobTitle' | 'legalName' | 'description' | 'profile'),
  ) => ((lead: Lead) => toFacts(lead, field).slice(0, 1)) satisfies ValueReader;
  const addressPart = (part: keyof PostalAddress) => (lead: Lead) =>
    toList(toFacts(lead, 'address')[0]?.[part]);
  return {
    name: first('name'),
    person: first('person'),
    jobTitle: first('jobTitle'),
    phone: (lead) => toFacts(lead, 'phone').map(toPhoneText),
    email: (lead) => toFacts(lead, 'email'),
    website: (lead) => toFacts(lead, 'website'),
    address: addressPart('text'),
    street: addressPart('street'),
    postalCode: addressPart('postalCode'),
    locality: addressPart('locality'),
    region: addressPart('region'),
    country: addressPart('countryCode'),
    fax: (lead) => toFacts(lead, 'fax').map(toPhoneText),
    messenger: (lead) => toFacts(lead, 'messenger').map(({ service, id }) => `${service}: ${id}`),
    social: (lead) => toFacts(lead, 'social').map(({ url }) => url),
    industry: (lead) => toFacts(lead, 'industry'),
    legalName: first('legalName'),
    registration: (lead) => toFacts(lead, 'registration').map(({ scheme, number }) => `${scheme} ${number}`),
    description: first('description'),
    category: (lead) => lead.categoryIds.flatMap((id) => toList(categoryNames.get(id))),
    tags: (lead) => lead.tags,
    note: (lead) => toList(lead.note),
    profile: first('profile'),
    sourcePage: (lead) => toList(options.sourceOf(lead)?.url),
    savedAt: (lead) => [new Date(lead.createdAt)],
    updatedAt: (lead) => [new Date(lead.updatedAt)],
  };
}

function toFacts<F extends FieldId>(lead: Lead, field: F): ValueOf[F][] {
  const facts: Fact<ValueOf[F]>[] = lead.facts[field] ?? [];
  return facts.map((fact) => fact.value);
}

function toList<T>(value: T | undefined): T[] {
  return value === undefined ? [] : [value];
}

/** A number that could not be placed in a country's plan stays as the page showed it. */
function toPhoneText(phone: Phone): string {
  return phone.e164 === undefined ? phone.text : formatPhone(phone);
}

/** The most values one lead has, as far as it matters: columns beyond `enough` are not made. */
function findMost(leads: readonly Lead[], read: ValueReader, enough: number): number {
  let most = 0;
  for (const lead of leads) {
    most = Math.max(most, read(lead).length);
    if (most >= enough) return enough;
  }
  return most;
}

/** The last column of a field holds all that is left, so that nothing is lost. */
function toCell(values: Values, index: number, last: boolean): Cell {
  const rest = last ? values.slice(index) : values.slice(index, index + 1);
  return rest.length > 1 ? rest.join('; ') : rest[0];
}
