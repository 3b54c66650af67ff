import { parseCustomValue } from '@/lib/leads/custom-value';
import type { CustomField } from '@/lib/leads/definitions';
import { fold } from '@/lib/leads/fold';
import type { Lead } from '@/lib/leads/lead';
import { getLeadName } from '@/lib/leads/lead-name';
import { applyEdit, editLeads, type LeadEdit } from '@/lib/store/commands/edit-lead';
import type { CommandResult } from '@/lib/store/command';
import { readLeads } from '@/lib/store/read-leads';
import type { Store } from '@/lib/store/store';
import type { CellContext } from './cell-value';
import { getChoiceWord } from './choice-word';
import type { TableColumn } from './columns';
import { getChoices, getEditKind, toEdit, toToggle, type ToEdit } from './to-edit';

/** A cell of the block that was not taken over. */
export interface Refused {
  /** Of its lead, as far as it has one. */
  name: string | undefined;
  column: string;
  text: string;
  why: (ToEdit & { ok: false })['wrong'] | 'choice' | 'fixed' | 'unknownName';
}

export interface Pasted extends CommandResult {
  /** Cells that hold something else now. */
  changed: number;
  refused: Refused[];
  /** Lines and columns of the block for which the table had none. */
  left: { rows: number; columns: number };
}

/** What a spreadsheet puts on the clipboard: cells by tabs, rows by line ends, quotes around what holds either. */
export function parseBlock(text: string): string[][] {
  const rows: string[][] = [[]];
  const cell = /("(?:[^"]|"")*"(?=[\t\r\n]|$)|[^\t\r\n]*)(\t|\r\n|\r|\n|$)/g;
  for (let found = cell.exec(text); found !== null; found = cell.exec(text)) {
    const [, value = '', end] = found;
    const isQuoted = value.length > 1 && value.startsWith('"') && value.endsWith('"');
    rows.at(-1)?.push(isQuoted ? value.slice(1, -1).replaceAll('""', '"') : value);
    if (end === '' || cell.lastIndex >= text.length) break;
    if (end !== '\t') rows.push([]);
  }
  return rows;
}

/**
 * Writes a block of cells over the leads with these ids and these columns, as one command. A cell that its column does
 * not take is left as it was and told of; an empty one of the block changes nothing, so that nothing is lost by a gap.
 */
export async function pasteCells(
  store: Store,
  block: readonly (readonly string[])[],
  ids: readonly string[],
  columns: readonly TableColumn[],
  context: CellContext,
): Promise<Pasted> {
  const wanted = [...new Set(ids)];
  const leads = new Map((await readLeads(store, wanted)).map((lead) => [lead.id, lead]));
  const refused: Refused[] = [];
  const edits = new Map<string, LeadEdit[]>();
  const at = store.now();
  let changed = 0;
  for (const [line, cells] of block.slice(0, wanted.length).entries()) {
    // Two cells of a line may be two parts of one address: each is worked out over what the one before made.
    let lead = leads.get(wanted[line] ?? '');
    if (lead === undefined) continue;
    for (const [place, text] of cells.slice(0, columns.length).entries()) {
      const column = columns[place];
      if (column === undefined || text.trim() === '') continue;
      const result = await toCellEdit(lead, column, text.trim(), context);
      if (!result.ok) refused.push({ name: getLeadName(lead), column: column.word, text, why: result.wrong });
      else if (result.edit !== undefined) {
        changed++;
        edits.set(lead.id, [...(edits.get(lead.id) ?? []), result.edit]);
        lead = applyEdit(lead, result.edit, at);
      }
    }
  }
  const { commandId } = changed === 0 ? { commandId: undefined } : await editLeads(store, edits);
  const widest = block.reduce((most, cells) => Math.max(most, cells.length), 0);
  return {
    commandId,
    changed,
    refused,
    left: {
      rows: Math.max(0, block.length - wanted.length),
      columns: Math.max(0, widest - columns.length),
    },
  };
}

type CellEdit = { ok: true; edit: LeadEdit | undefined } | { ok: false; wrong: Refused['why'] };

/** What a cell says as a change of the lead: words where the screen shows words. */
async function toCellEdit(
  lead: Lead,
  column: TableColumn,
  text: string,
  { categories, lists }: CellContext,
): Promise<CellEdit> {
  switch (getEditKind(column)) {
    case undefined:
      return { ok: false, wrong: 'fixed' };
    case 'choice': {
      const id = getChoices(column).find((one) =>
        [one, getChoiceWord(column, one)].some((word) => fold(word) === fold(text)),
      );
      return id === undefined ? { ok: false, wrong: 'choice' } : toEdit(lead, column, id);
    }
    case 'toggle': {
      const on = parseCustomValue(YES_OR_NO, text);
      if (on === undefined) return { ok: false, wrong: 'choice' };
      return { ok: true, edit: isOn(lead, column) === on ? undefined : toToggle(lead, column) };
    }
    case 'tags': {
      const tags = toParts(text);
      return { ok: true, edit: isSameSet(tags, lead.tags) ? undefined : { tags } };
    }
    case 'category': {
      const ids = toIds(text, [...categories.paths], categories.all);
      if (ids === undefined) return { ok: false, wrong: 'unknownName' };
      return { ok: true, edit: isSameSet(ids, lead.categoryIds) ? undefined : { categoryIds: ids } };
    }
    case 'lists': {
      const all = [...lists.values()];
      const ids = toIds(
        text,
        [],
        all.filter(({ query }) => query === undefined),
      );
      if (ids === undefined) return { ok: false, wrong: 'unknownName' };
      return { ok: true, edit: isSameSet(ids, lead.listIds ?? []) ? undefined : { listIds: ids } };
    }
    default:
      return toEdit(lead, column, text);
  }
}

const YES_OR_NO: CustomField = { id: '', name: '', type: 'boolean', createdAt: 0 };

function isOn(lead: Lead, { id, custom }: TableColumn): boolean {
  if (custom !== undefined) return lead.custom?.[custom.id] === true;
  return id === 'existing' ? lead.existing === true : lead.doNotContact !== undefined;
}

const toParts = (text: string) => [
  ...new Set(
    text
      .split(/[;,；，、\n]/)
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  ),
];

const isSameSet = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((one) => b.includes(one));

/** The ids of what is named, by its whole path or its name where only one is called so; `undefined` when one is not there. */
function toIds(
  text: string,
  paths: readonly (readonly [id: string, path: string])[],
  all: readonly { id: string; name: string }[],
): string[] | undefined {
  const ids = toParts(text).map((part) => {
    const path = paths.find(([, one]) => fold(one) === fold(part));
    const named = all.filter(({ name }) => fold(name) === fold(part));
    return path?.[0] ?? (named.length === 1 ? named[0]?.id : undefined);
  });
  return ids.every((id) => id !== undefined) ? ids : undefined;
}
