import { ShieldAlert } from 'lucide-react';
import { i18n } from '#i18n';
import type { StoreHealth } from '@/lib/store/store';
import { Button } from '../ui/button';
import { Empty } from '../ui/empty';
import { CopyDiagnostics } from './diagnostics';
import styles from './safety.module.css';

type Troubled = Extract<StoreHealth, 'newer-data' | 'migration-failed' | 'unreadable'>;

const keys = {
  'newer-data': 'newerData',
  'migration-failed': 'migrationFailed',
  unreadable: 'unreadable',
} as const;

/** The database is there and cannot be used: what happened, what is safe, what to do. */
export function Trouble({ health }: { health: Troubled }) {
  const key = keys[health];
  return (
    <main className={styles.screen}>
      <Empty alone icon={<ShieldAlert size={28} />} title={i18n.t(`trouble.title.${key}`)}>
        <div role="alert" className={styles.dialog}>
          <p>{i18n.t(`trouble.safe.${key}`)}</p>
          <p>{i18n.t(`trouble.next.${key}`)}</p>
        </div>
        <div className={styles.actions}>
          <Button look="primary" onClick={() => location.reload()}>
            {i18n.t('failure.reload')}
          </Button>
          <CopyDiagnostics />
        </div>
      </Empty>
    </main>
  );
}
