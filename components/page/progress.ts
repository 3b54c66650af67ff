/** How far a long job is. Kept outside of the screens' state, so that a list of 2,000 rows is not drawn anew for each step. */
export interface Progress {
  /** The same object until something changed, as `useSyncExternalStore` wants it; undefined while there is no job. */
  get: () => { done: number; of: number } | undefined;
  set: (now: { done: number; of: number } | undefined) => void;
  /** Returns how to stop. */
  follow: (onChange: () => void) => () => void;
}

export function createProgress(): Progress {
  let now: { done: number; of: number } | undefined;
  const listeners = new Set<() => void>();
  return {
    get: () => now,
    set(next) {
      now = next;
      for (const listener of listeners) listener();
    },
    follow(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
