import { crc32, deflateRawSync } from 'node:zlib';

/** An entry of an archive made for a test; by default deflated, with true sizes. */
export interface MadeEntry {
  path: string;
  content: string | Uint8Array;
  stored?: boolean;
  /** Sizes stand behind the content, as streaming writers leave them. */
  descriptor?: boolean;
  flags?: number;
  method?: number;
  /** Replaces the checksum. */
  crc?: number;
  /** The size its headers claim. */
  claims?: number;
}

/** A ZIP archive, byte by byte as the standard has it, also with what writers rarely do. */
export function makeZip(
  entries: readonly MadeEntry[],
  { zip64 = false, before = '', comment = '' }: { zip64?: boolean; before?: string; comment?: string } = {},
): Blob {
  const parts: Uint8Array[] = [Buffer.from(before)];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const entry of entries) {
    const content = typeof entry.content === 'string' ? Buffer.from(entry.content) : entry.content;
    const packed = entry.stored ? content : deflateRawSync(content);
    const path = Buffer.from(entry.path);
    const crc = entry.crc ?? crc32(content);
    const size = entry.claims ?? content.length;
    const flags = (entry.flags ?? 0) | (entry.descriptor ? 8 : 0);
    const method = entry.method ?? (entry.stored ? 0 : 8);
    const head = (sizes: [number, number, number], extra: number) =>
      bytes([2, 45], [2, flags], [2, method], [2, 0], [2, 0x21], [4, sizes[0]], [4, sizes[1]], [4, sizes[2]], [2, path.length], [2, extra]); // prettier-ignore
    const local = Buffer.concat([
      bytes([4, 0x04034b50]),
      head(entry.descriptor ? [0, 0, 0] : [crc, packed.length, size], 0),
      path,
    ]);
    const tail = entry.descriptor
      ? bytes([4, 0x08074b50], [4, crc], [4, packed.length], [4, size])
      : new Uint8Array();
    parts.push(local, packed, tail);
    const wide = zip64
      ? bytes([2, 1], [2, 24], [8, size], [8, packed.length], [8, offset])
      : new Uint8Array();
    const FULL = 0xffffffff;
    directory.push(
      bytes([4, 0x02014b50], [2, 45]),
      head(zip64 ? [crc, FULL, FULL] : [crc, packed.length, size], wide.length),
      bytes([2, 0], [2, 0], [2, 0], [4, 0], [4, zip64 ? FULL : offset]),
      path,
      wide,
    );
    offset += local.length + packed.length + tail.length;
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const end64 = zip64
    ? bytes([4, 0x06064b50], [8, 44], [2, 45], [2, 45], [4, 0], [4, 0], [8, entries.length], [8, entries.length], [8, size], [8, offset], [4, 0x07064b50], [4, 0], [8, offset + size + before.length], [4, 1]) // prettier-ignore
    : new Uint8Array();
  const end = bytes([4, 0x06054b50], [2, 0], [2, 0], [2, entries.length], [2, entries.length], [4, size], [4, zip64 ? 0xffffffff : offset], [2, comment.length]); // prettier-ignore
  return new Blob([...parts, ...directory, end64, end, comment] as BlobPart[]);
}

function bytes(...fields: readonly (readonly [bytes: 2 | 4 | 8, value: number])[]): Uint8Array {
  const view = Buffer.alloc(fields.reduce((sum, [size]) => sum + size, 0));
  let at = 0;
  for (const [size, value] of fields) {
    if (size === 8) view.writeBigUInt64LE(BigInt(value), at);
    else if (size === 4) view.writeUInt32LE(value >>> 0, at);
    else view.writeUInt16LE(value, at);
    at += size;
  }
  return view;
}
