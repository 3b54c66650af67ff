import { giveTurn } from '@/lib/page/give-turn';
import { POOL_FORMAT, POOL_VERSION, type PoolHead, type PoolSource } from '../pool';
import type { WriteOptions } from '../table';
import { createBlobSink } from './byte-sink';

const LEADS_A_PIECE = 100;

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
  const sink = createBlobSink();
  await sink.write(`${JSON.stringify(head).slice(0, -1)},"leads":[`);
  let done = 0;
  signal?.throwIfAborted();
  for await (const chunk of source.chunks()) {
    for (const one of chunk) {
      await sink.write(`${done === 0 ? '\n' : ',\n'}${JSON.stringify(one)}`);
      done++;
      if (done % LEADS_A_PIECE !== 0) continue;
      onProgress?.(done, source.count);
      await giveTurn();
      signal?.throwIfAborted();
    }
  }
  onProgress?.(done, source.count);
  await sink.write('\n]}\n');
  return sink.toBlob('application/json');
}
