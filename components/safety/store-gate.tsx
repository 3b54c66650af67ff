import { useLiveQuery } from 'dexie-react-hooks';
import { lazy, Suspense, useEffect, type ReactNode } from 'react';
import { readLastJob, resumeJobs } from '@/lib/store/jobs';
import { useServices } from '../services';
import { useHealth } from './use-health';

// Few will ever see these, and the popup has to open at once.
const JobScreen = lazy(() => import('./job-screen').then(({ JobScreen }) => ({ default: JobScreen })));
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

  const screen =
    health === 'newer-data' || health === 'migration-failed' || health === 'unreadable' ? (
      <Trouble health={health} />
    ) : job !== undefined ? (
      <JobScreen job={job} />
    ) : health === 'lost' ? (
      <Recovery />
    ) : undefined;
  return screen === undefined ? children : <Suspense>{screen}</Suspense>;
}
