import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Store } from '@/lib/store/store';
import type { KeptRows } from './kept-rows';
import { LiveIndex } from './live-index';

/** The index over all leads, and a version that grows when anything in it changed; drawn again also for leads read into sight. */
export function useLiveIndex(store: Store, kept?: KeptRows): { live: LiveIndex; version: number } {
  const [live] = useState(() => new LiveIndex(store, kept));
  useSyncExternalStore(live.subscribe, live.getVersion);
  useEffect(() => live.follow(), [live]);
  // The screen's error boundary says what is safe and what to do.
  if (live.failure) throw live.failure;
  return { live, version: live.getIndexVersion() };
}
