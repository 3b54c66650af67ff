import { formatPhone } from '@/lib/contact/format-phone';
import { getLeadName } from '@/lib/leads/lead-name';
import type { LeadRequest } from '@/lib/leads/request';
import type { AskedRequest } from '@/lib/search/request-query';
import type { Cell, Column, Table } from './table';

/** The columns of an export of requests, in order. Their headings are the caller's, in the user's language. */
const requestColumnIds = [
  'asker',
  'phone',
  'email',
  'kind',
  'product',
  'quantity',
  'budget',
  'place',
  'deadline',
  'askedOn',
  'status',
  'language',
  'text',
  'post',
] as const;
export type RequestColumnId = (typeof requestColumnIds)[number];

/** The others are left out where no request says anything of the kind. */
const ALWAYS: ReadonlySet<RequestColumnId> = new Set([
  'asker',
  'kind',
  'product',
  'askedOn',
  'status',
  'text',
  'post',
]);

export interface RequestTableOptions {
  sheetName: string;
  header(column: RequestColumnId): string;
  /** The words for a request's kind, status and language. */
  wordFor(column: 'kind' | 'status' | 'language', request: LeadRequest): string | undefined;
}

/** Lays requests out as a table, one row each with who asks, in the given order. */
export function toRequestTable(asked: readonly AskedRequest[], options: RequestTableOptions): Table {
  const columns = requestColumnIds
    .map((id) => ({
      id,
      header: options.header(id),
      kind: toKind(id),
      cell: (one: AskedRequest) => toCell(id, one, options),
    }))
    .filter(({ id, cell }) => ALWAYS.has(id) || asked.some((one) => cell(one) !== undefined));
  return {
    name: options.sheetName,
    columns,
    count: asked.length,
    *rows() {
      for (const one of asked) yield columns.map(({ cell }) => cell(one));
    },
  };
}

const toKind = (column: RequestColumnId): Column['kind'] => (column === 'askedOn' ? 'day' : 'text');

function toCell(
  column: RequestColumnId,
  { lead, request }: AskedRequest,
  options: RequestTableOptions,
): Cell {
  switch (column) {
    case 'asker':
      return getLeadName(lead);
    case 'phone':
      return lead.facts.phone?.map(({ value }) => formatPhone(value))[0];
    case 'email':
      return lead.facts.email?.[0]?.value;
    case 'kind':
    case 'status':
    case 'language':
      return options.wordFor(column, request);
    case 'product':
      return request.products.join('; ') || undefined;
    case 'askedOn':
      return toDay(request);
    case 'post':
      return request.url;
    default:
      return request[column];
  }
}

/** The day it was asked; as the page wrote it where that could not be read. */
function toDay({ postedAt, postedAtShown }: LeadRequest): Cell {
  if (postedAt === undefined) return postedAtShown;
  // "2026-03-02" is that day in every time zone; with a time it is a moment, which is some day here.
  const at = new Date(postedAt.length === 10 ? `${postedAt}T00:00` : postedAt);
  if (Number.isNaN(at.getTime())) return postedAtShown;
  return new Date(at.getFullYear(), at.getMonth(), at.getDate());
}
