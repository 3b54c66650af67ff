import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBlobSink, createByteSink } from '@/lib/transfer/write/byte-sink';

/** What arrived, as one text. */
async function pass(texts: readonly string[]): Promise<string> {
  const sink = createBlobSink();
  for (const text of texts) await sink.write(text);
  return (await sink.toBlob('text/plain')).text();
}

describe('text on its way into a file', () => {
  it('arrives as it was, however long it is', async () => {
    const long = '工'.repeat(300_000);
    expect(await pass(['a', long, 'é', '', 'z'])).toBe(`a${long}éz`);
  });

  it('is cut between characters, never within one', async () => {
    for (const start of ['', 'a', 'ab']) {
      const text = start + '🛠'.repeat(70_000);
      expect((await pass([text])) === text).toBe(true);
    }
  });

  it('is any text', async () => {
    const piece = fc.tuple(
      fc.string({ unit: 'grapheme', maxLength: 5 }),
      fc.integer({ min: 1, max: 30_000 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 6 }), async (pieces) => {
        const texts = pieces.map(([text, times]) => text.repeat(times));
        expect((await pass(texts)) === texts.join('')).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  it('waits only where the buffer is full, and tells when taking it fails', async () => {
    const sink = createByteSink(() => Promise.reject(new Error('no room')));
    expect(sink.write('short')).toBeUndefined();
    await expect(sink.flush()).rejects.toThrow('no room');
  });
});
