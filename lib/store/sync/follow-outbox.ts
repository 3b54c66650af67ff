import { liveQuery } from 'dexie';
import type { Store } from '../store';
import type { Target } from './rows';
import { readTargets } from './targets';

/** Calls back at once and whenever something was put into the outbox or taken out, in whatever window; returns how to stop. */
export function followOutbox(store: Store, onNews: () => void): () => void {
  // Rows, for of keys alone only the deletion is told.
  return follow(
    () => store.db.outbox.limit(1).toArray(),
    (rows) => {
      if (rows.length > 0) onNews();
    },
  );
}

/** Calls back at once and whenever a target was set up, changed, switched on or off, in whatever window; returns how to stop. */
export function followTargets(store: Store, onChange: (targets: Target[]) => void): () => void {
  return follow(() => readTargets(store), onChange);
}

function follow<T>(query: () => Promise<T>, onNext: (result: T) => void): () => void {
  const subscription = liveQuery(query).subscribe({
    next: onNext,
    // The store says elsewhere what is wrong with it.
    error: () => undefined,
  });
  return () => subscription.unsubscribe();
}
