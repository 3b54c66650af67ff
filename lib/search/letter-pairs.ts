import type { Term } from './terms';

/** Columns of bits. A lead's text has some 250 different pairs, so a column has a quarter of its bits set. */
const COLUMNS = 1_024;
/** Slots that lie together, in words of 32 bits. */
const CHUNK_WORDS = 32;
export const CHUNK_SLOTS = CHUNK_WORDS * 32;

/**
 * Which texts can contain a word at all: for each letter and each pair of neighbouring letters (hashed into columns) one
 * bit per text. Joining the columns of a word's pairs leaves a few texts to look into, and touches 12 kB a pair instead
 * of every string: at 100,000 leads that is what makes the difference between 100 ms and a few.
 */
export class LetterPairs {
  /** Column behind column for a thousand slots each, as they are packed: nothing is moved when they grow or are read. */
  readonly #chunks: Uint32Array[] = [];

  add(slot: number, text: string): void {
    const bits = this.#reserve(slot);
    const [word, bit] = [(slot >>> 5) % CHUNK_WORDS, 1 << (slot & 31)];
    eachColumn(text, (column) => {
      const at = column * CHUNK_WORDS + word;
      bits[at] = (bits[at] ?? 0) | bit;
    });
  }

  /** `text` as it was added. */
  remove(slot: number, text: string): void {
    const bits = this.#reserve(slot);
    const [word, bit] = [(slot >>> 5) % CHUNK_WORDS, 1 << (slot & 31)];
    eachColumn(text, (column) => {
      const at = column * CHUNK_WORDS + word;
      bits[at] = (bits[at] ?? 0) & ~bit;
    });
  }

  /** A bit for every slot, all set. */
  all(): Uint32Array {
    return new Uint32Array(this.#chunks.length * CHUNK_WORDS).fill(0xffff_ffff);
  }

  /** Takes the bits from `mask` of slots whose text cannot have all terms; those that keep theirs may. */
  narrow(mask: Uint32Array, terms: readonly Term[]): void {
    for (const { words, numbers } of terms) {
      const columns = toColumns(words);
      const others = numbers.map((number) => toColumns([number]));
      for (let index = 0; index < mask.length; index++) {
        const before = mask[index] ?? 0;
        if (before === 0) continue;
        const bits = this.#chunks[Math.floor(index / CHUNK_WORDS)];
        if (bits === undefined) continue;
        const word = index % CHUNK_WORDS;
        let any = join(bits, word, columns);
        for (const other of others) any |= join(bits, word, other);
        mask[index] = before & any;
      }
    }
  }

  /** The bits of `CHUNK_SLOTS` slots, column by column. */
  pack(chunk: number): Uint32Array {
    return this.#reserve(chunk * CHUNK_SLOTS).slice();
  }

  /** Takes over what `pack` gave. */
  unpack(chunk: number, packed: Uint32Array): void {
    this.#reserve(chunk * CHUNK_SLOTS);
    this.#chunks[chunk] = packed;
  }

  #reserve(slot: number): Uint32Array {
    const chunk = Math.floor(slot / CHUNK_SLOTS);
    while (this.#chunks.length <= chunk) this.#chunks.push(new Uint32Array(COLUMNS * CHUNK_WORDS));
    return this.#chunks[chunk] ?? new Uint32Array();
  }
}

function join(bits: Uint32Array, word: number, columns: readonly number[]): number {
  let all = 0xffff_ffff;
  for (const column of columns) all &= bits[column * CHUNK_WORDS + word] ?? 0;
  return all;
}

function toColumns(words: readonly string[]): number[] {
  const columns = new Set<number>();
  for (const word of words) eachColumn(word, (column) => columns.add(column));
  return [...columns];
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
