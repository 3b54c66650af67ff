import type { BackupKeyRow } from '../schema';
import type { Store } from '../store';
import { makeSealKey, type SealKey } from './seal';

const table = (store: Store) => store.db.table<BackupKeyRow, string>('meta');

/** What encrypts the files; `undefined` when the user has set no passphrase. */
export async function readSealKey(store: Store): Promise<SealKey | undefined> {
  return table(store).get('backupKey');
}

/** From now on files are encrypted with this passphrase; `undefined` ends that. It is kept nowhere itself. */
export async function setPassphrase(store: Store, passphrase: string | undefined): Promise<void> {
  if (passphrase === undefined) return table(store).delete('backupKey');
  const { secret, salt } = await makeSealKey(passphrase);
  await table(store).put({ key: 'backupKey', secret, salt });
}
