import type { Lead } from '@/lib/leads/lead';
import { fold } from '@/lib/leads/fold';
import type { FieldId, FieldValue } from '@/lib/leads/values';
import { compareValues } from '../duplicates/compare-values';
import { getCellText, type CellContext } from '../table/cell-value';
import type { TableColumn } from '../table/columns';
import { getFieldText } from '../ui/field-text';

export interface CompareValue {
  /** The whole of it, as it is copied. */
  text: string;
  /** Of a field, which may show it shorter. */
  value?: FieldValue;
  /** Some other lead says so too. */
  isShared: boolean;
}

/** One field over several leads. */
export interface CompareRow {
  id: string;
  word: string;
  /** Of whose values a page can be named. */
  field: FieldId | undefined;
  /** For each lead, in their order; empty where it was not seen. */
  cells: readonly (readonly CompareValue[])[];
  /** `same`: each lead says what all say. `gap`: some say nothing and nobody disagrees. */
  state: 'same' | 'gap' | 'differ';
}

/** What is not a field but worth comparing, in the order it is shown. */
const marks = ['category', 'tags', 'lists', 'stage', 'owner', 'class', 'existing', 'language', 'note'];
/** Not worth a line where nobody has said anything of it. */
const usual: Readonly<Record<string, string>> = { stage: 'new', class: 'prospect' };

/** Leads side by side: the fields any of them has, then the user's own words on them. */
export function compareLeads(
  leads: readonly Lead[],
  columns: readonly TableColumn[],
  context: CellContext,
): CompareRow[] {
  // Companies' names stand above them already.
  const isHeading = (field: FieldId) => field === 'name' && leads.every(({ kind }) => kind !== 'person');
  const compared = compareValues(leads).filter(({ field }) => !isHeading(field));
  const fields = compared.map(({ field, cells, state }): CompareRow => ({
    id: field,
    word: columns.find(({ id }) => id === field)?.word ?? field,
    field,
    state,
    cells: cells.map((list) =>
      list.map(({ value, isShared }) => ({ text: getFieldText(field, value), value, isShared })),
    ),
  }));
  const others = columns
    .filter(({ id, custom }) => custom !== undefined || marks.includes(id))
    .flatMap((column): CompareRow | [] => {
      if (column.id in usual && leads.every((lead) => !hasOwn(lead, column.id))) return [];
      const texts = leads.map((lead) => splitText(getCellText(lead, column, context), column.id));
      if (texts.every((list) => list.length === 0)) return [];
      return { id: column.id, word: column.word, field: undefined, ...compareTexts(texts) };
    });
  return [...fields, ...others];
}

const hasOwn = (lead: Lead, id: string) =>
  id === 'stage' ? lead.stage !== undefined : lead.class !== undefined;

/** Several categories, tags or lists are values of their own. */
function splitText(text: string, id: string): string[] {
  if (text === '') return [];
  return ['category', 'tags', 'lists'].includes(id) ? text.split('; ') : [text];
}

function compareTexts(texts: readonly (readonly string[])[]): Pick<CompareRow, 'cells' | 'state'> {
  const keys = texts.map((list) => new Set(list.map(fold)));
  const said = keys.filter(({ size }) => size > 0);
  const agree = said.every((one) => said.every((other) => one.size === other.size && one.isSubsetOf(other)));
  return {
    state: agree ? (said.length === texts.length ? 'same' : 'gap') : 'differ',
    cells: texts.map((list, at) =>
      list.map((text) => ({
        text,
        isShared: keys.some((other, index) => index !== at && other.has(fold(text))),
      })),
    ),
  };
}
