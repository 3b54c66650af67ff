import { getNewId } from '@/lib/platform/ids-and-clock';
import { readSession, writeSession } from '@/lib/platform/session';
import { syncAccess } from '@/lib/platform/sync-access';
import type { Store } from '@/lib/store/store';
import type { Session } from './credentials';
import type { EngineServices } from './engine';
import { openTarget } from './open-target';

export const ownSession: Session = { read: readSession, write: writeSession };

/** The engine's surroundings as they are in this extension. */
export function createOwnEngine(store: Store): EngineServices {
  return {
    store,
    random: Math.random,
    newId: getNewId,
    hasAccess: (origin) => syncAccess.has(origin),
    open: (target) => openTarget(store, ownSession, target),
    lock: async (name, work) => navigator.locks.request(name, work),
  };
}
