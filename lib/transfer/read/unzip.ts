import { FileError } from './file-error';
import { readBytes, readPieces } from './read-bytes';

/**
 * Reading of a ZIP archive (APPNOTE 6.3.10) by its directory: stored and deflated entries, ZIP64, data descriptors, junk
 * before the archive. Nothing a header says of sizes is believed: what comes out is counted while it does.
 */

export interface ZipArchive {
  /** Paths in lower case, `/` between folders. */
  readonly paths: readonly string[];
  has(path: string): boolean;
  /**
   * The bytes of an entry, unpacked piece by piece.
   *
   * @param most bytes; more are refused
   * @throws FileError `damaged`, `unpacks-too-large`, `password-protected`
   */
  read(path: string, most: number): AsyncGenerator<Uint8Array<ArrayBuffer>, void, void>;
}

interface Entry {
  readonly path: string;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly offset: number;
}

const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED = 0x1;

const END_SIZE = 22;
const MAX_COMMENT = 0xffff;
const LOCATOR_SIZE = 20;
/** A workbook has dozens of entries; its directory is a few kilobytes. */
const MAX_DIRECTORY = 16 * 1024 * 1024;

/** Sheets of repeated rows pack 1 : 50, of empty formatted ones 1 : 200; a bomb 1 : 1,000. */
const MAX_RATIO = 400;
/** Below this a high ratio harms nobody. */
const RATIO_FROM = 16 * 1024 * 1024;
/** Compressed bytes given to the browser at once: of a bomb they make 16 MB, and then it is stopped. */
const FEED = 16 * 1024;

/** @throws FileError `damaged` when there is no directory, as when a download broke off */
export async function openZip(file: Blob): Promise<ZipArchive> {
  const entries = new Map<string, Entry>();
  for (const entry of await readDirectory(file)) entries.set(entry.path, entry);
  return {
    paths: [...entries.keys()],
    has: (path) => entries.has(toPath(path)),
    async *read(path, most) {
      const entry = entries.get(toPath(path));
      if (entry === undefined) throw new FileError('damaged', path);
      yield* readEntry(file, entry, most);
    },
  };
}

/** Some writers begin paths with a slash, use the other slash, or another case than they refer to. */
const toPath = (path: string) => path.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();

async function readDirectory(file: Blob): Promise<Entry[]> {
  const tailStart = Math.max(0, file.size - END_SIZE - MAX_COMMENT - LOCATOR_SIZE);
  const tail = toView(await readBytes(file, tailStart, file.size));
  const end = findEnd(tail);
  if (end === undefined) throw new FileError('damaged');
  let size = tail.getUint32(end + 12, true);
  let offset = tail.getUint32(end + 16, true);
  let directoryEnd = tailStart + end;
  const locator = end - LOCATOR_SIZE;
  if (locator >= 0 && tail.getUint32(locator, true) === 0x0706_4b50) {
    const at = toNumber(tail.getBigUint64(locator + 8, true));
    const wide = toView(await readBytes(file, at, at + 56));
    if (wide.byteLength < 56 || wide.getUint32(0, true) !== 0x0606_4b50) throw new FileError('damaged');
    size = toNumber(wide.getBigUint64(40, true));
    offset = toNumber(wide.getBigUint64(48, true));
    directoryEnd = at;
  }
  // Bytes put before the archive shift everything by the same distance.
  const shift = directoryEnd - size - offset;
  if (shift < 0 || size > MAX_DIRECTORY) throw new FileError('damaged');
  return toEntries(toView(await readBytes(file, offset + shift, directoryEnd)), shift);
}

/** Where the end record begins; its comment may hold anything, so that its length must fit. */
function findEnd(tail: DataView): number | undefined {
  for (let at = tail.byteLength - END_SIZE; at >= 0; at--) {
    if (tail.getUint32(at, true) !== 0x0605_4b50) continue;
    if (at + END_SIZE + tail.getUint16(at + 20, true) <= tail.byteLength) return at;
  }
  return undefined;
}

function toEntries(view: DataView, shift: number): Entry[] {
  const entries: Entry[] = [];
  for (let at = 0; at + 46 <= view.byteLength;) {
    if (view.getUint32(at, true) !== 0x0201_4b50) throw new FileError('damaged');
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const next = at + 46 + nameLength + extraLength + view.getUint16(at + 32, true);
    if (next > view.byteLength) throw new FileError('damaged');
    const name = new Uint8Array(view.buffer, view.byteOffset + at + 46, nameLength);
    const [packed, offset] = toWide(view, at, at + 46 + nameLength, extraLength);
    entries.push({
      path: toPath(new TextDecoder().decode(name)),
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed,
      offset: offset + shift,
    });
    at = next;
  }
  return entries;
}

/** Packed size and offset, taken from the ZIP64 extra field where they do not fit their 32 bits. */
function toWide(view: DataView, at: number, extra: number, extraLength: number): [number, number] {
  const FULL = 0xffff_ffff;
  let packed = view.getUint32(at + 20, true);
  let offset = view.getUint32(at + 42, true);
  const hasSize = view.getUint32(at + 24, true) === FULL;
  for (let field = extra; field + 4 <= extra + extraLength;) {
    const length = view.getUint16(field + 2, true);
    let value = field + 4;
    const end = value + length;
    if (end > extra + extraLength) break;
    if (view.getUint16(field, true) === 1) {
      if (hasSize) value += 8;
      if (packed === FULL && value + 8 <= end) {
        packed = toNumber(view.getBigUint64(value, true));
        value += 8;
      }
      if (offset === FULL && value + 8 <= end) offset = toNumber(view.getBigUint64(value, true));
    }
    field = end;
  }
  return [packed, offset];
}

async function* readEntry(
  file: Blob,
  entry: Entry,
  most: number,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void, void> {
  const { path, method, packed } = entry;
  if ((entry.flags & ENCRYPTED) !== 0) throw new FileError('password-protected', path);
  const header = toView(await readBytes(file, entry.offset, entry.offset + 30));
  if (header.byteLength < 30 || header.getUint32(0, true) !== 0x0403_4b50)
    throw new FileError('damaged', path);
  const start = entry.offset + 30 + header.getUint16(26, true) + header.getUint16(28, true);
  if (start + packed > file.size) throw new FileError('damaged', path);
  if (method !== STORED && method !== DEFLATED) throw new FileError('damaged', path);

  const source = readPieces(file, start, start + packed);
  let size = 0;
  let crc = 0xffff_ffff;
  for await (const piece of method === STORED ? source : inflate(source, path)) {
    size += piece.length;
    if (size > most || (size > RATIO_FROM && size > packed * MAX_RATIO)) {
      throw new FileError('unpacks-too-large', path);
    }
    crc = updateCrc(crc, piece);
    yield piece;
  }
  if ((crc ^ 0xffff_ffff) >>> 0 !== entry.crc) throw new FileError('damaged', path);
}

/** Inflates in the browser's own code, off this thread; asked for no more than the next piece. */
async function* inflate(
  source: AsyncGenerator<Uint8Array<ArrayBuffer>, void, void>,
  path: string,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void, void> {
  let piece: Uint8Array<ArrayBuffer> | undefined;
  const packed = new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      async pull(controller) {
        piece ??= (await source.next()).value ?? undefined;
        if (piece === undefined) return controller.close();
        controller.enqueue(piece.subarray(0, FEED));
        piece = piece.length > FEED ? piece.subarray(FEED) : undefined;
      },
    },
    { highWaterMark: 0 },
  );
  const reader = packed.pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read().catch((cause: unknown) => {
        throw cause instanceof FileError ? cause : new FileError('damaged', path, { cause });
      });
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

const toView = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** @throws FileError for a number beyond what any file has */
function toNumber(value: bigint): number {
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw new FileError('damaged');
  return Number(value);
}

const CRC_1 = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let bit = 0; bit < 8; bit++) c = c & 1 ? 0xedb8_8320 ^ (c >>> 1) : c >>> 1;
  return c;
});
/** Of a byte with one to three behind it: four bytes taken at once are twice as fast as one. */
const toNext = (table: Uint32Array) => table.map((c) => byte(CRC_1, c & 0xff) ^ (c >>> 8));
const CRC_2 = toNext(CRC_1);
const CRC_3 = toNext(CRC_2);
const CRC_4 = toNext(CRC_3);

function updateCrc(crc: number, bytes: Uint8Array): number {
  let c = crc;
  let at = 0;
  for (const end = bytes.length - 3; at < end; at += 4) {
    c ^=
      byte(bytes, at) |
      (byte(bytes, at + 1) << 8) |
      (byte(bytes, at + 2) << 16) |
      (byte(bytes, at + 3) << 24);
    c =
      byte(CRC_4, c & 0xff) ^
      byte(CRC_3, (c >>> 8) & 0xff) ^
      byte(CRC_2, (c >>> 16) & 0xff) ^
      byte(CRC_1, c >>> 24);
  }
  for (; at < bytes.length; at++) c = byte(CRC_1, (c ^ byte(bytes, at)) & 0xff) ^ (c >>> 8);
  return c;
}

function byte(bytes: Uint8Array | Uint32Array, at: number): number {
  return bytes[at] ?? 0;
}
