import * as z from 'zod/mini';
import { POOL_FORMAT, POOL_VERSION, poolHead, poolLead, type PoolHead, type PoolLead } from '../pool';
import { FileError } from './file-error';
import { decodePieces, readBytes, readPieces } from './read-bytes';
import { splitJson, type JsonPart } from './split-json';

/** Our own lossless file, lead by lead. */
export interface OpenedPool {
  readonly head: PoolHead;
  /**
   * The leads from the start, in pieces of some hundred; every call reads anew and gives the same.
   *
   * @throws FileError `damaged` where the text stops being JSON
   */
  rows(): AsyncIterable<readonly PoolRow[]>;
}

export interface PoolRow {
  /** Place in the list, from 1. */
  readonly number: number;
  /** Absent when it is none of ours. */
  readonly lead?: PoolLead;
}

const LEADS_A_PIECE = 200;

/** Whether a text begins as our own file does. */
export const looksLikePool = (head: string): boolean =>
  new RegExp(`^\\s*\\{[^{[]{0,200}"format"\\s*:\\s*"${POOL_FORMAT}"`).test(head);

/**
 * Opens a file that `openFile` says is a `pool`.
 *
 * @throws FileError `newer` when a newer version wrote it, `damaged` when what its leads refer to is not there
 */
export async function readPool(file: Blob): Promise<OpenedPool> {
  const encoding = await findEncoding(file);
  const read = () => splitJson(decodePieces(readPieces(file), encoding));
  return {
    head: await readHead(read()),
    async *rows() {
      let piece: PoolRow[] = [];
      for await (const parts of read()) {
        for (const { key, isElement, index, value } of parts) {
          if (key !== 'leads' || !isElement) continue;
          const parsed = poolLead.safeParse(value);
          piece.push({ number: index + 1, ...(parsed.success ? { lead: parsed.data } : {}) });
          if (piece.length < LEADS_A_PIECE) continue;
          yield piece;
          piece = [];
        }
      }
      if (piece.length > 0) yield piece;
    },
  };
}

/** We write UTF-8; an editor may have made UTF-16 of it, which begins with a mark. */
async function findEncoding(file: Blob): Promise<string> {
  const [first, second] = await readBytes(file, 0, 2);
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}

const version = z.object({ format: z.literal(POOL_FORMAT), version: z.int() });

/** What every file of ours has beside its leads. */
const MEMBERS = [
  'format',
  'version',
  'categories',
  'lists',
  'customFields',
  'imports',
] satisfies (keyof PoolHead)[];

/** What stands beside the leads: in front of them as we write it, anywhere in a file somebody made. */
async function readHead(read: AsyncIterable<JsonPart[]>): Promise<PoolHead> {
  const found = new Map<string, unknown>();
  for await (const parts of read) {
    for (const { key, isElement, value } of parts) {
      if (key === undefined) throw new FileError('damaged', '[0]');
      if (key === 'leads') continue;
      const list = isElement ? found.get(key) : undefined;
      if (Array.isArray(list)) list.push(value);
      else found.set(key, value);
    }
    if (MEMBERS.every((key) => found.has(key)) && parts.some(({ key }) => key === 'leads')) break;
  }
  const head = Object.fromEntries(found);
  const written = version.safeParse(head);
  if (written.success && written.data.version > POOL_VERSION) throw new FileError('newer');
  const parsed = poolHead.safeParse(head);
  if (!parsed.success) throw new FileError('damaged', parsed.error.issues[0]?.path.join('.'));
  return parsed.data;
}
