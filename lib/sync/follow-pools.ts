import type { Store } from '@/lib/store/store';
import { followTargets } from '@/lib/store/sync/follow-outbox';

/**
 * While a screen is open what others change in a pool is here within two seconds; without, with the background's next
 * look. Who has no pool pays one read for it, and loads nothing. @returns how to stop
 */
export function followPools(store: Store): () => void {
  let controller = new AbortController();
  const end = followTargets(store, (targets) => {
    controller.abort();
    const pools = targets.filter(({ enabled, settings }) => enabled && settings.kind === 'couch');
    if (pools.length === 0) return;
    controller = new AbortController();
    void ask(controller.signal);

    async function ask(signal: AbortSignal) {
      const [{ askPools }, { createOwnEngine }] = await Promise.all([
        import('./ask-pools'),
        import('./own-engine'),
      ]);
      // The store says elsewhere what is wrong with it, and the background asks too.
      await askPools(createOwnEngine(store), pools, signal).catch(() => undefined);
    }
  });
  return () => {
    end();
    controller.abort();
  };
}
