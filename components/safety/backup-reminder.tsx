import { useEffect, useState } from 'react';
import { i18n } from '#i18n';
import { KEPT, listBackups } from '@/lib/store/backup/backups';
import { updateMark } from '@/lib/store/marks';
import type { Store } from '@/lib/store/store';
import { useServices, type Services } from '../services';
import { Button } from '../ui/button';
import styles from './safety.module.css';
import { toFile, useBackup } from './use-backup';

/** Below this nothing is said: who tries Leadlight out has nothing to lose yet. */
const WORTH_IT = 25;
const MONTH = 30 * 24 * 3_600_000;

/**
 * Sees to it that a backup lies outside the browser: by itself where the user has allowed it, else by a word once a
 * month. Stands in the panel and the full page.
 */
export function BackupReminder() {
  const services = useServices();
  const { store, downloads, readSetting, writeSetting } = services;
  const { busy, backUp } = useBackup();
  const [due, setDue] = useState(false);

  useEffect(() => {
    let gone = false;
    void (async () => {
      if (await downloads.isAllowed()) return keepFile(services);
      const since = Math.max((await store.marks.read())?.fileAt ?? 0, (await readSetting('reminded')) ?? 0);
      if (store.now() - since < MONTH || !(await hasManyLeads(store))) return;
      if (!gone) setDue(true);
    })().catch(() => undefined);
    return () => {
      gone = true;
    };
  }, [services, store, downloads, readSetting]);

  if (!due) return null;
  return (
    <aside className={styles.reminder} aria-label={i18n.t('backup.title')}>
      <p>{i18n.t('backup.remind')}</p>
      <span className={styles.reminderWays}>
        <Button disabled={busy} onClick={() => void backUp().then(() => setDue(false))}>
          {busy ? i18n.t('backup.busy') : i18n.t('backup.now')}
        </Button>
        <Button
          look="quiet"
          onClick={() => {
            setDue(false);
            void writeSetting('reminded', store.now());
          }}
        >
          {i18n.t('backup.later')}
        </Button>
      </span>
    </aside>
  );
}

/** Not by counting: `limit(25).count()` counts all of them, a fifth of a second at 100,000, and the list waits for that. */
async function hasManyLeads({ db }: Store): Promise<boolean> {
  return (await db.leads.limit(WORTH_IT).primaryKeys()).length >= WORTH_IT;
}

/** The newest backup inside the browser goes to the downloads folder, once; contexts that open together take turns. */
async function keepFile({ store, shelf, downloads }: Pick<Services, 'store' | 'shelf' | 'downloads'>) {
  await navigator.locks.request(`${store.db.name}:file`, async () => {
    const [newest] = await listBackups(shelf);
    const { fileAt = 0 } = (await store.marks.read()) ?? {};
    if (newest === undefined || newest.made <= fileAt) return;
    const file = await toFile(store, newest.name, await shelf.read(newest.name));
    await downloads.keep(file.name, file.content, KEPT);
    await updateMark(store, { fileAt: newest.made });
  });
}
