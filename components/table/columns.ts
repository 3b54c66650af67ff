import { i18n } from '#i18n';
import type { CustomField } from '@/lib/leads/definitions';
import { fieldIds, type FieldId } from '@/lib/leads/values';
import { leadGroupings, type LeadGrouping } from '@/lib/search/group-leads';
import { findLeadSortKey, type LeadSortKey } from '@/lib/search/sort-key';
import { findQueryField } from '@/lib/search/query-words';
import { getColumnWord } from '../words';

/** Everything of a lead that can be a column, in the order it is offered. The name stands first, always. */
const columnIds = [
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
  'profile',
  'category',
  'tags',
  'lists',
  'stage',
  'owner',
  'next',
  'touched',
  'outcome',
  'class',
  'existing',
  'doNotContact',
  'level',
  'language',
  'note',
  'kind',
  'process',
  'sites',
  'savedAt',
  'updatedAt',
  'seenAt',
] as const;
export type OwnColumnId = (typeof columnIds)[number];
export type ColumnId = OwnColumnId | `custom.${string}`;

/** What a new user sees. */
export const usualColumns: readonly ColumnId[] = [
  'name',
  'stage',
  'locality',
  'phone',
  'email',
  'category',
  'next',
  'website',
  'updatedAt',
];

export interface TableColumn {
  readonly id: ColumnId;
  readonly word: string;
  /** In CSS pixels, until somebody drags its edge. */
  readonly width: number;
  /** Numbers stand at the end of their cells. */
  readonly isNumber: boolean;
  readonly sort: LeadSortKey | undefined;
  readonly group: LeadGrouping | undefined;
  /** What the search calls it, in any of its languages. */
  readonly query: string | undefined;
  /** The field whose first value it shows. */
  readonly field: FieldId | undefined;
  /** The user's own field it shows. */
  readonly custom: CustomField | undefined;
}

export const NARROWEST = 64;
export const WIDEST = 800;

const widths: Partial<Record<OwnColumnId, number>> = {
  name: 248,
  phone: 148,
  email: 200,
  website: 180,
  address: 260,
  street: 180,
  postalCode: 96,
  locality: 124,
  country: 120,
  description: 320,
  note: 260,
  category: 180,
  tags: 180,
  lists: 160,
  stage: 116,
  class: 120,
  next: 200,
  touched: 200,
  existing: 110,
  doNotContact: 130,
  updatedAt: 116,
  savedAt: 116,
  seenAt: 116,
  profile: 220,
  social: 200,
};

/** Parts the search and the order call otherwise than the columns. */
const otherNames: Partial<Record<OwnColumnId, LeadSortKey>> = {
  tags: 'tag',
  lists: 'list',
  sites: 'source',
  savedAt: 'created',
  updatedAt: 'updated',
  seenAt: 'seen',
  street: 'address',
};

/** All columns there are with this user's own fields. */
export function getColumns(customFields: readonly CustomField[]): TableColumn[] {
  const own = columnIds.map((id): TableColumn => {
    const name = otherNames[id] ?? id;
    const sort = findLeadSortKey(name);
    return {
      id,
      word: getOwnColumnWord(id),
      width: widths[id] ?? 150,
      isNumber: false,
      sort: id === 'street' ? undefined : sort,
      group: leadGroupings.find((known) => known === name),
      query: findQueryField(name),
      field: fieldIds.find((field) => field === id),
      custom: undefined,
    };
  });
  const custom = customFields.map((field): TableColumn => {
    const id = `custom.${field.id}` as const;
    const isGroup = field.type === 'choice' || field.type === 'boolean';
    return {
      id,
      word: field.name,
      width: field.type === 'number' || field.type === 'date' ? 120 : 160,
      isNumber: field.type === 'number',
      sort: id,
      group: isGroup ? id : undefined,
      query: field.name,
      field: undefined,
      custom: field,
    };
  });
  return [...own, ...custom];
}

/** Heading of a column. */
export function getOwnColumnWord(id: OwnColumnId): string {
  switch (id) {
    case 'kind':
    case 'existing':
    case 'next':
    case 'touched':
    case 'outcome':
      return i18n.t(`column.${id}`);
    case 'level':
      return i18n.t('level.label');
    case 'language':
      return i18n.t('mark.language');
    case 'process':
      return i18n.t('mark.process');
    case 'sites':
      return i18n.t('filter.source');
    case 'seenAt':
      return i18n.t('filter.seen');
    default:
      return getColumnWord(id);
  }
}

/** The word for a grouping: that of its column. */
export function getGroupingWord(columns: readonly TableColumn[], by: LeadGrouping): string {
  return columns.find(({ group }) => group === by)?.word ?? i18n.t('table.noGroup');
}
