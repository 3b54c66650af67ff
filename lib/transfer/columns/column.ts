import type { RowKind } from '@/lib/leads/column-set';
import { fieldIds, type FieldId } from '@/lib/leads/values';
import type { Column } from '../table';

/**
 * Every column an export can have, once. A column set names them by id; a heading is the caller's, in the user's language,
 * or the set's own.
 *
 * An id is one of these, `custom.<id>` for a field of the user's own, or made of them:
 * `phone#2` is the second phone and nothing else, `phone.label` what the phones are called, `phone#2.page` where the
 * second one was read.
 */

/** What a column is about, for those who choose. */
export const columnGroups = [
  'who',
  'contact',
  'address',
  'marks',
  'followUp',
  'source',
  'point',
  'request',
  'custom',
] as const;
export type ColumnGroup = (typeof columnGroups)[number];

interface Spec {
  readonly group: ColumnGroup;
  readonly kind?: Column['kind'];
  readonly link?: Column['link'];
  readonly isNarrow?: true;
  /**
   * A lead may have several. `numbered`: a column each (`Phone`, `Phone 2`) or all in one cell, as the set says; `joined`:
   * always in one cell. Without: the column shows the first.
   */
  readonly several?: 'numbered' | 'joined';
  /** Where it can stand; columns of a lead can stand in every table, since each row is about one. */
  readonly only?: RowKind;
}

export const columnSpecs = {
  /** Of the company, or of a person who is known by no other. */
  name: { group: 'who' },
  /** What a list calls the lead: never empty where anything is known. */
  shownName: { group: 'who' },
  /** The company's name only: empty for a person on their own. */
  company: { group: 'who' },
  person: { group: 'who' },
  firstName: { group: 'who' },
  lastName: { group: 'who' },
  /** The last name, else the company's: for programs that refuse a row without a last name. */
  lastNameOrCompany: { group: 'who' },
  /** The person to ask for; of a person on their own, whatever the page called the field. */
  contactName: { group: 'who' },
  /** The company's name, else the person's: for programs that refuse a row without a company. */
  companyOrPerson: { group: 'who' },
  jobTitle: { group: 'who' },
  kind: { group: 'who' },
  legalName: { group: 'who' },
  registration: { group: 'who', several: 'joined' },
  industry: { group: 'who', several: 'joined' },
  size: { group: 'who' },
  description: { group: 'who' },

  /** In a table that has `mobile` as well, the others. */
  phone: { group: 'contact', several: 'numbered' },
  /** Phones that are mobile by their number or by what the page calls them. */
  mobile: { group: 'contact', several: 'numbered' },
  fax: { group: 'contact', several: 'numbered' },
  email: { group: 'contact', several: 'numbered', link: 'mail' },
  website: { group: 'contact', several: 'numbered', link: 'web' },
  /** Host of the website without `www.`. */
  domain: { group: 'contact' },
  messenger: { group: 'contact', several: 'numbered' },
  social: { group: 'contact', several: 'numbered', link: 'web' },
  linkedin: { group: 'contact', link: 'web' },
  profile: { group: 'contact', link: 'web' },

  address: { group: 'address', several: 'numbered' },
  street: { group: 'address' },
  postalCode: { group: 'address' },
  locality: { group: 'address' },
  region: { group: 'address' },
  /** Two letters. */
  country: { group: 'address' },
  countryName: { group: 'address' },

  category: { group: 'marks', several: 'joined' },
  tags: { group: 'marks', several: 'joined' },
  lists: { group: 'marks', several: 'joined' },
  stage: { group: 'marks' },
  stageReason: { group: 'marks' },
  owner: { group: 'marks' },
  class: { group: 'marks' },
  existing: { group: 'marks' },
  doNotContact: { group: 'marks' },
  level: { group: 'marks' },
  language: { group: 'marks' },
  process: { group: 'marks' },
  note: { group: 'marks' },

  next: { group: 'followUp' },
  due: { group: 'followUp', kind: 'day' },
  touched: { group: 'followUp', kind: 'date' },
  touchedBy: { group: 'followUp' },
  outcome: { group: 'followUp' },
  /** How many contacts were logged. */
  activities: { group: 'followUp', kind: 'number' },
  /** What it asked for on boards. */
  requests: { group: 'followUp', several: 'joined' },

  /** Of the first capture, as are the next ones. */
  sourcePage: { group: 'source', link: 'web' },
  sourceTitle: { group: 'source' },
  capturedOn: { group: 'source', kind: 'date' },
  /** How it was read there. */
  reader: { group: 'source', several: 'joined' },
  sites: { group: 'source', several: 'joined' },
  savedAt: { group: 'source', kind: 'date' },
  updatedAt: { group: 'source', kind: 'date' },
  /** When a page last showed it. */
  seenAt: { group: 'source', kind: 'date' },
  /** `<lead id>~<revision>`: a file that comes back is compared with the lead as it was then. */
  ref: { group: 'source', isNarrow: true },

  'point.kind': { group: 'point', only: 'point' },
  'point.value': { group: 'point', only: 'point' },
  'point.label': { group: 'point', only: 'point' },
  'point.status': { group: 'point', only: 'point' },
  'point.page': { group: 'point', only: 'point', link: 'web' },
  'point.site': { group: 'point', only: 'point' },
  'point.capturedOn': { group: 'point', only: 'point', kind: 'date' },
  'point.reader': { group: 'point', only: 'point' },
  'point.shown': { group: 'point', only: 'point' },

  'request.kind': { group: 'request', only: 'request' },
  'request.product': { group: 'request', only: 'request', several: 'joined' },
  'request.quantity': { group: 'request', only: 'request' },
  'request.budget': { group: 'request', only: 'request' },
  'request.place': { group: 'request', only: 'request' },
  'request.deadline': { group: 'request', only: 'request' },
  'request.askedOn': { group: 'request', only: 'request', kind: 'day' },
  'request.status': { group: 'request', only: 'request' },
  'request.language': { group: 'request', only: 'request' },
  'request.text': { group: 'request', only: 'request' },
  'request.page': { group: 'request', only: 'request' },
  'request.post': { group: 'request', only: 'request', link: 'web' },
} as const satisfies Record<string, Spec>;

export type ColumnId = keyof typeof columnSpecs;
/** In the order they are offered. */
export const columnIds = Object.keys(columnSpecs) as readonly ColumnId[];

export const getColumnSpec = (id: ColumnId): Spec => columnSpecs[id];

/** What can be told of each value of a field, as columns of their own: `phone.label`, `email.page`. */
export const aspects = ['label', 'status', 'page', 'site', 'capturedOn', 'reader', 'shown'] as const;
export type Aspect = (typeof aspects)[number];

/** Columns whose values are facts, so that all of this is known of them. */
export type FactColumnId = FieldId | 'mobile';
export function isFactColumn(id: ColumnId): id is FactColumnId {
  return id === 'mobile' || (fieldIds as readonly string[]).includes(id);
}

/** Contact points: what one can call, write to or visit. Each is a row of a table of points. */
export const pointFields = [
  'phone',
  'fax',
  'email',
  'messenger',
  'social',
  'website',
  'address',
] as const satisfies FieldId[];

export type ColumnRef =
  | { readonly custom: string }
  | {
      readonly id: ColumnId;
      /** Only this value, counted from 1. */
      readonly at?: number;
      readonly aspect?: Aspect;
    };

const REF = /^(?<id>.{1,40}?)(?:#(?<at>[1-9]\d?))?(?:\.(?<aspect>[a-zA-Z]+))?$/;

/** What an id in a column set means; `undefined` for one nobody knows (any more). */
export function parseColumnId(text: string): ColumnRef | undefined {
  if (text.startsWith('custom.')) return { custom: text.slice('custom.'.length) };
  if (isColumnId(text)) return { id: text };
  const { id = '', at, aspect } = REF.exec(text)?.groups ?? {};
  if (!isColumnId(id)) return undefined;
  const place = at === undefined ? {} : { at: Number(at) };
  if (aspect === undefined) return { id, ...place };
  const known = aspects.find((one) => one === aspect);
  return known === undefined || !isFactColumn(id) ? undefined : { id, ...place, aspect: known };
}

function isColumnId(text: string): text is ColumnId {
  return Object.hasOwn(columnSpecs, text);
}

/** Columns that can stand in a table of this kind: all of a lead's, and those of its rows. */
export function getColumnIds(rows: RowKind): ColumnId[] {
  return columnIds.filter((id) => {
    const { only } = getColumnSpec(id);
    return only === undefined || only === rows;
  });
}
