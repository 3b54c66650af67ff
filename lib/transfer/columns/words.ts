import type { RowKind } from '@/lib/leads/column-set';
import type { Source } from '@/lib/leads/lead';
import type { Aspect, ColumnId, FactColumnId } from './column';

/** Columns that hold one of a few known things, named by id. */
export type ChoiceColumnId =
  | 'kind'
  | 'stage'
  | 'class'
  | 'level'
  | 'process'
  | 'touchedBy'
  | 'outcome'
  | 'reader'
  | 'point.kind'
  | 'point.status'
  | 'request.kind'
  | 'request.status'
  | 'request.language';

/** Columns of the sheet of sources: one row a value and place it was found. */
export const sourceColumnIds = [
  'lead',
  'field',
  'value',
  'origin',
  'page',
  'url',
  'date',
  'shown',
  'reader',
] as const;
export type SourceColumnId = (typeof sourceColumnIds)[number];

/** What a table says in words, in the user's language. */
export interface Words {
  /** BCP 47, for the names of countries. */
  readonly locale: string;
  header(column: ColumnId): string;
  /** Heading of what is told of a column's values: "Phone: label". */
  aspectHeader(column: FactColumnId, aspect: Aspect): string;
  sourceHeader(column: SourceColumnId): string;
  /**
   * `class` knows `prospect` too, `point.kind` is a field or `mobile`, `request.status` may be `stale`, `reader` is a
   * `ReaderId`, `touchedBy` an activity's kind, `request.language` ISO 639.
   */
  choice(column: ChoiceColumnId, id: string): string;
  /** Who says so, where no page of ours does: a person, a file, or a colleague's machine. */
  origin(by: Source['by']): string;
  readonly yes: string;
  readonly no: string;
  /** Names of sheets. */
  sheet(of: RowKind | 'source'): string;
}

/** Everything by its id, which an import understands as well as any word. */
export const idWords: Words = {
  locale: 'en',
  header: (id) => id,
  aspectHeader: (id, aspect) => `${id}: ${aspect}`,
  sourceHeader: (id) => id,
  choice: (_, id) => id,
  origin: (by) => by,
  yes: 'yes',
  no: 'no',
  sheet: (of) => of,
};
