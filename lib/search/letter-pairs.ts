import type { Term } from './terms';

/** Columns of bits. A lead's text has some 250 different pairs, so a column has a quarter of its bits set. */
const COLUMNS = 1_024;
/** Slots that are packed together, in words of 32 bits. */
const CHUNK_WORDS = 32;
export const CHUNK_SLOTS = CHUNK_WORDS * 32;

/**
 * Which texts can contain a word at all: for each letter and each pair of neighbouring letters (hashed into columns) one
 * bit per text. Joining the columns of a word's pairs leaves a few texts to look into, and touches 12 kB a pair instead
 * of every string: at 100,000 leads that is what makes the difference between 100 ms and a few.
 */
export class LetterPairs {
  #columns: Uint32Array[] = Array.from({ length: COLUMNS }, () => new Uint32Array(CHUNK_WORDS));

  add(slot: number, text: string): void {
    this.#reserve(slot);
    const [word, bit] = [slot >>> 5, 1 << (slot & 31)];
    eachColumn(text, (column) => {
      const bits = this.#columns[column];
      if (bits !== undefined) bits[word] = (bits[word] ?? 0) | bit;
    });
  }

  /** `text` as it was added. */
  remove(slot: number, text: string): void {
    const [word, bit] = [slot >>> 5, 1 << (slot & 31)];
    eachColumn(text, (column) => {
      const bits = this.#columns[column];
      if (bits !== undefined) bits[word] = (bits[word] ?? 0) & ~bit;
    });
  }

  /** A bit for every slot, all set. */
  all(): Uint32Array {
    return new Uint32Array(this.#columns[0]?.length ?? 0).fill(0xffff_ffff);
  }

  /** Takes the bits from `mask` of slots whose text cannot have all terms; those that keep theirs may. */
  narrow(mask: Uint32Array, terms: readonly Term[]): void {
    for (const { words, numbers } of terms) {
      const any = this.all();
      for (const word of words) this.#join(any, word);
      for (const number of numbers) {
        const other = this.all();
        this.#join(other, number);
        for (let index = 0; index < any.length; index++) any[index] = (any[index] ?? 0) | (other[index] ?? 0);
      }
      for (let index = 0; index < mask.length; index++) mask[index] = (mask[index] ?? 0) & (any[index] ?? 0);
    }
  }

  /** The bits of `CHUNK_SLOTS` slots, column by column. */
  pack(chunk: number): Uint32Array {
    const packed = new Uint32Array(COLUMNS * CHUNK_WORDS);
    const from = chunk * CHUNK_WORDS;
    for (const [column, bits] of this.#columns.entries())
      packed.set(bits.subarray(from, from + CHUNK_WORDS), column * CHUNK_WORDS);
    return packed;
  }

  /** Takes over what `pack` gave. */
  unpack(chunk: number, packed: Uint32Array): void {
    this.#reserve((chunk + 1) * CHUNK_SLOTS - 1);
    for (const [column, bits] of this.#columns.entries())
      bits.set(packed.subarray(column * CHUNK_WORDS, (column + 1) * CHUNK_WORDS), chunk * CHUNK_WORDS);
  }

  #join(mask: Uint32Array, word: string): void {
    eachColumn(word, (column) => {
      const bits = this.#columns[column];
      if (bits === undefined) return;
      for (let index = 0; index < mask.length; index++) mask[index] = (mask[index] ?? 0) & (bits[index] ?? 0);
    });
  }

  /** A quarter more each time: doubling would waste half the memory. */
  #reserve(slot: number): void {
    const length = this.#columns[0]?.length ?? 0;
    if (slot >>> 5 < length) return;
    const wanted = Math.max((slot >>> 5) + 1, Math.ceil(length * 1.25));
    const longer = Math.ceil(wanted / CHUNK_WORDS) * CHUNK_WORDS;
    this.#columns = this.#columns.map((bits) => {
      const copy = new Uint32Array(longer);
      copy.set(bits);
      return copy;
    });
  }
}

/** Whether slot's bit is set. */
export function hasBit(mask: Uint32Array, slot: number): boolean {
  return (((mask[slot >>> 5] ?? 0) >>> (slot & 31)) & 1) === 1;
}

/** Every letter alone and with the one before it. Pairs across lines do no harm. */
function eachColumn(text: string, visit: (column: number) => void): void {
  let before = 0;
  for (let index = 0; index < text.length; index++) {
    const letter = text.charCodeAt(index);
    visit(Math.imul(letter, 0x9e37_79b1) >>> 22);
    if (before !== 0) visit(Math.imul((before << 16) | letter, 0x9e37_79b1) >>> 22);
    before = letter;
  }
}
