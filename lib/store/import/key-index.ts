/** Leads of one key that are kept: a switchboard shared by more is no evidence anyway, as in `readSharing`. */
const IDS_PER_KEY = 8;
const EMPTY = -1;

/**
 * Which leads have which key, for 100,000 leads with six keys each in some 20 MB: 64 bits of each key in typed arrays
 * instead of a map of strings (150 MB). Two keys that meet by chance only cost a look at a lead that is none.
 */
export class KeyIndex {
  readonly #ids: string[] = [];
  #size = 0;
  #mask: number;
  #high: Uint32Array<ArrayBuffer>;
  #low: Uint32Array<ArrayBuffer>;
  #slots: Int32Array<ArrayBuffer>;

  constructor(expected = 1_000) {
    let capacity = 1_024;
    while (capacity < expected * 2) capacity *= 2;
    this.#mask = capacity - 1;
    this.#high = new Uint32Array(capacity);
    this.#low = new Uint32Array(capacity);
    this.#slots = new Int32Array(capacity).fill(EMPTY);
  }

  /** Again for a lead whose keys changed; keys it lost stay, and find a lead that no longer has them. */
  add(id: string, keys: readonly string[]): void {
    const place = this.#ids.push(id) - 1;
    for (const key of keys) {
      if (this.#size * 5 > this.#mask * 3) this.#grow();
      const [high, low] = toBits(key);
      this.#insert(high, low, place);
    }
  }

  find(keys: readonly string[]): string[] {
    const found = new Set<string>();
    for (const key of keys) {
      const [high, low] = toBits(key);
      for (let at = low & this.#mask; ; at = (at + 1) & this.#mask) {
        const place = this.#slots[at] ?? EMPTY;
        if (place === EMPTY) break;
        if (this.#high[at] === high && this.#low[at] === low) found.add(this.#ids[place] ?? '');
      }
    }
    return [...found];
  }

  #insert(high: number, low: number, place: number): void {
    let same = 0;
    let at = low & this.#mask;
    for (; ; at = (at + 1) & this.#mask) {
      const there = this.#slots[at] ?? EMPTY;
      if (there === EMPTY) break;
      if (this.#high[at] !== high || this.#low[at] !== low) continue;
      if (this.#ids[there] === this.#ids[place] || ++same >= IDS_PER_KEY) return;
    }
    this.#high[at] = high;
    this.#low[at] = low;
    this.#slots[at] = place;
    this.#size += 1;
  }

  #grow(): void {
    const [high, low, slots] = [this.#high, this.#low, this.#slots];
    const capacity = (this.#mask + 1) * 2;
    this.#mask = capacity - 1;
    this.#high = new Uint32Array(capacity);
    this.#low = new Uint32Array(capacity);
    this.#slots = new Int32Array(capacity).fill(EMPTY);
    this.#size = 0;
    for (const [at, place] of slots.entries())
      if (place !== EMPTY) this.#insert(high[at] ?? 0, low[at] ?? 0, place);
  }
}

/** Two independent 32-bit mixes of a text (multiply and shift, after MurmurHash3's finaliser). */
function toBits(text: string): [high: number, low: number] {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    high = Math.imul(high ^ code, 0x9e3779b1);
    low = Math.imul(low ^ code, 0x5f356495);
  }
  high = Math.imul(high ^ (high >>> 16), 0x85ebca6b) ^ Math.imul(low ^ (low >>> 13), 0xc2b2ae35);
  low = Math.imul(low ^ (low >>> 16), 0x85ebca6b) ^ Math.imul(high ^ (high >>> 13), 0xc2b2ae35);
  return [high >>> 0, low >>> 0];
}
