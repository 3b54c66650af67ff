/** V8 looks for garbage when more than 64 MB were claimed outside of its heap since it last looked. */
const CLAIM = 100 * 1024 * 1024;
/** Batches between two claims. */
const EVERY = 2;

/**
 * Keeps the heap of a thread small that works through much; to be called after each batch. V8 lets a heap grow to four times
 * of what lives in it before it looks for garbage, which in an import is 60 MB of nothing, and no call asks it to look
 * sooner. But memory outside of the heap counts as well, and what nobody writes into takes none: of a claim there is only
 * its number (measured with `bench:transfer`).
 */
export class MemoryClaims {
  #batches = 0;
  #claims: ArrayBuffer[] = [];

  afterBatch(): void {
    // The last one goes before the next one comes.
    this.#claims.length = 0;
    if (++this.#batches % EVERY !== 0) return;
    try {
      this.#claims.push(new ArrayBuffer(CLAIM));
    } catch (error) {
      // Where memory is that short, the browser looks by itself.
      if (!(error instanceof RangeError)) throw error;
    }
  }
}
