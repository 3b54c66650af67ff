import { useMemo, useState } from 'react';
import type { LeadList } from '../leads/use-lead-list';
import { holdPlaces, TableRows } from './table-rows';
import { useColumns } from './use-columns';
import { useGroups } from './use-groups';

/** The cell the keys act on. Line -1 is the heading. */
interface Cursor {
  line: number;
  /** The lead of that line: the cursor stays on it when lines come and go. */
  id: string | undefined;
  column: number;
  /** Grows with each move, which takes the focus along. */
  turn: number;
}

const NOWHERE: ReadonlyMap<string, number> = new Map();
const NOTHING: ReadonlySet<string | undefined> = new Set();

/** The table's lines and columns, which cell the keys act on, and which one is being edited. */
export function useTable(list: LeadList) {
  const { ids, context, text, sort } = list;
  const columns = useColumns(context.customFields);
  const { groupBy } = columns;

  const order = `${JSON.stringify(sort)} ${text}`;
  const [held, setHeld] = useState({ order, places: NOWHERE });
  const places = held.order === order ? held.places : NOWHERE;
  const inOrder = useMemo(() => holdPlaces(ids, places), [ids, places]);

  const [folding, setFolding] = useState({ by: groupBy, keys: NOTHING });
  const folded = folding.by === groupBy ? folding.keys : NOTHING;
  const setFolded = (keys: ReadonlySet<string | undefined>) => setFolding({ by: groupBy, keys });
  const groups = useGroups(list, inOrder, groupBy);
  const rows = useMemo(() => new TableRows(inOrder, groups, folded), [inOrder, groups, folded]);

  const [cursor, setCursor] = useState<Cursor>({ line: -2, id: undefined, column: 0, turn: 0 });
  const line =
    cursor.line < 0 || cursor.id === undefined
      ? Math.min(cursor.line, rows.count - 1)
      : (rows.find(cursor.id, cursor.line) ?? Math.min(cursor.line, rows.count - 1));
  const column = Math.min(cursor.column, columns.shown.length - 1);
  const [editing, setEditing] = useState<{ id: string; column: string }>();
  /** Where a range of selected lines began. */
  const [anchor, setAnchor] = useState(-1);

  function moveTo(toLine: number, toColumn = column) {
    const at = Math.max(-1, Math.min(rows.count - 1, toLine));
    setCursor(({ turn }) => ({
      line: at,
      id: rows.getId(at),
      column: Math.max(0, Math.min(columns.shown.length - 1, toColumn)),
      turn: turn + 1,
    }));
  }

  function toggleFold(group: number) {
    const key = groups?.[group]?.key;
    const next = new Set(folded);
    if (!next.delete(key)) next.add(key);
    setFolded(next);
  }

  /** Selects or frees all lines between the one chosen last and this one. */
  function selectRange(to: number, on = true) {
    const next = new Set(list.selected);
    for (const id of rows.getRange(anchor < 0 ? to : anchor, to)) {
      if (on) next.add(id);
      else next.delete(id);
    }
    list.setSelected(next);
  }

  return {
    columns,
    rows,
    groups,
    /** Leads in the order shown, each once. */
    ids: inOrder,
    cursor: { line, column, turn: cursor.turn },
    moveTo,
    editing,
    setEditing,
    /** The lead stays on its line from now on, until the order or the search changes. */
    hold(id: string) {
      const place = inOrder.indexOf(id);
      if (place >= 0) setHeld({ order, places: new Map([...places, [id, place]]) });
    },
    folded,
    toggleFold,
    foldAll: (on: boolean) => setFolded(on ? new Set(groups?.map(({ key }) => key)) : NOTHING),
    anchor,
    setAnchor,
    selectRange,
  };
}

export type Table = ReturnType<typeof useTable>;
