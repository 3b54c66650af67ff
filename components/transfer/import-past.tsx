import { i18n } from '#i18n';
import type { PastImport } from '@/lib/store/import/past-imports';
import { Button } from '../ui/button';
import { formatDate } from '../ui/format';
import { ImportActions, JobProgress } from './import-run';
import { getCountsWord } from './import-words';
import styles from './import.module.css';
import { getPhase, usePastImports } from './use-past-imports';

interface PastImportsProps {
  onOpen: (importId: string) => void;
  onShow: (ids: readonly string[], word: string) => void;
}

/** What was imported before: from which file, when, what came of it, and the way back. */
export function PastImports({ onOpen, onShow }: PastImportsProps) {
  const all = usePastImports();
  if (all === undefined || all.length === 0) return null;
  return (
    <section className={styles.past} aria-labelledby="past-imports">
      <h2 id="past-imports">{i18n.t('import.past')}</h2>
      <ul>
        {all.map((past) => (
          <Past key={past.id} past={past} onOpen={onOpen} onShow={onShow} />
        ))}
      </ul>
    </section>
  );
}

function Past({ past, onOpen, onShow }: PastImportsProps & { past: PastImport }) {
  const phase = getPhase(past);
  const when = formatDate(past.startedAt, { time: true });
  return (
    <li>
      <article aria-label={`${past.file}, ${when}`} className={styles.pastRow}>
        <div className={styles.pastWhat}>
          <b>{past.file}</b>
          <span className={styles.hint}>
            {when} · {i18n.t(`import.phase.${phase}`)}
          </span>
          <span>{getCountsWord(past)}</span>
          {phase === 'running' || phase === 'paused' || phase === 'reverting' ? (
            <JobProgress past={past} phase={phase} />
          ) : null}
        </div>
        <Button
          look="quiet"
          aria-label={i18n.t('history.detailsOf', { what: past.file })}
          onClick={() => onOpen(past.id)}
        >
          {i18n.t('history.details')}
        </Button>
        <ImportActions past={past} phase={phase} onShow={onShow} />
      </article>
    </li>
  );
}
