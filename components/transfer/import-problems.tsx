import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef, useState } from 'react';
import { i18n } from '#i18n';
import { skippingCodes, type RowProblem, type RowProblemCode } from '@/lib/transfer/import/problems';
import { ChoiceChips } from '../task/choice-chips';
import { CheckBox } from '../ui/check-box';
import { formatNumber } from '../ui/format';
import { getRowProblemSentence, getRowProblemWord } from './import-words';
import styles from './import.module.css';

interface ProblemListProps {
  problems: readonly RowProblem[];
  /** How often each code came, also beyond those that are listed. */
  counts?: Readonly<Record<string, number>>;
  columnName: (at: number) => string;
  /** Rows the user took out; absent where that is decided. */
  without?: ReadonlySet<number>;
  onWithout?: (row: number, out: boolean) => void;
}

/** Two lines. */
const ROW_HEIGHT = 52;

/** Every problem: which row and column, what stands there, what is wrong with it and what is done about it. */
export function ProblemList({ problems, counts, columnName, without, onWithout }: ProblemListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const [code, setCode] = useState<RowProblemCode>();
  const codes = useMemo(() => Map.groupBy(problems, (problem) => problem.code), [problems]);
  const shown = useMemo(
    () => (code === undefined ? problems : (codes.get(code) ?? [])),
    [problems, codes, code],
  );
  const firstOfRow = useMemo(
    () => new Set(shown.filter(({ row }, at) => shown[at - 1]?.row !== row)),
    [shown],
  );
  const left = useMemo(
    () => new Set(problems.filter((problem) => skippingCodes.has(problem.code)).map(({ row }) => row)),
    [problems],
  );
  const virtualizer = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 10,
    getItemKey: (index) => index,
  });
  return (
    <>
      {codes.size < 2 ? null : (
        <ChoiceChips
          label={i18n.t('import.kinds')}
          options={[
            { id: 'all' as const, word: i18n.t('timeline.all') },
            ...[...codes].map(([id, some]) => ({
              id,
              word: `${getRowProblemWord(id)} ${formatNumber(counts?.[id] ?? some.length)}`,
            })),
          ]}
          chosen={code ?? 'all'}
          onChoose={(next) => {
            setCode(next === 'all' ? undefined : next);
            scroller.current?.scrollTo({ top: 0 });
          }}
        />
      )}
      <div
        ref={scroller}
        className={styles.scroller}
        style={{ height: Math.min(shown.length, 8) * ROW_HEIGHT }}
        // What scrolls has to be reached by keys.
        tabIndex={0}
        role="group"
        aria-label={i18n.t('import.problems')}
      >
        <ul style={{ height: virtualizer.getTotalSize() }} className={styles.problemList}>
          {virtualizer.getVirtualItems().map(({ index, start }) => {
            const problem = shown[index];
            if (problem === undefined) return null;
            const { row, column, text } = problem;
            const isOut = without?.has(row) === true;
            const isLeft = left.has(row);
            return (
              <li
                key={index}
                aria-setsize={shown.length}
                aria-posinset={index + 1}
                className={styles.problem}
                style={{ minHeight: ROW_HEIGHT, transform: `translateY(${start}px)` }}
                data-out={isOut || isLeft}
                data-index={index}
                ref={virtualizer.measureElement}
              >
                {onWithout === undefined ? null : firstOfRow.has(problem) && !isLeft ? (
                  <CheckBox
                    aria-label={i18n.t('import.takeRow', { row })}
                    checked={!isOut}
                    onChange={(event) => onWithout(row, !event.target.checked)}
                  />
                ) : (
                  <span />
                )}
                <span className={styles.place}>{i18n.t('import.row', { row })}</span>
                <span className={styles.said}>
                  {column === undefined ? null : <b>{columnName(column)}</b>}{' '}
                  {text === undefined ? null : <q>{text}</q>}
                  <span className={styles.problemText}>{getRowProblemSentence(problem.code)}</span>
                </span>
              </li>
            );
          })}
        </ul>
      </div>
    </>
  );
}
