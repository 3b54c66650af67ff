import { Dexie } from 'dexie';
import { defineSchema, FORMAT, type Database } from './schema';
import { StoreError } from './store-error';

/** `frozen`: the disk is full. `waiting`: an upgrade waits for other windows to close. */
export type StoreHealth = 'good' | 'frozen' | 'waiting' | 'outdated';

export interface Store {
  readonly db: Database;
  now(): number;
  newId(): string;
  getHealth(): StoreHealth;
  /** Tells of every change of health until the returned function is called. */
  onHealth(listener: (health: StoreHealth) => void): () => void;
  setHealth(health: StoreHealth): void;
}

export interface StoreOptions {
  name?: string;
  /** Milliseconds since 1970. */
  now?: () => number;
  /** A UUID. */
  newId?: () => string;
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
 * What fails is thrown as `StoreError`.
 */
export function openStore({
  name = 'leadlight',
  now = Date.now,
  newId = () => crypto.randomUUID(),
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

  const store: Store = {
    db,
    now,
    newId,
    getHealth: () => health,
    onHealth(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    setHealth(next) {
      if (next === health) return;
      health = next;
      listeners.forEach((listener) => listener(next));
    },
  };

  db.on('populate', (transaction) => transaction.table('meta').add({ key: 'format', minimumReader: FORMAT }));
  db.on(
    'ready',
    async () => {
      const format = await db.meta.get('format');
      if (format !== undefined && format.minimumReader > FORMAT) {
        throw new StoreError('newer-data', 'A newer version of the extension wrote this data.');
      }
      if (health === 'waiting') store.setHealth('good');
    },
    true,
  );
  db.on('blocked', () => store.setHealth('waiting'));
  // Dexie would re-open by itself and write in the old format.
  db.on('versionchange', () => {
    db.close({ disableAutoOpen: true });
    store.setHealth('outdated');
  });
  return store;
}
