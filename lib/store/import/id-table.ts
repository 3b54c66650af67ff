const EMPTY = -1;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * Ids of leads, 16 bytes each and outside of the heap: of 165,000 strings V8 would keep four times their 10 MB, for it lets
 * a heap grow in proportion to what lives in it (measured).
 */
export class IdTable {
  #words = new Uint32Array(4 * 1_024);
  #slots = new Int32Array(2_048).fill(EMPTY);
  #size = 0;
  /** What is no UUID in small letters, as files of others may have. */
  readonly #odd = new Map<string, number>();
  readonly #oddIds = new Map<number, string>();
  /** The id that is looked for. */
  readonly #wanted = new Uint32Array(4);

  /** @returns its place, counted from 0; of an id that is there the one it has */
  add(id: string): number {
    const known = this.find(id);
    if (known !== undefined) return known;
    const place = this.#size++;
    if (place * 4 >= this.#words.length) this.#grow();
    if (UUID.test(id)) {
      this.#words.set(this.#wanted, place * 4);
      this.#slots[this.#findSlot()] = place;
    } else {
      this.#odd.set(id, place);
      this.#oddIds.set(place, id);
    }
    return place;
  }

  has(id: string): boolean {
    return this.find(id) !== undefined;
  }

  find(id: string): number | undefined {
    if (!UUID.test(id)) return this.#odd.get(id);
    let digit = 0;
    this.#wanted.fill(0);
    for (let at = 0; at < id.length; at++) {
      const code = id.charCodeAt(at);
      if (code === 45) continue;
      const word = digit++ >> 3;
      this.#wanted[word] = ((this.#wanted[word] ?? 0) << 4) | (code < 58 ? code - 48 : code - 87);
    }
    const place = this.#slots[this.#findSlot()] ?? EMPTY;
    return place === EMPTY ? undefined : place;
  }

  /** The id at a place that was given out. */
  get(place: number): string {
    const odd = this.#oddIds.get(place);
    if (odd !== undefined) return odd;
    const [a = '', b = '', c = '', d = ''] = [...this.#words.subarray(place * 4, place * 4 + 4)].map((word) =>
      word.toString(16).padStart(8, '0'),
    );
    return `${a}-${b.slice(0, 4)}-${b.slice(4)}-${c.slice(0, 4)}-${c.slice(4)}${d}`;
  }

  /** Where the wanted one stands, or would stand. Ids are random, so their digits are as good as any hash. */
  #findSlot(): number {
    const mask = this.#slots.length - 1;
    const [a = 0, b = 0, c = 0, d = 0] = this.#wanted;
    for (let slot = (a ^ d) & mask; ; slot = (slot + 1) & mask) {
      const place = this.#slots[slot] ?? EMPTY;
      if (place === EMPTY) return slot;
      const at = place * 4;
      const words = this.#words;
      if (words[at] === a && words[at + 1] === b && words[at + 2] === c && words[at + 3] === d) return slot;
    }
  }

  #grow(): void {
    const [wanted, words] = [this.#wanted.slice(), this.#words];
    this.#words = new Uint32Array(words.length * 2);
    this.#words.set(words);
    this.#slots = new Int32Array(this.#slots.length * 2).fill(EMPTY);
    for (let place = 0; place * 4 < words.length; place++) {
      if (this.#oddIds.has(place)) continue;
      this.#wanted.set(words.subarray(place * 4, place * 4 + 4));
      this.#slots[this.#findSlot()] = place;
    }
    this.#wanted.set(wanted);
  }
}
