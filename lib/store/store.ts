import { Dexie } from 'dexie';
import { freeze, ROOM_TO_OPEN } from './freeze';
import { noteError, type Marks, type StoreMark } from './marks';
import { defineSchema, FORMAT, type Database } from './schema';
import { StoreError, toStoreError } from './store-error';

/**
 * - `frozen`: the disk is full; nothing is read or written until there is room
 * - `waiting`: an upgrade of the data waits for other windows to let go
 * - `outdated`: a newer version upgraded the data; this window must be reloaded
 * - `newer-data`: a newer version wrote the data, and this one must not touch it
 * - `migration-failed`: an upgrade of the data stopped; the data is as it was
 * - `unreadable`: there is room, and still the browser cannot open the database
 * - `lost`: the database is empty though there were leads; nothing is written until the user has decided
 */
export type StoreHealth =
  'good' | 'frozen' | 'waiting' | 'outdated' | 'newer-data' | 'migration-failed' | 'unreadable' | 'lost';

/** What one context tells all others: to let go of the database, or that what was lost is decided. */
export type StoreNews = 'frozen' | 'good';

export interface Store {
  readonly db: Database;
  readonly marks: Marks;
  /** Milliseconds since 1970. */
  now(): number;
  newId(): string;
  /** Bytes the browser says are left, found without touching the database. */
  readFreeSpace(): Promise<number>;
  getHealth(): StoreHealth;
  setHealth(health: StoreHealth): void;
  /** Tells of every change of health until the returned function is called. */
  onHealth(listener: (health: StoreHealth) => void): () => void;
  /** Opens the frozen database again. Throws when it cannot be opened yet. */
  thaw(): Promise<void>;
  tellOthers(news: StoreNews): void;
  close(): void;
}

export interface StoreOptions {
  name?: string;
  now?: () => number;
  newId?: () => string;
  readFreeSpace?: () => Promise<number>;
  /** Without, an emptied database is not told from a new one. */
  marks?: Marks;
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
  marks = noMarks,
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
  let mark: StoreMark | undefined;
  const listeners = new Set<(health: StoreHealth) => void>();
  const others = new BroadcastChannel(`${name}:health`);
  const openNow = db.open.bind(db);
  const store: Store = {
    db,
    marks,
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
    async thaw() {
      await openNow();
      if (health === 'frozen') store.setHealth('good');
    },
    tellOthers: (news) => others.postMessage(news),
    close() {
      others.close();
      db.close();
    },
  };
  others.onmessage = ({ data }) => {
    if (data === 'frozen') freeze(store);
    else if (data === 'good' && health === 'lost') store.setHealth('good');
  };

  // Whatever needs the database comes through here, also what Dexie opens by itself: a frozen one stays untouched.
  let opening: Promise<Dexie> | undefined;
  db.open = () => {
    opening ??= openWithCare().finally(() => (opening = undefined));
    return Dexie.Promise.resolve(opening);
  };
  async function openWithCare(): Promise<Dexie> {
    const [free, remembered] = await Promise.all([
      readFreeSpace()
        .catch(readFreeSpace)
        .catch(() => Infinity),
      marks.read().catch(() => undefined),
    ]);
    mark = remembered;
    if (free < ROOM_TO_OPEN) freeze(store);
    if (health === 'frozen') await untilThawed(store);
    try {
      return await openNow();
    } catch (error) {
      const known = toStoreError(error);
      if (!(known instanceof StoreError)) throw error;
      if (known.reason === 'disk-full') freeze(store);
      else if (known.reason === 'newer-data' || known.reason === 'migration-failed')
        store.setHealth(known.reason);
      void noteError(store, known);
      throw error;
    }
  }

  db.on('populate', (transaction) => transaction.table('meta').add({ key: 'format', minimumReader: FORMAT }));
  db.on('ready', (opened) => expectOurs(store, opened as Database, mark), true);
  db.on('blocked', () => store.setHealth('waiting'));
  // Dexie would let go as well, but then re-open by itself and write in the old format.
  db.on('versionchange', () => {
    db.close({ disableAutoOpen: true });
    store.setHealth('outdated');
  });
  return store;
}

async function expectOurs(store: Store, db: Database, mark: StoreMark | undefined): Promise<void> {
  const format = await db.meta.get('format');
  if (format !== undefined && format.minimumReader > FORMAT) {
    throw new StoreError('newer-data', 'A newer version of the extension wrote this data.');
  }
  if (store.getHealth() === 'waiting') store.setHealth('good');
  // Deleting leads leaves history, so without any the database is not the one the leads were in.
  if (mark !== undefined && mark.leads > 0 && store.getHealth() === 'good') {
    const [jobs, history] = [await db.jobs.count(), await db.history.limit(1).primaryKeys()];
    if (jobs === 0 && history.length === 0) store.setHealth('lost');
  }
}

function untilThawed(store: Store): Promise<void> {
  return new Promise((resolve) => {
    const stop = store.onHealth((health) => {
      if (health === 'frozen') return;
      stop();
      resolve();
    });
  });
}

const noMarks: Marks = { read: () => Promise.resolve(undefined), write: () => Promise.resolve() };

async function readEstimate(): Promise<number> {
  const { quota = 0, usage = 0 } = await navigator.storage.estimate();
  return quota - usage;
}
