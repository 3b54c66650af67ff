/** Bytes taken at once. */
const PIECE = 1024 * 1024;
/** Most bytes of a UTF-16 unit in UTF-8. */
const WIDEST = 3;

/** Texts by the order they came in, as bytes outside of the heap (see `IdTable` for why). Nothing is taken out again. */
export class TextHeap {
  readonly #encoder = new TextEncoder();
  readonly #decoder = new TextDecoder();
  readonly #pieces: Uint8Array<ArrayBuffer>[] = [];
  /** Of each text: its piece, and where in it it begins and ends. */
  readonly #places: number[] = [];
  #end = 0;

  /** @returns its number, from 0 */
  add(text: string): number {
    let piece = this.#pieces.at(-1);
    if (piece === undefined || piece.length - this.#end < text.length * WIDEST) {
      piece = new Uint8Array(Math.max(PIECE, text.length * WIDEST));
      this.#pieces.push(piece);
      this.#end = 0;
    }
    const { written } = this.#encoder.encodeInto(text, piece.subarray(this.#end));
    this.#places.push(this.#pieces.length - 1, this.#end, this.#end + written);
    this.#end += written;
    return this.#places.length / 3 - 1;
  }

  get(number: number): string {
    const [piece = 0, from, to] = this.#places.slice(number * 3, number * 3 + 3);
    return this.#decoder.decode(this.#pieces[piece]?.subarray(from, to));
  }
}
