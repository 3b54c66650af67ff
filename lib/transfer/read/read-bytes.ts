import { FileError } from './file-error';
import { PIECE } from './limits';

/**
 * Some bytes of a file.
 *
 * @throws FileError `unreadable` when the file was moved, changed or taken away meanwhile
 */
export async function readBytes(file: Blob, start: number, end: number): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await file.slice(start, end).arrayBuffer());
  } catch (cause) {
    throw new FileError('unreadable', undefined, { cause });
  }
}

/** The bytes from `start` to before `end`, piece by piece: whoever stops asking leaves nothing open. */
export async function* readPieces(
  file: Blob,
  start = 0,
  end = file.size,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void, void> {
  for (let at = start; at < end; at += PIECE) yield readBytes(file, at, Math.min(end, at + PIECE));
}

/**
 * Bytes as text. What is no text in the encoding becomes `�`; a byte order mark is left out.
 *
 * @param encoding a label `TextDecoder` knows
 */
export async function* decodePieces(
  pieces: AsyncIterable<Uint8Array<ArrayBuffer>>,
  encoding: string,
): AsyncGenerator<string, void, void> {
  const decoder = new TextDecoder(encoding);
  for await (const piece of pieces) {
    const text = decoder.decode(piece, { stream: true });
    if (text !== '') yield text;
  }
  const rest = decoder.decode();
  if (rest !== '') yield rest;
}
