/** V8 looks for garbage when more than 64 MB were claimed outside of its heap since it last looked. */
const CLAIM = 100 * 1024 * 1024;

/**
 * Keeps the heap of a page or thread small that works through much; to be called after each batch. V8 lets a heap grow to
 * four times of what lives in it before it looks for garbage, which in an import is 60 MB of nothing, and no call asks it to
 * look sooner. What a request of the database gave lives with the request until V8 looks, so that it also outlives the
 * quick collections in between, by which V8 doubles the room for what is young up to 64 MB. But memory outside of the heap
 * counts as well, and what nobody writes into takes none: of a claim there is only its number (measured with
 * `bench:transfer`).
 */
export class MemoryClaims {
  #batches = 0;
  #claims: ArrayBuffer[] = [];

  /** @param every batches between two claims */
  constructor(private readonly every = 2) {}

  afterBatch(): void {
    // The last one goes before the next one comes.
    this.#claims.length = 0;
    if (++this.#batches % this.every !== 0) return;
    try {
      this.#claims.push(new ArrayBuffer(CLAIM));
    } catch (error) {
      // Where memory is that short, the browser looks by itself.
      if (!(error instanceof RangeError)) throw error;
    }
  }
}
