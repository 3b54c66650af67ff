import * as z from 'zod/mini';
import { BackupError } from './file-error';

/**
 * Encryption of a backup: PBKDF2 makes a key of a passphrase, AES-GCM encrypts in pieces of one mebibyte, so that a
 * large file is never held whole. Each piece is bound to the header, to its place and to whether it is the last one: a
 * piece that is missing, moved or cut off does not decrypt.
 *
 * The file: one line of JSON (`SealHeader`), then for each piece its ciphertext with the 16 bytes of its tag.
 */

/** As OWASP advises for SHA-256. */
const ITERATIONS = 600_000;
/** Of a file from elsewhere: more would only hold the user up. */
const MAX_ITERATIONS = 10_000_000;
const PIECE = 1024 * 1024;
const TAG = 16;
const MAX_HEADER = 1_024;

const base64 = z.string().check(z.regex(/^[A-Za-z0-9+/]{10,100}=*$/));
const sealHeader = z.object({
  leadlight: z.literal('encrypted backup'),
  format: z.int(),
  iterations: z.int().check(z.minimum(1), z.maximum(MAX_ITERATIONS)),
  salt: base64,
  /** The first 7 of each piece's 12 bytes of nonce. */
  prefix: base64,
});

/** What encrypts; made of a passphrase once, so that automatic backups need not ask for it. */
export interface SealKey {
  secret: CryptoKey;
  salt: Uint8Array<ArrayBuffer>;
}

export async function makeSealKey(passphrase: string): Promise<SealKey> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  return { salt, secret: await deriveKey(passphrase, salt, ITERATIONS) };
}

/** The key made of a passphrase before, made again. */
export async function openSealKey(passphrase: string, salt: Uint8Array<ArrayBuffer>): Promise<SealKey> {
  return { salt, secret: await deriveKey(passphrase, salt, ITERATIONS) };
}

/** The same bytes, encrypted. */
export function seal(content: ReadableStream<Uint8Array>, key: SealKey): ReadableStream<Uint8Array> {
  const prefix = crypto.getRandomValues(new Uint8Array(7));
  const header = new TextEncoder().encode(
    `${JSON.stringify({
      leadlight: 'encrypted backup',
      format: 1,
      iterations: ITERATIONS,
      salt: toBase64(key.salt),
      prefix: toBase64(prefix),
    } satisfies z.infer<typeof sealHeader>)}\n`,
  );
  let index = 0;
  const encrypt = async (piece: Uint8Array<ArrayBuffer>, last: boolean) =>
    new Uint8Array(
      await crypto.subtle.encrypt(toParameters(prefix, index++, last, header), key.secret, piece),
    );
  return content.pipeThrough(inPieces(PIECE, encrypt, header));
}

/** Whether a file is encrypted. */
export async function isSealed(file: Blob): Promise<boolean> {
  return (await findHeader(file)) !== undefined;
}

/** @throws BackupError at once for a wrong passphrase or a newer format, and from the stream when a piece is damaged */
export async function unseal(file: Blob, passphrase: string): Promise<ReadableStream<Uint8Array>> {
  const found = await findHeader(file);
  if (found === undefined) throw new BackupError('not-a-backup');
  const { header, bytes } = found;
  if (header.format > 1) throw new BackupError('newer');
  const prefix = fromBase64(header.prefix);
  const secret = await deriveKey(passphrase, fromBase64(header.salt), header.iterations);
  const body = file.slice(bytes.length);
  const decrypt = async (piece: Uint8Array<ArrayBuffer>, index: number, last: boolean) =>
    new Uint8Array(await crypto.subtle.decrypt(toParameters(prefix, index, last, bytes), secret, piece));
  // The first piece tells the passphrase: nothing else makes a tag fit.
  const first = new Uint8Array(await body.slice(0, PIECE + TAG).arrayBuffer());
  const whole = body.size <= PIECE + TAG;
  await decrypt(first, 0, whole).catch((cause: unknown) => {
    throw new BackupError('wrong-passphrase', { cause });
  });
  let index = 0;
  return body.stream().pipeThrough(
    inPieces(PIECE + TAG, (piece, last) =>
      decrypt(piece, index++, last).catch((cause: unknown) => {
        throw new BackupError('damaged', { cause });
      }),
    ),
  );
}

async function findHeader(file: Blob) {
  const start = new Uint8Array(await file.slice(0, MAX_HEADER).arrayBuffer());
  const end = start.indexOf(10);
  if (end < 0) return undefined;
  const bytes = start.slice(0, end + 1);
  try {
    const parsed = sealHeader.safeParse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
    return parsed.success ? { header: parsed.data, bytes } : undefined;
  } catch {
    return undefined;
  }
}

/** A file that is a whole number of pieces long ends in a full piece, so each waits until it is known to be the last. */
function inPieces(
  size: number,
  work: (piece: Uint8Array<ArrayBuffer>, last: boolean) => Promise<Uint8Array>,
  header?: Uint8Array,
): TransformStream<Uint8Array, Uint8Array> {
  let held = new Uint8Array(0);
  return new TransformStream({
    start(controller) {
      if (header !== undefined) controller.enqueue(header);
    },
    async transform(chunk, controller) {
      const all = new Uint8Array(held.length + chunk.length);
      all.set(held);
      all.set(chunk, held.length);
      let at = 0;
      for (; all.length - at > size; at += size)
        controller.enqueue(await work(all.slice(at, at + size), false));
      held = all.slice(at);
    },
    async flush(controller) {
      controller.enqueue(await work(held, true));
    },
  });
}

function toParameters(prefix: Uint8Array, index: number, last: boolean, header: Uint8Array<ArrayBuffer>) {
  const iv = new Uint8Array(12);
  iv.set(prefix.subarray(0, 7));
  new DataView(iv.buffer).setUint32(7, index);
  iv[11] = last ? 1 : 0;
  return { name: 'AES-GCM', iv, additionalData: header };
}

async function deriveKey(
  passphrase: string,
  salt: Uint8Array<ArrayBuffer>,
  iterations: number,
): Promise<CryptoKey> {
  // The same letters typed on another system must be the same bytes.
  const bytes = new TextEncoder().encode(passphrase.normalize('NFKC'));
  const material = await crypto.subtle.importKey('raw', bytes, 'PBKDF2', false, ['deriveKey']);
  return crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations },
    material,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );
}

function toBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
}
