import { useEffect, useState } from 'react';
import { i18n } from '#i18n';
import type { DryRun } from '@/lib/store/import/importer';
import { skippingCodes } from '@/lib/transfer/import/problems';
import { useServices } from '../services';
import { useAnnounce } from '../ui/announcer';
import { Button } from '../ui/button';
import { formatList, formatNumber } from '../ui/format';
import { FileProblems } from './import-file-line';
import { getColumnName, getNewFields } from './import-plan';
import { ProblemList } from './import-problems';
import { getCountsWord } from './import-words';
import styles from './import.module.css';
import type { ImportState, Opened } from './use-import';

interface ImportCheckProps {
  opened: Opened;
  dryRun: DryRun;
  state: ImportState;
}

/** What would come of it, before anything is changed. */
export function ImportCheck({ opened, dryRun, state }: ImportCheckProps) {
  const { store, saveFile } = useServices();
  const announce = useAnnounce();
  const [saving, setSaving] = useState(false);
  const { plan, look, file } = opened;
  const title = i18n.t('import.wouldCome', dryRun.rows, [formatNumber(dryRun.rows)]);
  useEffect(() => announce(`${title}: ${getCountsWord(dryRun)}`), [announce, title, dryRun]);
  const without = new Set(plan.without);
  const skipped = new Set(
    dryRun.problems.filter(({ code }) => skippingCodes.has(code)).map(({ row }) => row),
  );
  const taken = [...without].filter((row) => !skipped.has(row)).length;
  const count = Math.max(0, dryRun.created + dryRun.updated - taken);
  const canTakeOut = [...new Set(dryRun.problems.map(({ row }) => row))].filter((row) => !skipped.has(row));
  const setWithout = (rows: Iterable<number>) => state.setPlan({ without: [...rows].sort((a, b) => a - b) });

  /** The rows with problems as a file to be mended and imported again. */
  async function saveProblems() {
    setSaving(true);
    try {
      const { writeProblemRows } = await import('./import-mend');
      const content = await writeProblemRows(file, plan, dryRun.problems);
      const day = new Date(store.now()).toISOString().slice(0, 10);
      saveFile(`${i18n.t('import.mendName')}-${day}.xlsx`, content);
      announce(i18n.t('import.mendSaved'));
    } catch {
      announce(i18n.t('export.failed'));
    } finally {
      setSaving(false);
    }
  }

  return (
    <>
      <div className={styles.result}>
        <h2>{title}</h2>
        <Figures {...dryRun} />
        <Notes dryRun={dryRun} newFields={getNewFields(plan)} />
        <FileProblems problems={dryRun.fileProblems} />
      </div>
      {dryRun.problems.length === 0 ? null : (
        <section className={styles.problems} aria-label={i18n.t('import.problems')}>
          <div className={styles.line}>
            <h2>{i18n.t('import.problemRows', dryRun.problemRows, [formatNumber(dryRun.problemRows)])}</h2>
            {canTakeOut.length === 0 ? null : without.size === 0 ? (
              <Button look="quiet" onClick={() => setWithout(canTakeOut)}>
                {i18n.t('import.withoutAll')}
              </Button>
            ) : (
              <Button look="quiet" onClick={() => setWithout([])}>
                {i18n.t('import.withAll')}
              </Button>
            )}
            <Button look="quiet" disabled={saving} onClick={() => void saveProblems()}>
              {i18n.t('import.mend')}
            </Button>
          </div>
          <ProblemList
            problems={dryRun.problems}
            counts={dryRun.problemCounts}
            columnName={(at) => getColumnName(look, at)}
            without={without}
            onWithout={(row, out) =>
              setWithout(out ? [...without, row] : [...without].filter((one) => one !== row))
            }
          />
        </section>
      )}
      <div className={styles.foot}>
        {count === 0 ? (
          <Button look="primary" onClick={state.leave}>
            {i18n.t('import.another')}
          </Button>
        ) : (
          <Button look="primary" onClick={() => state.start()}>
            {i18n.t('import.go', count, [formatNumber(count)])}
          </Button>
        )}
        <Button onClick={state.back}>{i18n.t('import.backToColumns')}</Button>
        <span className={styles.hint}>{count === 0 ? i18n.t('import.goNone') : i18n.t('import.goHint')}</span>
      </div>
    </>
  );
}

/** Rows by what would come of them, large. */
function Figures({ created, updated, unchanged, skipped }: Omit<DryRun, 'problems'>) {
  const figures = [
    ['created', created],
    ['updated', updated],
    ['unchanged', unchanged],
    ['skipped', skipped],
  ] as const;
  return (
    <dl className={styles.figures}>
      {figures.map(([name, count]) => (
        <div key={name} data-none={count === 0}>
          <dt>{i18n.t(`import.figure.${name}`)}</dt>
          <dd>{formatNumber(count)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What is worth knowing besides the figures. */
function Notes({
  dryRun: { mayBeSame, joined, newCategories, newLists },
  newFields,
}: {
  dryRun: DryRun;
  newFields: readonly string[];
}) {
  const notes = [
    ...(mayBeSame > 0 ? [i18n.t('import.mayBeSame', mayBeSame, [formatNumber(mayBeSame)])] : []),
    ...(joined > 0 ? [i18n.t('import.joined', joined, [formatNumber(joined)])] : []),
    ...(newCategories.length > 0
      ? [i18n.t('import.newCategories', { names: getFirstNames(newCategories) })]
      : []),
    ...(newLists.length > 0 ? [i18n.t('import.newLists', { names: getFirstNames(newLists) })] : []),
    ...(newFields.length > 0 ? [i18n.t('import.newFields', { names: getFirstNames(newFields) })] : []),
  ];
  if (notes.length === 0) return null;
  return (
    <ul className={styles.notes}>
      {notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  );
}

const MOST_NAMES = 12;
const getFirstNames = (names: readonly string[]) =>
  names.length > MOST_NAMES ? `${names.slice(0, MOST_NAMES).join(', ')} …` : formatList([...names]);
