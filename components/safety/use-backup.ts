import { useState } from 'react';
import { i18n } from '#i18n';
import { makeBackup } from '@/lib/store/backup/backups';
import { readSealKey } from '@/lib/store/backup/kept-key';
import { seal } from '@/lib/store/backup/seal';
import { updateMark } from '@/lib/store/marks';
import type { Store } from '@/lib/store/store';
import { useServices } from '../services';
import { useAnnounce } from '../ui/announcer';

/** Makes a backup now, inside the browser and as a file. */
export function useBackup() {
  const { store, shelf, saveFile } = useServices();
  const announce = useAnnounce();
  const [busy, setBusy] = useState(false);

  async function backUp() {
    setBusy(true);
    try {
      const { name, content, made } = await makeBackup(store, shelf, 'manual');
      const file = await toFile(store, name, content);
      saveFile(file.name, file.content);
      await updateMark(store, { fileAt: made });
      announce(i18n.t('backup.done'));
    } catch {
      announce(i18n.t('backup.failed'));
    } finally {
      setBusy(false);
    }
  }

  return { busy, backUp };
}

/** A backup as it leaves the browser: encrypted if the user has set a passphrase. */
export async function toFile(
  store: Store,
  name: string,
  content: Blob,
): Promise<{ name: string; content: Blob }> {
  const key = await readSealKey(store);
  if (key === undefined) return { name, content };
  const sealed = await new Response(seal(content.stream(), key) as BodyInit).blob();
  return { name: name.replace(/\.jsonl\.gz$/, '.leadlight'), content: sealed };
}
