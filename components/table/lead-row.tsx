import { ChevronDown, ChevronRight, User } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import { i18n } from '#i18n';
import type { Lead } from '@/lib/leads/lead';
import { getLeadName } from '@/lib/leads/lead-name';
import { CheckBox } from '../ui/check-box';
import { formatNumber } from '../ui/format';
import { CellValue, type CellContext } from './cell-value';
import styles from './lead-table.module.css';
import type { ShownColumn } from './use-columns';

export const ROW_HEIGHT = 36;

/** What happens is the table's business, which hears of it from all rows at once. */
const leaveToTable = () => undefined;

interface LeadRowProps {
  lead: Lead;
  line: number;
  /** Pixels from the top of the rows. */
  start: number;
  columns: readonly ShownColumn[];
  context: CellContext;
  isChosen: boolean;
  isOpen: boolean;
  isGrouped: boolean;
  /** The column the keys act on; -1 in all rows but one. */
  cursor: number;
  /** The column that is edited, and in what; -1 in all rows but one. */
  editing: number;
  editor: ReactNode;
}

/** One lead as a line of cells. Drawn anew only when something of it changed: scrolling draws forty in a moment. */
export const LeadRow = memo(function LeadRow(props: LeadRowProps) {
  const { lead, line, start, columns, context, isChosen, isOpen, isGrouped, cursor, editing, editor } = props;
  const name = getLeadName(lead) ?? i18n.t('page.noName');
  return (
    <div
      role="row"
      aria-rowindex={line + 2}
      aria-level={isGrouped ? 2 : undefined}
      aria-selected={isChosen}
      className={styles.row}
      data-line={line}
      data-chosen={isChosen}
      data-open={isOpen}
      data-editing={editing >= 0}
      style={{ transform: `translateY(${start}px)` }}
    >
      {columns.map((column, index) => {
        const own = cursor === index;
        if (index === 0)
          return (
            <div
              key={column.id}
              role="rowheader"
              aria-colindex={1}
              className={styles.frozen}
              data-column={0}
              data-now={own}
            >
              <CheckBox
                aria-label={i18n.t('leads.select', { name })}
                tabIndex={-1}
                checked={isChosen}
                data-select
                onChange={leaveToTable}
              />
              {editing === 0 ? (
                <div className={styles.nameEditor}>{editor}</div>
              ) : (
                <button
                  type="button"
                  className={styles.open}
                  title={name}
                  data-main={line}
                  data-focus
                  tabIndex={own ? 0 : -1}
                >
                  {lead.kind === 'person' ? <User size={14} aria-label={i18n.t('kind.person')} /> : null}
                  <span>{name}</span>
                </button>
              )}
            </div>
          );
        return (
          <div
            key={column.id}
            role="gridcell"
            aria-colindex={index + 1}
            className={styles.cell}
            data-column={index}
            data-number={column.isNumber}
            data-now={own}
            data-edited={editing === index}
            data-focus
            tabIndex={own ? 0 : -1}
          >
            <CellValue lead={lead} column={column} context={context} />
            {editing === index ? editor : null}
          </div>
        );
      })}
    </div>
  );
});

interface GroupRowProps {
  line: number;
  start: number;
  /** What its leads have in common. */
  word: ReactNode;
  name: string;
  count: number;
  isOpen: boolean;
  isNow: boolean;
  /** How many of its leads are selected. */
  selected: number;
  columns: number;
}

/** The head of a group: what it is, how many, folded or not, and a box that selects all of it. */
export const GroupRow = memo(function GroupRow(props: GroupRowProps) {
  const { line, start, word, name, count, isOpen, isNow, selected, columns } = props;
  return (
    <div
      role="row"
      aria-rowindex={line + 2}
      aria-level={1}
      aria-expanded={isOpen}
      className={`${styles.row} ${styles.group}`}
      data-line={line}
      style={{ transform: `translateY(${start}px)` }}
    >
      <div
        role="rowheader"
        aria-colindex={1}
        aria-colspan={columns}
        className={styles.groupHead}
        data-column={0}
      >
        <CheckBox
          aria-label={i18n.t('table.selectGroup', { name })}
          tabIndex={-1}
          checked={selected > 0 && selected >= count}
          mixed={selected > 0 && selected < count}
          data-select
          onChange={leaveToTable}
        />
        <button type="button" className={styles.fold} data-main={line} data-focus tabIndex={isNow ? 0 : -1}>
          {isOpen ? <ChevronDown size={16} aria-hidden /> : <ChevronRight size={16} aria-hidden />}
          {word} <span className={styles.groupCount}>{formatNumber(count)}</span>
        </button>
      </div>
    </div>
  );
});
