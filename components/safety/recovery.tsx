import { ShieldAlert } from 'lucide-react';
import { useEffect, useState } from 'react';
import { i18n } from '#i18n';
import { listBackups, type Backup } from '@/lib/store/backup/backups';
import { startAnew } from '@/lib/store/marks';
import { useServices } from '../services';
import { Button } from '../ui/button';
import { Empty } from '../ui/empty';
import { formatDate, formatNumber } from '../ui/format';
import { RestoreDialog, type Source } from './restore-dialog';
import styles from './safety.module.css';

/** The browser threw the database away: what happened, the newest backup, and the two ways on. */
export function Recovery() {
  const { store, shelf } = useServices();
  const [backups, setBackups] = useState<Backup[]>();
  const [source, setSource] = useState<Source>();

  useEffect(() => {
    void listBackups(shelf)
      .catch(() => [])
      .then(setBackups);
  }, [shelf]);

  const newest = backups?.[0];
  return (
    <main className={styles.screen}>
      <Empty alone icon={<ShieldAlert size={28} />} title={i18n.t('lost.title')}>
        <p>{i18n.t('lost.what')}</p>
        <p>{i18n.t('lost.safe')}</p>
        {backups === undefined ? null : (
          <p>
            <b>
              {newest === undefined
                ? i18n.t('lost.none')
                : i18n.t('lost.newest', newest.leads, [formatNumber(newest.leads)], {
                    date: formatDate(newest.made, { time: true }),
                  })}
            </b>
          </p>
        )}
        <div className={styles.actions}>
          {newest === undefined ? null : (
            <Button look="primary" onClick={() => setSource({ from: 'shelf', name: newest.name })}>
              {i18n.t('lost.restore')}
            </Button>
          )}
          <Button
            look={newest === undefined ? 'primary' : 'plain'}
            onClick={() => setSource({ from: 'file' })}
          >
            {i18n.t('backup.restoreFile')}
          </Button>
          <Button look="quiet" onClick={() => void startAnew(store)}>
            {i18n.t('lost.anew')}
          </Button>
        </div>
        <p>{i18n.t('lost.anewHint')}</p>
      </Empty>
      {source === undefined ? null : (
        <RestoreDialog source={source} empty onClose={() => setSource(undefined)} />
      )}
    </main>
  );
}
