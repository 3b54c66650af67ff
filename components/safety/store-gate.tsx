import { useLiveQuery } from 'dexie-react-hooks';
import { lazy, Suspense, useEffect, type ReactNode } from 'react';
import { readLastJob, resumeJobs } from '@/lib/store/jobs';
import { useServices } from '../services';
import { JobScreen } from './job-screen';
import { useHealth } from './use-health';

// Few will ever see it, and the popup has to open at once.
const Recovery = lazy(() => import('./recovery').then(({ Recovery }) => ({ default: Recovery })));
const Trouble = lazy(() => import('./trouble').then(({ Trouble }) => ({ default: Trouble })));

/**
 * Stands before every screen: while the database cannot be used, or is being filled from a backup, the screen behind it
 * would show an empty list and invite to work on it. Goes on with a job nobody is at any more.
 */
export function StoreGate({ children }: { children: ReactNode }) {
  const { store, shelf } = useServices();
  const health = useHealth();
  // A store that cannot be read says so by its health.
  const job = useLiveQuery(() => readLastJob(store, 'restore').catch(() => undefined), [store]);

  const running = job?.state === 'running' ? job.id : undefined;
  useEffect(() => {
    if (running === undefined) return;
    void resumeJobs(store, {
      restore: async (own, row) => (await import('@/lib/store/backup/restore')).runRestore(own, shelf, row),
    }).catch(() => undefined);
  }, [store, shelf, running]);

  if (health === 'newer-data' || health === 'migration-failed' || health === 'unreadable') {
    return (
      <Suspense>
        <Trouble health={health} />
      </Suspense>
    );
  }
  if (job !== undefined) return <JobScreen job={job} />;
  if (health === 'lost') {
    return (
      <Suspense>
        <Recovery />
      </Suspense>
    );
  }
  return children;
}
