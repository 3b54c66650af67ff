import type { SheetLook } from '@/lib/store/import/importer';
import type { ImportPlan } from '@/lib/transfer/import/plan';
import { parseTarget, singleTargets } from '@/lib/transfer/import/targets';
import { getColumnLetters } from './import-words';

/** Longest heading that is remembered. */
const HEADING = 200;

/** What to do with a sheet as far as it can be guessed, or as it was done with the last one of the same headings. */
export function toPlan(look: SheetLook, sheet: number, remembered: ImportPlan | undefined): ImportPlan {
  const guessed: ImportPlan = {
    sheet,
    headerRow: look.headerRow,
    headings: toHeadings(look),
    columns: look.columns.flatMap(({ at, to }) => (to === undefined ? [] : [{ at, to }])),
    mode: 'both',
    key: 'auto',
    differing: 'file',
    country: look.country,
    dates: look.dates,
    defaults: {},
  };
  if (remembered === undefined) return guessed;
  const { columns, fields, mode, key, differing, country, dates, defaults, missing } = remembered;
  return {
    ...guessed,
    columns: columns.filter(({ at, to }) => at < look.width && parseTarget(to) !== undefined),
    mode,
    key,
    differing,
    country: country ?? guessed.country,
    dates: dates ?? guessed.dates,
    defaults,
    missing,
    fields,
  };
}

function toHeadings({ headerRow, rows, width }: SheetLook): string[] | undefined {
  const row = rows.find(({ number }) => number === headerRow);
  if (headerRow === undefined || row === undefined) return undefined;
  return Array.from({ length: Math.min(width, 1_000) }, (_, at) =>
    (row.cells[at]?.text ?? '').slice(0, HEADING),
  );
}

/** A column's meaning changed; `undefined` leaves it out. */
export function setColumn(
  columns: ImportPlan['columns'],
  at: number,
  to: string | undefined,
): ImportPlan['columns'] {
  const others = columns.filter((column) => column.at !== at);
  return to === undefined ? others : [...others, { at, to }].sort((a, b) => a.at - b.at);
}

/** The other column with the same meaning, where only one is meant. */
export function findTwin(columns: ImportPlan['columns'], at: number): number | undefined {
  const to = columns.find((column) => column.at === at)?.to;
  if (to === undefined || !singleTargets.has(to)) return undefined;
  return columns.find((column) => column.at !== at && column.to === to)?.at;
}

/** What a column of the file is called: by its heading, or by its letters. */
export const getColumnName = ({ columns }: Pick<SheetLook, 'columns'>, at: number): string =>
  columns.find((column) => column.at === at)?.heading ?? getColumnLetters(at);

/** Names of the fields the import will make. */
export const getNewFields = ({ fields = [], columns }: Pick<ImportPlan, 'fields' | 'columns'>): string[] =>
  fields.flatMap(({ id, name }) => (columns.some(({ to }) => to === `custom.${id}`) ? [name] : []));
