import { giveTurn } from '@/lib/page/give-turn';
import type { RowKind, SeveralWay } from '@/lib/leads/column-set';
import type { Category, CustomField, List } from '@/lib/leads/definitions';
import type { Fact, Lead } from '@/lib/leads/lead';
import type { LeadRequest } from '@/lib/leads/request';
import type { FieldValue } from '@/lib/leads/values';
import type { Cell, Column, Progress, Row, Table } from '../table';
import { getColumnSpec, parseColumnId, pointFields, type ColumnRef } from './column';
import { createAspectValues, createLeadValues, type ColumnValues, type LeadColumnId } from './lead-values';
import type { LeadRow, LeadSource, Needs } from './lead-source';
import { createPointValues, type PointRow } from './point-values';
import { createRequestValues, type RequestRow } from './request-values';
import { countSources, sourceNeeds, toSourceTable } from './source-table';
import type { Words } from './words';

/** A column as a set names it. */
export interface ChosenColumn {
  /** See `parseColumnId`; in a ready set `custom.*` is every field of the user's own. */
  readonly id: string;
  /** Instead of the column's own heading. */
  readonly header?: string | undefined;
  /** Between several values in one cell, where another program wants it otherwise. */
  readonly joiner?: string | undefined;
  /** Stands there even where nobody has a value, in a set that leaves such columns out. */
  readonly keep?: true | undefined;
}

/** What a table shows: a `ColumnSet` of the user's own, or a ready one of `lib/transfer/sets`. */
export interface ColumnChoice {
  readonly rows: RowKind;
  readonly several: SeveralWay;
  readonly columns: readonly ChosenColumn[];
  /** Columns nobody has a value for stay out, unless they are to be kept. */
  readonly leavesOutEmpty?: true | undefined;
  /** Another program reads it: countries are named in this language whatever the user's is. */
  readonly locale?: string | undefined;
}

export interface TableOptions {
  readonly words: Words;
  readonly categories: readonly Category[];
  readonly lists: readonly List[];
  readonly customFields: readonly CustomField[];
  /** Milliseconds since 1970: since when a request waits. */
  readonly now: number;
  /** With the column `ref`, the last one, in tables of one row a lead: what is changed in the file can be taken over later. */
  readonly ref?: boolean | undefined;
  /** With columns that say where it comes from. */
  readonly provenance?: boolean | undefined;
  /** With sheets of what the leads ask for and of where each value comes from, if there is any such row. */
  readonly sheets?: { readonly requests?: ColumnChoice | undefined; readonly sources?: boolean } | undefined;
  /** Names of the files that values came from, by the ids of imports. */
  readonly importNames?: ReadonlyMap<string, string> | undefined;
  readonly signal?: AbortSignal | undefined;
  /** While the leads are looked through before anything is written. */
  readonly onProgress?: Progress | undefined;
}

/** Most columns a numbered one gets; the last holds all that is left, so that nothing is lost. */
const MOST = 10;
const JOINER = '; ';
/** In a ready set: every field of the user's own. */
const ALL_CUSTOM = 'custom.*';

/** What the source's rows must bring along for these tables. */
export function getNeeds(
  set: ColumnChoice,
  { provenance, sheets }: Pick<TableOptions, 'provenance' | 'sheets'> = {},
): Needs {
  const refs = [...getChosen(set, { provenance }), ...(sheets?.requests?.columns ?? [])].flatMap(({ id }) => {
    const ref = parseColumnId(id);
    return ref === undefined || 'custom' in ref ? [] : [ref];
  });
  const asksAll = refs.some(
    ({ id, aspect }) =>
      (aspect !== undefined && aspect !== 'label' && aspect !== 'status') ||
      /^point\.(?:page|site|capturedOn|reader|shown)$/.test(id),
  );
  const asksFirst = refs.some(({ id }) => id === 'sourcePage' || id === 'sourceTitle' || id === 'reader');
  return {
    captures: asksAll || sheets?.sources === true ? sourceNeeds : asksFirst ? 'first' : 'none',
    activities: refs.some(({ id }) => id === 'activities'),
  };
}

/**
 * Lays leads out as tables: first the one the set describes, then the further sheets. Where columns are numbered, left out
 * when empty, or rows are to be counted, all leads are looked through once before; each table then reads them once more
 * when it is written.
 *
 * @throws the signal's reason
 */
export async function toTables(
  source: LeadSource,
  set: ColumnChoice,
  options: TableOptions,
): Promise<[Table, ...Table[]]> {
  const main = createLayout(set, options);
  const requests =
    options.sheets?.requests &&
    createLayout(options.sheets.requests, { ...options, ref: false, provenance: false });
  const withSources = options.sheets?.sources === true;
  let sources = 0;
  if (main.mustMeasure || requests || withSources) {
    let done = 0;
    for await (const chunk of source.chunks()) {
      for (const row of chunk) {
        main.measure(row);
        requests?.measure(row);
        if (withSources) sources += countSources(row);
      }
      done += chunk.length;
      options.onProgress?.(done, source.count);
      await giveTurn();
      options.signal?.throwIfAborted();
    }
  }
  const tables: [Table, ...Table[]] = [main.toTable(source)];
  if (requests && requests.count() > 0) tables.push(requests.toTable(source));
  if (sources > 0) tables.push(toSourceTable(source, sources, options));
  return tables;
}

/** One row of the table, whatever its kind: its lead, and the point or request it is about. */
type Item = LeadRow & Partial<PointRow> & Partial<RequestRow>;

/** A column of the set on its way to one or several columns of the table. */
interface Slot extends Omit<Column, 'id' | 'header'> {
  readonly id: string;
  readonly header: string;
  readonly joiner: string;
  readonly keep: boolean;
  readonly isNumbered: boolean;
  readonly isJoined: boolean;
  readonly values: {
    of(item: Item): readonly Cell[];
    isSpecial?(item: Item): boolean;
    count?(item: Item): number;
  };
  /** As many columns as it needs; 0 while nobody has a value. */
  width: number;
}

interface Layout {
  readonly mustMeasure: boolean;
  measure(row: LeadRow): void;
  /** Rows seen while measuring. */
  count(): number;
  toTable(source: LeadSource): Table;
}

function createLayout(set: ColumnChoice, options: TableOptions): Layout {
  const slots = toSlots(set, options);
  const toItems = itemsOf[set.rows];
  const leavesOutEmpty = set.leavesOutEmpty === true;
  const mustMeasure = leavesOutEmpty || set.rows !== 'lead' || slots.some(({ isNumbered }) => isNumbered);
  const measured = slots.filter(({ isNumbered, keep }) => isNumbered || (leavesOutEmpty && !keep));
  let count = 0;
  return {
    mustMeasure,
    count: () => count,
    measure(row) {
      for (const item of toItems(row)) {
        count++;
        for (const slot of measured) {
          if (slot.width < (slot.isNumbered ? MOST : 1))
            slot.width = Math.max(slot.width, toWidth(slot, item));
        }
      }
    },
    toTable(source) {
      const used = leavesOutEmpty ? slots.filter(({ width, keep }) => width > 0 || keep) : slots;
      return {
        name: options.words.sheet(set.rows),
        columns: used.flatMap(toColumns),
        count: set.rows === 'lead' ? source.count : count,
        rows: () => toRows(source, toItems, used),
      };
    },
  };
}

const itemsOf: Record<RowKind, (row: LeadRow) => readonly Item[]> = {
  lead: (row) => [row],
  point: (row) =>
    pointFields.flatMap((field) => {
      const facts: readonly Fact<FieldValue>[] = row.lead.facts[field] ?? [];
      return facts.map((fact): Item => ({ ...row, field, fact }));
    }),
  request: (row) => getRequests(row).map((request): Item => ({ ...row, request })),
};

function getRequests({ lead, requests }: LeadRow): readonly LeadRequest[] {
  return requests ?? lead.requests ?? [];
}

/** How many columns an item needs; 0 where it says nothing out of the ordinary. */
function toWidth({ values, isNumbered }: Slot, item: Item): number {
  if (values.isSpecial) return values.isSpecial(item) ? 1 : 0;
  if (values.count) return Math.min(isNumbered ? MOST : 1, values.count(item));
  const list = values.of(item);
  // Labels have holes: as many as there are values, where one of these has any.
  if (list.every((value) => value === undefined)) return 0;
  return isNumbered ? Math.min(MOST, list.length) : 1;
}

function toColumns({ id, header, kind, link, isNarrow, isNumbered, width }: Slot): Column[] {
  return Array.from({ length: isNumbered ? Math.max(1, width) : 1 }, (_, at) => ({
    id: at === 0 ? id : `${id}#${String(at + 1)}`,
    header: at === 0 ? header : `${header} ${String(at + 1)}`,
    kind,
    ...(link && { link }),
    ...(isNarrow && { isNarrow }),
  }));
}

async function* toRows(
  source: LeadSource,
  toItems: (row: LeadRow) => readonly Item[],
  slots: readonly Slot[],
): AsyncGenerator<readonly Row[]> {
  for await (const chunk of source.chunks()) {
    const rows: Row[] = [];
    for (const row of chunk) {
      for (const item of toItems(row)) {
        const cells: Cell[] = [];
        for (const slot of slots) pushCells(cells, slot, slot.values.of(item));
        rows.push(cells);
      }
    }
    yield rows;
  }
}

function pushCells(
  cells: Cell[],
  { isNumbered, isJoined, width, joiner }: Slot,
  values: readonly Cell[],
): void {
  if (!isNumbered) {
    cells.push(isJoined ? join(values, joiner) : values[0]);
    return;
  }
  const last = Math.max(1, width) - 1;
  for (let at = 0; at < last; at++) cells.push(values[at]);
  cells.push(values.length > last + 1 ? join(values.slice(last), joiner) : values[last]);
}

function join(values: readonly Cell[], joiner: string): Cell {
  if (values.length <= 1) return values[0];
  if (values.every((value) => value === undefined)) return undefined;
  return values.map((value) => (value === undefined ? '' : String(value))).join(joiner);
}

/** The set's columns, and those the options ask for besides. */
function getChosen(
  { rows, columns }: ColumnChoice,
  { provenance, ref }: Pick<TableOptions, 'provenance' | 'ref'>,
): readonly ChosenColumn[] {
  const has = ({ id }: ChosenColumn) => columns.some((column) => column.id === id);
  const more: ChosenColumn[] = [];
  if (provenance === true) more.push(...provenanceColumns[rows].map((id) => ({ id })));
  if (ref === true && rows === 'lead') more.push({ id: 'ref', keep: true });
  return [...columns, ...more.filter((column) => !has(column))];
}

const OF_LEAD = ['sourcePage', 'sourceTitle', 'sites', 'capturedOn', 'reader'];
const provenanceColumns: Record<RowKind, readonly string[]> = {
  lead: OF_LEAD,
  point: ['point.page', 'point.site', 'point.capturedOn', 'point.reader', 'point.shown'],
  request: OF_LEAD,
};

function toSlots(set: ColumnChoice, options: TableOptions): Slot[] {
  const chosen = getChosen(set, options);
  const words = set.locale === undefined ? options.words : { ...options.words, locale: set.locale };
  const context = {
    ...options,
    words,
    mobileApart: chosen.some(({ id }) => id === 'mobile' || id.startsWith('mobile#')),
  };
  const leadValues = createLeadValues(context);
  const pointValues = createPointValues(context);
  const requestValues = createRequestValues(context);

  function toValues(ref: Exclude<ColumnRef, { custom: string }>): Slot['values'] | undefined {
    const { id, aspect } = ref;
    const { only } = getColumnSpec(id);
    if (only !== undefined && only !== set.rows) return undefined;
    if (aspect !== undefined) return createAspectValues(id as 'phone', aspect, context);
    if (id in pointValues) return pointValues[id as keyof typeof pointValues];
    if (id in requestValues) return requestValues[id as keyof typeof requestValues];
    return leadValues[id as LeadColumnId];
  }

  const own = options.customFields.map((field) => ({ id: `custom.${field.id}` }));
  const each = chosen.flatMap((column): readonly ChosenColumn[] =>
    column.id === ALL_CUSTOM ? own : [column],
  );
  return each.flatMap(({ id, header, joiner = JOINER, keep = false }): Slot[] => {
    const ref = parseColumnId(id);
    if (ref === undefined) return [];
    const common = { id, joiner, keep, width: 0 };
    if ('custom' in ref) {
      const field = options.customFields.find((one) => one.id === ref.custom);
      if (field === undefined) return [];
      return [
        {
          ...common,
          header: header ?? field.name,
          kind: toKind(field),
          link: field.type === 'url' ? 'web' : undefined,
          isNumbered: false,
          isJoined: false,
          values: createCustomValues(field, words),
        },
      ];
    }
    const values = toValues(ref);
    if (values === undefined) return [];
    const { at, aspect } = ref;
    const spec = getColumnSpec(ref.id);
    const isSingle = at !== undefined || spec.several === undefined;
    const isNumbered = !isSingle && spec.several === 'numbered' && set.several === 'columns';
    const heading =
      (aspect === undefined ? words.header(ref.id) : words.aspectHeader(ref.id as 'phone', aspect)) +
      (at === undefined || at === 1 ? '' : ` ${String(at)}`);
    return [
      {
        ...common,
        header: header ?? heading,
        ...(aspect === undefined
          ? { kind: spec.kind ?? 'text', link: spec.link, isNarrow: spec.isNarrow }
          : { kind: aspect === 'capturedOn' ? 'date' : 'text', link: aspect === 'page' ? 'web' : undefined }),
        isNumbered,
        isJoined: !isSingle && !isNumbered,
        values: at === undefined ? values : { of: (item) => values.of(item).slice(at - 1, at) },
      },
    ];
  });
}

function toKind({ type }: CustomField): Column['kind'] {
  return type === 'number' ? 'number' : type === 'date' ? 'day' : 'text';
}

function createCustomValues({ id, type }: CustomField, words: Words): ColumnValues {
  return {
    of({ lead }: { lead: Lead }) {
      const value = lead.custom?.[id];
      if (value === undefined) return [];
      if (typeof value === 'boolean') return [value ? words.yes : words.no];
      return [typeof value === 'number' && type !== 'number' ? String(value) : value];
    },
  };
}
