import { syncAccess } from '@/lib/platform/sync-access';
import { wakeSync } from '@/lib/platform/wake';
import type { Store } from '@/lib/store/store';
import { createControls, type SyncControls } from '@/lib/sync/controls';
import { createOwnEngine, ownSession } from '@/lib/sync/own-engine';

/** The controls over the browser and the store as they are. */
export function openControls(store: Store): SyncControls {
  return createControls(store, createOwnEngine(store), {
    session: ownSession,
    access: syncAccess,
    wake: wakeSync,
  });
}
