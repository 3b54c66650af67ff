import { ArrowDown, ArrowUp } from 'lucide-react';
import { useEffect } from 'react';
import { i18n } from '#i18n';
import type { Category } from '@/lib/leads/definitions';
import type { Lead } from '@/lib/leads/lead';
import { getLeadName } from '@/lib/leads/lead-name';
import type { LeadSort } from '@/lib/search/lead-index';
import { getColumnWord } from '../words';
import { useServices } from '../services';
import { CheckBox } from '../ui/check-box';
import { FieldText } from '../ui/field-text';
import { formatDay } from '../ui/format';
import type { LeadList } from '../leads/use-lead-list';
import { useRows } from '../leads/use-rows';
import styles from './lead-table.module.css';

const ROW_HEIGHT = 36;

const columns = ['locality', 'phone', 'email', 'website', 'category', 'updatedAt'] as const;
type ColumnId = (typeof columns)[number];

const toSortKey = (column: ColumnId): LeadSort['by'] => (column === 'updatedAt' ? 'updated' : column);

interface LeadTableProps {
  list: LeadList;
  categories: readonly Category[];
  openId: string | undefined;
  onOpen: (id: string) => void;
}

/** Every lead as a line of a table; the name stays in sight when the table is scrolled sideways. */
export function LeadTable({ list, categories, openId, onOpen }: LeadTableProps) {
  const { scroller, rows, focusWanted } = useRows({
    count: list.ids.length,
    height: ROW_HEIGHT,
    active: list.active,
    turn: list.activeTurn,
  });
  const now = useServices().store.now();
  const names = new Map(categories.map(({ id, name }) => [id, name]));
  const all = list.ids.length > 0 && list.selected.size >= list.ids.length;
  const shown = rows.getVirtualItems();
  useEffect(() => list.want(shown.flatMap(({ index }) => list.ids[index] ?? [])));

  return (
    <div ref={scroller} className={styles.scroller}>
      <div
        role="table"
        aria-label={i18n.t('leads.title')}
        aria-rowcount={list.ids.length + 1}
        className={styles.table}
      >
        <div role="row" aria-rowindex={1} className={`${styles.row} ${styles.head}`}>
          <span role="columnheader" className={styles.frozen} aria-sort={getSort(list.sort, 'name')}>
            <CheckBox
              aria-label={i18n.t('leads.selectAll')}
              checked={all}
              mixed={list.selected.size > 0 && !all}
              onChange={(event) => list.setSelected(new Set(event.target.checked ? list.ids : []))}
            />
            <SortButton list={list} by="name" word={getColumnWord('name')} />
          </span>
          {columns.map((column) => {
            const by = toSortKey(column);
            return (
              <span key={column} role="columnheader" aria-sort={getSort(list.sort, by)}>
                <SortButton list={list} by={by} word={getColumnWord(column)} />
              </span>
            );
          })}
        </div>
        <div role="rowgroup" style={{ height: rows.getTotalSize(), position: 'relative' }}>
          {shown.map(({ index, start }) => {
            const id = list.ids[index];
            const lead = id === undefined ? undefined : list.getLead(id);
            // Being read: there in a moment.
            if (!lead) return null;
            const name = getLeadName(lead) ?? i18n.t('page.noName');
            const chosen = list.selected.has(lead.id);
            return (
              <div
                key={lead.id}
                role="row"
                aria-rowindex={index + 2}
                className={styles.row}
                data-chosen={chosen}
                data-open={lead.id === openId}
                style={{ height: ROW_HEIGHT, transform: `translateY(${start}px)`, position: 'absolute' }}
              >
                <span role="rowheader" className={styles.frozen}>
                  <CheckBox
                    aria-label={i18n.t('leads.select', { name })}
                    tabIndex={-1}
                    checked={chosen}
                    onChange={() => list.toggle(lead.id)}
                  />
                  <button
                    type="button"
                    ref={focusWanted}
                    data-main={index}
                    className={styles.open}
                    title={name}
                    tabIndex={index === Math.max(list.active, 0) ? 0 : -1}
                    onClick={() => {
                      list.setActive(index);
                      onOpen(lead.id);
                    }}
                  >
                    {name}
                  </button>
                </span>
                {columns.map((column) => (
                  <span key={column} role="cell" className={styles.cell}>
                    <Cell lead={lead} column={column} names={names} now={now} />
                  </span>
                ))}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

function SortButton({ list, by, word }: { list: LeadList; by: LeadSort['by']; word: string }) {
  const own = list.sort.by === by;
  const descending = list.sort.direction === 'descending';
  return (
    <button
      type="button"
      className={styles.sort}
      onClick={() => {
        const newest = by === 'updated' || by === 'created';
        const down = own ? !descending : newest;
        list.setSort({ by, direction: down ? 'descending' : 'ascending' });
      }}
    >
      {word}
      {own ? descending ? <ArrowDown size={14} aria-hidden /> : <ArrowUp size={14} aria-hidden /> : null}
    </button>
  );
}

function getSort(sort: LeadSort, by: LeadSort['by']): 'ascending' | 'descending' | 'none' {
  return sort.by === by ? sort.direction : 'none';
}

interface CellProps {
  lead: Lead;
  column: ColumnId;
  /** Categories' names by their ids. */
  names: ReadonlyMap<string, string>;
  now: number;
}

function Cell({ lead, column, names, now }: CellProps) {
  const { facts } = lead;
  switch (column) {
    case 'locality': {
      const address = facts.address?.[0]?.value;
      return address?.locality ?? address?.text;
    }
    case 'phone':
      return facts.phone?.[0] ? <FieldText field="phone" value={facts.phone[0].value} /> : null;
    case 'email':
      return facts.email?.[0] ? <FieldText field="email" value={facts.email[0].value} /> : null;
    case 'website':
      return facts.website?.[0] ? <FieldText field="website" value={facts.website[0].value} /> : null;
    case 'category':
      return lead.categoryIds.flatMap((id) => names.get(id) ?? []).join(', ');
    case 'updatedAt':
      return formatDay(lead.updatedAt, now);
  }
}
