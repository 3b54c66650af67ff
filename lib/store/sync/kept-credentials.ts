import type { Store } from '../store';
import type { CredentialRow } from './rows';

/** A row of `meta`, which is in no backup: what this browser encrypts secrets with. */
interface DeviceKeyRow {
  key: 'syncKey';
  /** Not extractable: scripts can use it, and nobody can read it. */
  secret: CryptoKey;
}

/** This browser's own key, made when it is first needed. */
export async function readDeviceKey(store: Store): Promise<CryptoKey> {
  const { db } = store;
  const table = db.table<DeviceKeyRow, string>('meta');
  const kept = await table.get('syncKey');
  if (kept !== undefined) return kept.secret;
  const secret = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ]);
  return db.transaction('rw', table, async () => {
    // Another window may have been first.
    const first = await table.get('syncKey');
    if (first !== undefined) return first.secret;
    await table.put({ key: 'syncKey', secret });
    return secret;
  });
}

export async function findCredential(store: Store, targetId: string): Promise<CredentialRow | undefined> {
  return store.db.credentials.get(targetId);
}

export async function putCredential(store: Store, row: CredentialRow): Promise<void> {
  await store.db.credentials.put(row);
}
