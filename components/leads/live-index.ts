import { liveQuery } from 'dexie';
import type { Lead } from '@/lib/leads/lead';
import type { QueryContext } from '@/lib/search/compile-query';
import { LeadIndex, type LeadSort } from '@/lib/search/lead-index';
import { followLeads, type KnownLeads, type Position } from '@/lib/store/follow-leads';
import { countLeads, readDefinitions } from '@/lib/store/queries';
import { forgetSnapshot, SearchSnapshot, type SnapshotHead } from '@/lib/store/search-snapshot';
import type { Store } from '@/lib/store/store';
import { inSlices } from './in-slices';
import type { KeptRows } from './kept-rows';

/** While 100,000 leads stream in, the list is laid out anew this often (ms), not with every chunk. */
const REDRAW_EVERY = 1_000;
/** Rows in sight and some around them; the others are read when they come into sight. */
const MOST_CACHED = 1_000;
/** The newest come first and are kept, for they are what is seen first. */
const FIRST_ROWS = 100;
/** Fewer are read faster than a snapshot is worth. */
const FEWEST_WORTH_KEEPING = 2_000;
/** So many changes are caught up with in no time; more are worth writing the snapshot again. */
const CHANGES_WORTH_KEEPING = 500;
const KEEP_AFTER_MS = 3_000;
/** Until there is one, each opening reads every lead: who closes the panel soon should not do so twice. */
const FIRST_KEEP_AFTER_MS = 200;
/** A snapshot is not worth a full disk. */
const FREE_SPACE_NEEDED = 500 * 1024 * 1024;

export const NEWEST_FIRST: LeadSort = { by: 'updated', direction: 'descending' };

export const isSameSort = (a: LeadSort | undefined, b: LeadSort) => JSON.stringify(a) === JSON.stringify(b);

type Definitions = Omit<QueryContext, 'now'>;

/** The index over all leads, kept in step with the store, and the leads of the rows in sight; a React external store. */
export class LiveIndex {
  /** Everything was loaded once; before that, counts are of what has arrived. */
  ready = false;
  failure: Error | undefined;
  /** How many leads the store has, as far as that is known before they are here. */
  expected: number | undefined;
  definitions: Definitions = { categories: [], lists: [], customFields: [] };
  /** What the list is sorted by, so that it is sorted before it is shown. */
  sorted: LeadSort = NEWEST_FIRST;

  #index = new LeadIndex();
  /** The first rows as they were last shown, until the store has given out its own. */
  #kept: LeadIndex | undefined;
  /** Those of them that stand in the cache as they were then. */
  readonly #stale = new Set<string>();
  readonly #snapshot: SearchSnapshot;
  readonly #cache = new Map<string, Lead>();
  readonly #reading = new Set<string>();
  #version = 0;
  #indexVersion = 0;
  #isDrawn = false;
  #listeners = new Set<() => void>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #head: SnapshotHead | undefined;
  #position: Position | undefined;
  #changes = 0;
  /** Text of a lead that was deleted may still stand in the snapshot: it goes at once. */
  #hasRemoved = false;
  #keepTimer: ReturnType<typeof setTimeout> | undefined;
  #isKeeping = false;

  constructor(
    readonly store: Store,
    private readonly kept?: KeptRows,
  ) {
    this.#snapshot = new SearchSnapshot(store.db.name);
    if (kept !== undefined) this.#showKept(kept);
    // On a full disk no database of this extension may be touched.
    store.onHealth((health) => {
      if (health === 'frozen') this.#snapshot.close();
    });
  }

  get index(): LeadIndex {
    return this.#kept ?? this.#index;
  }

  follow(): () => void {
    const definitions = liveQuery(() => this.#readDefinitions()).subscribe({
      next: (next) => {
        this.definitions = next;
        this.#notify();
      },
      error: (error) => this.#fail(error),
    });
    const stop = this.#followLeads();
    return () => {
      clearTimeout(this.#timer);
      clearTimeout(this.#keepTimer);
      this.#timer = undefined;
      definitions.unsubscribe();
      stop();
    };
  }

  subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  getVersion = () => this.#version;

  /** Grows with the index and with what names mean, but not with leads read into sight: nothing is counted anew for those. */
  getIndexVersion = () => this.#indexVersion;

  /** The lead of a row in sight; `undefined` until it was read, see `want`. */
  getLead = (id: string): Lead | undefined => this.#cache.get(id);

  /** Reads the leads of rows that come into sight. */
  want = (ids: readonly string[]): void => {
    const missing = ids.filter((id) => !this.#cache.has(id) && !this.#reading.has(id));
    this.#read(missing);
  };

  #read(ids: readonly string[]): void {
    if (ids.length === 0) return;
    for (const id of ids) this.#reading.add(id);
    this.store.db.leads
      .bulkGet([...ids])
      .then((leads) => {
        for (const [at, id] of ids.entries()) {
          const lead = leads[at];
          // What the follower told meanwhile is newer.
          if (this.#cache.has(id) && !this.#stale.has(id)) continue;
          if (lead) this.#remember(lead);
          else this.#cache.delete(id);
        }
        this.#tell();
      })
      .catch((error: unknown) => this.#fail(error))
      .finally(() => ids.forEach((id) => this.#reading.delete(id)));
  }

  /** Sorts without holding anything up. */
  async prepare(sort: LeadSort): Promise<void> {
    await inSlices(this.#index.prepare(sort, { ...this.definitions, now: this.store.now() }));
    this.sorted = sort;
  }

  async #readDefinitions(): Promise<Definitions> {
    const [categories, lists, customFields] = await Promise.all([
      readDefinitions(this.store, 'categories'),
      readDefinitions(this.store, 'lists'),
      readDefinitions(this.store, 'customFields'),
    ]);
    return { categories, lists, customFields };
  }

  /** A snapshot that cannot be read is no loss. */
  async #findKnown(): Promise<KnownLeads | undefined> {
    try {
      // Waits while the disk is full.
      await this.store.db.open();
      const head = await this.#snapshot.readHead();
      this.#head = head;
      return head && { position: head.position, load: () => this.#load(head) };
    } catch {
      return undefined;
    }
  }

  #followLeads(): () => void {
    const known = this.#findKnown();
    return followLeads(
      this.store,
      {
        onLeads: (leads) => {
          if (!this.#isDrawn) void this.#expect(known);
          // Those that come first are the newest, and no answer to another order.
          const answers = this.#index.size > 0 || isSameSort(this.kept?.sort, NEWEST_FIRST);
          for (const lead of leads) {
            this.#index.set(lead);
            if (this.#cache.has(lead.id) || this.#cache.size < FIRST_ROWS) this.#remember(lead);
          }
          if (answers) this.#dropKept();
          this.#changes += leads.length;
          this.#redraw();
        },
        onRemoved: (ids) => {
          for (const id of ids) {
            this.#index.remove(id);
            this.#cache.delete(id);
          }
          this.#hasRemoved = true;
          this.#redraw();
        },
        onPosition: (position) => {
          this.#position = position;
          this.#keepSoon();
        },
        onReady: () => {
          this.ready = true;
          this.#dropKept();
          this.#notify();
          this.#keepSoon();
        },
        onError: (error) => this.#fail(error),
      },
      known,
    );
  }

  /** Counting 100,000 leads takes a fifth of a second, in which the database gives out no rows: only behind the first. */
  async #expect(known: Promise<KnownLeads | undefined>): Promise<void> {
    try {
      this.expected = (await known) ? this.#head?.leads : await countLeads(this.store);
      if (!this.ready) this.#notify();
    } catch {
      // Then nothing is said of how many are to come.
    }
  }

  async #load(head: SnapshotHead): Promise<boolean> {
    const index = new LeadIndex();
    try {
      if (!(await this.#snapshot.readChunks(head, (number, chunk) => index.unpack(number, chunk))))
        return false;
    } catch {
      return false;
    }
    await inSlices(index.prepare(this.sorted, { ...this.definitions, now: this.store.now() }));
    this.#index = index;
    this.#dropKept();
    this.#changes = 0;
    this.#redraw();
    return true;
  }

  #showKept({ leads, sort, count }: KeptRows): void {
    this.#kept = new LeadIndex();
    for (const lead of leads) {
      this.#kept.set(lead);
      this.#remember(lead);
      this.#stale.add(lead.id);
    }
    this.sorted = sort;
    this.expected = count;
  }

  /** The store's own leads take their place. Rows in sight stay until they are read anew. */
  #dropKept(): void {
    if (this.#kept === undefined) return;
    this.#kept = undefined;
    this.#read([...this.#stale]);
  }

  #remember(lead: Lead): void {
    this.#stale.delete(lead.id);
    this.#cache.delete(lead.id);
    this.#cache.set(lead.id, lead);
    const [oldest] = this.#cache.keys();
    if (this.#cache.size > MOST_CACHED && oldest !== undefined) this.#cache.delete(oldest);
  }

  #keepSoon(): void {
    const forgets = this.#hasRemoved && this.#head !== undefined;
    const worth = forgets || this.#head === undefined || this.#changes >= CHANGES_WORTH_KEEPING;
    const enough = this.#head !== undefined || this.#index.size >= FEWEST_WORTH_KEEPING;
    if (!this.ready || !worth || !enough || this.#isKeeping) return;
    if (forgets) clearTimeout(this.#keepTimer);
    else if (this.#keepTimer !== undefined) return;
    this.#keepTimer = setTimeout(
      () => {
        this.#keepTimer = undefined;
        this.#isKeeping = true;
        void this.#keep().finally(() => {
          this.#isKeeping = false;
          // What was deleted while the snapshot was written.
          if (this.#hasRemoved) this.#keepSoon();
        });
      },
      forgets ? 0 : this.#head === undefined ? FIRST_KEEP_AFTER_MS : KEEP_AFTER_MS,
    );
  }

  /** Writes the snapshot. When that fails, the next window reads the leads. */
  async #keep(): Promise<void> {
    const position = this.#position ?? this.#head?.position;
    if (position === undefined || this.store.getHealth() !== 'good') return;
    const index = this.#index;
    const forgets = this.#hasRemoved;
    this.#hasRemoved = false;
    if ((await this.store.readFreeSpace().catch(() => 0)) < FREE_SPACE_NEEDED) {
      if (forgets) await this.#forget();
      return;
    }
    const changed = index.takeChangedChunks();
    try {
      const chunks = index.chunkCount;
      const all = Array.from({ length: chunks }, (_, chunk) => chunk);
      this.#changes = 0;
      this.#head =
        (await this.#snapshot.write(
          this.#head,
          { version: this.store.newId(), position, chunks, leads: index.size },
          this.#head === undefined ? all : changed.filter((chunk) => chunk < chunks),
          (chunk) => index.pack(chunk),
        )) ?? this.#head;
    } catch {
      index.returnChangedChunks(changed);
      if (forgets) await this.#forget();
    }
  }

  /** No snapshot is better than one with what was deleted. */
  async #forget(): Promise<void> {
    this.#head = undefined;
    await forgetSnapshot(this.store.db.name).catch(() => undefined);
  }

  #fail(error: unknown): void {
    this.failure = error instanceof Error ? error : new Error('The store cannot be read.', { cause: error });
    this.#notify();
  }

  #redraw() {
    // The first leads are shown at once; names of categories may have come before them.
    const isFirst = !this.#isDrawn;
    this.#isDrawn = true;
    if (this.ready || isFirst) this.#notify();
    else this.#timer ??= setTimeout(() => this.#notify(), REDRAW_EVERY);
  }

  #notify() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#indexVersion++;
    this.#tell();
  }

  #tell() {
    this.#version++;
    for (const listener of this.#listeners) listener();
  }
}
