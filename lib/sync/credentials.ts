import { makeSealKey, openSealKey } from '@/lib/store/backup/seal';
import { findCredential, putCredential, readDeviceKey } from '@/lib/store/sync/kept-credentials';
import type { CredentialRow } from '@/lib/store/sync/rows';
import type { Store } from '@/lib/store/store';

/**
 * Secrets of targets. At rest they are encrypted with a key of this browser that no script can read out, with a passphrase
 * inside of that once more; unlocked by it they stay in memory until the browser is closed. Each is bound to its target
 * and to one origin. They are in no backup, no export and no log.
 */

/** What lives in memory until the browser is closed (`lib/platform/session.ts`). */
export interface Session {
  read: (name: string) => Promise<unknown>;
  write: (name: string, value: unknown) => Promise<void>;
}

export type Unlocked = { ok: true; secret: string } | { ok: false; reason: 'no-credential' | 'locked' };

const toSessionName = (targetId: string) => `credential:${targetId}`;

/** Keeps a target's secret for one origin, in place of the one before. */
export async function keepCredential(
  store: Store,
  session: Session,
  given: { targetId: string; origin: string; secret: string; passphrase: string | undefined },
): Promise<void> {
  const { targetId, origin, secret, passphrase } = given;
  const bound = toBound(targetId, origin);
  let bytes = new TextEncoder().encode(secret);
  let salt: CredentialRow['salt'];
  if (passphrase !== undefined) {
    const key = await makeSealKey(passphrase);
    salt = key.salt;
    const iv = newIv();
    const inner = new Uint8Array(await encrypt(key.secret, iv, bound, bytes));
    bytes = new Uint8Array([...iv, ...inner]);
  }
  const iv = newIv();
  const sealed = new Uint8Array(await encrypt(await readDeviceKey(store), iv, bound, bytes));
  await putCredential(store, { targetId, origin, iv, sealed, ...(salt && { salt }) });
  await session.write(toSessionName(targetId), salt === undefined ? undefined : { origin, secret });
}

/**
 * Keeps a new secret in place of one that is refused; behind the same passphrase, where that one stands behind one.
 *
 * @returns false for a wrong passphrase, or none where there has to be one: nothing is kept then
 */
export async function replaceCredential(
  store: Store,
  session: Session,
  given: { targetId: string; origin: string; secret: string; passphrase: string | undefined },
): Promise<boolean> {
  const { targetId, passphrase } = given;
  const row = await findCredential(store, targetId);
  if (row?.salt === undefined) {
    await keepCredential(store, session, { ...given, passphrase: undefined });
    return true;
  }
  if (passphrase === undefined) return false;
  // One that does not open at all, as in a database copied from elsewhere, cannot tell which one is right.
  const opens = (await unwrap(store, row)) !== undefined;
  if (opens && !(await unlockCredential(store, session, targetId, passphrase))) return false;
  await keepCredential(store, session, given);
  return true;
}

/** A target's secret for its origin. For another one there is none, whatever the target's settings say. */
export async function readCredential(
  store: Store,
  session: Session,
  targetId: string,
  origin: string,
): Promise<Unlocked> {
  const row = await findCredential(store, targetId);
  if (row === undefined || row.origin !== origin) return { ok: false, reason: 'no-credential' };
  if (row.salt !== undefined) {
    const kept = await session.read(toSessionName(targetId));
    return isKept(kept) && kept.origin === origin
      ? { ok: true, secret: kept.secret }
      : { ok: false, reason: 'locked' };
  }
  const bytes = await unwrap(store, row);
  return bytes === undefined
    ? { ok: false, reason: 'no-credential' }
    : { ok: true, secret: new TextDecoder().decode(bytes) };
}

/** Takes the passphrase, and remembers the secret until the browser is closed. False for a wrong one. */
export async function unlockCredential(
  store: Store,
  session: Session,
  targetId: string,
  passphrase: string,
): Promise<boolean> {
  const row = await findCredential(store, targetId);
  const outer = row && (await unwrap(store, row));
  if (row?.salt === undefined || outer === undefined) return false;
  const key = await openSealKey(passphrase, row.salt);
  try {
    const bytes = await decrypt(
      key.secret,
      outer.slice(0, IV),
      toBound(targetId, row.origin),
      outer.slice(IV),
    );
    const secret = new TextDecoder().decode(bytes);
    await session.write(toSessionName(targetId), { origin: row.origin, secret });
    return true;
  } catch {
    return false;
  }
}

/** Forgets what is in memory of a target that is taken away; `removeTarget` takes the rest. */
export async function forgetCredential(session: Session, targetId: string): Promise<void> {
  await session.write(toSessionName(targetId), undefined);
}

/** Bytes of a nonce. */
const IV = 12;
const newIv = () => crypto.getRandomValues(new Uint8Array(IV));

/** Encrypted along, so that a row copied to another target or origin opens nothing. */
const toBound = (targetId: string, origin: string) => new TextEncoder().encode(`${targetId} ${origin}`);

function encrypt(
  key: CryptoKey,
  iv: Uint8Array<ArrayBuffer>,
  additionalData: Uint8Array<ArrayBuffer>,
  bytes: Uint8Array<ArrayBuffer>,
) {
  return crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, key, bytes);
}

function decrypt(
  key: CryptoKey,
  iv: Uint8Array<ArrayBuffer>,
  additionalData: Uint8Array<ArrayBuffer>,
  bytes: Uint8Array<ArrayBuffer>,
) {
  return crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData }, key, bytes);
}

/** Without the browser's own layer; `undefined` where it does not open, as in a database copied from elsewhere. */
async function unwrap(store: Store, row: CredentialRow): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const key = await readDeviceKey(store);
  return decrypt(key, row.iv, toBound(row.targetId, row.origin), row.sealed).then(
    (bytes) => new Uint8Array(bytes),
    () => undefined,
  );
}

function isKept(value: unknown): value is { origin: string; secret: string } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'origin' in value &&
    'secret' in value &&
    typeof value.secret === 'string'
  );
}
