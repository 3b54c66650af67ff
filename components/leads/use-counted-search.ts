import { useEffect } from 'react';
import { countSearch } from '@/lib/store/searches';
import { useServices } from '../services';
import type { LeadList } from './use-lead-list';

/** Nobody types on for so long (ms): that is what was looked for. */
const SETTLED_AFTER = 2_500;

/** Counts what people search for, once they stopped typing; on this machine only. */
export function useCountedSearch({ text, ids, ready }: LeadList): void {
  const { store } = useServices();
  const found = ids.length;
  const wanted = ready ? text.trim() : '';
  useEffect(() => {
    if (wanted.length < 2) return;
    const timer = setTimeout(() => {
      // A figure that could not be kept is no loss.
      countSearch(store, wanted, found).catch(() => {});
    }, SETTLED_AFTER);
    return () => clearTimeout(timer);
    // What changes in the store meanwhile makes it no other search.
  }, [store, wanted]);
}
