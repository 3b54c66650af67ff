import { ArrowDown, ArrowUp, ChevronDown } from 'lucide-react';
import { lazy, Suspense, useState, type DragEvent, type KeyboardEvent, type PointerEvent } from 'react';
import { i18n } from '#i18n';
import type { LeadSort } from '@/lib/search/lead-index';
import { fieldWords, getQueryWord, findQueryField } from '@/lib/search/query-words';
import type { Categories } from '../category/use-categories';
import { getQueryLanguage } from '../leads/facets';
import type { LeadList } from '../leads/use-lead-list';
import { useAnnounce } from '../ui/announcer';
import { CheckBox } from '../ui/check-box';
import { formatNumber } from '../ui/format';
import { MenuButton } from '../ui/menu-button';
import styles from './lead-table.module.css';
import { findStep, sortBy, sortByToo } from './sort-steps';
import type { ShownColumn } from './use-columns';
import type { Table } from './use-table';

// Asked for now and then.
const ValuePicker = lazy(async () => ({ default: (await import('./value-picker')).ValuePicker }));

/** Pixels a key makes a column wider or narrower. */
const STEP = 16;

interface TableHeadProps {
  list: LeadList;
  table: Table;
  categories: Categories;
  /** Draws a column at a width while it is dragged; without one, as it is remembered. */
  onDragWidth: (index: number, width: number) => void;
  /** Writes the beginning of a clause into the search and goes there. */
  onSearchIn: (clause: string) => void;
}

/**
 * The heading: a click sorts, with Shift behind what is sorted by already; a drag moves, the edge makes wider, and the menu
 * has all of it. By keys: Enter and Shift with Enter sort, Alt with ← → moves, Shift with ← → makes narrower and wider,
 * Alt with ↓ opens the menu.
 */
export function TableHead(props: TableHeadProps) {
  const { list, table } = props;
  const { shown } = table.columns;
  const all = table.ids.length > 0 && list.selected.size >= table.ids.length;
  return (
    <div role="row" aria-rowindex={1} className={`${styles.row} ${styles.head}`}>
      {shown.map((column, index) => (
        <HeadCell key={column.id} {...props} column={column} index={index}>
          {index === 0 ? (
            <CheckBox
              aria-label={i18n.t('leads.selectAll')}
              checked={all}
              mixed={list.selected.size > 0 && !all}
              onChange={(event) => list.setSelected(new Set(event.target.checked ? table.ids : []))}
            />
          ) : null}
        </HeadCell>
      ))}
    </div>
  );
}

function HeadCell({
  list,
  table,
  categories,
  column,
  index,
  onDragWidth,
  onSearchIn,
  children,
}: TableHeadProps & { column: ShownColumn; index: number; children: React.ReactNode }) {
  const announce = useAnnounce();
  const [over, setOver] = useState<'before' | 'after'>();
  const [filtering, setFiltering] = useState(false);
  const { columns, cursor } = table;
  const { id, word, sort, group, query } = column;
  const isFrozen = index === 0;

  function move(to: number) {
    if (isFrozen) return;
    const place = columns.move(id, to);
    announce(
      i18n.t('table.moved', {
        name: word,
        place: formatNumber(place + 1),
        count: formatNumber(columns.shown.length),
      }),
    );
    table.moveTo(-1, place);
  }

  function resize(by: number) {
    const width = columns.resize(id, column.now + by);
    announce(i18n.t('table.resized', { name: word, width: formatNumber(width) }));
  }

  const step = findStep(list.sort, sort);

  function setSort(next: LeadSort) {
    list.setSort(next);
    if (next.then === undefined) return;
    const names = [next, ...next.then].map(({ by }, at) => {
      const named = columns.all.find((one) => one.sort === by);
      return `${formatNumber(at + 1)} ${named?.word ?? by}`;
    });
    announce(i18n.t('table.sortedBy', { columns: names.join(', ') }));
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const { key, altKey, shiftKey } = event;
    const by = key === 'ArrowLeft' ? -1 : key === 'ArrowRight' ? 1 : 0;
    if (by !== 0 && altKey) move(index + by);
    else if (by !== 0 && shiftKey) resize(by * STEP);
    else if (key === 'Enter' && shiftKey && sort !== undefined) setSort(sortByToo(list.sort, sort));
    else if ((key === 'ArrowDown' && altKey) || key === 'ContextMenu' || (key === 'F10' && shiftKey))
      event.currentTarget.parentElement?.querySelector<HTMLElement>('[aria-haspopup]')?.click();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  const drag = {
    draggable: !isFrozen,
    onDragStart: (event: DragEvent) => {
      event.dataTransfer.setData(TYPE, id);
      event.dataTransfer.effectAllowed = 'move';
    },
    onDragOver: (event: DragEvent<HTMLElement>) => {
      if (isFrozen || !event.dataTransfer.types.includes(TYPE)) return;
      event.preventDefault();
      const { left, width } = event.currentTarget.getBoundingClientRect();
      setOver(event.clientX < left + width / 2 ? 'before' : 'after');
    },
    onDragLeave: () => setOver(undefined),
    onDrop: (event: DragEvent) => {
      const from = columns.shown.findIndex((one) => one.id === event.dataTransfer.getData(TYPE));
      setOver(undefined);
      const dragged = columns.shown[from];
      if (dragged === undefined || from === index) return;
      event.preventDefault();
      const to = over === 'after' ? index + 1 : index;
      columns.move(dragged.id, from < to ? to - 1 : to);
    },
  };

  const clause = query === undefined ? undefined : getClauseStart(query);
  const items = [
    ...(sort === undefined
      ? []
      : [
          { word: i18n.t('table.sortUp'), onPick: () => list.setSort({ by: sort, direction: 'ascending' }) },
          {
            word: i18n.t('table.sortDown'),
            onPick: () => list.setSort({ by: sort, direction: 'descending' }),
          },
        ]),
    // Behind another column only.
    ...(sort === undefined || (list.sort.by === sort && list.sort.then === undefined)
      ? []
      : (['ascending', 'descending'] as const).map((direction) => ({
          word: i18n.t(direction === 'ascending' ? 'table.thenUp' : 'table.thenDown'),
          onPick: () => setSort(sortByToo(list.sort, sort, direction)),
        }))),
    ...(group === undefined
      ? []
      : [{ word: i18n.t('table.filterByValue'), onPick: () => setFiltering(true) }]),
    ...(clause === undefined ? [] : [{ word: i18n.t('table.searchIn'), onPick: () => onSearchIn(clause) }]),
    ...(group === undefined
      ? []
      : [
          columns.groupBy === group
            ? { word: i18n.t('table.ungroup'), onPick: () => columns.setGroupBy(undefined) }
            : { word: i18n.t('table.groupByThis'), onPick: () => columns.setGroupBy(group) },
        ]),
    { word: i18n.t('table.wider'), onPick: () => resize(STEP * 4) },
    { word: i18n.t('table.narrower'), onPick: () => resize(-STEP * 4) },
    ...(isFrozen
      ? []
      : [
          { word: i18n.t('table.moveLeft'), onPick: () => move(index - 1) },
          { word: i18n.t('table.moveRight'), onPick: () => move(index + 1) },
          { word: i18n.t('table.hide'), onPick: () => columns.toggle(id) },
        ]),
  ];

  return (
    <div
      role="columnheader"
      aria-colindex={index + 1}
      // One heading only may say so; those behind it say it in words.
      aria-sort={sort === undefined ? undefined : step?.rank === 1 ? step.direction : 'none'}
      className={isFrozen ? `${styles.frozen} ${styles.headCell}` : styles.headCell}
      data-over={over}
      data-number={column.isNumber}
      {...drag}
    >
      {children}
      <button
        type="button"
        className={styles.sort}
        title={word}
        aria-keyshortcuts="Shift+Enter Alt+ArrowDown Alt+ArrowLeft Alt+ArrowRight Shift+ArrowLeft Shift+ArrowRight"
        data-line={-1}
        data-column={index}
        data-focus
        tabIndex={index === cursor.column ? 0 : -1}
        onKeyDown={onKeyDown}
        onClick={({ shiftKey }) => {
          if (sort !== undefined) setSort((shiftKey ? sortByToo : sortBy)(list.sort, sort));
        }}
      >
        <span className={styles.word}>{word}</span>
        {step === undefined ? null : step.direction === 'descending' ? (
          <ArrowDown size={14} aria-hidden />
        ) : (
          <ArrowUp size={14} aria-hidden />
        )}
        {step === undefined || step.of === 1 ? null : (
          <>
            <span aria-hidden className={styles.rank}>
              {formatNumber(step.rank)}
            </span>
            <span className="spoken">
              {i18n.t(step.direction === 'ascending' ? 'table.rankUp' : 'table.rankDown', {
                rank: formatNumber(step.rank),
              })}
            </span>
          </>
        )}
      </button>
      <span className={styles.menu}>
        <MenuButton
          name={i18n.t('table.options', { name: word })}
          label={<ChevronDown size={14} aria-hidden />}
          tabIndex={-1}
          items={items}
        />
      </span>
      {filtering ? (
        <Suspense>
          <ValuePicker
            list={list}
            column={column}
            columns={columns}
            categories={categories}
            side={index > 0 && index >= columns.shown.length / 2 ? 'end' : 'start'}
            onClose={() => {
              setFiltering(false);
              table.moveTo(-1, index);
            }}
          />
        </Suspense>
      ) : null}
      <Edge
        width={column.now}
        onDrag={(width) => onDragWidth(index, width)}
        onEnd={(width) => columns.resize(id, width)}
      />
    </div>
  );
}

const TYPE = 'application/x-leadlight-column';

/** The border of a column, dragged with the pointer; keys and menu do the same. */
function Edge({
  width,
  onDrag,
  onEnd,
}: {
  width: number;
  onDrag: (width: number) => void;
  onEnd: (width: number) => void;
}) {
  const [from, setFrom] = useState<number>();
  const to = (event: PointerEvent) => width + (event.clientX - (from ?? event.clientX));
  return (
    <span
      className={styles.edge}
      data-dragged={from !== undefined}
      aria-hidden
      draggable
      // The heading under it can be dragged, too; here it must not.
      onDragStart={(event) => {
        event.preventDefault();
        event.stopPropagation();
      }}
      onPointerDown={(event) => {
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        setFrom(event.clientX);
      }}
      onPointerMove={(event) => {
        if (from !== undefined) onDrag(to(event));
      }}
      onPointerUp={(event) => {
        if (from !== undefined) onEnd(to(event));
        setFrom(undefined);
      }}
    />
  );
}

/** `city:` in the words of the user's language, ready to be typed on; `"Annual sales":` for a field of one's own. */
function getClauseStart(name: string): string {
  const known = findQueryField(name);
  if (known !== undefined) return `${getQueryWord(fieldWords[known], getQueryLanguage())}:`;
  return /\s/.test(name) ? `"${name}":` : `${name}:`;
}
