import { DatabaseBackup } from 'lucide-react';
import { i18n } from '#i18n';
import { forgetJobs } from '@/lib/store/jobs';
import type { RestoreJob } from '@/lib/store/schema';
import { useServices } from '../services';
import { Button } from '../ui/button';
import { Empty } from '../ui/empty';
import { formatNumber } from '../ui/format';
import styles from './safety.module.css';

/** A backup that is being restored, how far it came, and what came of it. */
export function JobScreen({ job }: { job: RestoreJob }) {
  const { store } = useServices();
  const percent = job.total === 0 ? 100 : Math.floor((100 * job.done) / job.total);
  return (
    <main className={styles.screen} aria-busy={job.state === 'running'}>
      <Empty alone icon={<DatabaseBackup size={28} />} title={i18n.t(`job.title.${job.state}`)}>
        <p>{i18n.t(`job.text.${job.state}`)}</p>
        {job.state === 'running' ? (
          <>
            <progress
              className={styles.progress}
              value={job.done}
              max={job.total}
              aria-label={i18n.t('job.title.running')}
            />
            <p>{i18n.t('job.percent', [formatNumber(percent)])}</p>
          </>
        ) : (
          <div className={styles.actions}>
            <Button look="primary" onClick={() => void forgetJobs(store)}>
              {i18n.t('job.goOn')}
            </Button>
          </div>
        )}
      </Empty>
    </main>
  );
}
