import type { Target } from '@/lib/store/sync/rows';
import { readState } from '@/lib/store/sync/targets';
import { runSync, type EngineServices } from './engine';

/** Between two questions, milliseconds: an edit is to be seen by others within two seconds. */
const EVERY = 1_000;
/** Where there is nothing to ask now: paused, stopped, or told to wait. */
const REST = 5_000;
/** A question that is held back until there is news is asked anew after that. */
const HOLD = 28_000;

/**
 * Asks pools for news for as long as somebody may be looking, one window for all. A pool that answers when there is news
 * is asked that; others are asked every second.
 *
 * @returns when `signal` ends it, or no pool may be asked any more
 */
export async function askPools(
  services: EngineServices,
  pools: readonly Target[],
  signal: AbortSignal,
): Promise<void> {
  await services.lock(`${services.store.db.name}:ask-pools`, async () => {
    await Promise.all(pools.map(async (pool) => askPool(services, pool, signal)));
  });
}

async function askPool(services: EngineServices, target: Target, signal: AbortSignal): Promise<void> {
  const { store } = services;
  const { origin } = new URL(target.settings.url);
  while (!signal.aborted) {
    const { paused, stopped, retryAt = 0, cursor } = await readState(store, target.id);
    if (paused || stopped !== undefined || retryAt > store.now()) {
      await sleep(REST, signal);
      continue;
    }
    const adapter = await services.open(target);
    if (typeof adapter === 'string' || !adapter.caps.pull || !(await services.hasAccess(origin))) {
      // A run says why, and stops the target.
      await runSync(services, { only: target.id, pull: true, signal });
      return;
    }
    const least = sleep(EVERY, signal);
    if (adapter.wait !== undefined && cursor !== undefined)
      await adapter.wait(cursor, AbortSignal.any([signal, AbortSignal.timeout(HOLD)])).catch(() => undefined);
    else await least;
    if (signal.aborted) return;
    await runSync(services, { only: target.id, pull: true, signal });
    // One that answers at once, or not at all, is not asked the more often for it.
    await least;
  }
}

function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}
