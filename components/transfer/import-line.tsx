import { useLiveQuery } from 'dexie-react-hooks';
import { X } from 'lucide-react';
import { useEffect } from 'react';
import { i18n } from '#i18n';
import { forgetJobs } from '@/lib/store/jobs';
import type { Store } from '@/lib/store/store';
import { useServices } from '../services';
import { Button, IconButton } from '../ui/button';
import { formatNumber } from '../ui/format';
import styles from './import-line.module.css';

interface ImportLineProps {
  onOpen: () => void;
  /** It is looked at closely below. */
  isHidden?: boolean;
}

/** A quiet line while a file is taken in or taken back, wherever one is; and what came of it, until that was read. */
export function ImportLine({ onOpen, isHidden = false }: ImportLineProps) {
  const { store, workOnImports } = useServices();
  const job = useLiveQuery(() => readJob(store).catch(() => undefined), [store]);
  const running = job?.state === 'running';
  // Whoever sees one that is under way has it go on: after a restart this may be the first page.
  useEffect(() => (running ? workOnImports() : undefined), [running, workOnImports]);
  if (job === undefined || isHidden) return null;
  const { state, done, total, file, kind } = job;
  const isOver = state === 'done' || state === 'failed';
  const percent = formatNumber(total === 0 ? 0 : Math.min(100, Math.floor((100 * done) / total)));
  return (
    <div className={styles.line} role="group" aria-label={i18n.t('import.title')}>
      <p>
        {kind === 'import'
          ? i18n.t(`importJob.import.${state}`, { file })
          : i18n.t(`importJob.revert.${state}`, { file })}
        {isOver ? null : ` · ${i18n.t('job.percent', [percent])}`}
      </p>
      <Button look="quiet" onClick={onOpen}>
        {i18n.t('import.look')}
      </Button>
      {isOver ? (
        <IconButton label={i18n.t('action.close')} onClick={() => void forgetJobs(store)}>
          <X size={16} aria-hidden />
        </IconButton>
      ) : null}
    </div>
  );
}

async function readJob(store: Store) {
  const jobs = await store.db.jobs.toCollection().sortBy('startedAt');
  const job = jobs.findLast(({ kind }) => kind !== 'restore');
  if (job === undefined || job.kind === 'restore') return undefined;
  const row = await store.db.imports.get(job.kind === 'import' ? job.id : job.commandId);
  // What was done again by undoing an undo: its end is seen in the leads.
  if (row === undefined && job.kind === 'revert' && job.state === 'done') return undefined;
  const unknown = i18n.t(job.kind === 'import' ? 'import.someFile' : 'import.bigChange');
  return { ...job, file: row?.file ?? unknown };
}
