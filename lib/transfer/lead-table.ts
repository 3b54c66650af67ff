import { formatPhone } from '@/lib/contact/format-phone';
import { toCategoryPaths } from '@/lib/leads/category-tree';
import type { Category, CustomField, List } from '@/lib/leads/definitions';
import type { CapturedPage, Fact, Lead } from '@/lib/leads/lead';
import type { LeadClass, Stage } from '@/lib/leads/lead-parts';
import type { FieldId, PostalAddress, ValueOf } from '@/lib/leads/values';
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
  'size',
  'legalName',
  'registration',
  'description',
  'category',
  'tags',
  'lists',
  'stage',
  'owner',
  'class',
  'doNotContact',
  'note',
  'profile',
  'sourcePage',
  'savedAt',
  'updatedAt',
] as const;
export type LeadColumnId = (typeof leadColumnIds)[number];

/** What is written only when it is asked for by its column. */
const moreColumnIds = [
  'next',
  'touched',
  'outcome',
  'kind',
  'existing',
  'level',
  'language',
  'process',
  'sites',
] as const;
type MoreColumnId = (typeof moreColumnIds)[number];
type ChoiceColumnId = 'kind' | 'level' | 'process' | 'outcome';

/** A sheet without these would puzzle; all others are left out where no lead has a value. */
const ALWAYS: ReadonlySet<string> = new Set<LeadColumnId>([
  'name',
  'phone',
  'email',
  'website',
  'address',
  'sourcePage',
]);

export interface LeadTableOptions {
  sheetName: string;
  categories: readonly Category[];
  lists: readonly List[];
  /** Each has a column of its own behind all others, under its name. */
  customFields: readonly CustomField[];
  /** Only these columns, in this order and also where they are empty; without it, all that some lead has a value for. */
  columns?: readonly string[] | undefined;
  /** What is named by id, in the user's language. */
  words: {
    choice?(column: ChoiceColumnId, id: string): string;
    stage(stage: Stage): string;
    class(of: LeadClass | 'prospect'): string;
    yes: string;
    no: string;
  };
  /** Heading of a column; numbered ones get " 2", " 3" added. */
  header(column: LeadColumnId | MoreColumnId): string;
  /** The page a lead was first captured on. */
  sourceOf(lead: Lead): CapturedPage | undefined;
}

/** Lays leads out as a table, one row each, in the given order. */
export function toLeadTable(leads: readonly Lead[], options: LeadTableOptions): Table {
  const layouts = toLayouts(options);
  const columns: (Column & { cell(lead: Lead): Cell })[] = [];
  const { columns: wanted } = options;
  const isWanted = (id: string) => wanted?.includes(id) === true;
  for (const id of wanted ? [...leadColumnIds, ...moreColumnIds].filter(isWanted) : leadColumnIds) {
    const layout = layouts[id];
    const width = findWidth(leads, layout) || (isWanted(id) || ALWAYS.has(id) ? 1 : 0);
    for (let i = 0; i < width; i++) {
      columns.push({
        id: i === 0 ? id : `${id}${i + 1}`,
        header: i === 0 ? options.header(id) : `${options.header(id)} ${i + 1}`,
        kind: layout.kind,
        cell: (lead) => layout.cell(lead, i, i === width - 1 ? undefined : i + 1),
      });
    }
  }
  for (const field of options.customFields) {
    const layout = toCustomLayout(field, options.words);
    const id = `custom.${field.id}`;
    if (wanted ? isWanted(id) : findWidth(leads, layout) > 0)
      columns.push({
        id,
        header: field.name,
        kind: layout.kind,
        cell: (lead) => layout.cell(lead, 0, undefined),
      });
  }
  // `phone2` stands beside `phone`.
  const placeOf = ({ id }: Column) =>
    (wanted ?? []).indexOf(id.startsWith('custom.') ? id : id.replace(/\d$/, ''));
  if (wanted) columns.sort((a, b) => placeOf(a) - placeOf(b));
  return {
    name: options.sheetName,
    columns,
    count: leads.length,
    *rows() {
      for (const lead of leads) yield columns.map((column) => column.cell(lead));
    },
  };
}

/** How one kind of value is laid out in columns. */
interface Layout {
  readonly kind: Column['kind'];
  /** Most columns it gets; the last of them holds all that is left, so that nothing is lost. */
  readonly most: number;
  count(lead: Lead): number;
  /** The values from `start` to before `end`, in one cell. */
  cell(lead: Lead, start: number, end: number | undefined): Cell;
}

/** As many columns as the lead with most values needs. */
function findWidth(leads: readonly Lead[], layout: Layout): number {
  let width = 0;
  for (const lead of leads) {
    width = Math.max(width, layout.count(lead));
    if (width >= layout.most) return layout.most;
  }
  return width;
}

/** Text in one column, several values in one cell. */
function toText<T>(values: (lead: Lead) => readonly T[], write: (value: T) => string, most = 1): Layout {
  return {
    kind: 'text',
    most,
    count: (lead) => values(lead).length,
    cell(lead, start, end) {
      const some = values(lead).slice(start, end);
      return some.length === 0 ? undefined : some.map(write).join('; ');
    },
  };
}

/** Several phones, mails and websites stand in columns of their own, as people filter and dial by column. */
const toColumns = <T>(values: (lead: Lead) => readonly T[], write: (value: T) => string) =>
  toText(values, write, 3);

const toDate = (moment: (lead: Lead) => number): Layout => ({
  kind: 'date',
  most: 1,
  count: () => 1,
  cell: (lead) => new Date(moment(lead)),
});

/** A column that stands only where some lead has something special, and then says what is usual of the others. */
const toUsual = (isSpecial: (lead: Lead) => boolean, write: (lead: Lead) => string): Layout => ({
  kind: 'text',
  most: 1,
  count: (lead) => (isSpecial(lead) ? 1 : 0),
  cell: write,
});

/** A day is written as text, `2026-11-22`: as a moment it would be another day elsewhere. */
function toCustomLayout({ id, type }: CustomField, words: LeadTableOptions['words']): Layout {
  return {
    kind: type === 'number' ? 'number' : 'text',
    most: 1,
    count: (lead) => (lead.custom?.[id] === undefined ? 0 : 1),
    cell(lead) {
      const value = lead.custom?.[id];
      if (typeof value === 'boolean') return value ? words.yes : words.no;
      return typeof value === 'number' && type !== 'number' ? String(value) : value;
    },
  };
}

function toLayouts(options: LeadTableOptions): Record<LeadColumnId | MoreColumnId, Layout> {
  const paths = toCategoryPaths(options.categories);
  const lists = new Map(options.lists.map((list) => [list.id, list.name]));
  const { words } = options;
  const toWord = (column: ChoiceColumnId) => (id: string) => words.choice?.(column, id) ?? id;
  return {
    name: toText(first('name'), asIs),
    person: toText(first('person'), asIs),
    jobTitle: toText(first('jobTitle'), asIs),
    phone: toColumns(all('phone'), formatPhone),
    email: toColumns(all('email'), asIs),
    website: toColumns(all('website'), asIs),
    address: toText(addressPart('text'), asIs),
    street: toText(addressPart('street'), asIs),
    postalCode: toText(addressPart('postalCode'), asIs),
    locality: toText(addressPart('locality'), asIs),
    region: toText(addressPart('region'), asIs),
    country: toText(addressPart('countryCode'), asIs),
    fax: toText(all('fax'), formatPhone),
    messenger: toText(all('messenger'), ({ service, id }) => `${service}: ${id}`),
    social: toText(all('social'), ({ url }) => url),
    industry: toText(all('industry'), asIs),
    size: toText(first('size'), asIs),
    legalName: toText(first('legalName'), asIs),
    registration: toText(all('registration'), ({ scheme, number }) => `${scheme} ${number}`),
    description: toText(first('description'), asIs),
    category: toText((lead) => lead.categoryIds.flatMap((id) => toList(paths.get(id))), asIs),
    tags: toText((lead) => lead.tags, asIs),
    lists: toText((lead) => (lead.listIds ?? []).flatMap((id) => toList(lists.get(id))), asIs),
    stage: toUsual(
      (lead) => lead.stage !== undefined,
      (lead) => words.stage(lead.stage ?? 'new'),
    ),
    owner: toText((lead) => toList(lead.owner), asIs),
    class: toUsual(
      (lead) => lead.class !== undefined,
      (lead) => words.class(lead.class ?? 'prospect'),
    ),
    doNotContact: toText(
      (lead) => toList(lead.doNotContact && (lead.doNotContact.reason ?? words.yes)),
      asIs,
    ),
    note: toText((lead) => toList(lead.note), asIs),
    profile: toText(first('profile'), asIs),
    sourcePage: toText((lead) => toList(options.sourceOf(lead)?.url), asIs),
    savedAt: toDate((lead) => lead.createdAt),
    updatedAt: toDate((lead) => lead.updatedAt),
    next: toText(
      (lead) => toList(lead.next),
      ({ title, due }) => (due === undefined ? title : `${due} ${title}`),
    ),
    touched: {
      kind: 'date',
      most: 1,
      count: (lead) => toList(lead.touched).length,
      cell: (lead) => lead.touched && new Date(lead.touched.at),
    },
    outcome: toText((lead) => toList(lead.touched?.outcome), toWord('outcome')),
    kind: toText((lead) => [lead.kind], toWord('kind')),
    existing: toText(
      (lead) => toList(lead.existing),
      () => words.yes,
    ),
    level: toText((lead) => [lead.level ?? 'internal'], toWord('level')),
    language: toText((lead) => toList(lead.language), asIs),
    process: toText((lead) => toList(lead.process), toWord('process')),
    sites: toText((lead) => lead.sites ?? [], asIs),
  };
}

const all =
  <F extends FieldId>(field: F) =>
  (lead: Lead): ValueOf[F][] => {
    const facts: Fact<ValueOf[F]>[] = lead.facts[field] ?? [];
    return facts.map((fact) => fact.value);
  };

const first =
  <F extends FieldId>(field: F) =>
  (lead: Lead): ValueOf[F][] =>
    all(field)(lead).slice(0, 1);

const addressPart = (part: keyof PostalAddress) => (lead: Lead) =>
  toList(lead.facts.address?.[0]?.value[part]);

const asIs = (text: string) => text;

function toList<T>(value: T | undefined): T[] {
  return value === undefined ? [] : [value];
}
