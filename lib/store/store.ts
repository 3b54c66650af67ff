import { Dexie } from 'dexie';
import { freeze } from './freeze';
import { defineSchema, FORMAT, type Database } from './schema';
import { StoreError } from './store-error';

/**
 * - `frozen`: the disk is full; nothing is read or written until there is room
 * - `waiting`: an upgrade of the data waits for other windows to let go
 * - `outdated`: a newer version upgraded the data; this window must be reloaded
 */
export type StoreHealth = 'good' | 'frozen' | 'waiting' | 'outdated';

export interface Store {
  readonly db: Database;
  /** Milliseconds since 1970. */
  now(): number;
  newId(): string;
  /** Bytes the browser says are left, found without touching the database. */
  readFreeSpace(): Promise<number>;
  getHealth(): StoreHealth;
  setHealth(health: StoreHealth): void;
  /** Tells of every change of health until the returned function is called. */
  onHealth(listener: (health: StoreHealth) => void): () => void;
  /** Tells every other context with this store open. */
  tellOthers(health: 'frozen'): void;
  close(): void;
}

export interface StoreOptions {
  name?: string;
  now?: () => number;
  newId?: () => string;
  readFreeSpace?: () => Promise<number>;
  /**
   * `strict` reaches the disk before a command is acknowledged, for what a person does; `relaxed` is for jobs that
   * write in batches and remember how far they came.
   */
  durability?: 'strict' | 'relaxed';
  /** For tests of upgrades. */
  schema?: (db: Dexie) => void;
}

/**
 * The store of this extension. Opens itself on first use, in any number of contexts at once.
 * Commands that fail throw `StoreError`.
 */
export function openStore({
  name = 'leadlight',
  now = Date.now,
  newId = () => crypto.randomUUID(),
  readFreeSpace = readEstimate,
  durability = 'strict',
  schema = defineSchema,
}: StoreOptions = {}): Store {
  const db = new Dexie(name, {
    chromeTransactionDurability: durability,
    // The cache shows rows before their transaction has committed.
    cache: 'disabled',
  }) as Database;
  schema(db);

  let health: StoreHealth = 'good';
  const listeners = new Set<(health: StoreHealth) => void>();
  const others = new BroadcastChannel(`${name}:health`);
  const store: Store = {
    db,
    now,
    newId,
    readFreeSpace,
    getHealth: () => health,
    setHealth(next) {
      if (next === health) return;
      health = next;
      listeners.forEach((listener) => listener(next));
    },
    onHealth(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    tellOthers: (news) => others.postMessage(news),
    close() {
      others.close();
      db.close();
    },
  };
  others.onmessage = (event) => {
    if (event.data === 'frozen') freeze(store);
  };

  db.on('populate', (transaction) => transaction.table('meta').add({ key: 'format', minimumReader: FORMAT }));
  db.on('ready', () => expectReadable(store), true);
  db.on('blocked', () => store.setHealth('waiting'));
  // Dexie would let go as well, but then re-open by itself and write in the old format.
  db.on('versionchange', () => {
    db.close({ disableAutoOpen: true });
    store.setHealth('outdated');
  });
  return store;
}

async function expectReadable(store: Store): Promise<void> {
  const format = await store.db.meta.get('format');
  if (format !== undefined && format.minimumReader > FORMAT) {
    throw new StoreError('newer-data', 'A newer version of the extension wrote this data.');
  }
  if (store.getHealth() === 'waiting') store.setHealth('good');
}

async function readEstimate(): Promise<number> {
  const { quota = 0, usage = 0 } = await navigator.storage.estimate();
  return quota - usage;
}
