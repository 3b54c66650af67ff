import { useEffect, useState, useSyncExternalStore } from 'react';
import { LeadIndex } from '@/lib/search/lead-index';
import { followLeads } from '@/lib/store/follow-leads';
import type { Store } from '@/lib/store/store';

/** While 100,000 leads stream in, the list is laid out anew this often (ms), not with every chunk. */
const REDRAW_EVERY = 1_000;

/** All leads in memory, kept in step with the store; a React external store. */
class LiveIndex {
  readonly index = new LeadIndex();
  /** Everything was loaded once; before that, counts are of what has arrived. */
  ready = false;
  failure: Error | undefined;
  #version = 0;
  #listeners = new Set<() => void>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(readonly store: Store) {}

  follow(): () => void {
    const stop = followLeads(this.store, {
      onLeads: (leads) => {
        for (const lead of leads) this.index.set(lead);
        this.#redraw();
      },
      onRemoved: (ids) => {
        for (const id of ids) this.index.remove(id);
        this.#redraw();
      },
      onReady: () => {
        this.ready = true;
        this.#notify();
      },
      onError: (error) => {
        this.failure =
          error instanceof Error ? error : new Error('The store cannot be read.', { cause: error });
        this.#notify();
      },
    });
    return () => {
      clearTimeout(this.#timer);
      this.#timer = undefined;
      stop();
    };
  }

  subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  getVersion = () => this.#version;

  #redraw() {
    if (this.ready || this.#version === 0) this.#notify();
    else this.#timer ??= setTimeout(() => this.#notify(), REDRAW_EVERY);
  }

  #notify() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#version++;
    for (const listener of this.#listeners) listener();
  }
}

/** The index over all leads, and a version that grows when it changed. */
export function useLeadIndex(store: Store): { index: LeadIndex; ready: boolean; version: number } {
  const [live] = useState(() => new LiveIndex(store));
  const version = useSyncExternalStore(live.subscribe, live.getVersion);
  useEffect(() => live.follow(), [live]);
  // The screen's error boundary says what is safe and what to do.
  if (live.failure) throw live.failure;
  return { index: live.index, ready: live.ready, version };
}
