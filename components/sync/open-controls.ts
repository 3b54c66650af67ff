import { syncAccess } from '@/lib/platform/sync-access';
import { wakeSync } from '@/lib/platform/wake';
import type { Store } from '@/lib/store/store';
import { createControls, type SyncControls } from '@/lib/sync/controls';
import { createAdapter } from '@/lib/sync/open-target';
import { createOwnEngine, ownSession } from '@/lib/sync/own-engine';

/** The controls over the browser and the store as they are. */
export function openControls(store: Store): SyncControls {
  return createControls(store, createOwnEngine(store), {
    session: ownSession,
    access: syncAccess,
    wake: wakeSync,
    create: (settings, secret) => createAdapter(store, store.newId(), settings, secret),
    setUpPool: async (plan, signal, onStep) => {
      const { setUpPool } = await import('@/lib/sync/targets/couch/set-up');
      return setUpPool(plan, { now: () => store.now(), fetch: (...args) => fetch(...args), signal, onStep });
    },
  });
}
