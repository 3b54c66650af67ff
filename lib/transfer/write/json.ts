import { giveTurn } from '@/lib/page/give-turn';
import { POOL_FORMAT, POOL_VERSION, type PoolHead, type PoolSource } from '../pool';
import type { WriteOptions } from '../table';

const LEADS_A_PIECE = 100;
const CHARACTERS_A_BLOB = 1_000_000;

/**
 * Writes a pool as one JSON object. Each lead stands on a line of its own, so that a reader may go line by line; one that
 * parses the whole finds the same.
 */
export async function writePool(
  source: PoolSource,
  { signal, onProgress, at }: WriteOptions = {},
): Promise<Blob> {
  const head: PoolHead = {
    format: POOL_FORMAT,
    version: POOL_VERSION,
    ...(at !== undefined && { writtenAt: at }),
    ...source.definitions,
  };
  const blobs: Blob[] = [];
  let text = `${JSON.stringify(head).slice(0, -1)},"leads":[`;
  let done = 0;
  signal?.throwIfAborted();
  for await (const chunk of source.chunks()) {
    for (const one of chunk) {
      text += `${done === 0 ? '\n' : ',\n'}${JSON.stringify(one)}`;
      done++;
      if (text.length > CHARACTERS_A_BLOB) {
        blobs.push(new Blob([text]));
        text = '';
      }
      if (done % LEADS_A_PIECE !== 0) continue;
      onProgress?.(done, source.count);
      await giveTurn();
      signal?.throwIfAborted();
    }
  }
  onProgress?.(done, source.count);
  return new Blob([...blobs, `${text}\n]}\n`], { type: 'application/json' });
}
