import { IdTable } from './id-table';

/** Leads of one key that are kept: a switchboard shared by more is no evidence anyway, as in `readSharing`. */
const IDS_PER_KEY = 8;
const EMPTY = -1;

/**
 * Which leads have which key, for 100,000 leads with six keys each in some 15 MB: 32 bits of each key in typed arrays
 * instead of a map of strings (150 MB). Two keys that meet by chance (one question in 4,000 at a million keys) only cost a
 * look at a lead that is none.
 */
export class KeyIndex {
  readonly #ids = new IdTable();
  #size = 0;
  #mask: number;
  #bits: Uint32Array<ArrayBuffer>;
  #places: Int32Array<ArrayBuffer>;

  constructor(expected = 1_000) {
    let capacity = 1_024;
    while (capacity < expected * 2) capacity *= 2;
    this.#mask = capacity - 1;
    this.#bits = new Uint32Array(capacity);
    this.#places = new Int32Array(capacity).fill(EMPTY);
  }

  /** Again for a lead whose keys changed; keys it lost stay, and find a lead that no longer has them. */
  add(id: string, keys: readonly string[]): void {
    const place = this.#ids.add(id);
    for (const key of keys) {
      if (this.#size * 5 > this.#mask * 3) this.#grow();
      this.#insert(toBits(key), place);
    }
  }

  find(keys: readonly string[]): string[] {
    const found = new Set<number>();
    for (const key of keys) {
      const bits = toBits(key);
      for (let at = bits & this.#mask; ; at = (at + 1) & this.#mask) {
        const place = this.#places[at] ?? EMPTY;
        if (place === EMPTY) break;
        if (this.#bits[at] === bits) found.add(place);
      }
    }
    return Array.from(found, (place) => this.#ids.get(place));
  }

  #insert(bits: number, place: number): void {
    let same = 0;
    let at = bits & this.#mask;
    for (; ; at = (at + 1) & this.#mask) {
      const there = this.#places[at] ?? EMPTY;
      if (there === EMPTY) break;
      if (this.#bits[at] !== bits) continue;
      if (there === place || ++same >= IDS_PER_KEY) return;
    }
    this.#bits[at] = bits;
    this.#places[at] = place;
    this.#size += 1;
  }

  #grow(): void {
    const [bits, places] = [this.#bits, this.#places];
    const capacity = (this.#mask + 1) * 2;
    this.#mask = capacity - 1;
    this.#bits = new Uint32Array(capacity);
    this.#places = new Int32Array(capacity).fill(EMPTY);
    this.#size = 0;
    for (const [at, place] of places.entries()) if (place !== EMPTY) this.#insert(bits[at] ?? 0, place);
  }
}

/** MurmurHash3's mixing and finaliser over the characters of a text. */
function toBits(text: string): number {
  let bits = 0x41c6ce57;
  for (let at = 0; at < text.length; at++) {
    bits ^= Math.imul(text.charCodeAt(at), 0xcc9e2d51);
    bits = Math.imul((bits << 13) | (bits >>> 19), 5) + 0xe6546b64;
  }
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
