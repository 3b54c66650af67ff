import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import {
  lazy,
  Suspense,
  useEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type MouseEvent,
} from 'react';
import { i18n } from '#i18n';
import type { Lead } from '@/lib/leads/lead';
import { editLead, type LeadEdit } from '@/lib/store/commands/edit-lead';
import type { Categories } from '../category/use-categories';
import type { Commands } from '../leads/use-commands';
import type { LeadList } from '../leads/use-lead-list';
import { useServices } from '../services';
import { formatNumber } from '../ui/format';
import { CellEditor, type Leave } from './cell-editor';
import { getCellText, type CellContext } from './cell-value';
import { NARROWEST, WIDEST } from './columns';
import { getGroupWord } from './group-word';
import { GroupRow, LeadRow, ROW_HEIGHT } from './lead-row';
import styles from './lead-table.module.css';
import type { Pasted } from './paste-cells';
import { TableHead } from './table-head';
import { getEditKind, toEdit, toToggle } from './to-edit';
import type { Table } from './use-table';

// Few paste, and fewer still paste what does not fit.
const PastedDialog = lazy(async () => ({ default: (await import('./pasted-dialog')).PastedDialog }));

/** Of the heading, which stays while the rows pass beneath it. */
const HEAD_HEIGHT = 36;

interface LeadTableProps {
  list: LeadList;
  table: Table;
  categories: Categories;
  commands: Commands;
  openId: string | undefined;
  onOpen: (id: string) => void;
  onSearchIn: (clause: string) => void;
  /** Asked before a stage is set by a cell, which may want a reason; true when somebody else takes care of it. */
  onStage: (lead: Lead, edit: LeadEdit) => boolean;
}

/**
 * Every lead as a line of cells: a grid one walks through with the arrows, edits in place and selects from (ARIA Authoring
 * Practices, data grid; with groups, tree grid). Only the lines in sight are there.
 */
export function LeadTable(props: LeadTableProps) {
  const { list, table, categories, commands, openId, onOpen } = props;
  const { store } = useServices();
  const { columns, rows, groups, cursor, editing } = table;
  const { shown } = columns;
  const scroller = useRef<HTMLDivElement>(null);
  const grid = useRef<HTMLDivElement>(null);
  const wanted = useRef(false);

  const virtual = useVirtualizer({
    count: rows.count,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 6,
    scrollMargin: HEAD_HEIGHT,
    scrollPaddingStart: HEAD_HEIGHT,
    // The line with the focus stays there when it is scrolled away, or the keys would lose it.
    rangeExtractor: (range) => {
      const lines = defaultRangeExtractor(range);
      return cursor.line < 0 || lines.includes(cursor.line)
        ? lines
        : [...lines, cursor.line].sort((a, b) => a - b);
    },
  });
  const lines = virtual.getVirtualItems();
  useEffect(() =>
    list.want(
      lines.flatMap(({ index }) => {
        const row = rows.get(index);
        // A group is called after one of its leads.
        return (row?.kind === 'group' ? groups?.[row.group]?.ids[0] : row?.id) ?? [];
      }),
    ),
  );

  // Only a move takes the focus along, not every redraw.
  const lastTurn = useRef(cursor.turn);
  useEffect(() => {
    if (cursor.turn === lastTurn.current) return;
    lastTurn.current = cursor.turn;
    wanted.current = true;
    if (cursor.line >= 0) virtual.scrollToIndex(cursor.line, { align: 'auto' });
  });
  // A line far away is drawn when its lead was read.
  useEffect(() => {
    if (!wanted.current || editing !== undefined) return;
    const cell = grid.current?.querySelector<HTMLElement>(
      cursor.line < 0
        ? `[data-line="-1"][data-column="${cursor.column}"]`
        : `[data-line="${cursor.line}"] [data-column="${cursor.column}"]:is([data-focus]), [data-line="${cursor.line}"] [data-column="${cursor.column}"] [data-focus], [data-line="${cursor.line}"] > [aria-colspan] [data-focus]`,
    );
    if (!cell) return;
    wanted.current = false;
    cell.focus({ preventScroll: true });
    cell.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });

  const { index, context: queryContext, version } = list;
  const context = useMemo((): CellContext => {
    void version;
    return {
      categories,
      lists: new Map(queryContext.lists.map((one) => [one.id, one])),
      getOwners: () =>
        [...new Set([...index.countMarks().keys()].flatMap(({ owner }) => owner ?? []))].sort(),
      now: queryContext.now,
    };
  }, [categories, queryContext.lists, index, queryContext.now, version]);

  function save(lead: Lead, word: string, edit: LeadEdit) {
    table.hold(lead.id);
    if (edit.stage !== undefined && props.onStage(lead, edit)) return;
    void commands.run(i18n.t('lead.valueSaved', { field: word }), () => editLead(store, lead.id, edit));
  }

  function edit(line: number, at: number) {
    const id = rows.getId(line);
    const lead = id === undefined ? undefined : list.getLead(id);
    const column = shown[at];
    if (lead === undefined || column === undefined) return;
    const kind = getEditKind(column);
    const toggled = toToggle(lead, column);
    table.moveTo(line, at);
    if (kind === 'toggle' && toggled) save(lead, column.word, toggled);
    else if (kind !== undefined) table.setEditing({ id: lead.id, column: column.id });
  }

  /** Ends editing and goes on from there. */
  function leave(line: number, at: number, how: Leave) {
    table.setEditing(undefined);
    if (how === 'stay') table.moveTo(line, at);
    else if (how === 'down') table.moveTo(line + 1, at);
    else {
      const step = how === 'next' ? 1 : -1;
      for (let next = at + step; next >= 0 && next < shown.length; next += step) {
        const other = shown[next];
        const kind = other && getEditKind(other);
        if (kind === undefined || kind === 'toggle') continue;
        edit(line, next);
        return;
      }
      table.moveTo(line, at);
    }
  }

  function select(line: number, { range, on }: { range: boolean; on?: boolean }) {
    const row = rows.get(line);
    if (row?.kind === 'group') {
      const ids = groups?.[row.group]?.ids ?? [];
      const all = ids.every((id) => list.selected.has(id));
      const next = new Set(list.selected);
      for (const id of ids)
        if (all) next.delete(id);
        else next.add(id);
      list.setSelected(next);
    } else if (row !== undefined) {
      if (range) table.selectRange(line, on ?? !list.selected.has(row.id));
      else list.toggle(row.id);
      if (!range || table.anchor < 0) table.setAnchor(line);
    }
  }

  function onClick(event: MouseEvent<HTMLElement>) {
    const place = findPlace(event.target);
    if (!place || place.line < 0) return;
    const { line, column, element } = place;
    const row = rows.get(line);
    if (element.closest('[data-select]')) {
      select(line, { range: event.shiftKey });
      return;
    }
    if (element.closest('a, input, textarea, [role=listbox], [role=group]')) return;
    if (event.shiftKey && row?.kind === 'lead') {
      select(line, { range: true, on: true });
      getSelection()?.removeAllRanges();
      return;
    }
    table.moveTo(line, column);
    table.setAnchor(line);
    if (row?.kind === 'group') table.toggleFold(row.group);
    else if (row !== undefined && element.closest('[data-main]')) onOpen(row.id);
  }

  function onDoubleClick(event: MouseEvent<HTMLElement>) {
    const place = findPlace(event.target);
    if (!place || place.line < 0 || place.element.closest('[data-select], [data-main], input, textarea'))
      return;
    edit(place.line, place.column);
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    if (event.defaultPrevented || event.nativeEvent.isComposing || editing !== undefined) return;
    const element = event.target as HTMLElement;
    if (!element.matches('[data-focus]')) return;
    if (act(event, element)) {
      event.preventDefault();
      event.stopPropagation();
    }
  }

  /** Whether the key meant something here. */
  function act(event: KeyboardEvent, element: HTMLElement): boolean {
    const { key, shiftKey, altKey } = event;
    const ctrlKey = event.ctrlKey || event.metaKey;
    const { line, column } = cursor;
    const row = rows.get(line);
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / ROW_HEIGHT) - 2);
    const isGroup = row?.kind === 'group';
    if (altKey) return false;
    const goTo = (to: number, at = column) => {
      if (shiftKey && !isGroup && to !== line && line >= 0) {
        if (table.anchor < 0 || !list.selected.has(rows.getId(table.anchor) ?? '')) table.setAnchor(line);
        const next = new Set(list.selected);
        for (const id of rows.getRange(line, Math.max(0, Math.min(rows.count - 1, to)))) next.add(id);
        list.setSelected(next);
      }
      table.moveTo(to, at);
      return true;
    };
    switch (key) {
      case 'ArrowDown':
        return goTo(ctrlKey ? rows.count - 1 : line + 1);
      case 'ArrowUp':
        return goTo(ctrlKey ? 0 : line - 1);
      case 'ArrowLeft':
        if (isGroup && row.open) table.toggleFold(row.group);
        else table.moveTo(line, ctrlKey ? 0 : column - 1);
        return true;
      case 'ArrowRight':
        if (isGroup && !row.open) table.toggleFold(row.group);
        else table.moveTo(line, ctrlKey ? shown.length - 1 : column + 1);
        return true;
      case 'Home':
        return goTo(ctrlKey ? 0 : line, 0);
      case 'End':
        return goTo(ctrlKey ? rows.count - 1 : line, shown.length - 1);
      case 'PageDown':
        return goTo(line + page);
      case 'PageUp':
        return goTo(Math.max(0, line - page));
      case 'Enter':
        if (line < 0 || isGroup || (column === 0 && !ctrlKey)) return false;
        if (ctrlKey) element.querySelector('a')?.click();
        else edit(line, column);
        return true;
      case 'F2':
        if (line >= 0 && !isGroup) edit(line, column);
        return true;
      case ' ':
        if (line < 0 || isGroup) return false;
        select(line, { range: shiftKey, on: true });
        return true;
      case 'a':
        if (!ctrlKey) return false;
        list.setSelected(new Set(table.ids));
        return true;
      case 'Delete': {
        const lead = row?.kind === 'lead' ? list.getLead(row.id) : undefined;
        const at = shown[column];
        const text = at && getEditKind(at);
        if (column === 0 || lead === undefined || (text !== 'text' && text !== 'long')) return false;
        void clear(lead, column);
        return true;
      }
      default:
        return false;
    }
  }

  async function clear(lead: Lead, at: number) {
    const column = shown[at];
    if (column === undefined) return;
    const result = await toEdit(lead, column, '');
    if (result.ok && result.edit) save(lead, column.word, result.edit);
  }

  const [pasted, setPasted] = useState<Pasted>();

  /** A block of cells over those from the cursor on, down and to the right. */
  async function paste(text: string) {
    const { parseBlock, pasteCells } = await import('./paste-cells');
    const block = parseBlock(text);
    const ids: string[] = [];
    for (let line = cursor.line; line < rows.count && ids.length < block.length; line++) {
      const row = rows.get(line);
      // Another line of the same lead, in another group.
      if (row?.kind === 'lead' && !ids.includes(row.id)) ids.push(row.id);
    }
    for (const id of ids) table.hold(id);
    let result: Pasted | undefined;
    const paste = async () =>
      (result = await pasteCells(store, block, ids, shown.slice(cursor.column), context));
    // The sentence is told with the count, which is known only behind the work.
    if (
      !(await commands.run(
        () => i18n.t('paste.done', result?.changed ?? 0, [formatNumber(result?.changed ?? 0)]),
        paste,
      ))
    )
      return;
    const { refused = [], left } = result ?? {};
    if (refused.length > 0 || (left?.rows ?? 0) > 0 || (left?.columns ?? 0) > 0) setPasted(result);
  }

  const widths = shown.map(({ now }) => `${now}px`);
  const selectedIn = (ids: readonly string[]) =>
    list.selected.size === 0 ? 0 : ids.reduce((sum, id) => sum + Number(list.selected.has(id)), 0);
  return (
    <div ref={scroller} className={styles.scroller} style={{ scrollPaddingInlineStart: shown[0]?.now }}>
      <div
        ref={grid}
        role={groups ? 'treegrid' : 'grid'}
        aria-label={i18n.t('leads.title')}
        aria-rowcount={rows.count + 1}
        aria-colcount={shown.length}
        aria-multiselectable
        className={styles.table}
        style={{ '--columns': widths.join(' ') } as React.CSSProperties}
        onClick={onClick}
        onDoubleClick={onDoubleClick}
        onKeyDown={onKeyDown}
        onCopy={(event) => {
          const id = rows.getId(cursor.line);
          const lead = id === undefined ? undefined : list.getLead(id);
          const column = shown[cursor.column];
          if (editing || !lead || !column || getSelection()?.toString() !== '') return;
          event.clipboardData.setData('text/plain', getCellText(lead, column, context));
          event.preventDefault();
        }}
        onPaste={(event) => {
          const text = event.clipboardData.getData('text/plain');
          if (editing || cursor.line < 0 || text === '' || rows.get(cursor.line)?.kind !== 'lead') return;
          event.preventDefault();
          void paste(text);
        }}
      >
        <TableHead
          list={list}
          table={table}
          categories={categories}
          onSearchIn={props.onSearchIn}
          onDragWidth={(index, width) => {
            const now = Math.max(NARROWEST, Math.min(WIDEST, width));
            const all = widths.map((one, at) => (at === index ? `${now}px` : one));
            grid.current?.style.setProperty('--columns', all.join(' '));
          }}
        />
        <div role="rowgroup" className={styles.body} style={{ height: virtual.getTotalSize() }}>
          {lines.map(({ index: line, start: top }) => {
            const row = rows.get(line);
            const start = top - HEAD_HEIGHT;
            if (row === undefined) return null;
            if (row.kind === 'group') {
              const group = groups?.[row.group];
              if (group === undefined) return null;
              const first = list.getLead(group.ids[0] ?? '');
              const { name, word } = getGroupWord(columns.groupBy ?? 'stage', group.key, first, {
                categories,
                lists: context.lists,
                columns: columns.all,
              });
              return (
                <GroupRow
                  key={`group ${group.key ?? ''}`}
                  line={line}
                  start={start}
                  word={word}
                  name={name}
                  count={row.count}
                  isOpen={row.open}
                  isNow={line === cursor.line}
                  selected={selectedIn(group.ids)}
                  columns={shown.length}
                />
              );
            }
            const lead = list.getLead(row.id);
            // Being read: there in a moment.
            if (!lead) return null;
            const at = editing?.id === lead.id && line === cursor.line ? findColumn(editing.column) : -1;
            const column = shown[at];
            return (
              <LeadRow
                key={`${row.group} ${lead.id}`}
                lead={lead}
                line={line}
                start={start}
                columns={shown}
                context={context}
                isChosen={list.selected.has(lead.id)}
                isOpen={lead.id === openId}
                isGrouped={groups !== undefined}
                cursor={line === cursor.line ? cursor.column : cursor.line < 0 && line === 0 ? 0 : -1}
                editing={at}
                editor={
                  column && (
                    <CellEditor
                      lead={lead}
                      column={column}
                      context={context}
                      side={isLow(start) ? 'above' : 'below'}
                      onEdit={(change) => save(lead, column.word, change)}
                      onMistake={(sentence) => commands.tell({ sentence, commandId: undefined })}
                      onLeave={(how) => leave(line, at, how)}
                    />
                  )
                }
              />
            );
          })}
        </div>
      </div>
      {pasted === undefined ? null : (
        <Suspense>
          <PastedDialog pasted={pasted} onClose={() => setPasted(undefined)} />
        </Suspense>
      )}
    </div>
  );

  function findColumn(id: string): number {
    return shown.findIndex((column) => column.id === id);
  }

  /** In the lower half of what is seen a list opens upwards. */
  function isLow(start: number): boolean {
    const { scrollOffset, scrollRect } = virtual;
    return start - (scrollOffset ?? 0) > (scrollRect?.height ?? 0) / 2;
  }
}

/** Which cell an event is about. */
function findPlace(target: EventTarget): { line: number; column: number; element: Element } | undefined {
  if (!(target instanceof Element)) return undefined;
  const row = target.closest<HTMLElement>('[data-line]');
  const cell = target.closest<HTMLElement>('[data-column]');
  if (!row || !cell) return undefined;
  return { line: Number(row.dataset['line']), column: Number(cell.dataset['column']), element: target };
}
