import { CircleCheck, CircleX, Pause, Redo2, Undo2 } from 'lucide-react';
import { i18n } from '#i18n';
import { pauseImport, resumeImport, stopImport } from '@/lib/store/import/import-job';
import { readImportedLeadIds, type PastImport } from '@/lib/store/import/past-imports';
import { startRevert } from '@/lib/store/import/revert-job';
import type { RowProblem } from '@/lib/transfer/import/problems';
import { useServices } from '../services';
import { useAnnounce } from '../ui/announcer';
import { Button } from '../ui/button';
import { formatNumber } from '../ui/format';
import { ProblemList } from './import-problems';
import { getColumnLetters, getCountsWord } from './import-words';
import styles from './import.module.css';
import { getPhase, usePastImport, usePhaseChange, type ImportPhase } from './use-past-imports';

interface ImportRunProps {
  importId: string;
  onShow: (ids: readonly string[], word: string) => void;
  onLeave: () => void;
}

/** An import on its way, and what came of it. */
export function ImportRun({ importId, onShow, onLeave }: ImportRunProps) {
  const past = usePastImport(importId);
  const announce = useAnnounce();
  const phase = past ? getPhase(past) : undefined;
  usePhaseChange(phase, (next) =>
    announce(`${i18n.t(`import.phase.${next}`)} ${past ? getCountsWord(past) : ''}`),
  );
  if (past === null) return null;
  if (past === undefined || phase === undefined)
    return (
      <div className={styles.run}>
        <p>{i18n.t('import.forgotten')}</p>
        <Button onClick={onLeave}>{i18n.t('import.another')}</Button>
      </div>
    );
  const isOver = phase !== 'running' && phase !== 'paused' && phase !== 'reverting';
  return (
    <>
      <div className={styles.run} aria-busy={phase === 'running' || phase === 'reverting'}>
        <h2>
          <PhaseIcon phase={phase} /> {i18n.t(`import.phaseTitle.${phase}`, { file: past.file })}
        </h2>
        {isOver ? null : <JobProgress past={past} phase={phase} />}
        <p className={styles.counts}>{getCountsWord(past)}</p>
        <PhaseText past={past} phase={phase} />
        <ImportActions past={past} phase={phase} onShow={onShow} />
      </div>
      {past.problems.length === 0 ? null : (
        <section className={styles.problems} aria-label={i18n.t('import.problems')}>
          <h2>{i18n.t('import.problems')}</h2>
          <ProblemList problems={toRowProblems(past.problems)} columnName={(at) => getHeading(past, at)} />
        </section>
      )}
      {isOver ? (
        <div className={styles.foot}>
          <Button onClick={onLeave}>{i18n.t('import.another')}</Button>
        </div>
      ) : null}
    </>
  );
}

/** They were written by this code, or by an older one that knew fewer. */
const toRowProblems = (problems: PastImport['problems']) => problems as RowProblem[];

const getHeading = ({ plan }: PastImport, at: number) => plan.headings?.[at] || getColumnLetters(at);

function PhaseIcon({ phase }: { phase: ImportPhase }) {
  switch (phase) {
    case 'done':
      return <CircleCheck size={20} aria-hidden className={styles.good} />;
    case 'failed':
      return <CircleX size={20} aria-hidden className={styles.bad} />;
    case 'paused':
    case 'stopped':
      return <Pause size={20} aria-hidden />;
    case 'reverting':
    case 'reverted':
      return <Undo2 size={20} aria-hidden />;
    case 'running':
      return null;
  }
}

/** How far it is. */
export function JobProgress({ past: { job, file }, phase }: { past: PastImport; phase: ImportPhase }) {
  if (job === undefined) return null;
  const total = Math.max(job.total, job.done);
  return (
    <div className={styles.bar}>
      <progress
        className={styles.progress}
        aria-label={i18n.t(`import.phaseTitle.${phase}`, { file })}
        {...(job.total > 0 && { value: job.done, max: total })}
      />
      <span>{i18n.t('save.progress', [formatNumber(job.done), formatNumber(total)])}</span>
    </div>
  );
}

function PhaseText({ past, phase }: { past: PastImport; phase: ImportPhase }) {
  const { mayBeSame = 0 } = past;
  const kept = past.job?.kind === 'revert' ? past.job.kept : 0;
  return (
    <p className={styles.hint}>
      {i18n.t(`import.phaseText.${phase}`)}{' '}
      {phase === 'reverted' && kept > 0 ? i18n.t('import.kept', kept, [formatNumber(kept)]) : null}
      {phase === 'done' && mayBeSame > 0
        ? i18n.t('import.mayBeSame', mayBeSame, [formatNumber(mayBeSame)])
        : null}
    </p>
  );
}

/** What can be done with an import, whatever its state. */
export function ImportActions({
  past,
  phase,
  onShow,
}: Pick<ImportRunProps, 'onShow'> & { past: PastImport; phase: ImportPhase }) {
  const { store, importShelf, jobStarted } = useServices();
  const announce = useAnnounce();
  const { id, file } = past;

  function run(work: () => Promise<unknown>) {
    void work().catch(() => announce(i18n.t('save.failed')));
  }
  const show = () =>
    run(async () => onShow(await readImportedLeadIds(store, id), i18n.t('import.from', { file })));
  const takeBack = (commandId: string) =>
    run(async () => {
      await startRevert(store, commandId);
      await jobStarted();
    });

  switch (phase) {
    case 'running':
      return (
        <div className={styles.actions}>
          <Button
            aria-label={i18n.t('import.pauseOf', { file })}
            onClick={() => run(() => pauseImport(store, id))}
          >
            {i18n.t('import.pause')}
          </Button>
          <StopButton onStop={() => run(() => stopImport(store, importShelf, id))} file={file} />
        </div>
      );
    case 'paused':
      return (
        <div className={styles.actions}>
          <Button
            look="primary"
            aria-label={i18n.t('import.goOnOf', { file })}
            onClick={() =>
              run(async () => {
                await resumeImport(store, id);
                await jobStarted();
              })
            }
          >
            {i18n.t('job.goOn')}
          </Button>
          <StopButton onStop={() => run(() => stopImport(store, importShelf, id))} file={file} />
        </div>
      );
    case 'done':
    case 'stopped':
    case 'failed':
      return (
        <div className={styles.actions}>
          {past.created + past.updated === 0 ? null : (
            <>
              <Button aria-label={i18n.t('import.showOf', { file })} onClick={show}>
                {i18n.t('import.show')}
              </Button>
              <Button aria-label={i18n.t('import.revertOf', { file })} onClick={() => takeBack(id)}>
                <Undo2 size={16} aria-hidden />
                {i18n.t('action.undo')}
              </Button>
            </>
          )}
        </div>
      );
    case 'reverted': {
      const { revertedBy } = past;
      return revertedBy === undefined ? null : (
        <div className={styles.actions}>
          <Button aria-label={i18n.t('import.againOf', { file })} onClick={() => takeBack(revertedBy)}>
            <Redo2 size={16} aria-hidden />
            {i18n.t('action.redo')}
          </Button>
        </div>
      );
    }
    case 'reverting':
      return null;
  }
}

function StopButton({ onStop, file }: { onStop: () => void; file: string }) {
  return (
    <Button look="quiet" aria-label={i18n.t('import.stopOf', { file })} onClick={onStop}>
      {i18n.t('save.stop')}
    </Button>
  );
}
