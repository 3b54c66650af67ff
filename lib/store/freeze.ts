import type { Store } from './store';

/** A tenth of this was enough for every save we measured; the rest keeps the database's own housekeeping safe. */
export const ROOM_NEEDED = 50 * 1024 * 1024;
/** Opening writes a few hundred kilobytes, and up to some megabytes after the browser was killed. No command begins with less. */
export const ROOM_TO_OPEN = 10 * 1024 * 1024;
const LOOK_EVERY_MS = 5_000;
/** With room, a database opens; one that does not after so many looks has another trouble. */
const TRIES = 3;

/**
 * On a full disk every further touch of the files risks that the browser throws the whole database away at its next
 * start (12 of 24 runs; 0 of 16 when it was left alone). So this context lets go of it, tells the others to, and looks
 * for room without the database until there is some: until then commands are refused and reads wait (`openStore`). The
 * user makes room and goes on; nothing was lost.
 */
export function freeze(store: Store): void {
  if (store.getHealth() === 'frozen') return;
  store.setHealth('frozen');
  // A database that was never opened has nothing to let go of, and who waits for it would wait for ever.
  if (store.db.isOpen() || store.db.hasFailed()) store.db.close({ disableAutoOpen: false });
  store.tellOthers('frozen');
  void waitForRoom(store);
}

async function waitForRoom(store: Store): Promise<void> {
  for (let tries = 0; ;) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    if (store.getHealth() !== 'frozen') return;
    try {
      if ((await store.readFreeSpace()) < ROOM_NEEDED) continue;
    } catch {
      // The browser cannot say yet: look again.
      continue;
    }
    try {
      await store.thaw();
      return;
    } catch {
      tries += 1;
      if (tries < TRIES || store.getHealth() !== 'frozen') continue;
      store.setHealth('unreadable');
      return;
    }
  }
}
