import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import { i18n } from '#i18n';
import type { CustomField } from '@/lib/leads/definitions';
import type { Review, ReviewedCell, ReviewedLead } from '@/lib/store/import/importer';
import type { Cell } from '@/lib/transfer/table';
import { useAnnounce } from '../ui/announcer';
import { Button } from '../ui/button';
import { CheckBox } from '../ui/check-box';
import { formatDate, formatNumber } from '../ui/format';
import { Mark } from '../ui/mark';
import { getColumnName } from './import-plan';
import { ProblemList } from './import-problems';
import { getCellWord, getTargetWord } from './import-words';
import styles from './import.module.css';
import { useFields } from './use-fields';
import type { ImportState, Opened } from './use-import';

interface ImportReviewProps {
  opened: Opened;
  review: Review;
  state: ImportState;
}

/** `17 phone`: one cell of the file. */
const toCellKey = (row: number, column: string) => `${row} ${column}`;

const HEAD = 44;
const LINE = 40;

/**
 * A file of ours that came back: lead by lead what was changed in it. What was changed here as well stays as it is here,
 * until the user says otherwise.
 */
export function ImportReview({ opened, review, state }: ImportReviewProps) {
  const announce = useAnnounce();
  const customFields = useFields(opened.plan);
  const { changed } = review;
  const title =
    changed.length === 0
      ? i18n.t('import.noneChanged')
      : i18n.t('import.changedLeads', review.changedCount, [formatNumber(review.changedCount)]);
  useEffect(() => announce(title), [announce, title]);
  const cells = changed.flatMap(({ row, cells }) => cells.map((cell) => ({ row, ...cell })));
  const conflicts = cells.filter(({ conflict }) => conflict);
  const toKeys = (some: typeof cells) => some.map(({ row, column }) => toCellKey(row, column));
  const [refused, setRefused] = useState<ReadonlySet<string>>(() => new Set(toKeys(conflicts)));
  const [alsoNew, setAlsoNew] = useState(false);
  const taken = cells.filter(({ row, column }) => !refused.has(toCellKey(row, column)));
  const leads = new Set(taken.map(({ row }) => row)).size;

  function refuse(keys: readonly string[], on: boolean) {
    const next = new Set(refused);
    for (const key of keys) {
      if (on) next.add(key);
      else next.delete(key);
    }
    setRefused(next);
  }

  const start = () =>
    state.start({
      mode: alsoNew ? 'both' : 'update',
      refused: cells
        .filter(({ row, column }) => refused.has(toCellKey(row, column)))
        .map(({ row, column }) => ({ row, column })),
    });

  return (
    <>
      <div className={styles.result}>
        <h2>{title}</h2>
        <ul className={styles.notes}>
          {review.unchanged === 0 ? null : (
            <li>{i18n.t('import.asExported', review.unchanged, [formatNumber(review.unchanged)])}</li>
          )}
          {review.gone.length === 0 ? null : (
            <li>
              {i18n.t('import.gone', review.gone.length, [formatNumber(review.gone.length)], {
                names: review.gone
                  .slice(0, 5)
                  .map(({ name, row }) => name ?? i18n.t('import.row', { row }))
                  .join(', '),
              })}
            </li>
          )}
        </ul>
        {review.conflictCount === 0 ? null : (
          <div className={styles.conflicts}>
            <Mark
              kind="changed"
              word={i18n.t('import.conflicts', review.conflictCount, [formatNumber(review.conflictCount)])}
            />
            <Button look="quiet" onClick={() => refuse(toKeys(conflicts), false)}>
              {i18n.t('import.takeFile')}
            </Button>
            <Button look="quiet" onClick={() => refuse(toKeys(conflicts), true)}>
              {i18n.t('import.keepMine')}
            </Button>
          </div>
        )}
        {review.withoutRef === 0 ? null : (
          <label className={styles.box}>
            <CheckBox checked={alsoNew} onChange={(event) => setAlsoNew(event.target.checked)} />
            {i18n.t('import.alsoNew', review.withoutRef, [formatNumber(review.withoutRef)])}
          </label>
        )}
      </div>
      {changed.length === 0 ? null : (
        <ChangedLeads
          leads={changed}
          refused={refused}
          customFields={customFields}
          onRefuse={(row, columns, on) =>
            refuse(
              columns.map((column) => toCellKey(row, column)),
              on,
            )
          }
        />
      )}
      {review.problems.length === 0 ? null : (
        <section className={styles.problems} aria-label={i18n.t('import.problems')}>
          <h2>{i18n.t('import.problems')}</h2>
          <ProblemList problems={review.problems} columnName={(at) => getColumnName(opened.look, at)} />
        </section>
      )}
      <div className={styles.foot}>
        {changed.length === 0 && review.withoutRef === 0 ? (
          // Nothing is left to be done with this one.
          <Button look="primary" onClick={state.leave}>
            {i18n.t('import.another')}
          </Button>
        ) : (
          <Button look="primary" disabled={taken.length === 0 && !alsoNew} onClick={start}>
            {taken.length === 0
              ? i18n.t('import.takeOverNone')
              : i18n.t('import.takeOver', taken.length, [formatNumber(taken.length)])}
          </Button>
        )}
        <Button onClick={state.back}>{i18n.t('import.backToColumns')}</Button>
        <span className={styles.hint}>
          {taken.length === 0 ? null : i18n.t('import.takeOverIn', leads, [formatNumber(leads)])}{' '}
          {i18n.t('import.nothingElse')}
        </span>
      </div>
    </>
  );
}

interface ChangedLeadsProps {
  leads: readonly ReviewedLead[];
  refused: ReadonlySet<string>;
  customFields: readonly CustomField[];
  onRefuse: (row: number, columns: readonly string[], on: boolean) => void;
}

function ChangedLeads({ leads, refused, customFields, onRefuse }: ChangedLeadsProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: leads.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => HEAD + LINE * ((leads[index]?.cells.length ?? 0) + 1),
    overscan: 4,
    getItemKey: (index) => index,
  });
  return (
    <div
      ref={scroller}
      className={styles.reviewScroller}
      // As tall as what is in it, where that is less than the page.
      style={{ maxHeight: virtualizer.getTotalSize() + 2 }}
      tabIndex={0}
      role="group"
      aria-label={i18n.t('import.changes')}
    >
      <div style={{ height: virtualizer.getTotalSize() }} className={styles.problemList}>
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const lead = leads[index];
          if (lead === undefined) return null;
          const name = lead.name ?? i18n.t('page.noName');
          const columns = lead.cells.map(({ column }) => column);
          const kept = columns.filter((column) => refused.has(toCellKey(lead.row, column))).length;
          return (
            <section
              key={index}
              className={styles.reviewed}
              aria-label={name}
              data-index={index}
              ref={virtualizer.measureElement}
              style={{ transform: `translateY(${start}px)` }}
            >
              <label className={styles.reviewedHead}>
                <CheckBox
                  aria-label={i18n.t('import.takeLead', { name })}
                  checked={kept === 0}
                  mixed={kept > 0 && kept < columns.length}
                  onChange={(event) => onRefuse(lead.row, columns, !event.target.checked)}
                />
                <b>{name}</b>
                <span className={styles.hint}>{i18n.t('import.row', { row: lead.row })}</span>
              </label>
              <table className={styles.diff}>
                <thead>
                  <tr>
                    <td />
                    <th scope="col">{i18n.t('import.wasExported')}</th>
                    <th scope="col">{i18n.t('import.storedNow')}</th>
                    <th scope="col">{i18n.t('import.inFile')}</th>
                  </tr>
                </thead>
                <tbody>
                  {lead.cells.map((cell) => (
                    <ChangedCell
                      key={cell.column}
                      cell={cell}
                      word={getTargetWord(cell.column, customFields)}
                      name={name}
                      isRefused={refused.has(toCellKey(lead.row, cell.column))}
                      onRefuse={(on) => onRefuse(lead.row, [cell.column], on)}
                    />
                  ))}
                </tbody>
              </table>
            </section>
          );
        })}
      </div>
    </div>
  );
}

interface ChangedCellProps {
  cell: ReviewedCell;
  word: string;
  name: string;
  isRefused: boolean;
  onRefuse: (on: boolean) => void;
}

function ChangedCell({ cell, word, name, isRefused, onRefuse }: ChangedCellProps) {
  return (
    <tr data-refused={isRefused} data-conflict={cell.conflict}>
      <th scope="row">
        <label className={styles.reviewedHead}>
          <CheckBox
            aria-label={i18n.t('import.takeCell', { field: word, name })}
            checked={!isRefused}
            onChange={(event) => onRefuse(!event.target.checked)}
          />
          {word}
        </label>
      </th>
      <td>
        <CellText cell={cell.exported} column={cell.column} />
      </td>
      <td data-wins={isRefused}>
        <CellText cell={cell.stored} column={cell.column} />
        {cell.conflict ? (
          <>
            {' '}
            <Mark kind="changed" word={i18n.t('import.changedHere')} />
          </>
        ) : null}
      </td>
      <td data-wins={!isRefused}>
        <CellText cell={cell.file} column={cell.column} />
      </td>
    </tr>
  );
}

function CellText({ cell, column }: { cell: Cell; column: string }) {
  if (cell === undefined) return <i>{i18n.t('history.nothing')}</i>;
  if (cell instanceof Date) return formatDate(cell.getTime(), { time: true });
  return typeof cell === 'number' ? formatNumber(cell) : getCellWord(column, cell);
}
