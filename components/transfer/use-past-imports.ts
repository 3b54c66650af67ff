import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect, useRef } from 'react';
import { readImport, readImports, type PastImport } from '@/lib/store/import/past-imports';
import { useServices } from '../services';

/** Every import there was, newest first, kept in step with the store; `undefined` until they are read. */
export function usePastImports(): PastImport[] | undefined {
  const { store } = useServices();
  return useLiveQuery(() => readImports(store), [store]);
}

/** One import; `null` while it is being read. */
export function usePastImport(importId: string): PastImport | undefined | null {
  const { store } = useServices();
  return useLiveQuery(() => readImport(store, importId), [store, importId], null);
}

/** What can be seen of an import at a glance. */
export type ImportPhase = 'running' | 'paused' | 'done' | 'stopped' | 'failed' | 'reverting' | 'reverted';

export function getPhase({ state, job }: PastImport): ImportPhase {
  if (job?.kind === 'revert' && (job.state === 'running' || job.state === 'paused')) return 'reverting';
  if (state === 'running')
    return job?.state === 'paused' ? 'paused' : job?.state === 'failed' ? 'failed' : 'running';
  return state;
}

/** Calls back once when a phase is left for another, not for the first one seen. */
export function usePhaseChange(phase: ImportPhase | undefined, onChange: (phase: ImportPhase) => void): void {
  const last = useRef(phase);
  useEffect(() => {
    const before = last.current;
    last.current = phase;
    if (before !== undefined && phase !== undefined && before !== phase) onChange(phase);
  });
}
