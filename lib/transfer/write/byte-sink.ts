import { giveTurn } from '@/lib/page/give-turn';

/**
 * Text on its way into a file: made bytes of in one buffer that is used again and again, so that a file of any size costs
 * the memory of a piece. (Encoding each piece into bytes of its own left 180 MB for the collector with 100,000 rows.)
 */

/** Bytes between two turns for the page. */
const BUFFER = 262_144;
/** UTF-8 takes at most three bytes for a UTF-16 unit. */
const MOST_BYTES = 3;
/** Longer texts are cut, so that one always fits. */
const MOST_CHARACTERS = 65_536;

export interface ByteSink {
  /** Nothing to wait for where the text still fits, as it mostly does. */
  write(text: string): Promise<void> | undefined;
  /** Gives what is left to where it goes. */
  flush(): Promise<void>;
}

/** @param take what the bytes are given to; they are good until its promise is kept */
export function createByteSink(take: (bytes: Uint8Array<ArrayBuffer>) => Promise<void> | void): ByteSink {
  const encoder = new TextEncoder();
  const buffer = new Uint8Array(BUFFER);
  let used = 0;

  async function flush() {
    if (used === 0) return;
    await take(buffer.subarray(0, used));
    used = 0;
    await giveTurn();
  }

  function put(text: string): void {
    used += encoder.encodeInto(text, buffer.subarray(used)).written;
  }

  function write(text: string): Promise<void> | undefined {
    if (text.length * MOST_BYTES > BUFFER - used) return writeInParts(text);
    put(text);
    return undefined;
  }

  async function writeInParts(text: string) {
    for (let start = 0; start < text.length;) {
      let end = Math.min(text.length, start + MOST_CHARACTERS);
      // Both halves of a character stay together.
      if (end < text.length && isHighSurrogate(text.charCodeAt(end - 1))) end--;
      if ((end - start) * MOST_BYTES > BUFFER - used) await flush();
      put(text.slice(start, end));
      start = end;
    }
  }

  return { write, flush };
}

const isHighSurrogate = (code: number) => code >= 0xd800 && code <= 0xdbff;

/** Text as the pieces of a blob, which the browser keeps outside of the page's memory. */
export function createBlobSink(): ByteSink & {
  toBlob(type: string): Promise<Blob>;
} {
  const parts: Blob[] = [];
  const sink = createByteSink((bytes) => void parts.push(new Blob([bytes])));
  return {
    ...sink,
    async toBlob(type) {
      await sink.flush();
      return new Blob(parts, { type });
    },
  };
}
