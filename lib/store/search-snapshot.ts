import { Dexie, type EntityTable } from 'dexie';
import type { IndexChunk } from '@/lib/search/lead-index';
import type { Position } from './follow-leads';

/** Raised whenever what is searched of a lead, or how it is packed, changes: older snapshots are made again. */
const FORMAT = 4;
/** Chunks asked for before they are needed. */
const AHEAD = 8;

interface ChunkRow {
  number: number;
  chunk: IndexChunk;
}

/** What the chunks are, as a whole. */
export interface SnapshotHead {
  key: 'head';
  format: number;
  /** Another with every writing: who read one may only replace that one. */
  version: string;
  /** The chunks know the history up to there. */
  position: Position;
  chunks: number;
  leads: number;
}

type SnapshotDatabase = Dexie & {
  chunks: EntityTable<ChunkRow, 'number'>;
  head: EntityTable<SnapshotHead, 'key'>;
};

/**
 * The search index as it was when a window was last open, so that the next one need not read every lead: 100,000 of them
 * take a second to read and three to index. In a database of its own, because it can be thrown away at any time: it is
 * no record of anything, belongs in no backup, and a window that finds none reads the leads.
 */
export class SearchSnapshot {
  readonly #db: SnapshotDatabase;

  constructor(name: string) {
    this.#db = new Dexie(`${name}-search`, {
      chromeTransactionDurability: 'relaxed',
      cache: 'disabled',
    }) as SnapshotDatabase;
    this.#db.version(1).stores({ chunks: 'number', head: 'key' });
    // It is not worth keeping another window waiting.
    this.#db.on('versionchange', () => this.#db.close());
  }

  /** `undefined` when there is none that this code can read. */
  async readHead(): Promise<SnapshotHead | undefined> {
    const head = await this.#db.head.get('head');
    return head?.format === FORMAT ? head : undefined;
  }

  /** Hands over the chunks in order; false when another window replaced them meanwhile. */
  async readChunks(
    head: SnapshotHead,
    onChunk: (number: number, chunk: IndexChunk) => void,
  ): Promise<boolean> {
    const { chunks } = this.#db;
    return this.#db.transaction('r', this.#db.head, chunks, async () => {
      if ((await this.#db.head.get('head'))?.version !== head.version) return false;
      // The database reads on while a chunk is worked in, and each comes in a turn of its own.
      const coming: Promise<ChunkRow | undefined>[] = [];
      for (let number = 0, asked = 0; number < head.chunks; number++) {
        for (; asked < Math.min(head.chunks, number + AHEAD); asked++) coming.push(chunks.get(asked));
        const row = await coming.shift();
        if (row === undefined) return false;
        onChunk(number, row.chunk);
      }
      return true;
    });
  }

  /**
   * Replaces the snapshot `before` (undefined: there was none this code can read) by one that differs in `changed` chunks.
   *
   * @returns the new one; undefined when another window wrote meanwhile, and then nothing was written
   */
  async write(
    before: SnapshotHead | undefined,
    after: { version: string; position: Position; chunks: number; leads: number },
    changed: readonly number[],
    pack: (chunk: number) => IndexChunk,
  ): Promise<SnapshotHead | undefined> {
    const { chunks, head } = this.#db;
    return this.#db.transaction('rw', head, chunks, async () => {
      if ((await this.readHead())?.version !== before?.version) return undefined;
      // One at a time: all of them are tens of megabytes.
      for (const number of changed) await chunks.put({ number, chunk: pack(number) });
      await chunks.where(':id').aboveOrEqual(after.chunks).delete();
      const next: SnapshotHead = { key: 'head', format: FORMAT, ...after };
      await head.put(next);
      return next;
    });
  }

  close(): void {
    this.#db.close();
  }
}

/** Has the next window read the leads: they were not changed by commands, so no history leads from the snapshot to them. */
export async function forgetSnapshot(name: string): Promise<void> {
  await Dexie.delete(`${name}-search`);
}
