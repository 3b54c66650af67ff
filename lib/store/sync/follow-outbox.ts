import { liveQuery } from 'dexie';
import type { Store } from '../store';

/** Calls back at once and whenever something was put into the outbox or taken out, in whatever window; returns how to stop. */
export function followOutbox(store: Store, onNews: () => void): () => void {
  // Rows, for of keys alone only the deletion is told.
  const subscription = liveQuery(() => store.db.outbox.limit(1).toArray()).subscribe({
    next: (rows) => {
      if (rows.length > 0) onNews();
    },
    // The store says elsewhere what is wrong with it.
    error: () => undefined,
  });
  return () => subscription.unsubscribe();
}
